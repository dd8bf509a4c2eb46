package org.puente.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.puente.rules.source.InputProblem;

/** What an intake makes of a population directory: tables in, canonical rows and a list of rejects out. */
class IntakeTest {

    @TempDir
    Path scratch;

    private Path given;

    @BeforeEach
    void describePopulation() throws IOException {
        given = Files.createDirectory(scratch.resolve("given [1] it's"));
        write("population.yaml", "country: xx\nreferenceDate: 2016-08-31\n");
    }

    @Test
    void readsEveryTypeFromText() throws Exception {
        write("households.csv", """
                household_id,municipality_code,setting,size,income,land_hectares,farm_business,enrolled_on,weight
                h1,01001,rural,4,933.20,1.5e1,true,1999-12-31,476.5
                h2, 01 ,"urban", +7 ,-0,.5,false,,
                h3,,,,,,,,0
                """);
        assertThat(households())
                .containsExactly(
                        "household_row | household_id | weight | members_known | municipality_code | setting | size | income"
                                + " | land_hectares | farm_business | enrolled_on",
                        "0 | h1 | 476.5 | false | 01001 | rural | 4 | 933.20 | 15.0 | true | 1999-12-31",
                        "1 | h2 | 1.0 | false |  01  | urban | 7 | 0.00 | ? | false | ?",
                        "2 | h3 | 0.0 | false | ? | ? | ? | ? | ? | ? | ?");
        assertThat(rejected()).containsExactly("households,2,h2,land_hectares,.5,not a number");
    }

    @Test
    void absentColumnsAndTablesAreUnknown() throws Exception {
        write("households.csv", "household_id\na\n");
        try (CanonicalPopulation population = open()) {
            assertThat(population.facts(PopulationTable.HOUSEHOLDS))
                    .extracting(fact -> fact.name())
                    .containsExactly("id");
            assertThat(population.hasTable(PopulationTable.MEMBERS)).isFalse();
            assertThat(population.findTable(PopulationTable.HOUSEHOLDS))
                    .contains(population.directory().resolve("households.parquet"));
            assertThat(population.weightedHouseholds()).isEqualTo(1.0);
            assertThat(population.file().country()).isEqualTo("xx");
        }
        assertThat(scratch.resolve("working")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size          | four                 | not a whole number",
                "size          | 4.0                  | not a whole number",
                "size          | 1e1                  | not a whole number",
                "size          | 1_000                | not a whole number",
                "size          | 0x10                 | not a whole number",
                "size          | NaN                  | not a whole number",
                "size          | 9223372036854775808  | a whole number beyond 64 bits",
                "size          | -1                   | below the minimum 0",
                "size          | 41                   | above the maximum 40",
                "setting       | Rural                | not one of the codes rural, urban",
                "setting       | 1                    | not one of the codes rural, urban",
                "income        | 10.505               | not an amount with at most two decimals",
                "income        | $10                  | not an amount with at most two decimals",
                "income        | 1e3                  | not an amount with at most two decimals",
                "income        | NaN                  | not an amount with at most two decimals",
                "income        | -0.01                | below the minimum 0.00",
                "income        | 99999999999999999    | an amount of more than sixteen digits before the point",
                "land_hectares | NaN                  | not a number",
                "land_hectares | inf                  | not a number",
                "land_hectares | 1e999                | not a finite number",
                "land_hectares | '1,5'                | not a number",
                "farm_business | TRUE                 | neither true nor false",
                "farm_business | 1                    | neither true nor false",
                "farm_business | t                    | neither true nor false",
                "enrolled_on   | 2016-02-30           | not a date of the calendar",
                "enrolled_on   | 31/08/2016           | not a date written as year-month-day",
                "enrolled_on   | 2016-8-31            | not a date written as year-month-day",
                "enrolled_on   | 1996-12-31           | below the minimum 1997-01-01",
                "weight        | -1                   | below the minimum 0.0",
                "weight        | heavy                | not a number",
                "weight        | 1e308                | above the maximum 1000000000000.0",
                "weight        | 1000000000000.1      | above the maximum 1000000000000.0",
            })
    void aBadCellBecomesUnknownAndIsListed(String column, String cell, String reason) throws Exception {
        write("households.csv", "household_id,%s,municipality_code\nh1,\"%s\",09\n".formatted(column, cell));
        String unknown = column.equals("weight") ? "" : " | ?";
        assertThat(households()).hasSize(2).element(1).isEqualTo("0 | h1 | 1.0 | false | 09" + unknown);
        String quoted = cell.contains(",") ? '"' + cell + '"' : cell;
        String quotedReason = reason.contains(",") ? '"' + reason + '"' : reason;
        assertThat(rejected()).containsExactly("households,1,h1,%s,%s,%s".formatted(column, quoted, quotedReason));
    }

