package org.puente.rules.ladder;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.puente.rules.fact.Entity;

/** known(..) is true or false, never unknown. */
class A12_KnownTest {

    @Test
    void knownAsksWhetherAFactIsThere() {
        Meaning.of().holds("""
                        known(household.no)                    → true
                        known(household.maybe)                 → false
                        !known(household.maybe)                → true
                        known(household.members)               → false
                        known(household.is_poor)               → true
                        known(household.maybe) && household.maybe → false
                        """);
        Meaning.of().members().holds("known(household.members) → true");
        Meaning.of().facts(Entity.HOUSEHOLD, Map.of("setting", "urban")).holds("known(household.is_poor) → false");
    }
}
