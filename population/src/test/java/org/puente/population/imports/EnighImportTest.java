package org.puente.population.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.puente.population.DuckDb;
import org.puente.population.PopulationTable;
import org.puente.rules.checked.FactFiles;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.Problems;

/**
 * The real survey of 2016, imported as a user would, against what INEGI and CONEVAL publish of it. The survey lies beside
 * the project, at {@code ../shared/data/mexico}; where it does not, these tests are skipped.
 */
@EnabledIf(value = "isSurveyHere", disabledReason = "the survey is not at ../shared/data/mexico")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnighImportTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SOURCE = ROOT.resolveSibling("shared").resolve("data/mexico");
    private static final Path POLICY = ROOT.resolve("policy/mx");

    private ImportReport report;
    private Connection connection;

    static boolean isSurveyHere() {
        return Files.isDirectory(SOURCE.resolve("enigh2016"));
    }

    @BeforeAll
    void importSurvey(@TempDir Path directory) throws SQLException {
        Problems problems = new Problems();
        Facts facts = FactFiles.read(POLICY, problems);
        ImportPlan plan = ImportPlanReader.read(POLICY, "enigh2016", problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
        Path out = directory.resolve("enigh");
        report = new Importer(plan, facts, DuckDb.Limits.standard()).run(SOURCE, out, false, rows -> {});
        connection = DuckDb.open(directory, DuckDb.Limits.standard());
        for (PopulationTable table : PopulationTable.values()) {
            DuckDb.execute(
                    connection,
                    "CREATE TABLE " + table.word() + " AS SELECT * FROM read_parquet("
                            + DuckDb.file(table.parquetIn(out)) + ")");
        }
        DuckDb.execute(
                connection,
                "CREATE VIEW persons AS SELECT m.* EXCLUDE (household_row), h.* FROM members m JOIN households h USING"
                        + " (household_id)");
    }

    @AfterAll
    void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    @Test
    void holdsTheWholeSurvey() throws SQLException {
        assertThat(report.households()).isEqualTo(70_311);
        assertThat(report.weightedHouseholds()).isEqualTo(33_462_598.0);
        assertThat(report.members()).isEqualTo(257_658);
        assertThat(report.rejected()).isZero();
        assertThat(ask("SELECT sum(size) FROM households")).isEqualTo(257_658);
        assertThat(ask("SELECT count(*) FROM households WHERE members_known")).isEqualTo(70_311);
    }

    @Test
    void receiptOfProsperaIsAsReported() throws SQLException {
        assertThat(ask("SELECT count(*) FROM households WHERE receives_prospera"))
                .isEqualTo(14_177);
        assertThat(ask("SELECT sum(weight) FROM households WHERE receives_prospera"))
                .isEqualTo(5_944_508);
        assertThat(ask("SELECT count(*) FROM households WHERE receives_prospera IS NULL"))
                .isZero();
        assertThat(ask("SELECT count(*) FROM households WHERE receives_prospera <> (prospera_quarterly > 0)"))
                .isZero();
    }

    @ParameterizedTest(name = "{0} is {1} %")
    @CsvSource({
        "deprived_education, 17.39",
        "deprived_health, 15.54",
        "deprived_social_security, 55.80",
        "deprived_housing, 12.05",
        "deprived_services, 19.31",
        "deprived_food, 20.05"
    })
    void nationalDeprivationsAreConevals(String deprivation, double percent) throws SQLException {
        double share = ask("SELECT sum(weight) FILTER (" + deprivation + ") / sum(weight) FROM persons");
        assertThat(100 * share).isCloseTo(percent, within(0.005));
    }

    /** Poor: below the standard welfare line of August 2016 and at least one deprivation. States 10 to 32 only. */
    @ParameterizedTest(name = "state {0}: {1} % poor")
    @CsvSource({"12, 64.8", "13, 50.6", "32, 48.7"})
    void povertyOfStatesIsConevals(String state, double percent) throws SQLException {
        double share = ask("""
                SELECT sum(weight) FILTER (
                    income_per_person_monthly < CASE setting WHEN 'rural' THEN 1715.57 ELSE 2660.40 END
                    AND (deprived_education OR deprived_health OR deprived_social_security
                        OR deprived_housing OR deprived_services OR deprived_food)) / sum(weight)
                FROM persons WHERE income_per_person_monthly IS NOT NULL AND state_code = '%s'
                """.formatted(state));
        assertThat(100 * share).isCloseTo(percent, within(0.05));
    }

    @Test
    void unknownStaysUnknown() throws SQLException {
        assertThat(ask("SELECT count(income_per_person_monthly) FROM households"))
                .isEqualTo(43_609);
        assertThat(ask("SELECT count(income_per_person_monthly) FROM households WHERE state_code < '10'"))
                .isZero();
        assertThat(ask("SELECT count(*) - count(monetary_income_monthly) FROM households"))
                .isEqualTo(33);
        assertThat(ask("SELECT count(*) - count(deprived_housing) FROM households"))
                .isEqualTo(4);
        assertThat(ask("SELECT count(*) FROM members WHERE (age < 3) <> (attends_school IS NULL)"))
                .isZero();
    }

    /** One household by hand: the source has 5050.5162 a month for 2.6921 adults, 1876.6793 each. */
    @Test
    void moneyIsRoundedToTheCentavo() throws SQLException {
        assertThat(ask("SELECT income_per_person_monthly FROM households WHERE household_id = '1000004702-1'"))
                .isEqualTo(1876.68);
        assertThat(ask("SELECT sum(prospera_quarterly) FROM households WHERE NOT receives_prospera"))
                .isZero();
    }

    @Test
    void everyHouseholdFindsItsMunicipality() throws SQLException {
        assertThat(ask("SELECT count(*) FROM municipalities")).isEqualTo(2_457);
        assertThat(ask("SELECT count(*) FROM households JOIN municipalities USING (municipality_code)"))
                .isEqualTo(70_311);
        assertThat(ask("SELECT count(*) FROM households JOIN states USING (state_code)"))
                .isEqualTo(70_311);
        assertThat(ask("SELECT count(*) FROM households JOIN localities USING (locality_code)"))
                .isEqualTo(54_600);
        assertThat(ask("SELECT count(*) FROM households h JOIN municipalities m USING (municipality_code)"
                        + " WHERE h.state_code <> m.state_code"))
                .isZero();
    }

    @ParameterizedTest(name = "{1} municipalities of {0} marginalisation")
    @CsvSource({"very_high, 283", "high, 817", "medium, 514", "low, 498", "very_low, 345"})
    void marginalisationIsConaposOf2015(String grade, int municipalities) throws SQLException {
        assertThat(ask("SELECT count(*) FROM municipalities WHERE marginalisation = '" + grade + "'"))
                .isEqualTo(municipalities);
    }

    @Test
    void samplingDesignIsKept() throws SQLException {
        assertThat(ask("SELECT count(DISTINCT sampling_stratum) FROM households"))
                .isEqualTo(536);
        assertThat(ask("SELECT count(DISTINCT primary_unit) FROM households")).isEqualTo(7_891);
    }

    private double ask(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getDouble(1);
        }
    }
}
