package org.puente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.puente.testkit.TextFiles;
import org.puente.testkit.WrittenPolicy;
import org.puente.testkit.WrittenPopulation;

/** What the person is told who gives {@code puente screen} something it cannot use: what, where, and what to do. */
class BadInputTest {

    @TempDir
    Path scratch;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeSoundInput() {
        WrittenPolicy.in(scratch.resolve("policy"))
                .file("facts/codes.yaml", "codes:\n  setting: {codes: [rural, urban]}\n")
                .facts("household", """
                        size: {type: int, minimum: 0, label: {es: t, en: s}}
                        income: {type: money, minimum: '0.00', label: {es: i, en: i}}
                        land: {type: decimal, label: {es: t, en: l}}
                        setting: {type: code, codes: setting, label: {es: a, en: s}}
                        """)
                .facts("member", "age: {type: int, minimum: 0, maximum: 130, label: {es: e, en: a}}\n")
                .file("parameters/line.yaml", """
                        parameters:
                          minimum:
                            label: {es: l, en: l}
                            type: money
                            unit: pesos
                            cites: {document: rules}
                            status: illustrative
                            values: [{month: 2016-08, value: '900.00'}]
                        """)
                .programme("gardens", "household", "all:\n  - large: household.size >= 3\n");
        WrittenPopulation.in(scratch.resolve("nation"))
                .table("households", "household_id, size\nh1, 4\nh2, 2\n")
                .table("members", "member_id, household_id, age\nm1, h1, 34\n");
    }

    @Test
    void soundInputIsScreened() {
        assertThat(screen()).isEqualTo(ExitCode.DONE);
        assertThat(err.toString()).doesNotContain("puente:");
    }

    @Test
    void screeningOnATerminalShowsOfHowManyHouseholds() {
        System.setProperty("puente.terminal", "true");
        try {
            assertThat(screen()).isEqualTo(ExitCode.DONE);
        } finally {
            System.clearProperty("puente.terminal");
        }
        assertThat(err.toString()).contains("Screening: 0 of 2 households");
    }

