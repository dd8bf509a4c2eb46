package org.puente.rules.ladder;

import org.junit.jupiter.api.Test;

/** Dates are calendar dates; ages are counted up to the as-of date. */
class A11_DateTest {

    @Test
    void wholeYearsMonthsAndDays() {
        Meaning.of().asOf("2016-08-31").holds("""
                        yearsSince(date('1998-08-31'))         → 18
                        yearsSince(date('1998-09-01'))         → 17
                        monthsSince(date('2016-07-31'))        → 1
                        monthsSince(date('2016-08-01'))        → 0
                        daysSince(date('2016-08-30'))          → 1
                        daysSince(date('2016-08-31'))          → 0
                        household.since < date('2012-03-01')   → true
                        household.some_date < date('2012-03-01') → unknown
                        yearsSince(household.some_date)        → unknown, household.some_date
                        """);
    }

    @Test
    void bornOnALeapDayIsAYearOlderOnTheFirstOfMarch() {
        Meaning.of().asOf("2013-02-28").holds("yearsSince(household.since) → 0");
        Meaning.of().asOf("2013-03-01").holds("yearsSince(household.since) → 1");
        Meaning.of().asOf("2016-02-28").holds("yearsSince(household.since) → 3");
        Meaning.of().asOf("2016-02-29").holds("yearsSince(household.since) → 4");
        Meaning.of().asOf("2016-03-01").holds("daysSince(date('2016-02-28')) → 2");
        Meaning.of().asOf("2016-02-29").holds("monthsSince(date('2016-01-31')) → 0");
        Meaning.of().asOf("2016-03-01").holds("monthsSince(date('2016-01-31')) → 1");
    }

    @Test
    void aLaterDateCountsBackwards() {
        Meaning.of().asOf("2016-08-31").holds("""
                        yearsSince(date('2017-08-30'))         → 0
                        yearsSince(date('2017-08-31'))         → -1
                        monthsSince(date('2016-09-30'))        → 0
                        monthsSince(date('2016-10-31'))        → -2
                        daysSince(date('2016-09-01'))          → -1
                        """);
    }
}
