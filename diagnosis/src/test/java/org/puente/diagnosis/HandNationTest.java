package org.puente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Estimate.Withheld;

/** Every measure of {@link HandNation}, worked by hand: its twelve kinds of household are in the comments by letter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandNationTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @SuppressWarnings("NullAway.Init")
    private Diagnosis diagnosis;

    @BeforeAll
    void diagnose(@TempDir Path folder) {
        diagnosis = HandNation.diagnose(
                HandNation.policy(folder.resolve("policy")),
                HandNation.population(folder.resolve("population")),
                folder.resolve("run"),
                50);
    }

    private static double value(Estimate estimate) {
        return Objects.requireNonNull(estimate.value());
    }

    @Test
    void aPopulationWithoutWeightsIsARegister() {
        assertThat(diagnosis.subject().kind()).isEqualTo(Diagnosis.Kind.REGISTER);
        assertThat(diagnosis.subject().households()).isEqualTo(120);
        assertThat(diagnosis.subject().members()).isEqualTo(150);
    }

    // ---------------------------------------------------------------- (a) reach

    private Diagnosis.Reach reach(String programme, String population) {
        return diagnosis.reach().stream()
                .filter(row ->
                        row.programme().equals(programme) && row.population().equals(population))
                .findFirst()
                .orElseThrow();
    }

    private void assertReach(String programme, String population, double... counts) {
        Diagnosis.Reach row = reach(programme, population);
        assertThat(new double[] {
                    value(row.eligible()),
                    value(row.openToApply()),
                    value(row.undetermined()),
                    value(row.out()),
                    value(row.atLeast()),
                    value(row.atMost())
                })
                .as("%s of %s", programme, population)
                .containsExactly(counts);
    }

    /** a to f belong; of l it is not known. */
    @Test
    void thePopulationInFocusIsThoseKnownToBelong() {
        assertThat(diagnosis.populations()).extracting(Diagnosis.Population::id).containsExactly("all", "receiving");
        assertThat(value(diagnosis.populations().get(1).households())).isEqualTo(60);
        assertThat(value(diagnosis.populations().get(1).unknown())).isEqualTo(10);
    }

    @Test
    void everyHouseholdIsEligibleOpenUndeterminedOrOut() {
        assertReach("gardens", "all", 40, 0, 10, 70, 40, 50);
        assertReach("grants", "all", 50, 0, 20, 50, 50, 70);
        assertReach("projects", "all", 0, 70, 0, 50, 70, 70);
        assertReach("transfer", "all", 60, 0, 10, 50, 60, 70);
        assertReach("wells", "all", 30, 0, 20, 70, 30, 50);
    }

    /** Of gardens a, f; grants a, b, c and perhaps f; projects a, b, c, f; l, who may receive, may have the transfer. */
    @Test
    void theUpperBoundHasThoseWhoMayBelong() {
        assertReach("gardens", "receiving", 20, 0, 0, 40, 20, 20);
        assertReach("grants", "receiving", 30, 0, 10, 20, 30, 40);
        assertReach("projects", "receiving", 0, 40, 0, 20, 40, 40);
        assertReach("transfer", "receiving", 60, 0, 0, 0, 60, 70);
        assertReach("wells", "receiving", 20, 0, 10, 30, 20, 30);
    }

    @Test
    void sharesAreOfThoseKnownToBelong() {
        assertThat(value(reach("grants", "all").shareAtLeast())).isCloseTo(5.0 / 12, EXACT);
        assertThat(value(reach("grants", "all").shareAtMost())).isCloseTo(7.0 / 12, EXACT);
        assertThat(value(reach("transfer", "receiving").shareAtMost())).isEqualTo(1);
    }

    // ---------------------------------------------------------------- (b) blame

    private Diagnosis.Blame blame(String programme) {
        return diagnosis.blame().stream()
                .filter(row ->
                        row.programme().equals(programme) && row.population().equals("all"))
                .findFirst()
                .orElseThrow();
    }

    private void assertBlame(String programme, String clause, double unmet, double alone, double share) {
        Diagnosis.ClauseBlame found = blame(programme).clauses().stream()
                .filter(row -> row.clause().equals(clause))
                .findFirst()
                .orElseThrow();
        assertThat(value(found.unmet())).as("unmet %s", clause).isCloseTo(unmet, EXACT);
        assertThat(value(found.alone())).as("alone %s", clause).isEqualTo(alone);
        assertThat(value(found.share())).as("share of %s", clause).isCloseTo(share, EXACT);
    }

    /**
     * Out are d, e, h, i, l. In d and l little land or marginalisation would do: a half each. In e income alone: one. In h
     * and i income and one of the others: income comes after one of them in two of three orders, each other has a sixth.
     * Income 1 + 2/3 + 2/3 = 7/3 of 5; the others 1/2 + 1/2 + 1/6 + 1/6 = 4/3 of 5.
     */
    @Test
    void blameOfAHouseholdProgrammeIsSharedOverItsBlocks() {
        assertThat(value(blame("grants").out())).isEqualTo(50);
        assertBlame("grants", "low", 3.0 / 5, 10, 7.0 / 15);
        assertBlame("grants", "few", 4.0 / 5, 20, 4.0 / 15);
        assertBlame("grants", "marginal", 1, 20, 4.0 / 15);
    }

    /**
     * Out with somebody are b, c, d, e, i, l. b: the girl lacks age, the man is none: a half each. c: woman. d: rural. e:
     * both, a half each. i: rural, since the woman may be grown up. l: rural and one of the two: 2/3, 1/6, 1/6. Woman 1/2 +
     * 1 + 1/2 + 1/6 = 13/6, adult 1/2 + 1/6 = 4/6, rural 1 + 1/2 + 1 + 2/3 = 19/6, of 6.
     */
    @Test
    void blameOfAMemberProgrammeIsSharedOverThoseWhoCouldGetTheHouseholdIn() {
        assertThat(value(blame("gardens").out())).isEqualTo(60);
        assertBlame("gardens", "woman", 2.0 / 6, 20, 13.0 / 36);
        assertBlame("gardens", "adult", 0, 10, 4.0 / 36);
        assertBlame("gardens", "rural", 4.0 / 6, 20, 19.0 / 36);
    }

    @Test
    void whatOnlyAnApplicationTellsBearsNoBlame() {
        assertThat(blame("projects").clauses())
                .extracting(Diagnosis.ClauseBlame::clause)
                .containsExactly("rural");
        assertBlame("projects", "rural", 1, 50, 1);
    }

    // ---------------------------------------------------------------- (c) overlap

    @Test
    void programmesMeetInHouseholdsThatBothSurelyReach() {
        Diagnosis.Overlap overlap = diagnosis.overlap().get(0);

        assertThat(overlap.programmes()).containsExactly("gardens", "grants", "projects", "transfer", "wells");
        assertThat(overlap.households().stream()
                        .map(row -> row.stream().map(HandNationTest::value).toList())
                        .toList())
                .containsExactly(
                        List.of(40.0, 20.0, 40.0, 20.0, 20.0),
                        List.of(20.0, 50.0, 40.0, 30.0, 30.0),
                        List.of(40.0, 40.0, 70.0, 40.0, 30.0),
                        List.of(20.0, 30.0, 40.0, 60.0, 20.0),
                        List.of(20.0, 30.0, 30.0, 20.0, 30.0));
    }

    /** The transfer does not count. Surely 0: d e i l, 1: h k, 2: c f g, 3: b, 4: a j; possibly f and g have 4 and k 2. */
    @Test
    void householdsAreCountedByHowManyProgrammesReachThem() {
        List<Diagnosis.ReachedBy> reachedBy = diagnosis.overlap().get(0).reachedBy();

        assertThat(reachedBy).extracting(row -> value(row.atLeast())).containsExactly(40.0, 20.0, 30.0, 10.0, 20.0);
        assertThat(reachedBy).extracting(row -> value(row.atMost())).containsExactly(40.0, 10.0, 20.0, 10.0, 40.0);
        assertThat(reachedBy).noneMatch(Diagnosis.ReachedBy::orMore);
        assertThat(value(reachedBy.get(0).shareAtLeast())).isCloseTo(4.0 / 12, EXACT);
    }

    // ---------------------------------------------------------------- (d) territory

    private void assertPlace(Diagnosis.Place place, String code, double households, int present, double perHousehold) {
        assertThat(place.code()).isEqualTo(code);
        assertThat(value(place.households())).isEqualTo(households);
        assertThat(place.present()).isEqualTo(present);
        assertThat(value(place.perHousehold())).isEqualTo(perHousehold);
        assertThat(place.isDesert()).isEqualTo(present == 0);
    }

    /** Of those who receive, a and b live in 01, c and f in 02, d and e in 03. */
    @Test
    void aStateThatNoCountedProgrammeReachesIsADesert() {
        List<Diagnosis.Place> states = diagnosis.territory().states();

        assertThat(states).hasSize(3);
        assertPlace(states.get(0), "01", 20, 4, 3.5);
        assertPlace(states.get(1), "02", 20, 3, 2);
        assertPlace(states.get(2), "03", 20, 0, 0);
        assertThat(states.get(0).shares()).extracting(HandNationTest::value).containsExactly(0.5, 1.0, 1.0, 1.0, 1.0);
        assertThat(states.get(1).shares()).extracting(HandNationTest::value).containsExactly(0.5, 0.5, 1.0, 1.0, 0.0);
        assertThat(states.get(2).shares()).extracting(HandNationTest::value).containsExactly(0.0, 0.0, 0.0, 1.0, 0.0);
        assertThat(states).extracting(state -> value(state.none())).containsExactly(0.0, 0.0, 1.0);
    }

    @Test
    void municipalitiesAreThoseOfHouseholdsAlsoOutsideOfTheTable() {
        List<Diagnosis.Place> municipalities = diagnosis.territory().municipalities();

        assertThat(municipalities).hasSize(4);
        assertPlace(municipalities.get(0), "m1", 20, 4, 3.5);
        assertPlace(municipalities.get(1), "m2", 10, 2, 2);
        assertPlace(municipalities.get(2), "m3", 10, 2, 2);
        assertPlace(municipalities.get(3), "m5", 20, 0, 0);
    }

    // ---------------------------------------------------------------- (e) who gains

    private Diagnosis.Incident incident(String programme) {
        return diagnosis.incidence().programmes().stream()
                .filter(row -> row.id().equals(programme))
                .findFirst()
                .orElseThrow();
    }

    /**
     * In order of whole pesos: k 400; a, b, c, d 500; l 700; f 800; j 900; i 1500; e 2000; h 3000; of g it is not known.
     * Middles of 110: 5, 30, 55, 65, 75, 85, 95, 105. Grants reach k, a, b, c, j: their mean 17/55, the coefficient -21/55.
     */
    @Test
    void theConcentrationOfGrantsLiesWithThePoor() {
        assertThat(value(diagnosis.incidence().ranked())).isEqualTo(110);
        assertThat(value(diagnosis.incidence().unranked())).isEqualTo(10);
        assertThat(value(incident("grants").concentration())).isCloseTo(-21.0 / 55, EXACT);
    }

    /** k is in the first tenth, a to d in the third, l and f in the sixth, then one kind in each: j, i, e, h. */
    @Test
    void tenthsThatTiesLeaveEmptyHaveNobody() {
        List<Estimate> tenths = incident("grants").tenths();

        for (int empty : new int[] {1, 3, 4}) {
            assertThat(tenths.get(empty)).isEqualTo(Estimate.withheld(Withheld.NOBODY, 0));
        }
        assertThat(tenths.stream().filter(Estimate::isShown).map(HandNationTest::value))
                .containsExactly(1.0, 0.75, 0.0, 1.0, 0.0, 0.0, 0.0);
        assertThat(incident("grants").shares().stream().map(HandNationTest::value))
                .containsExactly(0.2, 0.0, 0.6, 0.0, 0.0, 0.0, 0.2, 0.0, 0.0, 0.0);
    }

    /** Up to the limit of a tenth are those of the tenths before it. */
    @Test
    void theLimitsBetweenTenthsAreNineWhateverTheTies() {
        assertThat(diagnosis.incidence().bounds())
                .containsExactly(500.0, 500.0, 700.0, 700.0, 700.0, 900.0, 1500.0, 2000.0, 3000.0);
    }

    @Test
    void theCurveRisesWhereThoseReachedStand() {
        List<Double> curve = new ArrayList<>(List.of(0.0));
        curve.addAll(Collections.nCopies(5, 0.2));
        curve.addAll(Collections.nCopies(8, 0.8));
        curve.addAll(Collections.nCopies(7, 1.0));

        assertThat(incident("grants").curve()).isEqualTo(curve);
    }

    @Test
    void partsAreOfAllHouseholdsInThem() {
        assertThat(incident("grants").parts()).extracting(Diagnosis.Part::part).containsExactly("rural", "urban");
        assertThat(value(incident("grants").parts().get(0).share())).isCloseTo(4.0 / 7, EXACT);
        assertThat(value(incident("grants").parts().get(1).share())).isCloseTo(1.0 / 5, EXACT);
    }

    /** Little land have a, c, e, k (and g, who is not ranked): their middles 30, 30, 95, 5 are 40/110 on average. */
    @Test
    void populationsAndRecipientsAreMeasuredBesideProgrammes() {
        List<Diagnosis.Incident> populations = diagnosis.incidence().populations();

        assertThat(populations).extracting(Diagnosis.Incident::id).containsExactly("receiving", "little-land");
        assertThat(value(populations.get(1).concentration())).isCloseTo(80.0 / 110 - 1, EXACT);
    }

    // ---------------------------------------------------------------- (f) money

    private Diagnosis.Budget budget(String programme) {
        return diagnosis.budgets().stream()
                .filter(row -> row.programme().equals(programme))
                .findFirst()
                .orElseThrow();
    }

    /** 20,000 over 500 serve 40 of 50 households, all of them in a year and a quarter; it would take 25,000. */
    @Test
    void aBudgetCoversSomeOfTheEligibleHouseholds() {
        Diagnosis.Budget grants = budget("grants");

        assertThat(grants.units()).isEqualTo("household");
        assertThat(value(grants.eligible())).isEqualTo(50);
        assertThat(value(grants.possible())).isEqualTo(70);
        assertThat(value(Objects.requireNonNull(grants.served()))).isEqualTo(40);
        assertThat(value(Objects.requireNonNull(grants.coverage()))).isCloseTo(0.8, EXACT);
        assertThat(value(Objects.requireNonNull(grants.years()))).isCloseTo(1.25, EXACT);
        assertThat(value(Objects.requireNonNull(grants.cost()))).isEqualTo(25_000);
    }

    /** Women of a, f, g and two of j; 7,000 over 100 would serve 70 of them. */
    @Test
    void aBudgetOfMembersCountsMembersAndCoversNoMoreThanAll() {
        Diagnosis.Budget gardens = budget("gardens");

        assertThat(gardens.units()).isEqualTo("member");
        assertThat(value(gardens.eligible())).isEqualTo(50);
        assertThat(value(gardens.possible())).isEqualTo(50);
        assertThat(value(Objects.requireNonNull(gardens.coverage()))).isEqualTo(1);
        assertThat(value(Objects.requireNonNull(gardens.years()))).isCloseTo(5.0 / 7, EXACT);
        assertThat(diagnosis.budgets()).extracting(Diagnosis.Budget::programme).containsExactly("gardens", "grants");
    }

    // ---------------------------------------------------------------- (g) missing facts

    private void assertMissing(String fact, String programme, double waiting, double settles, double maySettle) {
        Diagnosis.MissingFact found = diagnosis.missingFacts().stream()
                .filter(row -> row.facts().get(0).path().equals(fact))
                .findFirst()
                .orElseThrow();
        assertThat(found.programmes()).containsExactly(programme);
        assertThat(value(found.waiting())).as("waiting for %s", fact).isEqualTo(waiting);
        assertThat(value(found.settles())).as("settled by %s", fact).isEqualTo(settles);
        assertThat(value(found.maySettle())).as("perhaps settled by %s", fact).isEqualTo(maySettle);
    }

    /**
     * Grants of f wait for land and for marginalisation, either of which settles it if it is so; those of g for income,
     * whatever it is, and in vain for marginalisation. j lacks land too, but is in already.
     */
    @Test
    void aMissingFactIsWorthTheVerdictsThatItSettles() {
        assertMissing("household.income", "grants", 10, 10, 10);
        assertMissing("household.land", "grants", 10, 0, 10);
        assertMissing("municipality.marginalised", "grants", 20, 0, 10);
        assertMissing("household.receives", "transfer", 10, 10, 10);
        assertThat(diagnosis.missingFacts()).hasSize(4);
    }
}
