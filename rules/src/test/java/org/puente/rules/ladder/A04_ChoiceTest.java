package org.puente.rules.ladder;

import org.junit.jupiter.api.Test;

/** c ? x : y with an unknown c is known only if both branches are the same. */
class A04_ChoiceTest {

    @Test
    void equalBranchesDecideWithoutTheCondition() {
        Meaning.of().holds("""
                        household.yes ? 1 : 2                              → 1
                        household.no ? 1 : 2                               → 2
                        household.maybe ? 1 : 1                            → 1
                        household.maybe ? 1 : 2                            → unknown, household.maybe
                        household.maybe ? household.three : 3              → 3
                        household.maybe ? household.some_int : 3           → unknown
                        household.maybe ? household.some_int : household.some_int → unknown
                        household.yes ? 1 : household.some_int             → 1
                        household.no ? 1 : household.some_int              → unknown
                        household.maybe ? household.yes : household.yes    → true
                        household.maybe ? money('1.0') : money('1.00')     → 1.00
                        (household.maybe ? household.yes : household.no) && household.no → false
                        """);
    }
}
