package org.puente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.puente.diagnosis.DiagnosisFiles;
import org.puente.testkit.TextFiles;
import org.puente.testkit.WrittenPolicy;
import org.puente.testkit.WrittenPopulation;

/** What {@code puente diagnose} does with a run, a population or a directory that it was not made for. */
class BadDiagnosisTest {

    @TempDir
    Path scratch;

    private int size = 60;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writePolicy() {
        WrittenPolicy.in(scratch.resolve("policy"))
                .facts("household", """
                        income: {type: money, unit: pesos, label: {es: i, en: income}, missing: {es: n, en: n}}
                        land: {type: decimal, unit: hectares, label: {es: t, en: land}, missing: {es: n, en: n}}
                        size: {type: int, unit: persons, label: {es: t, en: size}, missing: {es: n, en: n}}
                        state_code: {type: text, label: {es: e, en: state}, missing: {es: n, en: n}}
                        """)
                .facts("member", "age: {type: int, unit: years, label: {es: e, en: a}, missing: {es: n, en: n}}\n")
                .file("parameters/line.yaml", """
                        parameters:
                          old:
                            label: {es: l, en: l}
                            type: money
                            unit: pesos
                            cites: {document: rules}
                            status: illustrative
                            values: [{month: 2015-08, value: '900.00'}]
                        """)
                .programme("gardens", "household", "all:\n  - low: household.income < money('500.00')\n")
                .programme("courses", "member", "all:\n  - adult: member.age >= 18\n");
        focus("rank: household.income\n");
    }

    // ---------------------------------------------------------------- populations

