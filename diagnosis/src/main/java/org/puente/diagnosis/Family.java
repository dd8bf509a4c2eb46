package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Outcome;

/**
 * What keeps one kind of household out of one programme: the conditions surely unmet, member by member. A condition that
 * is not known, or known only at application, keeps nobody out.
 *
 * @param unmet for each distinct member (or for the household itself), the clauses unmet, a bit each by their number
 */
record Family(Edition edition, List<boolean[]> unmet) {

    /** Reads the numbers that {@link FamilySql} wrote. */
    static Family of(FamilySql sql, long[] numbers) {
        Edition edition = sql.columns().programme().edition();
        int clauses = edition.clauses().size();
        boolean[] shared = new boolean[clauses];
        for (int word = 0; word < sql.shared().size(); word++) {
            int first = sql.columns().words().get(word).firstClause();
            for (int bit : sql.shared().get(word)) {
                shared[first + bit] = (numbers[word] >>> 2 * bit & 1) != 0;
            }
        }
        List<boolean[]> members = new ArrayList<>();
        if (sql.own().isEmpty()) {
            members.add(shared);
        }
        for (int word = sql.shared().size(); word < numbers.length; word++) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                if ((numbers[word] >>> bit & 1) != 0) {
                    members.add(member(sql, shared, 64 * (word - sql.shared().size()) + bit));
                }
            }
        }
        return new Family(edition, members);
    }

    private static boolean[] member(FamilySql sql, boolean[] shared, int pattern) {
        boolean[] unmet = shared.clone();
        for (int i = 0; i < sql.own().size(); i++) {
            unmet[sql.own().get(i)] = (pattern >>> i & 1) != 0;
        }
        return unmet;
    }

    /** Whether somebody is there to judge and all are surely out. */
    boolean isOut() {
        return !unmet.isEmpty() && !passesWith(new boolean[edition.clauses().size()]);
    }

    /** Whether somebody would no longer be surely out if these clauses were met. */
    boolean passesWith(boolean[] waived) {
        for (boolean[] member : unmet) {
            Outcome outcome = edition.eligibility()
                    .outcome(clause -> member[clause] && !waived[clause] ? Outcome.UNMET : Outcome.MET);
            if (outcome == Outcome.MET) {
                return true;
            }
        }
        return false;
    }

    /** The clauses that are unmet for every member. */
    boolean[] unmetForAll() {
        boolean[] all = new boolean[edition.clauses().size()];
        for (int clause = 0; clause < all.length; clause++) {
            int number = clause;
            all[clause] = !unmet.isEmpty() && unmet.stream().allMatch(member -> member[number]);
        }
        return all;
    }

    /** The clauses that are unmet for any member: only these can bear blame. */
    List<Integer> failing() {
        List<Integer> failing = new ArrayList<>();
        for (int clause = 0; clause < edition.clauses().size(); clause++) {
            int number = clause;
            if (unmet.stream().anyMatch(member -> member[number])) {
                failing.add(clause);
            }
        }
        return failing;
    }
}
