package org.puente.rules.ladder;

import org.junit.jupiter.api.Test;

/** Numbers of the law are those of the date. */
class A15_ParameterTest {

    @Test
    void aMonthHoldsFromItsFirstToItsLastDay() {
        Meaning.of().asOf("2016-07-01").holds("parameter('line.one') → 100.00");
        Meaning.of().asOf("2016-07-31").holds("parameter('line.one') → 100.00");
        Meaning.of().asOf("2016-08-01").holds("parameter('line.one') → 101.00");
        Meaning.of().asOf("2016-08-31").holds("parameter('line.one') → 101.00");
        Meaning.of().asOf("2016-12-31").holds("parameter('line.one') → 102.00");
        Meaning.of().asOf("2031-01-01").holds("parameter('line.one') → 103.00");
    }

    @Test
    void aKeyThatIsNotListedIsUnknown() {
        Meaning.of().holds("""
                        parameter('line.by_setting', household.setting)      → 100.06
                        parameter('line.by_setting', 'rural')                → 100.06
                        parameter('line.by_setting', 'urban')                → unknown, MissingKey
                        parameter('line.by_setting', household.some_setting) → unknown, household.some_setting
                        parameter('line.by_size_and_lag', household.three, household.lag) → 32
                        parameter('line.by_size_and_lag', 1, 'low')          → 11
                        parameter('line.by_size_and_lag', 2, 'low')          → unknown, MissingKey
                        parameter('line.by_size_and_lag', 3, 'low')          → unknown, MissingKey
                        parameter('line.by_size_and_lag', household.some_int, household.lag) → unknown
                        household.income < parameter('line.by_setting', household.setting) → true
                        """);
    }
}
