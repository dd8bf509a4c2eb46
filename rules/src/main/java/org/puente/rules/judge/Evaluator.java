package org.puente.rules.judge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Type;

/**
 * Computes an expression for one unit. A value is in the memory form of its type ({@link Type}) or {@link Unknown};
 * nothing is thrown for any data. Parameters must have been resolved by a plan.
 *
 * <p>Not safe for several threads; cheap to create.
 */
public final class Evaluator implements Expr.Visitor<Object> {

    private final LocalDate asOf;
    private final UnitFacts unit;
    private @Nullable Map<String, Object> element;
    private int elementIndex;

    public Evaluator(LocalDate asOf, UnitFacts unit) {
        this.asOf = asOf;
        this.unit = unit;
    }

    /** The value of an expression, or {@link Unknown}. */
    public Object evaluate(Expr expr) {
        return expr.accept(this);
    }

    @Override
    public Object literal(Expr.Literal node) {
        return node.value();
    }

    @Override
    public Object fact(Expr.FactRef node) {
        if (node.subject() == Expr.Subject.UNIT) {
            @Nullable Object value = unit.value(node.fact());
            return value != null
                    ? value
                    : new Unknown(new Unknown.MissingFact(node.fact().path(), -1));
        }
        if (element == null) {
            throw new IllegalStateException(
                    "a member's fact outside a quantifier: " + node.fact().path());
        }
        @Nullable Object value = element.get(node.fact().name());
        return value != null
                ? value
                : new Unknown(new Unknown.MissingFact(node.fact().path(), elementIndex));
    }

    @Override
    public Object known(Expr.Known node) {
        return !(evaluate(node.operand()) instanceof Unknown);
    }

    @Override
    public Object listKnown(Expr.ListKnown node) {
        return unit.members(node.list()).isPresent();
    }

    @Override
    public Object not(Expr.Not node) {
        Object value = evaluate(node.operand());
        return value instanceof Unknown ? value : !(Boolean) value;
    }

    @Override
    public Object junction(Expr.Junction node) {
        @Nullable Unknown unknown = null;
        for (Expr operand : node.operands()) {
            Object value = evaluate(operand);
            if (value instanceof Unknown open) {
                unknown = unknown == null ? open : unknown.and(open);
            } else if ((Boolean) value != node.all()) {
                return !node.all();
            }
        }
        return unknown != null ? unknown : node.all();
    }

    @Override
    public Object comparison(Expr.Comparison node) {
        Object left = evaluate(node.left());
        Object right = evaluate(node.right());
        @Nullable Unknown unknown = unknownOf(left, right);
        return unknown != null
                ? unknown
                : node.comparator()
                        .holds(Arithmetics.compare(left, right, node.left().type()));
    }

    @Override
    public Object membership(Expr.Membership node) {
        Object value = evaluate(node.value());
        if (value instanceof Unknown) {
            return value;
        }
        @Nullable Unknown unknown = null;
        for (Expr elementExpr : node.elements()) {
            Object candidate = evaluate(elementExpr);
            if (candidate instanceof Unknown open) {
                unknown = unknown == null ? open : unknown.and(open);
            } else if (Arithmetics.compare(value, candidate, node.value().type()) == 0) {
                return true;
            }
        }
        return unknown != null ? unknown : false;
    }

    @Override
    public Object arithmetic(Expr.Arithmetic node) {
        Object left = evaluate(node.left());
        Object right = evaluate(node.right());
        @Nullable Unknown unknown = unknownOf(left, right);
        if (unknown != null) {
            return unknown;
        }
        if (left instanceof Double number) {
            return Arithmetics.compute(node.operator(), number, (Double) right);
        }
        boolean money = node.left().type().is(Type.Kind.MONEY);
        if (money && node.operator() == Expr.Operator.DIVIDE) {
            return node.right().type().is(Type.Kind.MONEY)
                    ? Arithmetics.ratio((Long) left, (Long) right)
                    : Arithmetics.divideRounded((Long) left, (Long) right);
        }
        return Arithmetics.compute(node.operator(), (Long) left, (Long) right);
    }

