package org.puente.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.fact.Type;
import org.puente.rules.source.InputProblem;

/** A canonical population is used in place exactly as long as nothing it was checked with has changed. */
class CanonicalReuseTest {

    @TempDir
    Path scratch;

    private Path kept;

    @BeforeEach
    void writeCanonicalPopulation() throws Exception {
        Path given = Files.createDirectory(scratch.resolve("given"));
        Files.writeString(
                given.resolve("population.yaml"),
                "country: xx\nreferenceDate: 2016-08-31\nprovenance: {survey: one, years: [2016, 2018]}\n");
        Files.writeString(given.resolve("households.csv"), "household_id,size\na,1\nb,x\nc,3\n");
        Files.writeString(given.resolve("members.csv"), "member_id,household_id\n,a\nm,c\n");
        kept = scratch.resolve("kept");
        Intake.write(given, kept, TestFacts.facts(), Intake.Options.standard()).close();
    }

    @Test
    void isUsedInPlaceAndSurvivesClosing() {
        try (CanonicalPopulation population = open(TestFacts.facts())) {
            assertThat(population.directory()).isEqualTo(kept);
            assertThat(population.households()).isEqualTo(3);
            assertThat(population.members()).isEqualTo(1);
            assertThat(population.rejectedRows()).isEqualTo(1);
            assertThat(population.rejectedCells()).isEqualTo(1);
            assertThat(population.notes()).isEmpty();
            assertThat(population.file().provenance())
                    .containsEntry("survey", "one")
                    .containsEntry("years", List.of("2016", "2018"));
            assertThat(population.fingerprint()).startsWith("sha256:");
        }
        assertThat(kept).isDirectoryNotContaining("glob:**spill*").isDirectoryContaining("glob:**households.parquet");
        assertThat(scratch.resolve("working")).doesNotExist();
    }

    @Test
    void isCheckedAgainWhenATableWasTouchedAndKeepsWhatIsUnknown() throws Exception {
        Path members = kept.resolve("members.parquet");
        byte[] bytes = Files.readAllBytes(members);
        Files.write(kept.resolve("households.parquet"), Files.readAllBytes(kept.resolve("households.parquet")));
        try (CanonicalPopulation untouched = open(TestFacts.facts())) {
            assertThat(untouched.directory()).isEqualTo(kept);
        }
        bytes[bytes.length - 9] ^= 1; // the last byte of the footer, where the writer names itself
        Files.write(members, bytes);
        try (CanonicalPopulation population = open(TestFacts.facts())) {
            assertThat(population.directory()).isEqualTo(scratch.resolve("working"));
            assertThat(population.notes()).singleElement().asString().contains("its tables have changed");
            try (var connection = DuckDb.open(scratch, DuckDb.Limits.standard())) {
                assertThat(Rows.of(connection, population.directory().resolve("households.parquet")))
                        .contains("0 | a | 1.0 | false | 1", "1 | b | 1.0 | true | ?");
            }
        }
        assertThat(scratch.resolve("working")).doesNotExist();
    }

    @Test
    void isCheckedAgainWhenItsListOfRejectsIsGone() throws Exception {
        Files.delete(kept.resolve("rejected.csv"));
        try (CanonicalPopulation population = open(TestFacts.facts())) {
            assertThat(population.notes()).singleElement().asString().contains("rejected.csv is missing");
            assertThat(population.rejectedFile()).exists();
        }
    }

    @Test
    void isCheckedAgainWhenTheFactsOrTheTablesOrTheWeightAreOthers() throws Exception {
        List<Fact> more = new ArrayList<>(TestFacts.facts().all());
        more.add(TestFacts.fact(Entity.MEMBER, "sex", Type.TEXT));
        try (CanonicalPopulation population = open(new Facts(more))) {
            assertThat(population.notes()).singleElement().asString().contains("facts have changed");
        }
        Files.writeString(kept.resolve("states.csv"), "state_code\n01\n");
        try (CanonicalPopulation population = open(TestFacts.facts())) {
            assertThat(population.hasTable(PopulationTable.STATES)).isTrue();
        }
        Files.delete(kept.resolve("states.csv"));
        String yaml = Files.readString(kept.resolve("population.yaml"));
        Files.writeString(kept.resolve("population.yaml"), yaml.replace("weightColumn: weight", "weightColumn: size"));
        try (CanonicalPopulation population = open(TestFacts.facts())) {
            assertThat(population.weightedHouseholds()).isEqualTo(1 + 1 + 3);
        }
    }

    @Test
    void isRefusedByStrictIfSomethingWasRejectedWhenItWasWritten() {
        assertThatThrownBy(() -> Intake.open(
                        kept,
                        scratch.resolve("working"),
                        TestFacts.facts(),
                        new Intake.Options(true, DuckDb.Limits.standard())))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("1 rows left out and 1 cells made unknown");
    }

    private CanonicalPopulation open(Facts facts) {
        return Intake.open(kept, scratch.resolve("working"), facts, Intake.Options.standard());
    }
}
