package org.puente.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.testkit.WrittenPolicy;

/** What is counted, against figures computed by hand. */
class SummaryTest {

    @TempDir
    Path scratch;

    @Test
    void countsAreThoseComputedByHandKeyByKey() throws IOException {
        Path population = TinyNation.population(scratch.resolve("nation")).root();
        Screening.run(Runs.request(policy(), population, run()));

        ObjectNode summary = (ObjectNode) Runs.summary(run());
        assertThat(takeText(summary, "policy", "fingerprint")).matches("sha256:[0-9a-f]{64}");
        assertThat(takeText(summary, "population", "fingerprint")).matches("sha256:[0-9a-f]{64}");
        assertThat(summary.toPrettyString())
                .isEqualTo(expected("tiny-nation-summary.json").toPrettyString());
    }

    @Test
    void timingTellsSecondsEngineAndThreads() {
        Path population = TinyNation.population(scratch.resolve("nation")).root();
        Summary.Timing timing =
                Screening.run(Runs.request(policy(), population, run())).timing();

        assertThat(timing.seconds()).isPositive();
        assertThat(timing.engine()).isEqualTo("duckdb");
        assertThat(timing.threads()).isEqualTo(2);
        assertThat(Summary.read(run()).timing()).isEqualTo(timing);
    }

    @Test
    void rangesOfHouseholdsChangeNoCount() {
        Path population = TinyNation.population(scratch.resolve("nation")).root();
        Screening.run(Runs.request(policy(), population, run()));
        Path other = scratch.resolve("in-ranges");
        Screening.run(Runs.request(policy(), population, other).withHouseholdsPerRange(3));

        assertThat(Runs.summary(other)).isEqualTo(Runs.summary(run()));
    }

    @Test
    void withoutTableOfMembersNobodyIsJudgedAndEveryListIsUnknown() {
        Path population =
                TinyNation.withoutMembersAndTerritory(scratch.resolve("nation")).root();
        Summary summary = Screening.run(Runs.request(policy(), population, run(), "gardens", "with-children"));

        assertThat(summary.population().members()).isZero();
        assertThat(counts(summary, "gardens").units()).isZero();
        assertThat(counts(summary, "gardens").clauses())
                .extracting(ProgrammeCounts.ClauseCounts::id)
                .containsExactly("woman", "adult");
        assertThat(counts(summary, "with-children").undetermined()).isEqualTo(10);
    }

    @Test
    void withoutTerritoryItsFactsAreUnknownAndNoMunicipalityIsJudged() {
        Path population =
                TinyNation.withoutMembersAndTerritory(scratch.resolve("nation")).root();
        Summary summary = Screening.run(Runs.request(policy(), population, run()));

        assertThat(counts(summary, "basic-income").clauses().get(2).unknown()).isEqualTo(10);
        assertThat(counts(summary, "wells").units()).isZero();
        assertThat(counts(summary, "wells").households().withEligible()).isZero();
    }

    @Test
    void householdsThatDoNotSayWhereTheyLiveAreInNoMunicipality() {
        Path population = TinyNation.population(scratch.resolve("nation"))
                .table("households", """
                        household_id, income
                        h01, 500.00
                        """)
                .root();
        Summary summary = Screening.run(Runs.request(policy(), population, run()));

        assertThat(counts(summary, "wells").eligible()).isEqualTo(2);
        assertThat(counts(summary, "wells").households().withEligible()).isZero();
        assertThat(summary.population().weightedHouseholds()).isEqualTo(1);
    }

    @Test
    void dayOnWhichNothingIsInForceGivesNoProgrammes() {
        Path population = TinyNation.population(scratch.resolve("nation")).root();
        ScreeningRequest request = Runs.request(policy(), population, run());
        Summary summary = Screening.run(new ScreeningRequest(
                request.policy(),
                policy().plan("2012-08-31"),
                population,
                run(),
                ScreeningRequest.Existing.REFUSE,
                request.limits()));

        assertThat(summary.programmes()).isEmpty();
        assertThat(summary.overlap().householdsWeighted()).isEmpty();
        assertThat(summary.notInForce()).hasSize(7).contains("gardens", "old-scheme");
    }

    /** Weights that are no binary fractions: sums must not depend on which thread was first. */
    @Test
    void sameRunTwiceGivesTheSameBytesAndTheSameSummary() {
        StringBuilder households = new StringBuilder("household_id,weight,setting,income,land\n");
        for (int i = 0; i < 5_000; i++) {
            households.append("h%05d,%d.%d,%s,%d.10,0.%d%n"
                    .formatted(i, i % 7, 1 + i % 9, i % 2 == 0 ? "rural" : "urban", i % 2_000, i % 3));
        }
        Path population = TinyNation.population(scratch.resolve("nation"))
                .table("households", households.toString())
                .root();
        Path again = scratch.resolve("again");
        Screening.run(Runs.request(policy(), population, run()).withHouseholdsPerRange(2_000));
        Screening.run(Runs.request(policy(), population, again).withHouseholdsPerRange(2_000));

        assertThat(Runs.verdicts(again)).isEqualTo(Runs.verdicts(run())).hasSize(7);
        assertThat(Runs.summary(again)).isEqualTo(Runs.summary(run()));
    }

    @Test
    void columnThatNoFactDeclaresIsSpokenOf() {
        Path population = TinyNation.population(scratch.resolve("nation"))
                .table("households", "household_id, incme\nh01, 5\n")
                .root();
        List<String> notes = new ArrayList<>();
        Screening.run(Runs.request(policy(), population, run()).withNotes(notes::add));

        assertThat(notes).anyMatch(note -> note.contains("incme") && note.contains("income"));
    }

    private WrittenPolicy policy() {
        return TinyNation.policy(scratch.resolve("policy"));
    }

    private Path run() {
        return scratch.resolve("run");
    }

    private static ProgrammeCounts counts(Summary summary, String programme) {
        return summary.programmes().stream()
                .filter(counts -> counts.id().equals(programme))
                .findFirst()
                .orElseThrow();
    }

    private static String takeText(JsonNode summary, String within, String key) {
        return ((ObjectNode) summary.get(within)).remove(key).asText();
    }

    private static JsonNode expected(String resource) throws IOException {
        try (InputStream stream = SummaryTest.class.getResourceAsStream(resource)) {
            assertThat(stream).isNotNull();
            return Runs.withoutTiming(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
