package org.puente.rules.ladder;

import static org.puente.rules.ladder.Meaning.member;

import org.junit.jupiter.api.Test;

/** Questions about the members of a household. */
class A13_QuantifierTest {

    @Test
    void anUnknownListAnswersNothing() {
        Meaning.of().holds("""
                        household.members.exists(m, m.works)     → unknown, MissingList
                        household.members.all(m, m.works)        → unknown
                        household.members.exists_one(m, m.works) → unknown
                        household.members.count(m, m.works)      → unknown
                        household.members.sum(m, m.works, m.age) → unknown
                        household.members.min(m, m.works, m.age) → unknown
                        household.members.size()                 → unknown
                        size(household.members)                  → unknown
                        household.members.exists(m, household.no) → unknown
                        """);
    }

    @Test
    void anEmptyListHasItsOwnAnswers() {
        Meaning.of().members().holds("""
                        household.members.exists(m, m.works)     → false
                        household.members.all(m, m.works)        → true
                        household.members.exists_one(m, m.works) → false
                        household.members.count(m, m.works)      → 0
                        household.members.sum(m, m.works, m.age) → 0
                        household.members.sum(m, m.works, m.wage) → 0.00
                        household.members.min(m, m.works, m.age) → unknown, NobodyToCompare
                        household.members.max(m, m.works, m.wage) → unknown, NobodyToCompare
                        household.members.size()                 → 0
                        """);
    }

    @Test
    void oneWorksAndOneDoesNot() {
        Meaning.of().members(member("works", true), member("works", false)).holds("""
                        household.members.exists(m, m.works)     → true
                        household.members.all(m, m.works)        → false
                        household.members.exists_one(m, m.works) → true
                        household.members.count(m, m.works)      → 1
                        household.members.size()                 → 2
                        """);
    }

    @Test
    void ofOneItIsNotKnown() {
        Meaning.of().members(member("works", true), member()).holds("""
                        household.members.exists(m, m.works)     → true
                        household.members.all(m, m.works)        → unknown
                        household.members.exists_one(m, m.works) → unknown
                        household.members.count(m, m.works)      → unknown
                        household.members.size()                 → 2
                        """);
        Meaning.of().members(member(), member("works", false)).holds("""
                        household.members.exists(m, m.works)     → unknown, member.works
                        household.members.all(m, m.works)        → false
                        household.members.exists_one(m, m.works) → unknown
                        household.members.exists(m, known(m.works)) → true
                        household.members.count(m, known(m.works)) → 1
                        """);
    }

    @Test
    void twoThatWorkAreNotExactlyOneWhateverTheThirdDoes() {
        Meaning.of()
                .members(member("works", true), member(), member("works", true))
                .holds("household.members.exists_one(m, m.works) → false");
    }

    @Test
    void aQuantifierMayReadTheHouseholdToo() {
        Meaning.of().members(member("age", 3L), member("age", 4L)).holds("""
                        household.members.exists(m, m.age > household.three)    → true
                        household.members.all(m, m.age >= household.some_int)   → unknown
                        household.members.exists(m, m.age > 3 && household.no)  → false
                        household.members.count(m, m.age > 3) == 1 && household.members.size() == 2 → true
                        """);
    }
}
