package org.puente.rules.ladder;

import org.junit.jupiter.api.Test;

/** Decimals are doubles; NaN and infinity are unknown. */
class A06_DecimalTest {

    @Test
    void decimalsStayFinite() {
        Meaning.of().holds("""
                        household.half + 0.25                  → 0.75
                        household.half / 0.25                  → 2.0
                        household.half * 3.0 - 1.0             → 0.5
                        -household.half                        → -0.5
                        0.1 + 0.2 == 0.3                       → false
                        1.0 / household.zero                   → unknown, DivisionByZero
                        household.zero / household.zero        → unknown, DivisionByZero
                        1.0 / household.minus_zero             → unknown, DivisionByZero
                        household.huge * 2.0                   → unknown, OutOfRange
                        household.huge + household.huge        → unknown, OutOfRange
                        -household.huge - household.huge       → unknown, OutOfRange
                        household.huge / 0.1                   → unknown, OutOfRange
                        household.some_decimal * 0.0           → unknown, household.some_decimal
                        """);
    }
}
