package org.puente.population.synthetic;

/**
 * Random numbers of one thing, fixed by a seed and the thing's number: whoever draws them, on any machine, in any order
 * of things, draws the same. Not safe for several threads.
 */
final class Draws {

    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    /** Starts the numbers of a thing. */
    void restart(long seed, long thing) {
        state = mix(mix(seed + STEP) + thing * STEP);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014), which passes the usual batteries of tests. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number above 0 and below 1. */
    double uniform() {
        state += STEP;
        return ((mix(state) >>> 11) + 0.5) * UNIT;
    }

    /** A whole number from 0 to {@code bound} less 1. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** A yes with these log odds. */
    boolean odds(double logOdds) {
        return uniform() < probability(logOdds);
    }

    double normal() {
        return Normal.quantile(uniform());
    }

    /** Strict arithmetic, since the same seed must give the same bytes on every machine. */
    static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
