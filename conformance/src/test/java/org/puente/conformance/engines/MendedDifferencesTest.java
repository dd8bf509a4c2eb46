package org.puente.conformance.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.ExpressionReader;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Type;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Eligibility;
import org.puente.rules.programme.Programme;
import org.puente.rules.programme.Unit;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/** Each of these once came out differently under the judge and the database. */
class MendedDifferencesTest {

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Policy policy;

    @BeforeEach
    void readPolicy() {
        policy = GeneratedPolicy.in(folder.resolve("policy"));
    }

    private Programme programme(String id, Unit unit, String when) {
        Problems problems = new Problems();
        SourceNode.Text text = new SourceNode.Text(Place.ofFile("test"), when, List.of(), true);
        Expr expr = new ExpressionReader(policy.facts(), policy.parameters(), problems)
                .read(text, unit.scope(), Type.BOOL)
                .orElseThrow();
        assertThat(problems.list()).extracting(Problem::render).isEmpty();
        return ProgrammeGenerator.programmeOf(
                id, unit, unit, List.of(ProgrammeGenerator.clauseOf("the-clause", when, expr)), new Eligibility.One(0));
    }

    private void assertSame(Nation nation, Programme... programmes) {
        Plan plan = ProgrammeGenerator.planOf(policy, List.of(programmes));
        Differential differential = new Differential(policy, plan).run(nation, makeWork(), Differential.Manner.PLAIN);
        assertThat(differential.compared()).isPositive();
        assertThat(differential.differences()).isEmpty();
    }

    private Path makeWork() {
        Path work = folder.resolve("work");
        assertThat(work.toFile().mkdir()).isTrue();
        return work;
    }

    private static Nation nation(Map<String, Object> household, Map<String, Object> member) {
        return new Nation(
                List.of(new Nation.Household("h1", 2.5, household, true, List.of(new Nation.Member("h1-1", member)))),
                true,
                new TreeMap<>(Map.of(
                        Entity.MUNICIPALITY,
                        new TreeMap<>(Map.of("m1", Map.of("flag", true), "m2", Map.of("flag", false))))));
    }

    @Test
    void aMembersAmountBesideATableThatItsHouseholdLooksUp() {
        assertSame(
                nation(Map.of("kind", "beta"), Map.of("debt", 131_095L)),
                programme("p", Unit.MEMBER, "member.debt <= parameter('law.amount_of_kind', household.kind)"),
                programme(
                        "q",
                        Unit.MEMBER,
                        "member.debt in [money('1'), parameter('law.amount_of_kind', household.kind)]"));
    }

    @Test
    void aProgrammeCalledAsAColumnOfItsOwn() {
        assertSame(nation(Map.of("count", 3L), Map.of()), programme("weight", Unit.HOUSEHOLD, "household.count == 3"));
    }

    @Test
    void municipalitiesAreJudgedWhereHouseholdsDoNotSayWhereTheyAre() {
        assertSame(
                nation(Map.of("since", LocalDate.of(2016, 1, 1)), Map.of()),
                programme("p", Unit.MUNICIPALITY, "municipality.flag"));
    }

    /** The database's optimiser broke off where a choice was known, from its columns' statistics, to be unknown. */
    @Test
    void aChoiceThatStatisticsShowToBeUnknown() {
        Nation.Household alone = new Nation.Household("h1", 1, Map.of("locality_code", "l1"), true, List.of());
        assertSame(
                new Nation(List.of(alone), true, new TreeMap<>(Map.of(Entity.LOCALITY, new TreeMap<>()))),
                programme(
                        "p",
                        Unit.HOUSEHOLD,
                        "(household.locality_code == 'a' && known(locality.until) ? 'x' : locality.group) in ['y']"),
                programme(
                        "q",
                        Unit.MEMBER,
                        "(household.locality_code == 'a' && known(locality.until) ? 'x' : locality.group) in ['y']"));
    }

    @Test
    void anAmountWrittenOutDividedByTheLowestInt() {
        String when = "money('9999999999999999.99') / -9223372036854775808 <= money('1')";
        assertSame(nation(Map.of(), Map.of()), programme("p", Unit.HOUSEHOLD, when), programme("q", Unit.MEMBER, when));
    }
}
