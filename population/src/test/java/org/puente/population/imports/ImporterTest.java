package org.puente.population.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.population.DuckDb;
import org.puente.population.PopulationFile;
import org.puente.population.PopulationTable;
import org.puente.rules.source.InputProblem;

class ImporterTest {

    @TempDir
    private Path root;

    private TinySurvey survey;

    @BeforeEach
    void writeSurvey() {
        survey = TinySurvey.write(root);
    }

    @Test
    void translatesEveryTable() {
        ImportReport report = survey.run();

        assertThat(report.households()).isEqualTo(3);
        assertThat(report.weightedHouseholds()).isEqualTo(250);
        assertThat(report.members()).isEqualTo(4);
        assertThat(report.rejected()).isZero();
        assertThat(rows(PopulationTable.HOUSEHOLDS, "household_id, weight, setting, income, aided, aid"))
                .containsExactly(
                        "01-1|100.0|urban|10.01|true|2.01",
                        "01-2|100.0|urban|null|false|0.00",
                        "02-1|50.0|rural|0.00|false|0.00");
        assertThat(rows(PopulationTable.MEMBERS, "member_id, age"))
                .containsExactly("01-1-1|30", "01-1-2|2", "01-2-1|null", "02-1-1|71");
        assertThat(rows(PopulationTable.MUNICIPALITIES, "municipality_code, poor_share"))
                .containsExactly("A|0.25", "B|null");
    }

    @Test
    void saysWhereItComesFrom() {
        survey.run();
        PopulationFile file = PopulationFile.read(survey.out(), new ArrayList<>());
        assertThat(file.country()).isEqualTo("xx");
        assertThat(file.referenceDate()).hasToString("2016-08-31");
        assertThat(file.provenance()).containsEntry("publisher", "An office").containsEntry("status", "illustrative");
    }

    @Test
    void readsCompressedFilesAndWindowsLineEnds() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("\uFEFFHOME,DWELLING,INCOME,extra\r\n1,01,5,x\r\n 1 ,02,6,\"y, z\"\r\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        survey.without("survey/homes.csv").raw("survey/people.csv", "dwelling,home,person,age\n");
        Files.write(survey.source().resolve("survey/homes.csv.gz"), bytes.toByteArray());

        assertThat(survey.run().members()).isZero();
        assertThat(rows(PopulationTable.HOUSEHOLDS, "household_id, income")).containsExactly("01-1|5.00", "02-1|6.00");
    }

    @Test
    void aFileThatIsThereTwiceIsRefused() throws IOException {
        Files.write(survey.source().resolve("survey/homes.csv.gz"), new byte[] {0x1f, (byte) 0x8b});
        assertThatThrownBy(survey::run)
                .isInstanceOfSatisfying(
                        InputProblem.class,
                        problem -> assertThat(problem.remedy()).contains("Keep the one that is meant"))
                .hasMessageContaining("holds both survey/homes.csv and survey/homes.csv.gz");
        assertNothingIsLeft();
    }

    @Test
    void aFileWithoutRowsIsSpokenOf() {
        survey.raw("survey/people.csv", "dwelling,home,person,age\n").raw("survey/aids.csv", "dwelling,home,amount");
        assertThat(survey.run().notes())
                .hasSize(2)
                .anySatisfy(note -> assertThat(note).contains("survey/people.csv", "names its columns and has no row"))
                .anySatisfy(note -> assertThat(note).contains("survey/aids.csv", "whole file"));
    }

    @Test
    void filesWithRowsNeedNoNote() {
        assertThat(survey.run().notes()).isEmpty();
    }

    @Test
    void sameFilesGiveTheSameBytes() throws IOException {
        survey.run();
        byte[] first = Files.readAllBytes(PopulationTable.HOUSEHOLDS.parquetIn(survey.out()));
        survey.run(true);
        assertThat(Files.readAllBytes(PopulationTable.HOUSEHOLDS.parquetIn(survey.out())))
                .isEqualTo(first);
    }

    @Test
    void listsEveryAbsentFile() {
        survey.without("places.csv").without("survey/people.csv");
        assertThatThrownBy(survey::run)
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("lacks 2 of the 5 files")
                .hasMessageContaining("survey/people.csv, places.csv");
        assertNothingIsLeft();
    }

