package org.puente.rules.explain;

import java.util.ArrayList;
import java.util.List;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Fact;

/**
 * How a clause depends on one fact that is a number or a date: whether its outcome changes at the clause's thresholds and
 * nowhere else, so that trying those tells what every value leads to.
 *
 * <p>It is so where the fact itself is compared with something that does not read it; and where the clause asks about it once
 * only, by an order and through operations that keep or turn the order (a product with something else, an age). Not so, for
 * instance, for {@code size % 3 == 1} or {@code size * size < 144}.
 */
final class Dependence {

    private final Fact fact;
    private final List<Expr> tests = new ArrayList<>();

    private Dependence(Fact fact) {
        this.fact = fact;
    }

    /** Whether trying the thresholds is enough. */
    static boolean changesAtThresholds(Expr when, Fact fact) {
        Dependence dependence = new Dependence(fact);
        dependence.collect(when);
        return dependence.tests.stream().allMatch(dependence::isPlain)
                || dependence.tests.size() == 1 && dependence.isOrdered(dependence.tests.get(0));
    }

    /** The comparisons that read the fact; what is counted over members is looked into. */
    private void collect(Expr expr) {
        if (!(expr instanceof Expr.Comparison) && !(expr instanceof Expr.Membership)) {
            expr.children().forEach(this::collect);
            return;
        }
        boolean isTest = false;
        for (Expr side : expr.children()) {
            if (side instanceof Expr.Quantified counted && (counted.value() == null || !reads(counted.value()))) {
                collect(counted.predicate());
            } else {
                isTest |= reads(side);
            }
        }
        if (isTest) {
            tests.add(expr);
        }
    }

    private boolean reads(Expr expr) {
        return isFact(expr) || expr.children().stream().anyMatch(this::reads);
    }

    private boolean isFact(Expr expr) {
        return expr instanceof Expr.FactRef ref && ref.fact().equals(fact);
    }

    /** The fact itself, and what does not read it. */
    private boolean isPlain(Expr test) {
        return test.children().stream().allMatch(side -> isFact(side) || !reads(side))
                && test.children().stream().filter(this::isFact).count() == 1;
    }

    private boolean isOrdered(Expr test) {
        return test instanceof Expr.Comparison comparison
                && comparison.comparator().isOrdering()
                && (isMonotone(comparison.left()) && !reads(comparison.right())
                        || isMonotone(comparison.right()) && !reads(comparison.left()));
    }

    private boolean isMonotone(Expr expr) {
        if (isFact(expr)) {
            return true;
        }
        if (expr instanceof Expr.Arithmetic arithmetic) {
            return switch (arithmetic.operator()) {
                case ADD, SUBTRACT, MULTIPLY ->
                    isMonotone(arithmetic.left()) && !reads(arithmetic.right())
                            || isMonotone(arithmetic.right()) && !reads(arithmetic.left());
                case DIVIDE -> isMonotone(arithmetic.left()) && !reads(arithmetic.right());
                case REMAINDER -> false;
            };
        }
        if (expr instanceof Expr.Quantified folded) {
            return folded.value() != null && isFact(folded.value()) && !reads(folded.predicate());
        }
        boolean keepsOrder = expr instanceof Expr.Negation
                || expr instanceof Expr.Conversion
                || expr instanceof Expr.Elapsed
                || expr instanceof Expr.Portion;
        return keepsOrder
                && expr.children().stream().filter(this::reads).allMatch(this::isMonotone)
                && expr.children().stream().filter(this::reads).count() == 1;
    }
}