    @Override
    public Object negation(Expr.Negation node) {
        Object value = evaluate(node.operand());
        if (value instanceof Unknown) {
            return value;
        }
        return value instanceof Double number
                ? (Object) (-number)
                : Arithmetics.compute(Expr.Operator.SUBTRACT, 0L, (Long) value);
    }

    @Override
    public Object choice(Expr.Choice node) {
        Object condition = evaluate(node.condition());
        if (!(condition instanceof Unknown open)) {
            return evaluate((Boolean) condition ? node.then() : node.otherwise());
        }
        Object then = evaluate(node.then());
        Object otherwise = evaluate(node.otherwise());
        if (then instanceof Unknown || otherwise instanceof Unknown) {
            return open;
        }
        return Arithmetics.compare(then, otherwise, node.type()) == 0 ? then : open;
    }

    @Override
    public Object conversion(Expr.Conversion node) {
        Object value = evaluate(node.operand());
        if (value instanceof Unknown) {
            return value;
        }
        return switch (node.converter()) {
            case DECIMAL -> Arithmetics.toDecimal((Long) value);
            case TRUNCATE -> Arithmetics.truncate((Double) value);
            case ROUND -> Arithmetics.round((Double) value);
        };
    }

    @Override
    public Object portion(Expr.Portion node) {
        Object money = evaluate(node.money());
        Object share = evaluate(node.share());
        @Nullable Unknown unknown = unknownOf(money, share);
        return unknown != null ? unknown : Arithmetics.round((Long) money * (Double) share);
    }

    @Override
    public Object textTest(Expr.TextTest node) {
        Object text = evaluate(node.text());
        Object part = evaluate(node.part());
        @Nullable Unknown unknown = unknownOf(text, part);
        if (unknown != null) {
            return unknown;
        }
        String whole = (String) text;
        String wanted = (String) part;
        return switch (node.tester()) {
            case STARTS_WITH -> whole.startsWith(wanted);
            case ENDS_WITH -> whole.endsWith(wanted);
            case CONTAINS -> whole.contains(wanted);
        };
    }

    @Override
    public Object textSize(Expr.TextSize node) {
        Object text = evaluate(node.text());
        return text instanceof String value ? (Object) (long) value.codePointCount(0, value.length()) : text;
    }

    @Override
    public Object elapsed(Expr.Elapsed node) {
        Object date = evaluate(node.date());
        return date instanceof LocalDate day ? (Object) Arithmetics.elapsed(node.span(), day, asOf) : date;
    }

    @Override
    public Object parameter(Expr.ParameterRef node) {
        throw new IllegalStateException("parameter " + node.parameter().name() + " has not been resolved by a plan");
    }

    @Override
    public Object lookup(Expr.Lookup node) {
        List<Object> keys = new ArrayList<>(node.keys().size());
        for (Expr key : node.keys()) {
            Object value = evaluate(key);
            if (value instanceof Unknown) {
                return value;
            }
            keys.add(value);
        }
        @Nullable Object value = node.table().get(keys);
        return value != null ? value : new Unknown(new Unknown.MissingKey(node.parameter(), keys));
    }

    @Override
    public Object quantified(Expr.Quantified node) {
        return unit.members(node.list())
                .map(members -> fold(node, members))
                .orElseGet(() -> new Unknown(new Unknown.MissingList(node.list().path())));
    }

    private Object fold(Expr.Quantified node, List<Map<String, Object>> members) {
        Fold fold = new Fold(node);
        for (int i = 0; i < members.size(); i++) {
            element = members.get(i);
            elementIndex = i;
            fold.add(evaluate(node.predicate()), () -> evaluate(node.valueOrThrow()));
        }
        element = null;
        return fold.result();
    }

    private static @Nullable Unknown unknownOf(Object left, Object right) {
        if (left instanceof Unknown open) {
            return right instanceof Unknown other ? open.and(other) : open;
        }
        return right instanceof Unknown open ? open : null;
    }
}
