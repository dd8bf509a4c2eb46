package org.puente.diagnosis;

import java.util.Arrays;

/**
 * What the error of concentration coefficients needs: the linearised value of each household.
 *
 * <p>C = 2 sum(w h r) / sum(w h) - 1, where h is 1 for a household that is reached, w its weight and r its rank: the
 * middle of its cumulative share of all households, from the poorest (Kakwani, Wagstaff and van Doorslaer, Socioeconomic
 * inequalities in health, Journal of Econometrics 77, 1997, equation 2; O'Donnell and others, Analyzing Health Equity
 * Using Household Survey Data, 2008, chapter 8). Households of one rank are ties.
 *
 * <p>Its linearised value for a household is the derivative by that household's weight, ranks included: 2 h r / H +
 * 2 (1 - G) / N - (C + 1) (h / H + 1 / N), with N and H the weighted households and those reached, and G the middle of the
 * cumulative share of those reached at the household's rank (Deville, Variance estimation for complex statistics and
 * estimators, Survey Methodology 25, 1999). The variance of C is that of the total of these values.
 */
final class Concentration {

    private final int subjects;
    private final double[] reached;
    private double all;
    private double[] ranks = new double[1024];
    /** For each rank, then each subject: the weight reached at that rank; after {@link #close}, the middle of its share. */
    private double[] atRank;

    private int rankCount;

    Concentration(int subjects) {
        this.subjects = subjects;
        this.reached = new double[subjects];
        this.atRank = new double[1024 * subjects];
    }

    /** Begins a rank; ranks come in rising order. */
    void at(double rank) {
        if (rankCount > 0 && ranks[rankCount - 1] == rank) {
            return;
        }
        if (rankCount == ranks.length) {
            ranks = Arrays.copyOf(ranks, 2 * rankCount);
            atRank = Arrays.copyOf(atRank, 2 * rankCount * subjects);
        }
        ranks[rankCount++] = rank;
    }

    /** Adds households at the rank begun last. */
    void add(double weight) {
        all += weight;
    }

    /** Adds households at the rank begun last that a subject reaches. */
    void addReached(int subject, double weight) {
        reached[subject] += weight;
        atRank[(rankCount - 1) * subjects + subject] += weight;
    }

    void close() {
        for (int subject = 0; subject < subjects; subject++) {
            double below = 0;
            for (int rank = 0; rank < rankCount; rank++) {
                int at = rank * subjects + subject;
                double here = atRank[at];
                atRank[at] = reached[subject] == 0 ? 0 : (below + here / 2) / reached[subject];
                below += here;
            }
        }
    }

    boolean isReached(int subject) {
        return reached[subject] > 0;
    }

    /**
     * The linearised value of a household.
     *
     * @param coefficient the subject's
     */
    double linearised(int subject, double coefficient, double rank, boolean isReached) {
        int at = Arrays.binarySearch(ranks, 0, rankCount, rank);
        double share = atRank[at * subjects + subject];
        double plusOne = coefficient + 1;
        double value = 2 * (1 - share) / all - plusOne / all;
        return isReached ? value + (2 * rank - plusOne) / reached[subject] : value;
    }
}
