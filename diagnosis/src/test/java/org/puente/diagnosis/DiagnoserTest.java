package org.puente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Estimate.Withheld;
import org.puente.testkit.WrittenPolicy;
import org.puente.testkit.WrittenPopulation;

/** What a diagnosis says where a population or policy lacks something. */
class DiagnoserTest {

    @TempDir
    private Path folder;

    private Diagnosis diagnose(WrittenPolicy policy, WrittenPopulation population) {
        return HandNation.diagnose(policy, population, folder.resolve("run"), 1_000);
    }

    private Path policy() {
        return folder.resolve("policy");
    }

    private Path population() {
        return folder.resolve("population");
    }

    private static Diagnosis.Reach reach(Diagnosis diagnosis, String programme) {
        return diagnosis.reach().stream()
                .filter(row ->
                        row.programme().equals(programme) && row.population().equals("all"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean says(Diagnosis diagnosis, String limit) {
        return diagnosis.limits().stream().anyMatch(one -> one.code().equals(limit));
    }

    @Test
    void withoutAFocusEverybodyIsLookedAtAndNobodyRanked() {
        Diagnosis diagnosis = diagnose(HandNation.policyWithoutFocus(policy()), HandNation.population(population()));

        assertThat(diagnosis.populations()).extracting(Diagnosis.Population::id).containsExactly("all");
        assertThat(diagnosis.territory().population()).isEqualTo("all");
        assertThat(diagnosis.incidence().rank()).isNull();
        assertThat(diagnosis.incidence().bounds()).isEmpty();
        assertThat(diagnosis.incidence().programmes()).allSatisfy(one -> {
            assertThat(one.concentration()).isEqualTo(Estimate.withheld(Withheld.NOT_KNOWN, 0));
            assertThat(one.tenths()).isEmpty();
            assertThat(one.curve()).isEmpty();
        });
        assertThat(says(diagnosis, "no-focus")).isTrue();
        assertThat(says(diagnosis, "no-rank")).isTrue();
    }

    @Test
    void whereNobodyIsListedAProgrammeOfMembersMayReachEveryHousehold() {
        Diagnosis diagnosis = diagnose(HandNation.policy(policy()), HandNation.households(population()));

        assertThat(reach(diagnosis, "gardens").undetermined()).isEqualTo(Estimate.exact(120, 120));
        assertThat(reach(diagnosis, "gardens").out()).isEqualTo(Estimate.exact(0, 0));
        assertThat(diagnosis.blame().get(0).programme()).isEqualTo("gardens");
        assertThat(diagnosis.blame().get(0).out()).isEqualTo(Estimate.exact(0, 0));
        assertThat(diagnosis.blame().get(0).clauses())
                .allSatisfy(clause -> assertThat(clause.share()).isEqualTo(Estimate.withheld(Withheld.NOBODY, 0)));
        assertThat(says(diagnosis, "facts-nowhere")).isTrue();
    }

    @Test
    void withoutATableOfMunicipalitiesTheirProgrammesMayReachEveryHousehold() {
        Diagnosis diagnosis = diagnose(HandNation.policy(policy()), HandNation.withMembers(population()));

        assertThat(reach(diagnosis, "wells").undetermined()).isEqualTo(Estimate.exact(120, 120));
        assertThat(diagnosis.territory().municipalities()).hasSize(4);
    }

    @Test
    void householdsThatAllHaveTheSameRankStandInTheMiddle() {
        Diagnosis diagnosis = diagnose(
                HandNation.policy(policy()),
                WrittenPopulation.in(population())
                        .table(
                                "households",
                                "household_id, income, receives\n"
                                        + IntStream.range(0, 40)
                                                .mapToObj(i -> i + ", 500.00, " + (i < 20) + "\n")
                                                .collect(Collectors.joining())));

        assertThat(diagnosis.incidence().bounds()).hasSize(9).containsOnly(500.0);
        assertThat(diagnosis.incidence().populations().get(0).concentration()).isEqualTo(Estimate.exact(0, 20));
        assertThat(diagnosis.incidence().populations().get(0).shares().get(5)).isEqualTo(Estimate.exact(1, 20));
    }

    @Test
    void whereNobodysRankIsKnownThereAreNoLimits() {
        Diagnosis diagnosis = diagnose(
                HandNation.policy(policy()),
                WrittenPopulation.in(population()).table("households", "household_id, income, receives\n1, , true\n"));

        assertThat(diagnosis.incidence().bounds()).isEmpty();
    }

    @Test
    void aPopulationOfAFewTellsNothingOfThem() {
        WrittenPopulation few = WrittenPopulation.in(population())
                .table(
                        "households",
                        "household_id, state_code, income, receives\n1, 01, 500.00, true\n2, 01, 900.00,\n");

        Diagnosis diagnosis = diagnose(HandNation.policy(policy()), few);

        assertThat(diagnosis.populations().get(0).households()).isEqualTo(Estimate.withheld(Withheld.CONFIDENTIAL, 2));
        assertThat(diagnosis.territory().states()).allSatisfy(state -> {
            assertThat(state.present()).isNull();
            assertThat(state.isDesert()).isNull();
        });
        assertThat(says(diagnosis, "few-households")).isTrue();
    }

    @Test
    void noProgrammeInForceLeavesTheHouseholds() {
        WrittenPolicy policy = HandNation.policyWithoutFocus(policy());
        Diagnosis diagnosis = HandNation.diagnoseOn(
                "2010-01-01", policy, HandNation.population(population()), folder.resolve("run"), 1_000);

        assertThat(diagnosis.programmes()).isEmpty();
        assertThat(diagnosis.notInForce()).hasSize(5);
        assertThat(diagnosis.populations().get(0).households()).isEqualTo(Estimate.exact(120, 120));
        assertThat(says(diagnosis, "no-programmes")).isTrue();
    }

    private static String conditions(String form, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "  - c" + i + ": " + form.formatted(100 + i) + "\n")
                .collect(Collectors.joining("", "all:\n", ""));
    }

    /** Ten conditions on the member have 1024 patterns, eleven too many. */
    @Test
    void blameIsNotSharedOverTooManyConditionsOnAMember() {
        WrittenPolicy policy = HandNation.policyWithoutFocus(policy())
                .programme("elders", "member", conditions("member.age >= %d", 11))
                .programme("grandparents", "member", conditions("member.age >= %d", 10));

        Diagnosis diagnosis = diagnose(policy, HandNation.population(population()));

        assertThat(diagnosis.blame()).extracting(Diagnosis.Blame::programme).doesNotContain("elders");
        assertThat(says(diagnosis, "too-many-conditions")).isTrue();
        Diagnosis.Blame grandparents = diagnosis.blame().stream()
                .filter(blame -> blame.programme().equals("grandparents"))
                .findFirst()
                .orElseThrow();
        // Of i the age of one member is not known, of k nobody is, and in h is nobody.
        assertThat(grandparents.out()).isEqualTo(Estimate.exact(90, 90));
        assertThat(grandparents.clauses())
                .allSatisfy(clause -> assertThat(clause.share()).isEqualTo(Estimate.exact(0.1, 90)));
        assertThat(reach(diagnosis, "elders").out()).isEqualTo(Estimate.exact(100, 100));
    }

    @Test
    void blameIsNotSharedWhereMoreThanTwentyConditionsFail() {
        WrittenPolicy policy = HandNation.policyWithoutFocus(policy())
                .programme("giants", "household", conditions("household.income >= money('10%d')", 21));

        Diagnosis diagnosis = diagnose(policy, HandNation.population(population()));

        Diagnosis.Blame giants = diagnosis.blame().stream()
                .filter(blame -> blame.programme().equals("giants"))
                .findFirst()
                .orElseThrow();
        assertThat(giants.out()).isEqualTo(Estimate.exact(110, 110));
        assertThat(giants.clauses()).hasSize(21).allSatisfy(clause -> {
            assertThat(clause.share().withheld()).isEqualTo(Withheld.NOT_KNOWN);
            assertThat(clause.unmet()).isEqualTo(Estimate.exact(1, 110));
            assertThat(clause.alone()).isEqualTo(Estimate.exact(0, 0));
        });
    }

    /** More clauses than one word of a verdict table holds, and more programmes than one word of bits. */
    @Test
    void manyConditionsAndProgrammesAreToldApart() {
        WrittenPolicy policy = HandNation.policyWithoutFocus(policy());
        for (int i = 0; i < 40; i++) {
            policy.programme(
                    "p" + (10 + i), "household", "all:\n  - low: household.income < money('" + 100 * i + "')\n");
        }
        policy.programme("wide", "household", conditions("household.income < money('%d0')", 40));

        Diagnosis diagnosis = diagnose(policy, HandNation.population(population()));

        // Below 3900 are all whose income is known; below 500 only k; below 1000 k, a to d, l, f, j.
        assertThat(reach(diagnosis, "p49").atLeast()).isEqualTo(Estimate.exact(110, 110));
        assertThat(reach(diagnosis, "p15").atLeast()).isEqualTo(Estimate.exact(10, 10));
        assertThat(reach(diagnosis, "wide").atLeast()).isEqualTo(Estimate.exact(80, 80));
        assertThat(diagnosis.overlap().get(0).reachedBy()).last().matches(Diagnosis.ReachedBy::orMore);
    }
}
