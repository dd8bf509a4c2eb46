package org.puente.rules.judge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Outcome;
import org.puente.rules.programme.Verdict;

/**
 * Judges one unit by one edition whose parameters a plan has resolved. Every clause is evaluated, also those that no
 * longer matter to the verdict, so that counts never depend on order.
 */
public final class Judge {

    private static final Judgement.ClauseResult AT_APPLICATION =
            new Judgement.ClauseResult(Outcome.UNKNOWN, Set.of(new Unknown.AtApplication()));

    private final LocalDate asOf;

    public Judge(LocalDate asOf) {
        this.asOf = asOf;
    }

    public LocalDate asOf() {
        return asOf;
    }

    /** Judges as a screening does: clauses that read a group or project are unknown. */
    public Judgement screen(Edition edition, UnitFacts unit) {
        return judge(edition, unit, true);
    }

    /** Judges an application whole, with the facts of its group and project. */
    public Judgement judge(Edition edition, UnitFacts unit) {
        return judge(edition, unit, false);
    }

    private Judgement judge(Edition edition, UnitFacts unit, boolean screening) {
        List<Judgement.ClauseResult> results = new ArrayList<>(edition.clauses().size());
        Evaluator evaluator = new Evaluator(asOf, unit);
        for (Clause clause : edition.clauses()) {
            results.add(
                    screening && clause.isAtApplication() ? AT_APPLICATION : result(evaluator.evaluate(clause.when())));
        }
        Outcome whole =
                edition.eligibility().outcome(index -> results.get(index).outcome());
        return new Judgement(edition, results, Verdict.of(whole));
    }

    private static Judgement.ClauseResult result(Object value) {
        if (value instanceof Unknown unknown) {
            return new Judgement.ClauseResult(Outcome.UNKNOWN, unknown.reasons());
        }
        return (Boolean) value ? MET : UNMET;
    }

    private static final Judgement.ClauseResult MET = new Judgement.ClauseResult(Outcome.MET, Set.of());
    private static final Judgement.ClauseResult UNMET = new Judgement.ClauseResult(Outcome.UNMET, Set.of());
}
