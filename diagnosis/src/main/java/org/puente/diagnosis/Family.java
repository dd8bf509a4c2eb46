package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Outcome;

/**
 * What keeps one kind of household out of one programme: the conditions surely unmet, member by member. A condition that
 * is not known, or known only at application, keeps nobody out.
 *
 * @param unmet for each distinct member (or for the household itself), the clauses unmet, a bit each by their number
 */
record Family(Edition edition, List<boolean[]> unmet) {

    /**
     * Reads the bits of what keeps out.
     *
     * @param isSet whether the bit of a number is set
     */
    static Family of(ProgrammeBits bits, IntPredicate isSet) {
        Edition edition = bits.columns().programme().edition();
        boolean[] shared = new boolean[edition.clauses().size()];
        for (int i = 0; i < bits.shared().size(); i++) {
            shared[bits.shared().get(i)] = isSet.test(bits.start() + i);
        }
        List<boolean[]> members = new ArrayList<>();
        if (bits.own().isEmpty()) {
            members.add(shared);
        }
        for (int pattern = 0; !bits.own().isEmpty() && pattern < 1 << bits.own().size(); pattern++) {
            if (isSet.test(bits.patternBit(pattern))) {
                members.add(member(bits, shared, pattern));
            }
        }
        return new Family(edition, members);
    }

    private static boolean[] member(ProgrammeBits bits, boolean[] shared, int pattern) {
        boolean[] unmet = shared.clone();
        for (int i = 0; i < bits.own().size(); i++) {
            unmet[bits.own().get(i)] = (pattern >>> i & 1) != 0;
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