    @ParameterizedTest
    @ValueSource(strings = {"0", "1e-300"})
    void householdsThatAllWeighNothingGiveAReportThatSaysSo(String weight) {
        screen(i -> "h" + i + "," + weight + ",01," + i * 10 + ",1,3");

        assertThat(diagnose()).isEqualTo(ExitCode.DONE);
        assertThat(json()).contains("\"no-weight\"").doesNotContain("NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"land: 1e300", "land: -1e300", "size: 9223372036854775807", "size: -9223372036854775808"})
    void householdsAreRankedByNumbersOfAnySize(String huge) {
        String[] rank = huge.split(": ");
        focus("rank: household." + rank[0] + "\n");
        boolean isLand = rank[0].equals("land");
        screen(i -> "h" + i + ",1,01," + i * 10 + ","
                + (isLand ? (i == 7 ? rank[1] : i) + ",3" : "1," + (i == 7 ? rank[1] : i)));

        assertThat(diagnose()).isEqualTo(ExitCode.DONE);
        assertThat(json()).doesNotContain("\"no-rank\"");
    }

    @Test
    void incomeThatNobodyTellsIsNamedAsMissing() {
        screen(i -> "h" + i + ",1,01,,1,3");

        assertThat(diagnose()).isEqualTo(ExitCode.DONE);
        assertThat(json()).contains("\"no-rank\"", "\\\"income\\\" is not known for any household");
    }

    @Test
    void policyThatNamesNoRankIsNotTakenForMissingIncome() {
        focus("beside: [gardens]\n");
        screen(i -> "h" + i + ",1,01," + i * 10 + ",1,3");

        assertThat(diagnose()).isEqualTo(ExitCode.DONE);
        assertThat(json()).contains("\"no-rank\"", "does not say by which fact").doesNotContain("is not known for any");
    }

    @Test
    void placesThatNoHouseholdTellsAreNamedAsMissing() {
        screen(i -> "h" + i + ",1,," + i * 10 + ",1,3");

        assertThat(diagnose()).isEqualTo(ExitCode.DONE);
        assertThat(json()).contains("\"no-places\"");
    }

    @Test
    void groupsThatCouldNotBeJudgedThatDayAreNamed() {
        focus("populations: [{id: p, names: {es: Los de antes, en: Those of old}, when: household.income <"
                + " parameter('line.old')}]\nrank: household.income\n");
        screen(i -> "h" + i + ",1,01," + i * 10 + ",1,3");

        assertThat(diagnose()).isEqualTo(ExitCode.DONE);
        assertThat(json()).contains("\"groups-not-judged\"", "Those of old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plenty", "'-3.00'"})
    void costThatIsNoAmountIsNotTakenForNothing(String cost) {
        Path programme = scratch.resolve("policy/programmes/gardens/programme.yaml");
        TextFiles.write(
                programme,
                TextFiles.read(programme).stripTrailing() + "\n    unitCost: {value: " + cost
                        + ", unit: pesos, date: 2016, status: unverified, cites: {document: rules}}\n");
        screen(i -> "h" + i + ",1,01," + i * 10 + ",1,3");

        assertThat(diagnose()).isEqualTo(ExitCode.DONE);
        assertThat(json()).contains("\"budgets\" : [ ]");
    }

    // ---------------------------------------------------------------- runs

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "summary.json | (?s).* | null | summary.json cannot be read",
                "summary.json | (?s).* | {} | summary.json cannot be read",
                "summary.json | \"withEligible\" : 50 | \"withEligible\" : 51 | gardens reaches 50 households by its verdicts, and 51",
                "summary.json | \"weightedHouseholds\" : 120.0 | \"weightedHouseholds\" : 7.0 | 60 households of 60",
                "run.json | (?s).* | null | run.json cannot be read",
                "run.json | (\"householdsPerRange\" : )\\d+ | $10 | does not say how its households are laid out",
                "run.json | (\"kept\" : )\\[[^]]*] | $1[] | has other columns than its manifest names",
                "run.json | (\"asOf\" : \")2016 | $12015 | are of different runs",
                "combinations.csv | courses,.*\\n | `` | the combinations of courses are of",
                "combinations.csv | (?s)(courses,.*)\\z | $1$1 | the combinations of courses are of",
                "combinations.csv | (courses,\\d+),\\d+ | $1,9 | the combinations of courses are of",
                "combinations.csv | (courses,\\d+,\\d+),.* | $1,NaN | the combinations of courses are of",
                "combinations.csv | (courses,\\d+) | $1 3 | the combinations of courses are not of its verdicts",
                "places.csv | (?s).* | \"level | places.csv cannot be read",
            })
    void fileOfARunThatWasChangedIsRefused(String file, String part, String by, String told) {
        screen(i -> "h" + i + ",2,01," + i * 10 + ",1,3");
        Path changed = scratch.resolve("run").resolve(file);
        String text = TextFiles.read(changed);
        TextFiles.write(changed, text.replaceFirst(part, by));
        assertThat(TextFiles.read(changed)).isNotEqualTo(text);

        assertThat(diagnose()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold(told, "screen again with --force".substring(1));
    }

    @Test
    void verdictsOfAnotherRunAreRefused() throws IOException {
        screen(i -> "h" + i + ",2,01," + i * 20 + ",1,3");
        Path other = scratch.resolve("other");
        Files.move(scratch.resolve("run"), other);
        screen(i -> "h" + i + ",2,01," + i * 10 + ",1,3");
        String table = "verdicts/household-00000.parquet";
        Files.copy(other.resolve(table), scratch.resolve("run").resolve(table), StandardCopyOption.REPLACE_EXISTING);

        assertThat(diagnose()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("gardens reaches 25 households by its verdicts, and 50 by its summary.", "Copy the run whole");
    }

    /** Many alike, so that the database shares them out between threads, each with its own sums. */
    @Test
    void oneRunGivesOneDiagnosis() {
        WrittenPolicy.at(scratch.resolve("policy")).programme("gardens", "household", """
                        all:
                          - low: household.income < money('500.00')
                          - landless: household.land < 2.0
                          - any:
                              - large: household.size > 4
                              - small: household.size < 2
                              - north: household.state_code == '01'
                        """);
        size = 250_000;
        screen(i -> "h" + i + "," + (1 + i % 7 / 7.0) + ",0" + i % 7 + "," + (long) i * i % 9973 + "," + i % 5 + ","
                + i % 11 % 6);
        List<String> texts = new ArrayList<>();
        for (int threads = 1; threads <= 4; threads++) {
            assertThat(diagnose("--threads", Integer.toString(threads))).isEqualTo(ExitCode.DONE);
            texts.add(json() + TextFiles.read(scratch.resolve("out/report.html")));
        }

        assertThat(texts).allMatch(texts.get(0)::equals);
    }

    // ---------------------------------------------------------------- directories

    @ParameterizedTest
    @ValueSource(
            strings = {"states.csv", "report.html", "duckdb-spill/mine.txt", "reach.csv/mine.txt", "report.html.bak"})
    void whatIsNoDiagnosisIsLeftAlone(String mine) {
        screen(i -> "h" + i + ",1,01," + i * 10 + ",1,3");
        TextFiles.write(scratch.resolve("out").resolve(mine), "mine");

        assertThat(diagnose()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("Name a directory that does not exist yet with --out.");
        assertThat(scratch.resolve("out").resolve(mine)).hasContent("mine");
    }

    @Test
    void earlierDiagnosisStaysWhereTheNewOneFails() {
        screen(i -> "h" + i + ",1,01," + i * 10 + ",1,3");
        assertThat(diagnose()).isEqualTo(ExitCode.DONE);
        String before = json();
        TextFiles.write(scratch.resolve("a.json"), """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "77"},
                 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}]}""");
        assertThat(diagnose("--boundaries", path("a.json"))).isEqualTo(ExitCode.INPUT_PROBLEMS);
        TextFiles.write(scratch.resolve("run/combinations.csv"), "programme,outcomes,units,weight\ngardens,0,9,9.0\n");
        assertThat(diagnose()).isEqualTo(ExitCode.INPUT_PROBLEMS);

        assertThat(json()).isEqualTo(before);
        assertThat(scratch.resolve("out/report.html")).exists();
        assertThat(scratch.resolve("out").toFile().list()).doesNotContain(".lock", ".unfinished", "duckdb-spill");
    }

    @Test
    void boundaryFileThatIsNotThereIsRefused() {
        screen(i -> "h" + i + ",1,01," + i * 10 + ",1,3");

        assertThat(diagnose("--boundaries", path("no.json"))).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("no.json cannot be read.", "Check that it exists");
    }

    @Test
    void diagnosisThatFailsLeavesNoDirectory() {
        screen(i -> "h" + i + ",1,01," + i * 10 + ",1,3");
        TextFiles.write(scratch.resolve("run/combinations.csv"), "programme,outcomes,units,weight\ngardens,0,9,9.0\n");

        assertThat(diagnose()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(scratch.resolve("out")).doesNotExist();
    }

    @Test
    void diagnosisThatWasCutShortIsReplaced() {
        screen(i -> "h" + i + ",1,01," + i * 10 + ",1,3");
        TextFiles.write(scratch.resolve("out/.lock"), "");
        TextFiles.write(scratch.resolve("out/.unfinished/report.html"), "half");
        TextFiles.write(scratch.resolve("out/duckdb-spill/duckdb_temp_storage-0.tmp"), "half");
        TextFiles.write(scratch.resolve("out/diagnosis.json"), "{}");
        TextFiles.write(scratch.resolve("out/reach.csv"), "old");

        assertThat(diagnose()).isEqualTo(ExitCode.DONE);
        assertThat(scratch.resolve("out").toFile().list()).doesNotContain(".lock", ".unfinished", "duckdb-spill");
    }

    @Test
    void oneDiagnosisAtATimeIsWritten() {
        screen(i -> "h" + i + ",1,01," + i * 10 + ",1,3");
        try (DiagnosisFiles held = DiagnosisFiles.open(scratch.resolve("out"))) {
            assertThat(diagnose()).isEqualTo(ExitCode.INPUT_PROBLEMS);
            assertTold("Another process is writing a diagnosis");
        }
        assertThat(diagnose()).isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "run/diagnosis", "run/../run/verdicts/x"})
    void runHoldsNoDiagnosis(String out) {
        screen(i -> "h" + i + ",1,01," + i * 10 + ",1,3");
        int code = puente("diagnose", path("run"), "--policy", path("policy"), "--out", path(out));

        assertThat(code).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertTold("lies in the run", "Choose one beside it");
    }

    /** All of it is said, and no stack trace. */
    private void assertTold(String... parts) {
        assertThat(err.toString()).contains(parts).doesNotContain("\tat ", "Exception", "Puente itself failed");
    }

    @Test
    void figureThatIsConfidentialDoesNotTellOnHowManyItRests() {
        screen(i -> "h" + i + ",1,01," + (i < 7 ? 10 : 99999) + ",1,3");

        assertThat(diagnose()).isEqualTo(ExitCode.DONE);
        assertThat(json())
                .containsPattern("\"sample\" : 0,\\s+\"withheld\" : \"confidential\"")
                .doesNotContainPattern("\"sample\" : [1-9]\\d*,\\s+\"withheld\" : \"confidential\"");
        assertThat(TextFiles.read(scratch.resolve("out/reach.csv"))).doesNotContain(",7,confidential");
    }

    private void focus(String text) {
        TextFiles.write(scratch.resolve("policy/diagnosis.yaml"), text);
    }

    /** Screens households of id, weight, state, income, land and size, each with a grown-up. */
    private void screen(IntFunction<String> household) {
        List<String> households = new ArrayList<>(List.of("household_id,weight,state_code,income,land,size"));
        List<String> members = new ArrayList<>(List.of("member_id,household_id,age"));
        for (int i = 0; i < size; i++) {
            households.add(household.apply(i));
            members.add("m" + i + ",h" + i + "," + i);
        }
        WrittenPopulation.in(scratch.resolve("nation"))
                .table("households", String.join("\n", households) + "\n")
                .table("members", String.join("\n", members) + "\n");
        int code = puente(
                "screen",
                "--policy",
                path("policy"),
                "--population",
                path("nation"),
                "--as-of",
                "2016-08-31",
                "--out",
                path("run"));
        assertThat(code).as(err.toString()).isEqualTo(ExitCode.DONE);
    }

    private String path(String name) {
        return scratch.resolve(name).toString();
    }

    private int diagnose(String... options) {
        List<String> args =
                new ArrayList<>(List.of("diagnose", path("run"), "--policy", path("policy"), "--out", path("out")));
        args.addAll(List.of(options));
        return puente(args.toArray(String[]::new));
    }

    private String json() {
        return TextFiles.read(scratch.resolve("out/diagnosis.json"));
    }

    private int puente(String... args) {
        err.getBuffer().setLength(0);
        return new Puente(Commands.ALL).run(new PrintWriter(out), new PrintWriter(err), args);
    }
}
