package org.puente.population.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.population.DuckDb;
import org.puente.rules.source.InputProblem;

class SyntheticNationTest {

    /** More than one run of households, so that several threads share the work. */
    private static final int SEVERAL_RUNS = 45_000;

    @TempDir
    static Path shared;

    private static Path nation = Path.of("");

    @BeforeAll
    static void generate() {
        nation = Nations.generate(shared.resolve("nation"), SEVERAL_RUNS, 7, 2);
    }

    @Test
    void theSameSeedGivesTheSameBytesWhateverTheThreads(@TempDir Path folder) throws IOException {
        assertSameFiles(nation, Nations.generate(folder.resolve("again"), SEVERAL_RUNS, 7, 2));
        assertSameFiles(nation, Nations.generate(folder.resolve("one-thread"), SEVERAL_RUNS, 7, 1));
    }

    private static void assertSameFiles(Path expected, Path found) throws IOException {
        List<String> names = names(expected);
        assertThat(names(found)).isEqualTo(names).contains("households.parquet", "population.yaml");
        for (String name : names) {
            assertThat(Files.mismatch(expected.resolve(name), found.resolve(name)))
                    .as(name)
                    .isEqualTo(-1);
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aSmallerNationIsTheBeginningOfALargerOne(@TempDir Path folder) throws SQLException {
        Path small = Nations.generate(folder.resolve("small"), 1_000, 7, 1);
        try (Connection connection = Nations.open(nation)) {
            String rest = "SELECT count(*) FROM (SELECT * FROM %1$s WHERE household_row < 1000 EXCEPT "
                    + "SELECT * FROM read_parquet(%2$s))";
            for (String table : List.of("households", "members")) {
                String file = DuckDb.file(small.resolve(table + ".parquet"));
                assertThat(Nations.ask(connection, rest.formatted(table, file)))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void anotherSeedGivesAnotherNation(@TempDir Path folder) throws IOException {
        Path other = Nations.generate(folder.resolve("other"), SEVERAL_RUNS, 8, 2);
        assertThat(Files.mismatch(nation.resolve("households.parquet"), other.resolve("households.parquet")))
                .isNotEqualTo(-1);
    }

    @Test
    void rowsAreNumberedAndEveryMemberHasItsHousehold() throws SQLException {
        assertNone("""
                SELECT count(*) FROM (SELECT household_row, row_number() OVER (ORDER BY household_id) - 1 AS expected
                FROM households) WHERE household_row <> expected""");
        assertNone("""
                SELECT count(*) FROM (SELECT member_row, row_number() OVER (ORDER BY household_row, member_id) - 1
                AS expected FROM members) WHERE member_row <> expected""");
        assertNone("""
                SELECT count(*) FROM households LEFT JOIN (SELECT household_id, household_row AS other, count(*) AS n
                FROM members GROUP BY ALL) USING (household_id)
                WHERE members_known AND (n IS DISTINCT FROM size OR other <> household_row)
                OR NOT members_known AND n IS NOT NULL""");
        assertNone("SELECT count(*) FROM households ANTI JOIN localities USING (locality_code)");
        assertNone("SELECT count(*) FROM households ANTI JOIN municipalities USING (municipality_code)");
        assertNone("""
                SELECT count(*) FROM households WHERE locality_code[1:5] <> municipality_code
                OR municipality_code[1:2] <> state_code OR (setting = 'rural') <> (locality_size = 'under_2500')""");
    }

    @Test
    void familiesAreCoherent() throws SQLException {
        assertNone(
                "SELECT count(*) FROM (SELECT household_id FROM members GROUP BY 1 HAVING count(*) FILTER (kinship = 'head') <> 1)");
        assertNone(
                "SELECT count(*) FROM (SELECT household_id FROM members GROUP BY 1 HAVING count(*) FILTER (kinship = 'spouse') > 1)");
        assertNone("""
                SELECT count(*) FROM members c JOIN members p USING (household_id)
                WHERE c.kinship = 'child' AND p.kinship IN ('head', 'spouse') AND c.age > greatest(0, p.age - 14)""");
        assertNone("""
                SELECT count(*) FROM members c JOIN members p USING (household_id)
                WHERE c.kinship = 'head' AND p.kinship = 'parent' AND p.age < least(105, c.age + 14)""");
        assertNone("SELECT count(*) FROM members WHERE kinship IN ('head', 'spouse') AND age < 15");
        assertNone("SELECT count(*) FROM members WHERE age < 16 AND activity IS NOT NULL");
        assertNone("SELECT count(*) FROM members WHERE school_grade IS NOT NULL AND NOT attends_school");
        assertNone("SELECT count(*) FROM members WHERE age < 11 AND education = 'lower_secondary'");
    }

    @Test
    void amountsFollowTheirReasons() throws SQLException {
        assertNone("SELECT count(*) FROM households WHERE (prospera_quarterly > 0) <> receives_prospera");
        assertNone("SELECT count(*) FROM households WHERE NOT farm_business AND farm_sales_quarterly > 0");
        assertNone(
                "SELECT count(*) FROM households WHERE deprived_food <> (food_insecurity IN ('moderate', 'severe'))");
        assertNone("""
                SELECT count(*) FROM municipalities WHERE extreme_poor_share > poor_share OR poor_share > below_line_share
                OR below_minimum_line_share > below_line_share""");
    }

    private static void assertNone(String query) throws SQLException {
        try (Connection connection = Nations.open(nation)) {
            assertThat(Nations.ask(connection, query)).as(query).isZero();
        }
    }

    @Test
    void someFactsAreUnknownAsInARegistry() throws SQLException {
        try (Connection connection = Nations.open(nation)) {
            double unknown =
                    Nations.ask(connection, "SELECT avg((income_per_person_monthly IS NULL)::INT) FROM households");
            assertThat(unknown).isBetween(0.08, 0.092);
            assertThat(Nations.ask(connection, "SELECT count(*) FROM households WHERE NOT members_known"))
                    .isBetween(15.0, 90.0);
        }
    }

    @Test
    void anEmptyNationIsWhole(@TempDir Path folder) throws SQLException {
        try (Connection connection = Nations.open(Nations.generate(folder.resolve("empty"), 0, 1, 2))) {
            assertThat(Nations.ask(connection, "SELECT count(*) FROM households"))
                    .isZero();
            assertThat(Nations.ask(connection, "SELECT count(*) FROM municipalities"))
                    .isEqualTo(2457);
        }
    }

    @Test
    void refusesADirectoryThatHoldsSomething(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> Nations.generate(folder, 10, 1, 1))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void saysThatItIsSynthetic() throws IOException {
        assertThat(nation.resolve("population.yaml")).content().contains("synthetic", "seed", "illustrative");
    }

    @Test
    void leavesNothingBesideTheNation() throws IOException {
        try (Stream<Path> files = Files.list(shared)) {
            assertThat(files.toList()).containsExactly(nation);
        }
    }
}
