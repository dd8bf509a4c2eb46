package org.puente.rules.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.judge.Judge;
import org.puente.rules.judge.Judgement;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Eligibility;
import org.puente.rules.programme.Outcome;
import org.puente.rules.programme.Programme;
import org.puente.rules.programme.Unit;
import org.puente.rules.programme.Verdict;

/** Explains the verdicts of one programme on a day. May be kept for many units and shared between threads. */
public final class Explainer {

    private final Policy policy;
    private final Programme programme;
    private final Edition edition;
    private final Judge judge;
    private final List<ClauseReading> readings = new ArrayList<>();

    /**
     * Prepares to explain.
     *
     * @param planned a programme of the plan
     * @throws IllegalArgumentException if the plan's day has no edition of the programme
     */
    public Explainer(Policy policy, Plan plan, Plan.PlannedProgramme planned) {
        this.policy = policy;
        this.programme = planned.programme();
        this.edition = planned.edition();
        this.judge = new Judge(plan.asOf());
        Edition written = programme
                .find(plan.asOf())
                .orElseThrow(() -> new IllegalArgumentException(planned.id() + " is not in force"));
        for (int i = 0; i < edition.clauses().size(); i++) {
            readings.add(new ClauseReading(
                    policy,
                    plan.asOf(),
                    edition.clauses().get(i),
                    written.clauses().get(i)));
        }
    }

    /** Whether an explanation tells a fact; the others need not be looked up. */
    public boolean needs(Fact fact) {
        return Members.isTrait(fact) || readings.stream().anyMatch(reading -> reading.reads(fact));
    }

    /** Explains the verdict of a screening: clauses that read a group or project wait for its application. */
    public Explanation screen(UnitFacts unit) {
        return explain(judge.screen(edition, unit), unit, programme.screenedUnit());
    }

    /** Explains the verdict on an application, judged whole. */
    public Explanation judge(UnitFacts unit) {
        return explain(judge.judge(edition, unit), unit, programme.unit());
    }

    private Explanation explain(Judgement judgement, UnitFacts facts, Unit unit) {
        List<Explanation.ClauseExplained> clauses = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            clauses.add(readings.get(i).explain(judgement.clauses().get(i), facts));
        }
        Set<Integer> deciding = new TreeSet<>(edition.eligibility().deciding(judgement::outcome));
        return new Explanation(
                judge.asOf(),
                programme,
                unit,
                unit == Unit.MEMBER ? who(facts) : null,
                edition,
                judgement.verdict(),
                List.copyOf(clauses),
                part(edition.eligibility(), judgement),
                deciding,
                turning(judgement));
    }

    private Explanation.@Nullable Member who(UnitFacts facts) {
        int place = facts.members(Expr.MemberList.HOUSEHOLD)
                .map(members -> members.indexOf(facts.known(Entity.MEMBER)))
                .orElse(-1);
        return place < 0 ? null : Members.describe(policy.facts(), facts, Expr.MemberList.HOUSEHOLD, place);
    }

    private static Explanation.Part part(Eligibility eligibility, Judgement judgement) {
        Outcome outcome = eligibility.outcome(judgement::outcome);
        if (eligibility instanceof Eligibility.One one) {
            return new Explanation.One(one.clause(), outcome);
        }
        Eligibility.Block block = (Eligibility.Block) eligibility;
        return new Explanation.Block(
                block.all(),
                outcome,
                block.parts().stream().map(part -> part(part, judgement)).toList());
    }

    private static final Map<Verdict, Integer> GOODNESS =
            Map.of(Verdict.NOT_ELIGIBLE, 0, Verdict.UNDETERMINED, 1, Verdict.ELIGIBLE, 2);

    private List<Explanation.Turn> turning(Judgement judgement) {
        List<Explanation.Turn> turning = new ArrayList<>();
        for (int i = 0; i < edition.clauses().size(); i++) {
            int met = i;
            Outcome then =
                    edition.eligibility().outcome(index -> index == met ? Outcome.MET : judgement.outcome(index));
            Verdict verdict = Verdict.of(then);
            if (goodness(verdict) > goodness(judgement.verdict())) {
                turning.add(new Explanation.Turn(i, verdict));
            }
        }
        return turning;
    }

    private static int goodness(Verdict verdict) {
        return GOODNESS.getOrDefault(verdict, 0);
    }
}
