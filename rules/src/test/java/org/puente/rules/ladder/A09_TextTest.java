package org.puente.rules.ladder;

import org.junit.jupiter.api.Test;

/** Texts are compared and counted by code point. */
class A09_TextTest {

    @Test
    void byCodePoint() {
        Meaning.of().holds("""
                        size(household.name)                   → 7
                        household.name.size()                  → 7
                        size('')                               → 0
                        size('𝔘')                              → 1
                        size('e\\u0301')                        → 2
                        household.name == 'Ñandú 𝔘'            → true
                        household.name == 'ñandú 𝔘'            → false
                        household.name.startsWith('Ñ')         → true
                        household.name.startsWith('N')         → false
                        household.name.endsWith('𝔘')           → true
                        household.name.contains('dú')          → true
                        household.name.contains('')            → true
                        household.name.startsWith(household.some_text) → unknown
                        household.some_text.contains('')       → unknown, household.some_text
                        household.some_text.size()             → unknown
                        """);
    }
}
