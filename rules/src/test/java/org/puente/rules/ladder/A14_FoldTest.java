package org.puente.rules.ladder;

import static org.puente.rules.ladder.Meaning.member;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Sums, least and greatest over members. */
class A14_FoldTest {

    @Test
    void onlyMembersWhoCountCount() {
        Meaning.of()
                .members(
                        member("works", true, "age", 30L, "wage", 10_50L),
                        member("works", false, "wage", 99_00L),
                        member("works", true, "age", 20L, "wage", -50L))
                .holds("""
                        household.members.sum(m, m.works, m.age)      → 50
                        household.members.sum(m, m.works, m.wage)     → 10.00
                        household.members.min(m, m.works, m.age)      → 20
                        household.members.max(m, m.works, m.age)      → 30
                        household.members.max(m, m.works, m.wage)     → 10.50
                        household.members.max(m, true, m.wage)        → 99.00
                        household.members.sum(m, true, m.age)         → unknown, member.age
                        household.members.sum(m, m.works, 1)          → 2
                        """);
    }

    @Test
    void whoCountsMustBeKnown() {
        Meaning.of()
                .members(member("works", true, "age", 30L), member("age", 20L))
                .holds("""
                        household.members.sum(m, m.works, m.age)      → unknown, member.works
                        household.members.min(m, m.works, m.age)      → unknown
                        household.members.max(m, m.age > 25, m.age)   → 30
                        """);
    }

    @Test
    void decimalsAndDatesHaveALeastAndAGreatest() {
        Meaning.of()
                .members(
                        member("share", 0.5, "born", LocalDate.of(2000, 1, 1)),
                        member("share", -0.25, "born", LocalDate.of(1999, 12, 31)))
                .holds("""
                        household.members.min(m, true, m.share)       → -0.25
                        household.members.max(m, true, m.share)       → 0.5
                        household.members.min(m, true, m.born)        → 1999-12-31
                        yearsSince(household.members.max(m, true, m.born)) → 16
                        """);
    }

    @Test
    void aSumMayPassTheLimitOnItsWay() {
        Meaning.of()
                .members(member("age", Long.MAX_VALUE), member("age", 1L), member("age", -1L))
                .holds("household.members.sum(m, true, m.age) → 9223372036854775807");
        Meaning.of()
                .members(member("age", Long.MAX_VALUE), member("age", 1L))
                .holds("household.members.sum(m, true, m.age) → unknown, OutOfRange");
        Meaning.of()
                .members(member("wage", Long.MIN_VALUE), member("wage", -1L))
                .holds("household.members.sum(m, true, m.wage) → unknown, OutOfRange");
    }
}
