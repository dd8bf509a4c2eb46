package org.puente.population.synthetic;

import java.util.List;

/**
 * The territory of a synthetic nation: it depends on the seed and the figures, never on how many households are drawn.
 * Places are numbered from 0 in the order of their codes. It holds about 20 MB for 190,000 localities.
 */
final class Territory {

    /**
     * A municipality.
     *
     * @param state its state's number
     * @param grade its degree of marginalisation, from 0, very low
     * @param effect its income beyond what its degree and state explain, in standard deviations
     * @param languageShare the share that speaks an indigenous language
     */
    record Municipality(
            String code,
            String name,
            int state,
            int grade,
            long population,
            double effect,
            double index,
            double languageShare,
            double indigenousShare,
            double poorShare,
            double extremePoorShare,
            double belowLineShare,
            double belowMinimumLineShare,
            double threeDeprivationsShare,
            boolean povertyKnown,
            boolean ruralPriorityZone,
            double urbanPriorityZoneShare,
            boolean socialBank,
            int socialLag) {}

    /**
     * A locality.
     *
     * @param sizeClass from 0, fewer than 2,500 inhabitants, to 3, 100,000 and more, where rules draw the lines there
     */
    record Locality(String code, String name, int municipality, int sizeClass, long population) {}

    private final List<String> stateCodes;
    private final List<Municipality> municipalities;
    private final List<Locality> localities;
    private final double[] threshold;
    private final int[] alias;

    /**
     * Makes a territory.
     *
     * @param households how many households live in each locality, in proportion
     */
    Territory(
            List<String> stateCodes,
            List<Municipality> municipalities,
            List<Locality> localities,
            double[] households) {
        this.stateCodes = stateCodes;
        this.municipalities = municipalities;
        this.localities = localities;
        this.threshold = new double[households.length];
        this.alias = new int[households.length];
        fillAlias(households);
    }

    /** Vose's method: one draw finds a locality in constant time. */
    private void fillAlias(double[] households) {
        int n = households.length;
        double total = 0;
        for (double weight : households) {
            total += weight;
        }
        int[] small = new int[n];
        int[] large = new int[n];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < n; i++) {
            threshold[i] = households[i] * n / total;
            alias[i] = i;
            if (threshold[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int less = small[--smalls];
            int more = large[larges - 1];
            alias[less] = more;
            threshold[more] -= 1 - threshold[less];
            if (threshold[more] < 1) {
                larges--;
                small[smalls++] = more;
            }
        }
    }

    int drawLocality(Draws draws) {
        double u = draws.uniform() * threshold.length;
        int i = (int) u;
        return u - i < threshold[i] ? i : alias[i];
    }

    List<String> stateCodes() {
        return stateCodes;
    }

    List<Municipality> municipalities() {
        return municipalities;
    }

    List<Locality> localities() {
        return localities;
    }
}
