package org.puente.rules.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Fact;
import org.puente.rules.judge.Judgement;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.judge.Unknown;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Outcome;

/** What one clause reads, worked out once, and its explanation for a unit. */
final class ClauseReading {

    private final Policy policy;
    private final LocalDate asOf;
    private final Clause clause;
    private final Reads reads;
    private final Thresholds thresholds;
    private final ParametersRead parameters;

    /** Reads a clause as resolved by a plan, and as written, with its figures still named. */
    ClauseReading(Policy policy, LocalDate asOf, Clause clause, Clause written) {
        this.policy = policy;
        this.asOf = asOf;
        this.clause = clause;
        this.reads = Reads.of(clause.when());
        this.thresholds = new Thresholds(clause.when());
        this.parameters = new ParametersRead(policy, asOf, written.when());
    }

    boolean reads(Fact fact) {
        return reads.unitFacts().contains(fact) || reads.elementFacts().contains(fact);
    }

    Explanation.ClauseExplained explain(Judgement.ClauseResult result, UnitFacts unit) {
        boolean waits = result.reasons().stream().anyMatch(Unknown.AtApplication.class::isInstance);
        Trial trial = new Trial(clause.when(), asOf, unit);
        List<Explanation.Answers> answers = waits ? List.of() : answers(result, trial);
        Explanation.ClauseExplained explained = new Explanation.ClauseExplained(
                clause,
                policy.title(clause.cites().document()),
                result.outcome(),
                facts(unit),
                reads.quantifiers().stream().map(node -> list(node, unit)).toList(),
                parameters.used(unit),
                result.reasons(),
                List.of(),
                answers);
        return explained.couldChange() ? explained.withChanges(changes(trial)) : explained;
    }

    private List<Explanation.FactUsed> facts(UnitFacts unit) {
        return reads.unitFacts().stream()
                .map(fact -> new Explanation.FactUsed(fact, unit.value(fact)))
                .toList();
    }

    private Explanation.ListUsed list(Expr.Quantified node, UnitFacts unit) {
        @Nullable List<Map<String, Object>> members = unit.members(node.list()).orElse(null);
        if (members == null) {
            return new Explanation.ListUsed(node.list(), node.quantifier(), null);
        }
        Set<Fact> facts = new LinkedHashSet<>();
        node.children().forEach(child -> facts.addAll(Reads.of(child).elementFacts()));
        List<Explanation.MemberUsed> used = new ArrayList<>();
        for (int place = 0; place < members.size(); place++) {
            Map<String, Object> known = members.get(place);
            Outcome counted = Trial.outcome(
                    Members.isTrueOfTheOnlyOne(node.list(), node.predicate()),
                    asOf,
                    Members.alone(unit, node.list(), place));
            used.add(new Explanation.MemberUsed(
                    Members.describe(policy.facts(), unit, node.list(), place),
                    counted,
                    facts.stream()
                            .map(fact -> new Explanation.FactUsed(fact, known.get(fact.name())))
                            .toList()));
        }
        return new Explanation.ListUsed(node.list(), node.quantifier(), used);
    }

    private List<Explanation.Change> changes(Trial trial) {
        NearestChange search = new NearestChange(trial, thresholds, asOf);
        List<Explanation.Change> changes = new ArrayList<>();
        for (List<Variable> variables : variables(trial.unit())) {
            search.nearestOf(variables, variable -> member(variable, trial.unit()))
                    .ifPresent(changes::add);
        }
        return changes;
    }

    /** The variables of each fact: one of the unit, or one for each member. */
    private List<List<Variable>> variables(UnitFacts unit) {
        List<List<Variable>> variables = new ArrayList<>();
        reads.unitFacts().forEach(fact -> variables.add(List.of(Variable.ofUnit(fact))));
        Map<Fact, Set<Variable>> ofMembers = new LinkedHashMap<>();
        for (Expr.Quantified node : reads.quantifiers()) {
            int members = unit.members(node.list()).map(List::size).orElse(0);
            for (Expr child : node.children()) {
                for (Fact fact : Reads.of(child).elementFacts()) {
                    Set<Variable> places = ofMembers.computeIfAbsent(fact, ignored -> new LinkedHashSet<>());
                    for (int place = 0; place < members; place++) {
                        places.add(new Variable(fact, node.list(), place));
                    }
                }
            }
        }
        ofMembers.values().forEach(places -> variables.add(List.copyOf(places)));
        return variables;
    }

    private List<Explanation.Answers> answers(Judgement.ClauseResult result, Trial trial) {
        MissingAnswers search = new MissingAnswers(trial, thresholds, asOf);
        List<Explanation.Answers> answers = new ArrayList<>();
        for (Unknown.Reason reason : result.reasons()) {
            if (reason instanceof Unknown.MissingFact missing) {
                Variable variable = variable(missing);
                boolean isWhole = !Axis.fits(variable.fact().type())
                        || Dependence.changesAtThresholds(clause.when(), variable.fact());
                answers.add(new Explanation.Answers(
                        variable.fact(),
                        member(variable, trial.unit()),
                        isWhole ? search.of(variable) : search.examples(variable),
                        isWhole));
            }
        }
        return answers;
    }

    /** A missing fact of a list member is told by path and place alone; its list follows from the clause's quantifiers. */
    private Variable variable(Unknown.MissingFact missing) {
        Fact fact = policy.facts().get(missing.path());
        if (missing.member() < 0) {
            return Variable.ofUnit(fact);
        }
        for (Expr.Quantified node : reads.quantifiers()) {
            boolean readsIt = node.children().stream()
                    .anyMatch(child -> Reads.of(child).elementFacts().contains(fact));
            if (readsIt) {
                return new Variable(fact, node.list(), missing.member());
            }
        }
        throw new IllegalStateException("no quantifier reads " + missing.path());
    }

    private Explanation.@Nullable Member member(Variable variable, UnitFacts unit) {
        Expr.@Nullable MemberList list = variable.list();
        return list == null ? null : Members.describe(policy.facts(), unit, list, variable.place());
    }
}
