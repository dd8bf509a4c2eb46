package org.puente.rules.ladder;

import org.junit.jupiter.api.Test;

/** Three values: true, false and unknown. */
class A01_TruthTest {

    @Test
    void aFactIsWhatItIs() {
        Meaning.of().holds("""
                        household.yes   → true
                        household.no    → false
                        household.maybe → unknown, household.maybe
                        !household.yes   → false
                        !household.no    → true
                        !household.maybe → unknown
                        """);
    }

    @Test
    void andIsFalseAsSoonAsOneSideIs() {
        Meaning.of().holds("""
                        household.yes && household.yes     → true
                        household.yes && household.no      → false
                        household.yes && household.maybe   → unknown
                        household.no && household.yes      → false
                        household.no && household.no       → false
                        household.no && household.maybe    → false
                        household.maybe && household.yes   → unknown
                        household.maybe && household.no    → false
                        household.maybe && household.maybe → unknown
                        """);
    }

    @Test
    void orIsTrueAsSoonAsOneSideIs() {
        Meaning.of().holds("""
                        household.yes || household.yes     → true
                        household.yes || household.no      → true
                        household.yes || household.maybe   → true
                        household.no || household.yes      → true
                        household.no || household.no       → false
                        household.no || household.maybe    → unknown
                        household.maybe || household.yes   → true
                        household.maybe || household.no    → unknown
                        household.maybe || household.maybe → unknown
                        """);
    }

    @Test
    void chainsAndBracketsKeepTheTables() {
        Meaning.of().holds("""
                        household.maybe && household.maybe && household.no → false
                        household.maybe || household.no || household.yes   → true
                        !(household.maybe && household.no)                 → true
                        household.yes && household.maybe || household.yes  → true
                        (household.no || household.maybe) && household.no  → false
                        """);
    }
}
