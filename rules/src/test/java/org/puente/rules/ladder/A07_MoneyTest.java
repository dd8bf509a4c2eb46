package org.puente.rules.ladder;

import org.junit.jupiter.api.Test;

/** Money is whole centavos; it is rounded half away from zero. */
class A07_MoneyTest {

    @Test
    void sumsAndMultiples() {
        Meaning.of().holds("""
                        household.income + money('0.95')       → 101.00
                        household.income - money('200')        → -99.95
                        household.income * 3                   → 300.15
                        -household.income                      → -100.05
                        money('-0.01') + money('0.01')         → 0.00
                        household.most_money + money('0.01')   → unknown, OutOfRange
                        household.least_money - money('0.01')  → unknown, OutOfRange
                        household.most_money * 2               → unknown, OutOfRange
                        -household.least_money                 → unknown, OutOfRange
                        household.some_money * 0               → unknown, household.some_money
                        """);
    }

    @Test
    void divisionByAnIntRoundsHalfAwayFromZero() {
        Meaning.of().holds("""
                        money('0.05') / 2                      → 0.03
                        money('-0.05') / 2                     → -0.03
                        money('0.05') / -2                     → -0.03
                        money('-0.05') / -2                    → 0.03
                        money('0.04') / 3                      → 0.01
                        money('0.05') / 3                      → 0.02
                        money('100.00') / 3                    → 33.33
                        money('200.00') / 3                    → 66.67
                        money('0.01') / 2                      → 0.01
                        money('0.01') / 3                      → 0.00
                        household.most_money / 2               → 46116860184273879.04
                        household.least_money / -1             → unknown, OutOfRange
                        household.least_money / 1              → -92233720368547758.08
                        money('0.01') / household.least        → 0.00
                        household.income / household.nought    → unknown, DivisionByZero
                        """);
    }

    @Test
    void moneyByMoneyIsADecimal() {
        Meaning.of().holds("""
                        money('1.00') / money('4.00')          → 0.25
                        money('-1.00') / money('4.00')         → -0.25
                        money('1.00') / money('0.00')          → unknown, DivisionByZero
                        household.some_money / money('1.00')   → unknown, household.some_money
                        """);
    }

    @Test
    void aPortionIsRoundedHalfAwayFromZero() {
        Meaning.of().holds("""
                        portion(money('0.01'), 0.5)            → 0.01
                        portion(money('-0.01'), 0.5)           → -0.01
                        portion(money('0.03'), 0.5)            → 0.02
                        portion(money('100.00'), 0.333)        → 33.30
                        portion(money('0.01'), 0.49999999999999994) → 0.00
                        portion(household.income, 1.0)         → 100.05
                        portion(household.income, household.huge) → unknown, OutOfRange
                        portion(household.some_money, 0.0)     → unknown, household.some_money
                        portion(household.income, household.some_decimal) → unknown, household.some_decimal
                        """);
    }
}
