package org.puente.rules.ladder;

import static org.puente.rules.ladder.Meaning.member;

import org.junit.jupiter.api.Test;

/** A derived fact is its formula, wherever it is named. */
class A16_DerivedFactTest {

    @Test
    void ofAHousehold() {
        Meaning.of().holds("""
                        household.is_poor          → true
                        !household.is_poor         → false
                        household.adults           → unknown, MissingList
                        """);
    }

    @Test
    void ofEachMember() {
        Meaning.of().members(member("age", 18L), member("age", 17L)).holds("""
                        household.adults                          → 1
                        household.members.exists(m, m.adult)      → true
                        household.members.all(m, m.adult)         → false
                        household.members.sum(m, m.adult, m.age)  → 18
                        """);
        Meaning.of().members(member("age", 18L), member()).holds("""
                        household.adults                          → unknown, member.age
                        household.members.exists(m, m.adult)      → true
                        household.members.count(m, known(m.adult)) → 1
                        """);
    }
}
