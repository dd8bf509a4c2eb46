package org.puente.screening.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Entity;

/**
 * The parts of member clauses that do not depend on the member: the largest ones, so that each is computed once for a
 * household instead of once for each of its members.
 */
final class HouseholdParts {

    private final Map<Expr, String> names = new LinkedHashMap<>();

    /** Whether it reads a fact of the member that is judged. */
    static boolean readsMember(Expr expr) {
        return Reads.of(expr).readsUnit(Entity.MEMBER);
    }

    void collect(Expr expr) {
        if (expr instanceof Expr.Literal) {
            return;
        }
        if (!readsMember(expr)) {
            names.computeIfAbsent(expr, ignored -> "part_" + (names.size() + 1));
        } else if (!(expr instanceof Expr.Quantified)) {
            expr.children().forEach(this::collect);
        }
    }

    Map<Expr, String> names() {
        return names;
    }

    List<Expr> exprs() {
        return List.copyOf(names.keySet());
    }
}
