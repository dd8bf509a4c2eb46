package org.puente.rules.checked;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.ParameterValues;
import org.puente.rules.expression.Reads;
import org.puente.rules.expression.Rewriter;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Type;
import org.puente.rules.judge.Evaluator;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.parameter.Parameter;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/**
 * Finds clauses, and conditions on members, that are always true or always false under the declared ranges of facts and
 * the stated values of parameters.
 *
 * <p>Only those made of tests of a fact against literals and figures are looked at: for those, one value on each side of
 * every one of them stands for all values, so that trying all combinations is a proof. Everything else is left alone.
 */
final class Reachability {

    private static final long MOST_COMBINATIONS = 20_000;
    private static final LocalDate ANY_DAY = LocalDate.EPOCH;

    private final Map<Fact, Set<Object>> literals = new LinkedHashMap<>();

    private Reachability() {}

    static void check(Expr clause, SourceNode.Text written, Problems problems) {
        findConstant(clause).ifPresent(always -> reportClause(always, written, problems));
        for (Expr.Quantified quantified : Reads.of(clause).quantifiers()) {
            findConstantInside(quantified).ifPresent(always -> {
                if (quantified == clause && decides(quantified.quantifier(), always)) {
                    reportClause(always, written, problems);
                } else {
                    warnOfInside(quantified, always, written, problems);
                }
            });
        }
    }

    /** What the condition on a member always is; a plain {@code true} is meant so, and a judged member is another one. */
    private static Optional<Boolean> findConstantInside(Expr.Quantified quantified) {
        Expr predicate = quantified.predicate();
        return predicate.equals(Expr.Literal.TRUE) || Reads.of(predicate).readsUnit(Entity.MEMBER)
                ? Optional.empty()
                : findConstant(OF_ONE_MEMBER.rewrite(predicate));
    }

    /** Whether a condition that is always the same makes the whole so, whoever the members are. */
    private static boolean decides(Expr.Quantifier quantifier, boolean always) {
        return switch (quantifier) {
            case EXISTS, EXISTS_ONE -> !always;
            case ALL -> always;
            default -> false;
        };
    }

    /** A condition on the member of a list as one on a member that is judged. */
    private static final Rewriter OF_ONE_MEMBER = new Rewriter() {
        @Override
        public Expr fact(Expr.FactRef node) {
            return new Expr.FactRef(Expr.Subject.UNIT, node.fact());
        }
    };

    private static void reportClause(boolean always, SourceNode.Text written, Problems problems) {
        problems.error(
                written.at(0),
                always ? "always-true" : "always-false",
                "This clause is always " + always + " under the declared ranges of its facts, so it decides nothing.",
                "Check its numbers and operators, or take it out.");
    }

    private static void warnOfInside(
            Expr.Quantified quantified, boolean always, SourceNode.Text written, Problems problems) {
        problems.warning(
                written.at(0),
                always ? "always-true" : "always-false",
                "The condition inside " + quantified.quantifier().word() + "(…) is always " + always
                        + " under the declared ranges of its facts.",
                "Check its numbers and operators; write true for all members.");
    }

    /** What a condition always is, on every day from which one of its figures holds; empty if it is not proven. */
    private static Optional<Boolean> findConstant(Expr condition) {
        Set<Optional<Boolean>> found = new LinkedHashSet<>();
        for (LocalDate day : days(condition)) {
            List<Parameter> absent = new ArrayList<>();
            Expr resolved = ParameterValues.on(day, condition, absent::add);
            if (absent.isEmpty()) {
                found.add(new Reachability().findConstantOf(resolved));
            }
            if (found.size() > 1) {
                return Optional.empty();
            }
        }
        return found.isEmpty() ? Optional.empty() : found.iterator().next();
    }

    private static Set<LocalDate> days(Expr condition) {
        Set<LocalDate> days = new LinkedHashSet<>();
        Reads.of(condition)
                .parameters()
                .forEach(parameter -> parameter
                        .values()
                        .forEach(value -> days.add(value.period().from())));
        return days.isEmpty() ? Set.of(ANY_DAY) : days;
    }

    private Optional<Boolean> findConstantOf(Expr condition) {
        if (!collect(condition)) {
            return Optional.empty();
        }
        List<Fact> facts = List.copyOf(Reads.of(condition).unitFacts());
        List<List<Object>> values = new ArrayList<>();
        long combinations = 1;
        for (Fact fact : facts) {
            values.add(representatives(fact));
            combinations *= Math.max(1, values.get(values.size() - 1).size());
            if (combinations > MOST_COMBINATIONS) {
                return Optional.empty();
            }
        }
        Set<Object> outcomes = new LinkedHashSet<>();
        tryAll(condition, facts, values, new UnitFacts(), outcomes);
        return outcomes.size() == 1 && outcomes.iterator().next() instanceof Boolean always
                ? Optional.of(always)
                : Optional.empty();
    }

