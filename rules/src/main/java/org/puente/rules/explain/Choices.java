package org.puente.rules.explain;

import java.time.LocalDate;
import java.util.List;
import org.puente.rules.judge.UnitFacts;

/** The values to try of a fact that is no number and no date. */
final class Choices {

    private Choices() {}

    static List<Object> of(Variable variable, Thresholds thresholds, LocalDate asOf, UnitFacts unit) {
        return switch (variable.fact().type().kind()) {
            case BOOL -> List.of(true, false);
            case CODE -> List.copyOf(variable.fact().type().codeList().codes());
            default -> List.copyOf(thresholds.values(variable, asOf, unit));
        };
    }
}
