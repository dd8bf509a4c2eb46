package org.puente.conformance.engines;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.puente.rules.programme.Clause;

/** What keeps households out, by trying every order in which their failing clauses could be met. */
final class ExpectedBlame {

    /** With more failing clauses the orders are too many, and their sets are gone through. */
    private static final int MOST_ORDERED = 6;

    /**
     * The blame of one household; nothing where it is not surely out or nobody is there to judge.
     *
     * @param isOut whether there is anything to blame
     */
    record Blame(boolean isOut, boolean[] unmetForAll, boolean[] alone, double[] share) {}

    private final Map<String, Blame> known = new HashMap<>();

    Blame of(Standing standing) {
        StringBuilder key = new StringBuilder(standing.programme().id()).append(standing.isSomebodyUnknown());
        standing.applied().stream().map(Arrays::toString).sorted().forEach(key::append);
        return known.computeIfAbsent(key.toString(), same -> work(standing));
    }

    private static Blame work(Standing standing) {
        List<Clause> clauses = standing.programme().edition().clauses();
        int count = clauses.size();
        boolean[] unmetForAll = new boolean[count];
        boolean[] alone = new boolean[count];
        double[] share = new double[count];
        if (standing.isPossible() || standing.applied().isEmpty()) {
            return new Blame(false, unmetForAll, alone, share);
        }
        int failing = 0;
        for (int i = 0; i < count; i++) {
            int clause = i;
            unmetForAll[i] = standing.applied().stream().allMatch(one -> one[clause] == 0);
            failing |= standing.applied().stream().anyMatch(one -> one[clause] == 0) ? 1 << i : 0;
            alone[i] = letsIn(standing, 1 << i);
        }
        int[] players = bits(failing);
        if (players.length <= MOST_ORDERED) {
            tryOrders(standing, players, 0, share);
        } else {
            trySets(standing, players, share);
        }
        return new Blame(true, unmetForAll, alone, share);
    }

    private static int[] bits(int set) {
        return IntStream.range(0, 31).filter(i -> (set >>> i & 1) != 0).toArray();
    }

    /** Whether somebody may get in once these clauses are met, and all that is not known turns out well. */
    private static boolean letsIn(Standing standing, int met) {
        for (int[] one : standing.applied()) {
            int[] tried = new int[one.length];
            for (int i = 0; i < tried.length; i++) {
                tried[i] = (met >>> i & 1) != 0 || one[i] > 0 ? 2 : 0;
            }
            if (Standing.whole(standing.programme().edition().eligibility(), tried) == 2) {
                return true;
            }
        }
        return false;
    }

    /** All orders; in each the clause that lets somebody in has its part. */
    private static void tryOrders(Standing standing, int[] order, int fixed, double[] share) {
        if (fixed == order.length) {
            int met = 0;
            for (int clause : order) {
                met |= 1 << clause;
                if (letsIn(standing, met)) {
                    share[clause] += 1 / factorial(order.length);
                    return;
                }
            }
        }
        for (int i = fixed; i < order.length; i++) {
            swap(order, fixed, i);
            tryOrders(standing, order, fixed + 1, share);
            swap(order, fixed, i);
        }
    }

    private static void swap(int[] order, int i, int j) {
        int other = order[i];
        order[i] = order[j];
        order[j] = other;
    }

    private static void trySets(Standing standing, int[] players, double[] share) {
        int all = players.length;
        for (int set = 0; set < 1 << all; set++) {
            int met = 0;
            for (int i = 0; i < all; i++) {
                met |= (set >>> i & 1) != 0 ? 1 << players[i] : 0;
            }
            for (int player : players) {
                int before = met & ~(1 << player);
                if (before != met && letsIn(standing, met) && !letsIn(standing, before)) {
                    int size = Integer.bitCount(before);
                    share[player] += factorial(size) * factorial(all - size - 1) / factorial(all);
                }
            }
        }
    }

    private static double factorial(int number) {
        return number < 2 ? 1 : number * factorial(number - 1);
    }
}
