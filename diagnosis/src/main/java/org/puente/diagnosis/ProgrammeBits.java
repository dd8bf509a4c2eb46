package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Entity;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Outcome;
import org.puente.rules.programme.Unit;
import org.puente.rules.programme.Verdict;
import org.puente.screening.sql.VerdictLayout;

/**
 * What one programme's outcomes come to for a household, as bits that may be joined by "or" over its members.
 *
 * <p>Three bits tell whether the programme reaches it: surely, possibly, and as it is. The others tell what keeps it out.
 * Conditions that read nothing of the member are the same for all of a household: a bit each if unmet. Conditions that
 * read the member differ: each member is a pattern of those unmet, a number below 2 to the power of how many there are,
 * and the household has a bit for each pattern that one of its members has.
 *
 * @param number of the programme
 * @param shared the clauses that all members share, by their number in the programme
 * @param own the clauses that differ between members
 * @param start the first of the bits that tell what keeps out
 */
record ProgrammeBits(int number, VerdictLayout.Columns columns, List<Integer> shared, List<Integer> own, int start) {

    /** With more clauses that differ, the patterns would be too many to tell apart. */
    static final int MOST_OWN = 10;

    static ProgrammeBits of(int number, VerdictLayout.Columns columns, int start) {
        List<Clause> clauses = columns.programme().edition().clauses();
        boolean ofMembers = columns.programme().programme().screenedUnit() == Unit.MEMBER;
        List<Integer> shared = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            if (!clauses.get(i).isAtApplication()) {
                boolean isOwn = ofMembers && Reads.of(clauses.get(i).when()).readsUnit(Entity.MEMBER);
                (isOwn ? own : shared).add(i);
            }
        }
        return new ProgrammeBits(number, columns, List.copyOf(shared), List.copyOf(own), start);
    }

    Unit unit() {
        return columns.programme().programme().screenedUnit();
    }

    /** Whether there are too many patterns, so that nothing is told of what keeps out. */
    boolean isTooWide() {
        return own.size() > MOST_OWN;
    }

    /** How many bits tell what keeps out. */
    int size() {
        return isTooWide() ? 0 : shared.size() + (own.isEmpty() ? 0 : 1 << own.size());
    }

    /** The bit of a pattern. */
    int patternBit(int pattern) {
        return start + shared.size() + pattern;
    }

    /** Whether it has conditions known only at application. */
    boolean isAppliedFor() {
        return columns.programme().edition().clauses().stream().anyMatch(Clause::isAtApplication);
    }

    /** Whether it has such conditions, and yet may find a unit eligible without them, since another way is open. */
    boolean mayBeEligibleUnapplied() {
        List<Clause> clauses = columns.programme().edition().clauses();
        return isAppliedFor()
                && columns.programme()
                                .edition()
                                .eligibility()
                                .outcome(i -> clauses.get(i).isAtApplication() ? Outcome.UNKNOWN : Outcome.MET)
                        == Outcome.MET;
    }

    /** The bits of a unit with some outcomes: the numbers of those that are set, counted as {@link ReachBits} does. */
    List<Integer> bitsOf(long[] words) {
        int clauses = columns.programme().edition().clauses().size();
        Outcome[] outcomes = new Outcome[clauses];
        for (int i = 0; i < clauses; i++) {
            outcomes[i] = columns.outcome(i, words);
        }
        List<Integer> bits = new ArrayList<>();
        if (mayBeEligibleUnapplied() && verdict(outcomes, false) == Verdict.ELIGIBLE) {
            bits.add(ReachBits.ELIGIBLE + number);
        }
        Verdict applied = verdict(outcomes, true);
        if (applied == Verdict.ELIGIBLE) {
            bits.add(ReachBits.SURELY + number);
        }
        if (applied != Verdict.NOT_ELIGIBLE) {
            bits.add(ReachBits.POSSIBLY + number);
        }
        if (!isTooWide()) {
            addWhatKeepsOut(outcomes, bits);
        }
        return bits;
    }

    private void addWhatKeepsOut(Outcome[] outcomes, List<Integer> bits) {
        for (int i = 0; i < shared.size(); i++) {
            if (outcomes[shared.get(i)] == Outcome.UNMET) {
                bits.add(start + i);
            }
        }
        if (!own.isEmpty()) {
            int pattern = 0;
            for (int i = 0; i < own.size(); i++) {
                pattern |= outcomes[own.get(i)] == Outcome.UNMET ? 1 << i : 0;
            }
            bits.add(patternBit(pattern));
        }
    }

    private Verdict verdict(Outcome[] outcomes, boolean isApplied) {
        List<Clause> clauses = columns.programme().edition().clauses();
        return Verdict.of(columns.programme()
                .edition()
                .eligibility()
                .outcome(i -> isApplied && clauses.get(i).isAtApplication() ? Outcome.MET : outcomes[i]));
    }
}
