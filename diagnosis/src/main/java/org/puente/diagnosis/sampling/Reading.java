package org.puente.diagnosis.sampling;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.sampling.Estimate.Withheld;

/**
 * What may be read off a population: which figures have an interval, and which are withheld.
 *
 * <ul>
 *   <li>A <b>survey</b> has a design: every figure has a 95 % interval. A number is withheld where fewer than 30 sampled
 *       units stand for it or its coefficient of variation is above 30 % (INEGI calls such figures of low precision); a
 *       share where fewer than 30 sampled units are in its base or its interval is wider than 0.30 (the standards of NCHS,
 *       Vital and Health Statistics 2-175, 2017). What was not seen in the sample is "none in the sample", not zero.
 *   <li>A <b>weighted</b> population without a design has no error to tell; only the rule of 30 units holds.
 *   <li>A <b>register</b> counts everybody: figures are exact, and those of fewer than 10 households, or of all but so few,
 *       are confidential.
 * </ul>
 */
public final class Reading {

    /** The fewest sampled units that a figure may rest on. */
    public static final int LEAST_SAMPLED = 30;

    /** The largest coefficient of variation of a number. */
    public static final double MOST_VARIATION = 0.30;

    /** The widest interval of a share. */
    public static final double WIDEST_SHARE = 0.30;

    /** The fewest units of a register that may be told. */
    public static final int LEAST_TOLD = 10;

    private final boolean isSample;
    private final @Nullable Design design;
    private final double critical;

    private Reading(boolean isSample, @Nullable Design design) {
        this.isSample = isSample;
        this.design = design;
        this.critical = design == null ? 0 : design.criticalValue();
    }

    /** A register, each of whose units counts once. */
    public static Reading ofRegister() {
        return new Reading(false, null);
    }

    /** A population whose units stand for others, with no design to tell the error. */
    public static Reading ofWeighted() {
        return new Reading(true, null);
    }

    /** A survey, whose design must allow an error to be computed. */
    public static Reading ofSurvey(Design design) {
        return new Reading(true, design);
    }

    @Nullable Design design() {
        return design;
    }

    public Optional<Design> findDesign() {
        return Optional.ofNullable(design);
    }

    /** What is said where a group has no unit. */
    Withheld nobody() {
        return isSample ? Withheld.NONE_IN_SAMPLE : Withheld.NOBODY;
    }

    Estimate count(double value, double error, long units) {
        if (!isSample) {
            return units > 0 && units < LEAST_TOLD
                    ? Estimate.withheld(Withheld.CONFIDENTIAL, units)
                    : Estimate.exact(value, units);
        }
        if (units == 0 || value == 0) {
            return Estimate.withheld(Withheld.NONE_IN_SAMPLE, units);
        }
        if (units < LEAST_SAMPLED || (design != null && error > MOST_VARIATION * Math.abs(value))) {
            return Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, units);
        }
        if (design == null) {
            return Estimate.exact(value, units);
        }
        double reach = critical * error;
        return new Estimate(value, Math.max(0, value - reach), value + reach, error, units, null);
    }

    Estimate share(double value, double error, long units, long base, int primaryUnits) {
        if (!isSample) {
            boolean isTelling = base < LEAST_TOLD || isFew(units) || isFew(base - units);
            return isTelling ? Estimate.withheld(Withheld.CONFIDENTIAL, base) : Estimate.exact(value, base);
        }
        if (base < LEAST_SAMPLED) {
            return Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, base);
        }
        // Units may have a weight of nothing: they were seen, but stand for nobody.
        if (units == 0 || value == 0) {
            return Estimate.withheld(Withheld.NONE_IN_SAMPLE, base);
        }
        return design == null ? Estimate.exact(value, base) : shareOfSample(value, error, base, primaryUnits);
    }

    /** Whether a number of units, beside all of which they are part, tells of so few others that it is confidential. */
    boolean tellsTheRest(long units, long all) {
        return !isSample && isFew(all - units);
    }

    private static boolean isFew(long units) {
        return units > 0 && units < LEAST_TOLD;
    }

    /** With the interval on the scale of log-odds, which keeps it between 0 and 1. */
    private Estimate shareOfSample(double value, double error, long base, int primaryUnits) {
        double low;
        double high;
        if (value >= 1 - 1e-12) {
            // All of the sample: the exact binomial bound, with primary units as the sample size for caution.
            low = Math.pow((1 - Design.CONFIDENCE) / 2, 1.0 / Math.max(1, primaryUnits));
            high = 1;
        } else {
            double odds = Math.log(value / (1 - value));
            double reach = critical * error / (value * (1 - value));
            low = 1 / (1 + Math.exp(-(odds - reach)));
            high = 1 / (1 + Math.exp(-(odds + reach)));
        }
        return high - low > WIDEST_SHARE
                ? Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, base)
                : new Estimate(value, low, high, error, base, null);
    }

    Estimate mean(double value, double error, long base) {
        if (!isSample) {
            return base < LEAST_TOLD ? Estimate.withheld(Withheld.CONFIDENTIAL, base) : Estimate.exact(value, base);
        }
        if (base < LEAST_SAMPLED || (design != null && error > MOST_VARIATION * Math.abs(value))) {
            return Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, base);
        }
        if (value == 0) {
            return Estimate.withheld(Withheld.NONE_IN_SAMPLE, base);
        }
        return design == null
                ? Estimate.exact(value, base)
                : new Estimate(value, value - critical * error, value + critical * error, error, base, null);
    }

    /**
     * A figure between -1 and 1 that is not a ratio of sums, such as a concentration coefficient.
     *
     * @param value the figure; NaN where those it is about have no weight
     * @param error its standard error, from its linearised values
     * @param units how many units it rests on
     */
    public Estimate coefficient(double value, double error, long units) {
        if (units == 0 || Double.isNaN(value)) {
            return Estimate.withheld(nobody(), 0);
        }
        if (units < (isSample ? LEAST_SAMPLED : LEAST_TOLD)) {
            return Estimate.withheld(isSample ? Withheld.SAMPLE_TOO_SMALL : Withheld.CONFIDENTIAL, units);
        }
        if (design == null) {
            return Estimate.exact(value, units);
        }
        double reach = critical * error;
        return 2 * reach > WIDEST_SHARE
                ? Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, units)
                : new Estimate(value, Math.max(-1, value - reach), Math.min(1, value + reach), error, units, null);
    }

    /** A figure that is another one times something known, such as a cost. */
    public static Estimate times(Estimate estimate, double factor) {
        return new Estimate(
                scaled(estimate.value(), factor),
                scaled(estimate.low(), factor),
                scaled(estimate.high(), factor),
                scaled(estimate.standardError(), factor),
                estimate.sample(),
                estimate.withheld());
    }

    private static @Nullable Double scaled(@Nullable Double value, double factor) {
        return value == null ? null : value * factor;
    }
}