    @Test
    void theLargestWeightsAddUpToANumber() throws Exception {
        write("households.csv", "household_id,weight\na,1e12\nb,1e12\nc,1e308\n");
        try (CanonicalPopulation population = open()) {
            assertThat(population.weightedHouseholds()).isEqualTo(2e12 + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-0,0", "007,7", "+5,5", "40,40", "' 12 ',12"})
    void wholeNumbersAreReadAsWritten(String cell, String value) throws Exception {
        write("households.csv", "household_id,size\nh1,\"%s\"\n".formatted(cell));
        assertThat(households().get(1)).isEqualTo("0 | h1 | 1.0 | false | " + value);
        assertThat(rejected()).isEmpty();
    }

    @Test
    void rowsAreLeftOutOnlyForTheirIds() throws Exception {
        write("households.csv", """
                household_id,size
                h1,1
                ,2
                h2,x
                h1,y
                "  ",5
                h1,6
                """);
        assertThat(households())
                .containsExactly(
                        "household_row | household_id | weight | members_known | size",
                        "0 | h1 | 1.0 | false | 1",
                        "1 | h2 | 1.0 | false | ?");
        assertThat(rejected())
                .containsExactly(
                        "households,2,,household_id,,row left out: it has no id",
                        "households,3,h2,size,x,not a whole number",
                        "households,4,h1,household_id,h1,row left out: row 1 has the same id",
                        "households,5,,household_id,,row left out: it has no id",
                        "households,6,h1,household_id,h1,row left out: row 1 has the same id");
    }

    @Test
    void aHouseholdThatLostAMemberRowHasAnUnknownMemberList() throws Exception {
        write("households.csv", "household_id\ncomplete\nempty\nlost-unnamed\nlost-twin\nkeeps-first\n");
        write("members.csv", """
                member_id,household_id,age
                m1,complete,30
                m2,complete,-4
                ,lost-unnamed,3
                m4,lost-unnamed,31
                m5,keeps-first,1
                m5,lost-twin,2
                m6,nowhere,3
                m7,,4
                """);
        assertThat(households())
                .containsExactly(
                        "household_row | household_id | weight | members_known",
                        "0 | complete | 1.0 | true",
                        "1 | empty | 1.0 | true",
                        "2 | keeps-first | 1.0 | true",
                        "3 | lost-twin | 1.0 | false",
                        "4 | lost-unnamed | 1.0 | false");
        assertThat(rows("members"))
                .containsExactly(
                        "household_row | member_row | member_id | household_id | age",
                        "0 | 0 | m1 | complete | 30",
                        "0 | 1 | m2 | complete | ?",
                        "2 | 2 | m5 | keeps-first | 1",
                        "4 | 3 | m4 | lost-unnamed | 31");
        assertThat(rejected())
                .containsExactly(
                        "members,2,m2,age,-4,below the minimum 0",
                        "members,3,,member_id,,row left out: it has no id",
                        "members,6,m5,member_id,m5,row left out: row 5 has the same id",
                        "members,7,m6,household_id,nowhere,row left out: there is no household with this id",
                        "members,8,m7,household_id,,row left out: it names no household");
    }

    @Test
    void countsWhatItKeepsAndWhatItRejects() throws Exception {
        write("households.csv", "household_id,size,factor\na,x,2.5\nb,1,0.25\n,1,9\n");
        write("members.csv", "member_id,household_id\nm,a\n");
        write("population.yaml", "Country: xx\nreference-date: 2016-08-31\nweight: factor\n");
        try (CanonicalPopulation population = open()) {
            assertThat(population.households()).isEqualTo(2);
            assertThat(population.members()).isEqualTo(1);
            assertThat(population.weightedHouseholds()).isEqualTo(2.75);
            assertThat(population.rejectedRows()).isEqualTo(1);
            assertThat(population.rejectedCells()).isEqualTo(1);
            assertThat(population.rejected()).isEqualTo(2);
            assertThat(population.rejectedFile()).exists();
        }
    }

    @Test
    void ofTerritoriesWithOneCodeTheFirstIsKept() throws Exception {
        write("households.csv", "household_id,municipality_code\nh,01001\n");
        write("municipalities.csv", "municipality_code,name,poor_share\n02001,B,1.01\n01001,A,0.5\n01001,Z,0.6\n");
        assertThat(rows("municipalities"))
                .containsExactly("municipality_code | name | poor_share", "01001 | A | 0.5", "02001 | B | ?");
        assertThat(rejected())
                .containsExactly(
                        "municipalities,1,02001,poor_share,1.01,above the maximum 1.0",
                        "municipalities,3,01001,municipality_code,01001,row left out: row 2 has the same id");
    }

    @Test
    void readsCompressedTextWithQuotesAndLineBreaksInCells() throws Exception {
        write("households.csv", "household_id\n\"a,1\"\n\"b\n\"\"2\"\"\"\n");
        byte[] text = Files.readAllBytes(given.resolve("households.csv"));
        Files.delete(given.resolve("households.csv"));
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(given.resolve("households.csv.gz")))) {
            out.write(text);
        }
        assertThat(households()).contains("0 | a,1 | 1.0 | false", "1 | b\n\"2\" | 1.0 | false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsAnyKindOfLineEndAndAByteOrderMark(String lineEnd) throws Exception {
        write("households.csv", "\uFEFFhousehold_id,size\na,1\n\nb,2".replace("\n", lineEnd));
        assertThat(households()).contains("0 | a | 1.0 | false | 1", "1 | b | 1.0 | false | 2");
    }

    @Test
    void typedColumnsAreReadWithoutChangingTheirValues() throws Exception {
        parquet("households", """
                SELECT * FROM (VALUES
                  (1, 3.0::DOUBLE, 10.25::DOUBLE, 2, true, TIMESTAMP '2000-01-01 00:00:00'),
                  (2, 3.5, 10.255, 3, NULL, TIMESTAMP '2000-01-01 06:00:00'),
                  (3, 'NaN', 'Infinity', NULL, false, NULL))
                  t(household_id, size, income, land_hectares, farm_business, enrolled_on)""");
        assertThat(households())
                .containsExactly(
                        "household_row | household_id | weight | members_known | size | income | land_hectares | farm_business"
                                + " | enrolled_on",
                        "0 | 1 | 1.0 | false | 3 | 10.25 | 2.0 | true | 2000-01-01",
                        "1 | 2 | 1.0 | false | ? | ? | 3.0 | ? | ?",
                        "2 | 3 | 1.0 | false | ? | ? | ? | false | ?");
        assertThat(rejected())
                .containsExactly(
                        "households,2,2,size,3.5,not a whole number",
                        "households,2,2,income,10.255,not an amount with at most two decimals",
                        "households,2,2,enrolled_on,2000-01-01 06:00:00,\"a time of day, not a date\"",
                        "households,3,3,size,nan,not a whole number",
                        "households,3,3,income,inf,not an amount with at most two decimals");
    }

    @Test
    void decimalAndHugeColumnsAreCheckedForRange() throws Exception {
        parquet("households", """
                SELECT 'a' AS household_id, 5.000::DECIMAL(10,3) AS size, 7.130::DECIMAL(20,3) AS income
                UNION ALL SELECT 'b', 5.001, 7.135 UNION ALL SELECT 'c', 1, 12345678901234567""");
        assertThat(households()).contains("0 | a | 1.0 | false | 5 | 7.13", "1 | b | 1.0 | false | ? | ?");
        assertThat(rejected())
                .containsExactly(
                        "households,2,b,size,5.001,not a whole number",
                        "households,2,b,income,7.135,not an amount with at most two decimals",
                        "households,3,c,income,12345678901234567.000,an amount of more than sixteen digits before the point");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5::DOUBLE AS household_id                  | household_id as DOUBLE",
                "'a' AS household_id, 1 AS farm_business      | farm_business as INTEGER",
                "'a' AS household_id, true AS size            | size as BOOLEAN",
                "'a' AS household_id, [1] AS size             | size as INTEGER[]",
                "'a' AS household_id, 'x'::BLOB AS setting    | setting as BLOB",
            })
    void refusesTypedColumnsThatCannotHoldTheFact(String select, String fault) throws Exception {
        parquet("households", "SELECT " + select);
        assertThat(refusal().getMessage()).contains("households.parquet").contains(fault);
    }

    @Test
    void listedMembersMayBeDeclaredUnknown() throws Exception {
        write("households.csv", "household_id,members_known\na,true\nb,false\nc,\n");
        write("members.csv", "member_id,household_id\nm,a\n");
        assertThat(households()).contains("0 | a | 1.0 | true", "1 | b | 1.0 | false", "2 | c | 1.0 | false");
    }

    @Test
    void columnsThatMeanNothingAreIgnoredAloud() throws Exception {
        write("households.csv", "household_id,sise,household_row\na,3,9\n");
        write("population.yaml", "country: xx\nreferenceDate: 2016-08-31\nwieght: factor\n");
        try (CanonicalPopulation population = open()) {
            assertThat(population.notes())
                    .hasSize(2)
                    .anySatisfy(note -> assertThat(note).contains("'wieght'").contains("ignored"))
                    .anySatisfy(note -> assertThat(note).contains("'sise'").contains("size"));
        }
    }

    @Test
    void codesThatMatchNoTerritoryAreSpokenOf() throws Exception {
        write("households.csv", "household_id,municipality_code\na,1001\nb,9014\nc,\n");
        write("municipalities.csv", "municipality_code,name\n01001,X\n09014,Y\n");
        try (CanonicalPopulation population = open()) {
            assertThat(population.notes())
                    .singleElement()
                    .satisfies(note -> assertThat(note)
                            .contains(
                                    "No household has a municipality_code that stands in municipalities",
                                    "leading zeros"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,01001\nb,9014", "a,\nb,"})
    void codesOfWhichOneMatchesOrNoneIsGivenNeedNoNote(String rows) throws Exception {
        write("households.csv", "household_id,municipality_code\n" + rows + "\n");
        write("municipalities.csv", "municipality_code,name\n01001,X\n09014,Y\n");
        try (CanonicalPopulation population = open()) {
            assertThat(population.notes()).isEmpty();
        }
    }

    @Test
    void strictStopsAtTheFirstFaultAndNamesItsPlace() throws Exception {
        write("households.csv", "household_id,municipality_code,size\nh1,\"two\nlines\",3\nh2,x,many\nh2,,\n");
        InputProblem problem = refusal(new Intake.Options(true, DuckDb.Limits.standard()));
        assertThat(problem.getMessage())
                .isEqualTo("households.csv, line 4, column 6 (data row 2), field size: not a whole number.");
        assertThat(problem.remedy()).contains("--strict");
        assertThat(scratch.resolve("working").resolve("population.yaml")).doesNotExist();
    }

    @Test
    void strictAcceptsACleanPopulation() throws Exception {
        write("households.csv", "household_id,size\nh1,3\n");
        try (CanonicalPopulation population = Intake.open(
                given,
                scratch.resolve("working"),
                TestFacts.facts(),
                new Intake.Options(true, DuckDb.Limits.standard()))) {
            assertThat(population.households()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'household_id,size\\na,1\\nb\\n'                 | line 3: the line has 1 cell where the header has 2",
                "'household_id,size\\na,1,\\n'                    | line 2: the line has 3 cells where the header has 2",
                "'household_id,size\\na,1\\n\"b,2\\nc,3\\n'       | line 3: the line opens a quotation mark that is never closed",
                "'household_id,size\\na,\"1\"2\\n'                | line 2: the line has text after the quotation mark",
                "'household_id,size\\na,1\"2\\n'                  | line 2: the line has a quotation mark inside a cell",
                "'household_id,size,Size\\na,1,2\\n'              | line 1: the line names the column 'Size' twice",
                "'a,1\\nb,2\\n'                                   | no column household_id",
                "'household_id;size\\na;1\\n'                     | no column household_id",
                "''                                               | line 1: the line is empty where the column names",
                "'\\nhousehold_id\\na\\n'                         | line 1: the line is empty where the column names",
                "'household_id,size\\na,1\\r\\nb,2\\n'            | line 3: the line begins after a line end of another kind",
                "'household_id,size\\n'                           | holds no household",
                "'household_id,size\\n,1\\n'                      | All 1 households",
            })
    void refusesAFileThatIsNoTable(String text, String fault) throws Exception {
        write("households.csv", text.replace("\\n", "\n").replace("\\r", "\r"));
        InputProblem problem = refusal();
        assertThat(problem.getMessage()).contains("households.csv").contains(fault);
        assertThat(problem.remedy()).isNotBlank();
        assertThat(scratch.resolve("working").resolve("population.yaml")).doesNotExist();
    }

    @Test
    void refusesOtherEncodings() throws Exception {
        Files.write(given.resolve("households.csv"), "household_id\na\nñ\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal().getMessage()).contains("households.csv, line 3").contains("UTF-8");
        Files.write(given.resolve("households.csv"), "household_id\na\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(refusal().getMessage()).contains("households.csv, line 1").contains("zero byte");
    }

    @Test
    void readsLongLines() throws Exception {
        write("households.csv", "household_id,municipality_code\na,b\nc," + "x".repeat(999_990) + "\nd,e\n");
        assertThat(households()).hasSize(4).element(2).asString().hasSizeGreaterThan(999_990);
    }

    @Test
    void refusesLinesTooLongToHold() throws Exception {
        write("households.csv", "household_id,municipality_code\na,b\nc," + "x".repeat(1_000_000) + "\n");
        assertThat(refusal().getMessage()).contains("households.csv, line 3: the line is longer than a million bytes");
    }

    @Test
    void refusesADirectoryThatCannotBeMade() throws Exception {
        write("households.csv", "household_id\na\n");
        Files.writeString(scratch.resolve("working"), "a file in the way");
        assertThat(refusal().getMessage()).contains("working").contains("cannot be created");
    }

    @Test
    void refusesDamagedFiles() throws Exception {
        write("households.csv.gz", "no gzip");
        assertThat(refusal().getMessage()).contains("households.csv.gz is not a whole gzip file");
        Files.delete(given.resolve("households.csv.gz"));
        write("households.parquet", "no parquet");
        assertThat(refusal().getMessage()).contains("households.parquet cannot be read as Parquet");
        parquet("households", "SELECT 'h' || i AS household_id, hash(i) % 9 AS size FROM range(100000) t(i)");
        byte[] bytes = Files.readAllBytes(given.resolve("households.parquet"));
        Arrays.fill(bytes, 1000, 200_000, (byte) 0x55);
        Files.write(given.resolve("households.parquet"), bytes);
        assertThat(refusal().remedy()).isNotBlank();
    }

    @Test
    void refusesWhatIsNoPopulation() throws Exception {
        assertThat(refusal().getMessage()).contains("no table of households");
        write("households.csv", "household_id\na\n");
        parquet("households", "SELECT 'a' AS household_id");
        assertThat(refusal().getMessage()).contains("both households.parquet and households.csv");
        Files.delete(given.resolve("households.parquet"));
        write("members.csv", "household_id\na\n");
        assertThat(refusal().getMessage()).contains("members.csv has no column member_id");
        Files.delete(given.resolve("members.csv"));
        write("population.yaml", "country: xx\nweightColumn: factor\n");
        assertThat(refusal().getMessage()).contains("no column factor");
        write("population.yaml", "country: [\n");
        assertThat(refusal().getMessage()).contains("population.yaml").contains("YAML");
        write("population.yaml", "country: xx\nreferenceDate: soon\n");
        assertThat(refusal().getMessage()).contains("population.yaml:2:").contains("not a date");
        write("population.yaml", "");
        assertThat(refusal().getMessage()).contains("population.yaml holds no keys");
        Files.delete(given.resolve("population.yaml"));
        assertThat(refusal().getMessage()).contains("has no population.yaml");
        given = scratch.resolve("absent");
        assertThat(refusal().getMessage()).contains("is not a directory");
    }

    @Test
    void aLinkToNothingIsNoAbsentTable() throws Exception {
        write("households.csv", "household_id\na\n");
        Files.createSymbolicLink(given.resolve("members.csv"), scratch.resolve("moved.csv"));
        InputProblem problem = refusal();
        assertThat(problem.getMessage()).contains("members.csv is a link to a file that is not there");
        assertThat(problem.remedy()).contains("remove the link");

        Files.writeString(scratch.resolve("moved.csv"), "member_id,household_id\nm,a\n");
        assertThat(rows("members")).hasSize(2);
    }

    @Test
    void refusesThePopulationOfAnotherCountry() throws Exception {
        write("households.csv", "household_id\na\n");
        Intake.Options ofOther = Intake.Options.standard().forCountry("yy");
        InputProblem problem = refusal(ofOther);
        assertThat(problem.getMessage()).contains("country 'xx'").contains("policy is of 'yy'");
        assertThat(problem.remedy()).contains("--policy").contains("population.yaml");

        given = Files.move(written(), scratch.resolve("canonical"));
        assertThat(refusal(ofOther).getMessage()).contains("country 'xx'");
    }

    @Test
    void takesInAPopulationThatNamesNoCountry() throws Exception {
        write("households.csv", "household_id\na\n");
        write("population.yaml", "referenceDate: 2016-08-31\n");
        Intake.Options ofOther = Intake.Options.standard().forCountry("yy");
        try (CanonicalPopulation population =
                Intake.open(given, scratch.resolve("working"), TestFacts.facts(), ofOther)) {
            assertThat(population.households()).isEqualTo(1);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(given.resolve(name), text);
    }

    /** The database has many words for damage; all of them are the file's fault, and none is ours. */
    @Test
    void damageAnywhereInAParquetTableIsTheTablesFault() throws Exception {
        parquet("households", "SELECT 'h' || i AS household_id, i AS size, 'rural' AS setting FROM range(9) t(i)");
        Path table = given.resolve("households.parquet");
        byte[] whole = Files.readAllBytes(table);
        for (int at = 0; at < whole.length; at += 37) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Files.write(table, damaged);
            try (CanonicalPopulation population = open()) {
                assertThat(population.households()).isPositive();
            } catch (InputProblem problem) {
                assertThat(problem.getMessage() + problem.remedy()).isNotBlank();
            }
        }
    }

    private void parquet(String table, String select) throws Exception {
        try (Connection connection = DuckDb.open(scratch, DuckDb.Limits.standard())) {
            DuckDb.execute(
                    connection,
                    "COPY (" + select + ") TO " + DuckDb.target(given.resolve(table + ".parquet"))
                            + " (FORMAT parquet)");
        }
    }

    private CanonicalPopulation open() {
        return Intake.open(given, scratch.resolve("working"), TestFacts.facts(), Intake.Options.standard());
    }

    private InputProblem refusal() {
        return refusal(Intake.Options.standard());
    }

    private InputProblem refusal(Intake.Options options) {
        return catchThrowableOfType(
                InputProblem.class, () -> Intake.open(given, scratch.resolve("working"), TestFacts.facts(), options));
    }

    private List<String> households() throws Exception {
        return rows("households");
    }

    private List<String> rows(String table) throws Exception {
        try (Connection connection = DuckDb.open(scratch, DuckDb.Limits.standard())) {
            return Rows.of(connection, written().resolve(table + ".parquet"));
        }
    }

    private List<String> rejected() throws Exception {
        List<String> lines = Files.readAllLines(written().resolve("rejected.csv"));
        assertThat(lines.get(0)).isEqualTo("table,row,id,column,value,reason");
        return lines.subList(1, lines.size());
    }

    /** The canonical form, written the first time it is asked for. */
    private Path written() {
        Path out = scratch.resolve("out");
        if (!Files.exists(out)) {
            Intake.write(given, out, TestFacts.facts(), Intake.Options.standard())
                    .close();
        }
        return out;
    }
}