    // ---------------------------------------------------------------- the command line

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--as-of 2016-02-30 | '--as-of': '2016-02-30' is not a date such as 2016-08-31.",
                "--as-of 0000-01-01 | '--as-of': '0000-01-01' is not a date such as 2016-08-31.",
                "--as-of=-0001-01-01 | '--as-of': '-0001-01-01' is not a date such as 2016-08-31.",
                "--as-of 99999-01-01 | '--as-of': '99999-01-01' is not a date such as 2016-08-31.",
                "--as-of +12016-01-01 | '--as-of': '+12016-01-01' is not a date such as 2016-08-31.",
                "--as-of today | 'today' is not a date such as 2016-08-31.",
                "--threads 0 | --threads must be from 1 to 512, not 0.",
                "--threads -1 | --threads must be from 1 to 512, not -1.",
                "--threads abc | 'abc' is not a whole number.",
                "--threads 99999999999 | '99999999999' is not a whole number.",
                "--memory 0 | --memory must be a size such as 400MB or 2GB, not '0'.",
                "--memory -1 | --memory must be a size such as 400MB or 2GB, not '-1'.",
                "--memory abc | --memory must be a size such as 400MB or 2GB, not 'abc'.",
                "--memory 1KB | --memory must be at least 64MB, not 1KB.",
                "--memory 99999999TB | --memory must be at most 1024TB, not 99999999TB.",
                "--memory 1025TB | --memory must be at most 1024TB, not 1025TB.",
                "--memory 80% | --memory must be a size such as 400MB or 2GB, not '80%'.",
                "--engine abc | '--engine': expected one of [duckdb]",
                "--resume --force | --resume, --force are mutually exclusive",
                "--strickt | Unknown option '--strickt'. Did you mean --strict?",
                "extra | There is no use for 'extra' here.",
            })
    void wrongUsageNamesTheOptionAndPointsToTheHelp(String options, String told) {
        assertThat(screen(options.split(" "))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains(told, "See puente screen --help.");
        assertThat(scratch.resolve("run")).doesNotExist();
    }

    @Test
    void missingOptionsAreNamedTogether() {
        assertThat(puente("screen")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("'--population=POP', '--as-of=DATE', '--out=RUN'");
    }

    @Test
    void emptyPathIsNoPath() {
        assertThat(puente("screen", "--population", "", "--as-of", "2016-08-31", "--out", "run"))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("'--population': it is empty.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--programme gardnes | There is no programme 'gardnes'. | Did you mean gardens?",
                "--programme gardens --as-of 2012-01-01 | The programme 'gardens' has no edition on 2012-01-01. |"
                        + " 2016-01-01 to 2016-12-31",
            })
    void programmeThatCannotBeScreenedIsTold(String options, String cause, String remedy) {
        assertThat(screen(options.split(" "))).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold(cause, remedy);
        assertThat(err.toString()).doesNotContain("puente check");
    }

    @Test
    void largestSizeOfMemoryIsTaken() {
        assertThat(screen("--memory", "1024TB")).isEqualTo(ExitCode.DONE);
    }

    // ---------------------------------------------------------------- the policy

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "household.sise >= 3 | sise | Did you mean",
                "household.size >= 'three' | int | text",
                "household.size | bool | bool",
                "household.setting == 'rual' | 'rual' | rural",
                "household.income < parameter('line.minium') | line.minium | line.minimum",
            })
    void faultOfAClauseIsShownAtItsPlace(String clause, String named, String advice) {
        policy().programme("gardens", "household", "all:\n  - large: " + clause + "\n");

        assertThat(screen()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("programmes/gardens/programme.yaml:", named, advice, "^", "cannot be used: 1 problem");
    }

    @Test
    void parameterWithoutValueOnTheDayIsTold() {
        policy().programme("gardens", "household", """
                all:
                  - poor: household.income < parameter('line.minimum')
                """);

        assertThat(screen("--as-of", "2016-09-01")).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold(
                "programmes/gardens/programme.yaml:",
                "'line.minimum', which has no value on 2016-09-01",
                "cannot be used on 2016-09-01",
                "choose another day");
    }

    @Test
    void editionsThatOverlapAreTold() {
        String file = TextFiles.read(policy().root().resolve("programmes/gardens/programme.yaml"));
        String edition = file.substring(file.indexOf("  - from:"));
        policy().file("programmes/gardens/programme.yaml", file + edition);

        assertThat(screen()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("programmes/gardens/programme.yaml:", "overlap");
    }

    @Test
    void factsThatNeedOneAnotherAreTold() {
        policy().facts("household", """
                size: {type: int, formula: household.rooms + 1, label: {es: t, en: s}}
                rooms: {type: int, formula: household.size - 1, label: {es: c, en: r}}
                """);

        assertThat(screen()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("facts/household.yaml:", "size", "rooms");
    }

    @Test
    void policyThatIsNoneIsTold() {
        assertThat(puente(
                        "screen",
                        "--policy",
                        scratch.resolve("nation").toString(),
                        "--population",
                        "x",
                        "--as-of",
                        "2016-08-31",
                        "--out",
                        "y"))
                .isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("is not a policy folder: it has no country.yaml.");
    }

    // ---------------------------------------------------------------- the population

    @Test
    void populationThatIsNotThereIsTold() {
        assertThat(screen("--population", scratch.resolve("nowhere").toString()))
                .isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("nowhere is not a directory.", "population.yaml");
        assertThat(scratch.resolve("run")).doesNotExist();
    }

    @Test
    void populationOfAnotherCountryIsTold() {
        TextFiles.write(scratch.resolve("nation/population.yaml"), "country: yy\nreferenceDate: 2016-08-31\n");

        assertThat(screen()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("is of the country 'yy', and the policy is of 'xx'", "--policy");
        assertThat(scratch.resolve("run")).doesNotExist();
    }

    @Test
    void householdsThatAreNotThereAreTold() throws Exception {
        Files.delete(scratch.resolve("nation/households.csv"));

        assertThat(screen()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("has no table of households", "households.parquet, households.csv or households.csv.gz");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "household_id, size; | holds no household: the population is empty",
                "size; 4 | household_id",
                "household_id, size, size; h1, 1, 2 | size",
            })
    void tableThatCannotBeUsedIsTold(String table, String told) {
        population().table("households", table.replace("; ", "\n").replace(";", "\n") + "\n");

        assertThat(screen()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("households.csv", told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size | -1 | below the minimum 0",
                "size | Ana López | not a whole number",
                "size | 3.5 | not a whole number",
                "size | 99999999999999999999 | a whole number beyond 64 bits",
                "income | 12.345 | not an amount with at most two decimals",
                "income | NaN | not an amount with at most two decimals",
                "land | NaN | not a number",
                "land | inf | not a number",
                "setting | village | not one of the codes rural, urban",
            })
    void badCellIsMadeUnknownAndListedAndStopsAStrictRun(String column, String cell, String reason) {
        population().table("households", "household_id, %s\nh1, %s\n".formatted(column, cell));

        assertThat(screen()).isEqualTo(ExitCode.DONE);
        assertTold("1 fila o celda no se pudo leer: véase", "rejected.csv");
        assertThat(TextFiles.read(scratch.resolve("run/rejected.csv"))).contains("households,1,h1," + column, reason);

        assertThat(screen("--strict", "--force")).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("households.csv, line 2", "field " + column, reason, "or run without --strict");
        assertThat(err.toString()).doesNotContain(cell);
    }

    @Test
    void runSpeaksTheLanguageAskedFor() {
        population().table("households", "household_id, size, income\nh1, many, some\n");

        screen();
        assertThat(err.toString())
                .contains("2 filas o celdas no se pudieron leer: véase ", "La preselección está en ")
                .doesNotContain("could not be read", "The run is in");
        screen("--force", "--lang", "en");
        assertThat(err.toString())
                .contains("2 rows or cells could not be read: see ", "The run is in ")
                .doesNotContain("filas", "preselección");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "households | household_id, size; h1, 1; h1, 2 | households,2,h1,household_id,h1,row left out: row 1",
                "households | household_id, size; h1, 1; , 2 | households,2,,household_id,,row left out: it has no id",
                "members | member_id, household_id; m1, h1; m1, h1 | members,2,m1,member_id,m1,row left out: row 1",
                "members | member_id, household_id; m1, h9 | members,1,m1,household_id,h9,row left out: there is no",
            })
    void rowThatBelongsToNobodyIsLeftOutAndListed(String table, String csv, String listed) {
        population().table("members", "member_id, household_id\n").table(table, csv.replace("; ", "\n") + "\n");

        assertThat(screen()).isEqualTo(ExitCode.DONE);
        assertThat(TextFiles.read(scratch.resolve("run/rejected.csv"))).contains(listed);
        assertThat(screen("--strict", "--force")).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold(table + ".csv, line", "row left out");
    }

    @Test
    void columnThatNoFactDeclaresIsSpokenOf() {
        population().table("households", "household_id, sise\nh1, 3\n");

        assertThat(screen()).isEqualTo(ExitCode.DONE);
        assertTold("sise", "size");
    }

    // ---------------------------------------------------------------- the run

    @Test
    void runThatIsThereAlreadyIsTold() {
        screen();

        assertThat(screen()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("already holds a whole run.", "replace it with --force");
    }

    @Test
    void runWhoseNameIsTooLongIsTold() {
        assertThat(screen("--out", scratch.resolve("r".repeat(300)).toString())).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("is too long for the disk.", "Choose a shorter name.");
    }

    @Test
    void runOfSomethingElseIsNotGoneOnWith() {
        screen();

        assertThat(screen("--resume", "--as-of", "2016-07-31")).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("is of something else: asOf changed.", "Start anew with --force");
    }

    private WrittenPolicy policy() {
        return WrittenPolicy.at(scratch.resolve("policy"));
    }

    private WrittenPopulation population() {
        return WrittenPopulation.in(scratch.resolve("nation"));
    }

    /** Screens the sound input, with options that take the place of the usual ones or are added to them. */
    private int screen(String... options) {
        List<String> args = new ArrayList<>(
                List.of("screen", "--policy", scratch.resolve("policy").toString()));
        addUnlessGiven(args, options, "--population", scratch.resolve("nation").toString());
        addUnlessGiven(args, options, "--as-of", "2016-08-31");
        addUnlessGiven(args, options, "--out", scratch.resolve("run").toString());
        args.addAll(List.of(options));
        return puente(args.toArray(String[]::new));
    }

    private static void addUnlessGiven(List<String> args, String[] options, String name, String value) {
        if (Arrays.stream(options).noneMatch(option -> option.equals(name) || option.startsWith(name + "="))) {
            args.addAll(List.of(name, value));
        }
    }

    private int puente(String... args) {
        err.getBuffer().setLength(0);
        return new Puente(Commands.ALL).run(new PrintWriter(out), new PrintWriter(err), args);
    }

    /** All of it is said, and no stack trace. */
    private void assertTold(String... parts) {
        assertThat(err.toString()).contains(parts).doesNotContain("\tat ", "Exception", "Puente itself failed");
    }
}
