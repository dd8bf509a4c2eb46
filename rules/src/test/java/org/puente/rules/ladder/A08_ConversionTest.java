package org.puente.rules.ladder;

import org.junit.jupiter.api.Test;

/** Types change only by decimal, int and round. */
class A08_ConversionTest {

    @Test
    void intTruncatesAndRoundGoesAwayFromZero() {
        Meaning.of().holds("""
                        int(2.9)                     → 2
                        int(-2.9)                    → -2
                        int(-0.5)                    → 0
                        round(2.5)                   → 3
                        round(-2.5)                  → -3
                        round(2.4999999999999996)    → 2
                        round(0.49999999999999994)   → 0
                        round(-0.49999999999999994)  → 0
                        round(0.5)                   → 1
                        round(-0.5)                  → -1
                        round(4503599627370497.5)    → 4503599627370498
                        round(9007199254740993.0)    → 9007199254740992
                        decimal(household.three)     → 3.0
                        decimal(9007199254740992)    → 9.007199254740992E15
                        """);
    }

    @Test
    void whatDoesNotFitIsUnknown() {
        Meaning.of().holds("""
                        int(household.huge)          → unknown, OutOfRange
                        round(household.huge)        → unknown, OutOfRange
                        int(9223372036854775807.0)   → unknown, OutOfRange
                        int(-9223372036854775808.0)  → -9223372036854775808
                        decimal(household.most)      → unknown, OutOfRange
                        decimal(9007199254740993)    → unknown, OutOfRange
                        int(household.some_decimal)  → unknown, household.some_decimal
                        decimal(household.some_int)  → unknown, household.some_int
                        """);
    }
}