    @Test
    void namesTheAbsentColumnAndItsFile() {
        survey.raw("survey/dwellings.csv", "dwelling,place,tamano,factor\n01,A,1,100\n");
        assertThatThrownBy(survey::run)
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("dwellings.csv has no column size");
        assertNothingIsLeft();
    }

    @Test
    void anEmptyFileHasNoColumns() {
        survey.raw("survey/homes.csv", "");
        assertThatThrownBy(survey::run).hasMessageContaining("homes.csv has no column dwelling, home, income");
    }

    @Test
    void textInANumberBecomesUnknownAndIsListed() throws IOException {
        survey.raw("survey/homes.csv", "dwelling,home,income\n01,1,ten\n01,2,1\n02,1,nan\n")
                .raw("survey/people.csv", "dwelling,home,person,age\n01,1,1,-3\n01,1,2,old\n")
                .raw("survey/aids.csv", "dwelling,home,amount\n01,1,1.5\n01,1,much\n01,2,\n");

        ImportReport report = survey.run();

        assertThat(rows(PopulationTable.HOUSEHOLDS, "household_id, income, aided, aid"))
                .containsExactly("01-1|null|true|null", "01-2|1.00|null|null", "02-1|null|false|0.00");
        assertThat(rows(PopulationTable.MEMBERS, "member_id, age")).containsExactly("01-1-1|null", "01-1-2|null");
        assertThat(report.rejectedCells()).isEqualTo(5);
        assertThat(report.rejectedRows()).isZero();
        assertThat(rejected()).anyMatch(line -> line.contains("income") && line.contains("ten"));
    }

    @Test
    void aCodeOutsideTheSourcesListBecomesUnknownAndIsListed() throws IOException {
        survey.raw("survey/dwellings.csv", "dwelling,place,size,factor\n01,A,rural,100\n02,B,,50\n");
        assertThat(survey.run().rejectedCells()).isEqualTo(2);
        assertThat(rows(PopulationTable.HOUSEHOLDS, "setting")).containsExactly("null", "null", "null");
        assertThat(rejected()).anyMatch(line -> line.contains("not listed: rural"));
    }

    @Test
    void aSecondHouseholdOfTheSameIdIsRejected() throws IOException {
        survey.raw("survey/homes.csv", "dwelling,home,income\n01,1,1\n01,1,1\n02,1,0\n01,2,3\n");
        ImportReport report = survey.run();
        assertThat(report.households()).isEqualTo(3);
        assertThat(report.rejectedRows()).isEqualTo(1);
        assertThat(rejected()).anyMatch(line -> line.startsWith("households,") && line.contains("01-1"));
    }

    @Test
    void aMemberWithoutHouseholdIsRejected() throws IOException {
        survey.raw("survey/people.csv", "dwelling,home,person,age\n01,1,1,30\n09,1,1,40\n");
        ImportReport report = survey.run();
        assertThat(report.members()).isEqualTo(1);
        assertThat(report.rejectedRows()).isEqualTo(1);
        assertThat(rejected()).anyMatch(line -> line.startsWith("members,") && line.contains("09-1"));
    }

    @Test
    void aRepeatedKeyWouldDoubleHouseholdsAndIsRefused() {
        survey.raw("survey/dwellings.csv", "dwelling,place,size,factor\n01,A,1,100\n02,B,4,50\n01,A,1,7\n");
        assertThatThrownBy(survey::run)
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("1 key (dwelling)")
                .hasMessageContaining("again in row 3");
        assertNothingIsLeft();
    }

    @Test
    void lostLeadingZerosAreRefusedWithoutQuotingTheCell() {
        survey.raw("survey/homes.csv", "dwelling,home,income\n01,1,1\n1,2,1\n7,1,1\n");
        assertThatThrownBy(survey::run)
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("homes.csv the column dwelling has 2 cells")
                .hasMessageContaining("first in row 2")
                .hasMessageNotContaining("7,1,1");
    }

    @Test
    void aPatternThatOnlyJavaUnderstandsIsRefusedAtItsFile() {
        survey.policy(
                "imports/tiny/import.yaml", TinySurvey.IMPORT.replace("'[0-9]{2}', place", "'(?=0)[0-9]{2}', place"));
        assertThatThrownBy(survey::run)
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("imports/tiny/import.yaml:12:")
                .hasMessageContaining("pattern of the column dwelling");
    }