    private static void tryAll(
            Expr clause, List<Fact> facts, List<List<Object>> values, UnitFacts unit, Set<Object> outcomes) {
        if (facts.isEmpty()) {
            Object outcome = new Evaluator(ANY_DAY, unit).evaluate(clause);
            outcomes.add(outcome instanceof Boolean ? outcome : Optional.empty());
            return;
        }
        for (Object value : values.get(0)) {
            Fact fact = facts.get(0);
            unit.with(fact.entity(), fact.name(), value);
            tryAll(clause, facts.subList(1, facts.size()), values.subList(1, values.size()), unit, outcomes);
            if (outcomes.size() > 1) {
                return;
            }
        }
    }

    /** Collects the literals each fact is tested against; false if the clause holds anything else. */
    private boolean collect(Expr expr) {
        if (expr instanceof Expr.Not not) {
            return collect(not.operand());
        }
        if (expr instanceof Expr.Junction junction) {
            return junction.operands().stream().allMatch(this::collect);
        }
        if (expr instanceof Expr.Comparison comparison) {
            return collectTest(comparison.left(), List.of(comparison.right()))
                    || collectTest(comparison.right(), List.of(comparison.left()));
        }
        if (expr instanceof Expr.Membership membership) {
            return collectTest(membership.value(), membership.elements());
        }
        return expr instanceof Expr.Literal || expr instanceof Expr.FactRef ref && collectTest(ref, List.of());
    }

    private boolean collectTest(Expr tested, List<Expr> against) {
        boolean isFixed = against.stream().allMatch(this::isFigure);
        if (isFixed && isFigure(tested)) {
            return true;
        }
        if (!isFixed || !(tested instanceof Expr.FactRef ref)) {
            return false;
        }
        Set<Object> found = literals.computeIfAbsent(ref.fact(), ignored -> new LinkedHashSet<>());
        for (Expr figure : against) {
            if (figure instanceof Expr.Lookup lookup) {
                found.addAll(lookup.table().values());
            } else if (figure instanceof Expr.Literal literal) {
                found.add(literal.value());
            }
        }
        return true;
    }

    /** A literal, or an entry of a table whose keys are literals or codes. */
    private boolean isFigure(Expr expr) {
        return expr instanceof Expr.Literal
                || expr instanceof Expr.Lookup lookup
                        && lookup.keys().stream()
                                .allMatch(key -> key instanceof Expr.Literal
                                        || key instanceof Expr.FactRef ref
                                                && ref.type().is(Type.Kind.CODE));
    }

    /** Values that stand for all values of a fact: the literals, one on each side of each, and the ends of its range. */
    private List<Object> representatives(Fact fact) {
        Set<Object> found = literals.getOrDefault(fact, Set.of());
        Set<Object> values = new LinkedHashSet<>();
        switch (fact.type().kind()) {
            case BOOL -> values.addAll(List.of(true, false));
            case CODE -> values.addAll(fact.type().codeList().codes());
            case TEXT -> {
                values.addAll(found);
                values.add("\u0001another");
            }
            default -> {
                found.forEach(literal -> addNeighbours(literal, values));
                addBounds(fact, values);
                values.removeIf(value -> !fact.isInRange(value));
            }
        }
        return List.copyOf(values);
    }

    private static void addNeighbours(Object literal, Set<Object> values) {
        values.add(literal);
        if (literal instanceof Long number) {
            values.add(number == Long.MAX_VALUE ? number : number + 1);
            values.add(number == Long.MIN_VALUE ? number : number - 1);
        } else if (literal instanceof Double number) {
            values.add(Math.nextUp(number));
            values.add(Math.nextDown(number));
        } else if (literal instanceof LocalDate day) {
            values.add(day.plusDays(1));
            values.add(day.minusDays(1));
        }
    }

    private static void addBounds(Fact fact, Set<Object> values) {
        @Nullable Object minimum = fact.minimum();
        @Nullable Object maximum = fact.maximum();
        Type.Kind kind = fact.type().kind();
        Object lowest = kind == Type.Kind.DATE
                ? LocalDate.MIN
                : kind == Type.Kind.DECIMAL ? -Double.MAX_VALUE : (Object) Long.MIN_VALUE;
        Object highest = kind == Type.Kind.DATE
                ? LocalDate.MAX
                : kind == Type.Kind.DECIMAL ? Double.MAX_VALUE : (Object) Long.MAX_VALUE;
        values.add(minimum != null ? minimum : lowest);
        values.add(maximum != null ? maximum : highest);
    }
}
