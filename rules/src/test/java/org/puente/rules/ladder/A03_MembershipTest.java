package org.puente.rules.ladder;

import org.junit.jupiter.api.Test;

/** x in [..]: true once x equals an element, whatever the others are. */
class A03_MembershipTest {

    @Test
    void anUnknownElementMatters() {
        Meaning.of().holds("""
                        household.three in [1, 2, 3]                        → true
                        household.three in [1, 2]                           → false
                        household.three in [household.some_int, 3]          → true
                        household.three in [3, household.some_int]          → true
                        household.three in [household.some_int, 4]          → unknown
                        household.some_int in [1, 2]                        → unknown
                        household.some_int in [household.some_int]          → unknown
                        household.setting in ['rural', 'urban']             → true
                        household.some_setting in ['rural', 'urban']        → unknown
                        household.setting in [household.some_setting, 'rural'] → true
                        !(household.three in [household.some_int, 4])       → unknown
                        household.income in [money('100.05')]               → true
                        household.name in ['a', 'Ñandú 𝔘']                  → true
                        household.since in [date('2012-02-29')]             → true
                        """);
    }
}
