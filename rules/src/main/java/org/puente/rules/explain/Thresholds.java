package org.puente.rules.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Type;
import org.puente.rules.judge.Evaluator;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.judge.Unknown;

/** The values a clause measures facts against, for one unit: literals, figures of the law, other facts, computed sides. */
final class Thresholds {

    private final List<Expr> ofUnit = new ArrayList<>();
    private final List<InList> ofElement = new ArrayList<>();

    /** An expression that reads the member a quantifier is looking at. */
    private record InList(Expr expr, Expr.MemberList list) {}

    Thresholds(Expr when) {
        collect(when);
    }

    private void collect(Expr expr) {
        if (expr instanceof Expr.Quantified quantified) {
            quantified.children().forEach(child -> collectInside(child, quantified.list()));
        }
        if (!expr.type().is(Type.Kind.BOOL)) {
            ofUnit.add(expr);
        }
        if (!(expr instanceof Expr.Quantified)) {
            expr.children().forEach(this::collect);
        }
    }

    private void collectInside(Expr expr, Expr.MemberList list) {
        if (!expr.type().is(Type.Kind.BOOL)) {
            if (Members.readsElement(expr)) {
                ofElement.add(new InList(expr, list));
            } else {
                ofUnit.add(expr);
            }
        }
        expr.children().forEach(child -> collectInside(child, list));
    }

    /** The known values of a fact's kind, in order of appearance; those about a member only where the fact is its own or the unit's. */
    Set<Object> values(Variable variable, LocalDate asOf, UnitFacts unit) {
        Type.Kind kind = variable.fact().type().kind();
        Set<Object> values = new LinkedHashSet<>();
        Evaluator evaluator = new Evaluator(asOf, unit);
        for (Expr expr : ofUnit) {
            add(expr.type().is(kind), evaluator, expr, values);
        }
        for (InList inside : ofElement) {
            if (inside.expr().type().is(kind)) {
                Expr ofTheOnlyOne = Members.ofTheOnlyOne(inside.list(), inside.expr());
                places(variable, inside.list(), unit)
                        .mapToObj(place -> new Evaluator(asOf, Members.alone(unit, inside.list(), place)))
                        .forEach(alone -> add(true, alone, ofTheOnlyOne, values));
            }
        }
        return values;
    }

    /** The members whose values a fact may be measured against: its own bearer, or all of them if it is the unit's. */
    private static IntStream places(Variable variable, Expr.MemberList list, UnitFacts unit) {
        if (variable.list() == null) {
            return IntStream.range(0, unit.members(list).map(List::size).orElse(0));
        }
        return variable.list() == list ? IntStream.of(variable.place()) : IntStream.empty();
    }

    private static void add(boolean wanted, Evaluator evaluator, Expr expr, Set<Object> values) {
        if (wanted) {
            Object value = evaluator.evaluate(expr);
            if (!(value instanceof Unknown)) {
                values.add(value);
            }
        }
    }

    /** The points on a line at, just below and just above each value, and a unit away, in order. */
    static TreeSet<Long> points(Set<Object> values, Axis axis) {
        TreeSet<Long> points = new TreeSet<>();
        for (Object value : values) {
            long point = axis.point(value);
            points.add(point);
            if (point > Long.MIN_VALUE) {
                points.add(point - 1);
            }
            if (point < Long.MAX_VALUE) {
                points.add(point + 1);
            }
            points.add(axis.jump(point, 0, -1));
            points.add(axis.jump(point, 0, 1));
        }
        points.removeIf(point -> !axis.allows(point));
        return points;
    }
}
