package org.puente.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the blame for keeping one kind of household out is shared.
 *
 * <p>The clauses that fail are players; a set of them wins if meeting just those lets somebody of the household in. The
 * share of a clause is its Shapley value (Shapley, A value for n-person games, 1953): how often, over all orders in which
 * the clauses could be met one after the other, meeting this one is what lets the household in. The shares of a household
 * add to one.
 *
 * @param isOut whether the household is surely out; otherwise there is no blame
 * @param unmetForAll by clause
 * @param alone by clause: whether meeting it alone lets somebody in
 * @param share by clause: its Shapley value; null where too many clauses fail to compute it
 */
record Blamed(boolean isOut, boolean[] unmetForAll, boolean[] alone, double @Nullable [] share) {

    /** With more failing clauses in one household the sum over their sets would take too long. */
    static final int MOST_FAILING = 20;

    static Blamed of(Family family) {
        int clauses = family.edition().clauses().size();
        boolean[] alone = new boolean[clauses];
        if (!family.isOut()) {
            return new Blamed(false, new boolean[clauses], alone, new double[clauses]);
        }
        List<Integer> failing = family.failing();
        for (int clause : failing) {
            boolean[] waived = new boolean[clauses];
            waived[clause] = true;
            alone[clause] = family.passesWith(waived);
        }
        double[] share = failing.size() > MOST_FAILING ? null : shapley(family, failing, clauses);
        return new Blamed(true, family.unmetForAll(), alone, share);
    }

    /** The sum over sets S without the clause of |S|! (n - |S| - 1)! / n! where it turns S from losing to winning. */
    private static double[] shapley(Family family, List<Integer> failing, int clauses) {
        int players = failing.size();
        boolean[] wins = new boolean[1 << players];
        for (int set = 0; set < wins.length; set++) {
            boolean[] waived = new boolean[clauses];
            for (int player = 0; player < players; player++) {
                waived[failing.get(player)] = (set >>> player & 1) != 0;
            }
            wins[set] = family.passesWith(waived);
        }
        double[] weightOfSize = weights(players);
        double[] share = new double[clauses];
        for (int set = 0; set < wins.length; set++) {
            for (int player = 0; player < players; player++) {
                int with = set | 1 << player;
                if (with != set && wins[with] && !wins[set]) {
                    share[failing.get(player)] += weightOfSize[Integer.bitCount(set)];
                }
            }
        }
        return share;
    }

    private static double[] weights(int players) {
        double[] weights = new double[players];
        double binomial = 1;
        for (int size = 0; size < players; size++) {
            weights[size] = 1 / (players * binomial);
            binomial = binomial * (players - 1 - size) / (size + 1);
        }
        return weights;
    }
}
