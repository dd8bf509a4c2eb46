package org.puente.rules.explain;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.judge.Evaluator;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.programme.Outcome;

/** Asks the judge what a clause would come to if one fact were otherwise. Works on its own copy of the unit. */
final class Trial {

    private final Expr when;
    private final LocalDate asOf;
    private final UnitFacts unit;

    Trial(Expr when, LocalDate asOf, UnitFacts unit) {
        this.when = when;
        this.asOf = asOf;
        this.unit = unit.copy();
    }

    UnitFacts unit() {
        return unit;
    }

    Outcome with(Variable variable, Object value) {
        Map<String, Object> bearer = variable.bearer(unit);
        @Nullable Object before = bearer.put(variable.fact().name(), value);
        try {
            return outcome(when, asOf, unit);
        } finally {
            if (before == null) {
                bearer.remove(variable.fact().name());
            } else {
                bearer.put(variable.fact().name(), before);
            }
        }
    }

    static Outcome outcome(Expr condition, LocalDate asOf, UnitFacts unit) {
        Object value = new Evaluator(asOf, unit).evaluate(condition);
        return Boolean.TRUE.equals(value) ? Outcome.MET : Boolean.FALSE.equals(value) ? Outcome.UNMET : Outcome.UNKNOWN;
    }
}
