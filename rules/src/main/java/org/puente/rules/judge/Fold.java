package org.puente.rules.judge;

import java.math.BigInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;

/** Goes through the members of a list for one quantifier. */
final class Fold {

    private final Expr.Quantified node;
    private long matches;
    private boolean failed;
    private @Nullable Unknown unknown;
    private BigInteger sum = BigInteger.ZERO;
    private @Nullable Object extreme;

    Fold(Expr.Quantified node) {
        this.node = node;
    }

    /** Takes a member into account: whether the predicate holds, and the value if it does. */
    void add(Object predicate, Supplier<Object> value) {
        if (predicate instanceof Unknown open) {
            note(open);
        } else if ((Boolean) predicate) {
            matches++;
            if (node.quantifier().hasValue()) {
                addValue(value.get());
            }
        } else {
            failed = true;
        }
    }

    private void addValue(Object value) {
        if (value instanceof Unknown open) {
            note(open);
        } else if (node.quantifier() == Expr.Quantifier.SUM) {
            sum = sum.add(BigInteger.valueOf((Long) value));
        } else {
            extreme = extreme == null ? value : moreExtreme(extreme, value);
        }
    }

    private Object moreExtreme(Object left, Object right) {
        int sign = Arithmetics.compare(left, right, node.type());
        return (node.quantifier() == Expr.Quantifier.MIN) == (sign <= 0) ? left : right;
    }

    private void note(Unknown open) {
        unknown = unknown == null ? open : unknown.and(open);
    }

    Object result() {
        return switch (node.quantifier()) {
            case EXISTS -> matches > 0 ? true : open(false);
            case ALL -> failed ? false : open(true);
            case EXISTS_ONE -> matches > 1 ? false : open(matches == 1);
            case COUNT -> open(matches);
            case SUM -> open(Arithmetics.fit(sum));
            case MIN, MAX -> open(extreme == null ? Unknown.NOBODY_TO_COMPARE : extreme);
        };
    }

    private Object open(Object otherwise) {
        return unknown != null ? unknown : otherwise;
    }
}
