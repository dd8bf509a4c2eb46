package org.puente.rules.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Fact;
import org.puente.rules.judge.UnitFacts;

/**
 * One fact of one bearer.
 *
 * @param list the list the bearer is a member of; null for the unit and what it belongs to
 * @param place the member's place in it, from 0
 */
record Variable(Fact fact, Expr.@Nullable MemberList list, int place) {

    static Variable ofUnit(Fact fact) {
        return new Variable(fact, null, -1);
    }

    /** The known facts of the bearer, which may be written to if the unit may. */
    Map<String, Object> bearer(UnitFacts unit) {
        if (list != null) {
            return unit.members(list).orElseThrow().get(place);
        }
        Map<String, Object> known = unit.known(fact.entity());
        if (known.isEmpty()) {
            known = new HashMap<>();
            unit.with(fact.entity(), known);
        }
        return known;
    }

    Optional<Object> value(UnitFacts unit) {
        return list == null
                ? Optional.ofNullable(unit.value(fact))
                : Optional.ofNullable(bearer(unit).get(fact.name()));
    }
}
