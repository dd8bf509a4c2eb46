package org.puente.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.source.InputProblem;

class CanonicalWriterTest {

    private static final PopulationFile ABOUT =
            PopulationFile.of("xx", LocalDate.of(2016, 8, 31), Map.of("source", Map.of("survey", "a survey")));

    @TempDir
    Path scratch;

    @Test
    void numbersSortsAndCounts() throws Exception {
        try (Connection connection = DuckDb.open(scratch, DuckDb.Limits.standard());
                CanonicalPopulation written = write(connection, scratch.resolve("pop"))) {
            assertThat(written.households()).isEqualTo(3);
            assertThat(written.members()).isEqualTo(3);
            assertThat(written.weightedHouseholds()).isEqualTo(3.5);
            assertThat(written.rejected()).isZero();
            assertThat(written.facts(PopulationTable.HOUSEHOLDS))
                    .extracting(fact -> fact.name())
                    .containsExactly("id", "size", "income");
            assertThat(written.hasTable(PopulationTable.STATES)).isFalse();
            assertThat(Rows.of(connection, written.directory().resolve("households.parquet")))
                    .containsExactly(
                            "household_row | household_id | weight | members_known | size | income",
                            "0 | B | 1.0 | true | 2 | 10.50",
                            "1 | a | 0.5 | true | ? | 0.00",
                            "2 | é | 2.0 | false | 1 | ?");
            assertThat(Rows.of(connection, written.directory().resolve("members.parquet")))
                    .containsExactly(
                            "household_row | member_row | member_id | household_id | age",
                            "0 | 0 | B-1 | B | 30",
                            "0 | 1 | B-2 | B | ?",
                            "1 | 2 | a-1 | a | 7");
        }
        assertThat(Files.list(scratch.resolve("pop"))
                        .map(path -> path.getFileName().toString()))
                .containsExactlyInAnyOrder("households.parquet", "members.parquet", "population.yaml", "rejected.csv");
    }

    @Test
    void theSameContentGivesTheSameBytesWhateverThreadsAndOrder() throws Exception {
        for (int threads = 1; threads <= 2; threads++) {
            try (Connection connection = DuckDb.open(scratch, new DuckDb.Limits(threads, "200MB"))) {
                String order = threads == 1 ? "i" : "-i";
                DuckDb.execute(
                        connection,
                        "CREATE TABLE households AS SELECT 'H' || hash(i) AS household_id, i % 9 AS size, 0.1 * i::DOUBLE AS weight"
                                + " FROM range(300000) t(i) ORDER BY " + order);
                DuckDb.execute(
                        connection,
                        "CREATE TABLE members AS SELECT 'H' || hash(i // 2) AS household_id, 'H' || i AS member_id, i % 90 AS age"
                                + " FROM range(500000) t(i) ORDER BY " + order);
                new CanonicalWriter(connection, TestFacts.facts()).write(scratch.resolve("pop" + threads), ABOUT);
            }
        }
        for (String name : List.of("households.parquet", "members.parquet", "population.yaml")) {
            assertThat(scratch.resolve("pop1").resolve(name))
                    .hasSameBinaryContentAs(scratch.resolve("pop2").resolve(name));
        }
    }

    @Test
    void refusesAnOccupiedDirectory() throws Exception {
        try (Connection connection = DuckDb.open(scratch, DuckDb.Limits.standard())) {
            write(connection, scratch.resolve("pop"));
            assertThatThrownBy(() -> write(connection, scratch.resolve("pop")))
                    .isInstanceOf(InputProblem.class)
                    .hasMessageContaining("already holds population.yaml");
        }
    }

    @Test
    void whatAKilledRunLeftIsNoPopulation() throws Exception {
        Path cutShort = Files.createDirectories(scratch.resolve("pop"));
        Files.createDirectories(cutShort.resolve(".partial"));
        Files.writeString(cutShort.resolve(".partial").resolve("households.parquet"), "half a table");
        assertThatThrownBy(() ->
                        Intake.open(cutShort, scratch.resolve("working"), TestFacts.facts(), Intake.Options.standard()))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("no population.yaml");
        try (Connection connection = DuckDb.open(scratch, DuckDb.Limits.standard())) {
            assertThat(write(connection, cutShort).households()).isEqualTo(3);
            assertThat(cutShort.resolve(".partial")).doesNotExist();
            Files.delete(cutShort.resolve("population.yaml"));
            assertThatThrownBy(() -> write(connection, cutShort))
                    .isInstanceOf(InputProblem.class)
                    .hasMessageContaining("already holds households.parquet, members.parquet");
        }
    }

    @Test
    void refusesColumnsThatNoFactDeclaresAndTypesThatWouldChangeValues() throws Exception {
        try (Connection connection = DuckDb.open(scratch, DuckDb.Limits.standard())) {
            DuckDb.execute(connection, "CREATE VIEW households AS SELECT 'a' AS household_id, 1 AS sise");
            assertThatThrownBy(
                            () -> new CanonicalWriter(connection, TestFacts.facts()).write(scratch.resolve("a"), ABOUT))
                    .isInstanceOf(InputProblem.class)
                    .hasMessageContaining("sise")
                    .satisfies(e -> assertThat(((InputProblem) e).remedy()).contains("size"));
            DuckDb.execute(
                    connection, "CREATE OR REPLACE VIEW households AS SELECT 'a' AS household_id, 1.5::DOUBLE AS size");
            assertThatThrownBy(
                            () -> new CanonicalWriter(connection, TestFacts.facts()).write(scratch.resolve("b"), ABOUT))
                    .isInstanceOf(InputProblem.class)
                    .hasMessageContaining("DOUBLE");
            assertThat(scratch.resolve("b")).isEmptyDirectory();
        }
    }

    private CanonicalPopulation write(Connection connection, Path directory) throws SQLException {
        DuckDb.execute(connection, """
                CREATE OR REPLACE TABLE households AS SELECT * FROM (VALUES
                  ('a', 0.5, NULL, 0.00::DECIMAL(18,2), true), ('é', 2, 1, NULL, NULL), ('B', NULL, 2, 10.5, true))
                  t(household_id, weight, size, income, members_known)""");
        DuckDb.execute(connection, "ALTER TABLE households ALTER weight TYPE DOUBLE");
        DuckDb.execute(connection, """
                CREATE OR REPLACE TABLE members AS SELECT * FROM (VALUES
                  ('a', 'a-1', 7), ('B', 'B-2', NULL), ('B', 'B-1', 30)) t(household_id, member_id, age)""");
        return new CanonicalWriter(connection, TestFacts.facts()).write(directory, ABOUT);
    }
}
