package org.puente.rules.cases;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.puente.rules.checked.Policy;
import org.puente.rules.judge.Judge;
import org.puente.rules.judge.Judgement;
import org.puente.rules.plan.Plan;
import org.puente.rules.plan.Plan.PlannedProgramme;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/** Judges cases, each by its programme's edition as it stands on the case's date. */
public final class CaseJudge {

    private final Policy policy;
    private final Problems problems;
    private final Map<Key, Optional<PlannedProgramme>> plans = new HashMap<>();

    private record Key(LocalDate asOf, String programme) {}

    /** A policy without errors, and where problems go. */
    public CaseJudge(Policy policy, Problems problems) {
        this.policy = policy;
        this.problems = problems;
    }

    /** Judges all cases; each that does not come out as expected becomes a problem at its row. */
    public void check(List<Case> cases) {
        for (Case one : cases) {
            judge(one).filter(found -> !one.expects(found)).ifPresent(found -> report(one, found));
        }
    }

    /** The verdict on a case; empty if its programme cannot be judged on its date, which has been reported. */
    public Optional<Judgement> judge(Case one) {
        Judge judge = new Judge(one.asOf());
        return plan(one)
                .map(planned -> one.screening()
                        ? judge.screen(planned.edition(), one.unit())
                        : judge.judge(planned.edition(), one.unit()));
    }

    /** A case's programme with the parameters of its date; empty as in {@link #judge}. One plan a date and programme. */
    public Optional<PlannedProgramme> plan(Case one) {
        Key key = new Key(one.asOf(), one.programme().id());
        return plans.computeIfAbsent(key, ignored -> make(one));
    }

    private Optional<PlannedProgramme> make(Case one) {
        Problems found = new Problems();
        Plan plan = Plan.of(policy, one.asOf(), List.of(one.programme().id()), found);
        for (Problem problem : found.list()) {
            problems.error(one.place(), problem.code(), problem.message(), problem.remedy());
        }
        return found.hasErrors() ? Optional.empty() : plan.programmes().stream().findFirst();
    }

    private void report(Case one, Judgement found) {
        problems.error(
                one.place(),
                "failing-case",
                "'" + one.name() + "' is expected to be " + words(one.verdict().words(), one.because())
                        + ", and is found to be " + words(found.verdict().words(), found.deciding()) + ".",
                "Mend the rule or the case. Clauses: " + ClauseWords.of(found) + ".");
    }

    private static String words(String verdict, List<String> because) {
        return because.isEmpty() ? verdict : verdict + " because of " + String.join(", ", because);
    }
}
