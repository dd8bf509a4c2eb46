package org.puente.rules.ladder;

import org.junit.jupiter.api.Test;

/** Codes belong to a list; an ordered list goes from low to high. */
class A10_CodeTest {

    @Test
    void orderedCodesFollowTheirList() {
        Meaning.of().holds("""
                        household.setting == 'rural'           → true
                        household.setting != 'urban'           → true
                        household.lag >= 'medium'              → true
                        household.lag > 'medium'               → false
                        household.lag < 'high'                 → true
                        'high' > household.lag                 → true
                        household.lag < municipality.lag       → true
                        household.lag == municipality.lag      → false
                        household.some_lag >= 'low'            → unknown
                        household.lag in ['low', 'high']       → false
                        (household.yes ? household.lag : 'low') == 'medium' → true
                        """);
    }
}
