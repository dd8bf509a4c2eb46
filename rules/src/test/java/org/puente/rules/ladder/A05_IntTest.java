package org.puente.rules.ladder;

import org.junit.jupiter.api.Test;

/** Whole numbers of 64 bits: what does not fit is unknown. */
class A05_IntTest {

    @Test
    void divisionTruncatesTowardZero() {
        Meaning.of().holds("""
                        7 / 2   → 3
                        -7 / 2  → -3
                        7 / -2  → -3
                        -7 / -2 → 3
                        7 % 2   → 1
                        -7 % 2  → -1
                        7 % -2  → 1
                        -7 % -2 → -1
                        2 + 3 * 4 → 14
                        -(2 + 3)  → -5
                        10 - 2 - 3 → 5
                        """);
    }

    @Test
    void whatCannotBeComputedIsUnknown() {
        Meaning.of().holds("""
                        1 / household.nought                 → unknown, DivisionByZero
                        1 % household.nought                 → unknown, DivisionByZero
                        household.most + 1                   → unknown, OutOfRange
                        household.least - 1                  → unknown, OutOfRange
                        household.most * 2                   → unknown, OutOfRange
                        household.least * -1                 → unknown, OutOfRange
                        household.least / -1                 → unknown, OutOfRange
                        household.least % -1                 → unknown, OutOfRange
                        -household.least                     → unknown, OutOfRange
                        -household.most - 1                  → -9223372036854775808
                        household.some_int / 0               → unknown, household.some_int
                        0 * household.some_int               → unknown, household.some_int
                        household.some_int - household.some_int → unknown
                        household.most + 1 > 0 || household.yes → true
                        """);
    }
}
