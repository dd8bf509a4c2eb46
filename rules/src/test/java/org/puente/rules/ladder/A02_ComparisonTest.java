package org.puente.rules.ladder;

import org.junit.jupiter.api.Test;

/** Comparisons: unknown as soon as one side is. */
class A02_ComparisonTest {

    @Test
    void bothSidesMustBeKnown() {
        Meaning.of().holds("""
                        household.three == 3                   → true
                        household.three != 3                   → false
                        household.three < 3                    → false
                        household.three <= 3                   → true
                        household.three > 2                    → true
                        household.three >= 4                   → false
                        household.some_int < 3                 → unknown, household.some_int
                        3 < household.some_int                 → unknown
                        household.some_int == household.some_int → unknown
                        household.some_int != household.some_int → unknown
                        household.maybe == household.yes       → unknown
                        household.yes == household.no          → false
                        """);
    }

    @Test
    void moneyIsComparedToTheCentavo() {
        Meaning.of().holds("""
                        household.income < money('100.05')  → false
                        household.income < money('100.06')  → true
                        household.income == money('100.05') → true
                        household.income >= money('-1')     → true
                        """);
    }

    @Test
    void minusZeroIsZero() {
        Meaning.of().holds("""
                        household.zero == household.minus_zero → true
                        household.minus_zero < household.zero  → false
                        household.zero in [household.minus_zero] → true
                        household.half > 0.25                  → true
                        """);
    }
}
