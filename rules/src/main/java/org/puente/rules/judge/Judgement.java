package org.puente.rules.judge;

import java.util.List;
import java.util.Set;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Outcome;
import org.puente.rules.programme.Verdict;

/**
 * A verdict on one unit with all that led there.
 *
 * @param edition the rules it was judged by
 * @param clauses what each clause came to, in file order
 * @param verdict what the edition's blocks make of them
 */
public record Judgement(Edition edition, List<ClauseResult> clauses, Verdict verdict) {

    /**
     * What one clause came to.
     *
     * @param reasons why it is unknown; empty otherwise
     */
    public record ClauseResult(Outcome outcome, Set<Unknown.Reason> reasons) {}

    public Outcome outcome(int clause) {
        return clauses.get(clause).outcome();
    }

    /** The ids of the clauses that bring the verdict about, in file order. */
    public List<String> deciding() {
        return edition.eligibility().deciding(this::outcome).stream()
                .map(index -> edition.clauses().get(index).id())
                .toList();
    }
}