    @Test
    void aBrokenLineIsNamedWithoutQuotingIt() {
        survey.raw("survey/people.csv", "dwelling,home,person,age\n01,1,1,30\n01,1,secret\n");
        assertThatThrownBy(survey::run)
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining(
                        "people.csv cannot be read as a table (line 3, 3 cells where the first line has 4)")
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertNothingIsLeft();
    }

    @Test
    void aTruncatedDownloadIsRefused() throws IOException {
        survey.without("survey/people.csv");
        Files.write(survey.source().resolve("survey/people.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1});
        assertThatThrownBy(survey::run)
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("people.csv.gz cannot be read");
    }

    @Test
    void aDirectoryInUseIsLeftAlone() throws IOException {
        survey.run();
        assertThatThrownBy(survey::run).isInstanceOf(InputProblem.class).hasMessageContaining("is not empty");
        Files.writeString(survey.out().resolve("thesis.docx"), "years of work");
        assertThatThrownBy(() -> survey.run(true))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("holds more than a population (thesis.docx)");
        assertThat(survey.out().resolve("thesis.docx")).exists();
    }

    @Test
    void aFailedReplacementKeepsTheOldPopulation() {
        survey.run();
        survey.without("places.csv");
        assertThatThrownBy(() -> survey.run(true)).isInstanceOf(InputProblem.class);
        assertThat(rows(PopulationTable.HOUSEHOLDS, "household_id")).hasSize(3);
    }

    @Test
    void whatAKilledImportLeftIsCleared() throws IOException {
        Path left = survey.out().resolveSibling(".population.partial");
        Files.createDirectories(left.resolve("translated"));
        Files.writeString(left.resolve("translated/households.parquet"), "half");
        survey.run();
        assertThat(left).doesNotExist();
        assertThat(rows(PopulationTable.HOUSEHOLDS, "household_id")).hasSize(3);
    }

    @Test
    void aQueryThatIsWrongIsNamedByLine() {
        survey.policy("imports/tiny/members.sql", "SELECT 'a' AS member_id,\n    hom AS household_id\nFROM people");
        assertThatThrownBy(survey::run)
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("imports/tiny/members.sql:2: the query is wrong: Binder Error")
                .hasMessageContaining("hom");
    }

    @Test
    void aQueryReadsNoOtherFile() throws IOException {
        Path other = root.resolve("other.csv");
        Files.writeString(other, "a\n1\n");
        survey.policy(
                "imports/tiny/members.sql", "SELECT a AS member_id, a AS household_id FROM read_csv('" + other + "')");
        assertThatThrownBy(survey::run).isInstanceOf(InputProblem.class).hasMessageContaining("members.sql");
    }

    @Test
    void aColumnThatIsNoFactIsRefusedWithTheNearestName() {
        survey.policy(
                "imports/tiny/members.sql",
                "SELECT person AS member_id, home AS household_id, age AS agee FROM people");
        assertThatThrownBy(survey::run)
                .isInstanceOfSatisfying(
                        InputProblem.class,
                        problem -> assertThat(problem.remedy()).contains("age"))
                .hasMessageContaining("imports/tiny/members.sql gives the column agee");
    }

    @Test
    void aTableWithoutItsIdIsRefused() {
        survey.policy("imports/tiny/members.sql", "SELECT person AS member_id, age FROM people");
        assertThatThrownBy(survey::run).hasMessageContaining("gives no column household_id");
    }

    private List<String> rows(PopulationTable table, String columns) {
        Path file = table.parquetIn(survey.out());
        List<String> rows = new ArrayList<>();
        try (Connection connection = DuckDb.open(root, DuckDb.Limits.standard());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT " + columns + " FROM read_parquet(" + DuckDb.file(file)
                        + ") ORDER BY " + table.key())) {
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(found.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return rows;
    }

    private List<String> rejected() throws IOException {
        return Files.readAllLines(survey.out().resolve("rejected.csv"));
    }

    private void assertNothingIsLeft() {
        assertThat(survey.out()).doesNotExist();
        assertThat(survey.out().resolveSibling(".population.partial")).doesNotExist();
    }
}
