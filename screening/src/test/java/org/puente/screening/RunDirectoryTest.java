package org.puente.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.puente.rules.source.InputProblem;
import org.puente.testkit.TextFiles;

/** Where a run may be written, and what it never destroys. */
class RunDirectoryTest {

    @TempDir
    Path scratch;

    @BeforeEach
    void writeNation() {
        TinyNation.population(nation());
    }

    @Test
    void wholeRunIsNotOverwritten() {
        Screening.run(request());

        assertRefused(request(), "already holds a whole run");
    }

    @Test
    void runCutShortIsNotOverwritten() throws IOException {
        Screening.run(request());
        Files.delete(run().resolve("summary.json"));

        assertRefused(request(), "holds a run that was cut short");
    }

    @Test
    void forceReplacesARun() {
        Screening.run(request());
        TinyNation.population(nation()).table("members", "member_id, household_id\np01, h01\n");
        Summary summary = Screening.run(Runs.forced(request()));

        assertThat(summary.population().members()).isEqualTo(1);
        assertThat(Summary.read(run()).population()).isEqualTo(summary.population());
    }

    @Test
    void forceLeavesTheOldRunWhereTheNewPopulationCannotBeUsed() throws IOException {
        Screening.run(request());
        var before = Runs.verdicts(run());
        Files.delete(nation().resolve("households.csv"));

        assertRefused(Runs.forced(request()), "has no table of households");
        assertThat(Runs.verdicts(run())).isEqualTo(before);
        assertThat(Summary.read(run()).programmes()).hasSize(6);
    }

    @Test
    void directoryOfSomethingElseIsNeverReplaced() {
        TextFiles.write(run().resolve("thesis.txt"), "years of work");

        assertRefused(request(), "not a screening run");
        assertRefused(Runs.forced(request()), "not a screening run");
        assertRefused(Runs.resumed(request()), "not a screening run");
        assertThat(run().resolve("thesis.txt")).hasContent("years of work");
        assertThat(Runs.names(run())).containsExactly("thesis.txt");
    }

    @Test
    void runWithSomethingElseInItIsNotReplaced() {
        Screening.run(request());
        TextFiles.write(run().resolve("thesis.txt"), "years of work");

        assertRefused(Runs.forced(request()), "thesis.txt");
        assertThat(run().resolve("thesis.txt")).exists();
        assertThat(run().resolve("summary.json")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"verdicts/analysis.xlsx", "verdicts/member-0.parquet", "verdicts/mine/a.csv", "sql/mine.sql"})
    void somethingElseAmongTheFilesOfARunIsNotDeleted(String file) {
        Screening.run(request());
        TextFiles.write(run().resolve(file), "years of work");

        String inside = file.startsWith("verdicts/mine") ? "verdicts/mine" : file;
        assertRefused(Runs.forced(request()), "holds more than a screening run: " + inside);
        assertRefused(Runs.resumed(request()), "holds more than a screening run: " + inside);
        assertThat(run().resolve(file)).hasContent("years of work");
        assertThat(run().resolve("summary.json")).exists();
    }

    @Test
    void directoryWithALockOfAnotherProgramIsNoRun() {
        TextFiles.write(run().resolve(".lock"), "");
        TextFiles.write(run().resolve("Cargo.toml"), "");

        assertRefused(Runs.forced(request()), "Cargo.toml");
        assertThat(run().resolve("Cargo.toml")).exists();
    }

    @Test
    void fileIsNoRun() {
        TextFiles.write(run(), "years of work");

        assertRefused(Runs.forced(request()), "is a file");
        assertThat(run()).hasContent("years of work");
    }

    @Test
    void runBelowAFileCannotBe() {
        TextFiles.write(scratch.resolve("notes.txt"), "");

        assertRefused(request(scratch.resolve("notes.txt").resolve("run")), "a file is in its way");
    }

    @Test
    void populationsOwnDirectoryIsNoRun() {
        var before = Runs.names(nation());

        assertRefused(request(nation()), "lies in the directory of the run");
        assertRefused(Runs.forced(request(nation())), "lies in the directory of the run");
        assertThat(Runs.names(nation())).isEqualTo(before);
    }

    @Test
    void populationInsideTheRunIsNotScreenedIntoIt() throws IOException {
        Screening.run(request());
        Path inside = run().resolve("intake");
        TinyNation.population(inside);
        ScreeningRequest request =
                Runs.forced(Runs.request(TinyNation.policy(scratch.resolve("policy")), inside, run()));

        assertRefused(request, "lies in the directory of the run");
        assertThat(inside.resolve("households.csv")).exists();
        Path link = Files.createSymbolicLink(scratch.resolve("link"), inside);
        assertRefused(
                Runs.forced(Runs.request(TinyNation.policy(scratch.resolve("policy")), link, run())),
                "lies in the directory of the run");
    }

    @Test
    void runInsideThePopulationLeavesItAsItIs() {
        Path inside = nation().resolve("run");
        Summary first = Screening.run(request(inside));
        Summary again = Screening.run(Runs.forced(request(inside)));

        assertThat(again.population()).isEqualTo(first.population());
    }

    @Test
    void secondProcessOnTheSameRunIsRefused() {
        List<String> refusals = new java.util.ArrayList<>();
        Screening.run(request().withProgress(done -> {
            for (ScreeningRequest second : List.of(request(), Runs.resumed(request()), Runs.forced(request()))) {
                assertThatThrownBy(() -> Screening.run(second))
                        .isInstanceOf(InputProblem.class)
                        .satisfies(refusal -> refusals.add(refusal.getMessage()));
            }
        }));

        assertThat(refusals).hasSize(3).allMatch(refusal -> refusal.contains("Another process is screening into"));
        assertThat(Summary.read(run()).programmes()).hasSize(6);
    }

    @Test
    void failureBeforeTheRunBeginsLeavesNothingBehind() throws IOException {
        Files.delete(nation().resolve("households.csv"));
        assertRefused(request(), "has no table of households");
        assertThat(run()).doesNotExist();

        TinyNation.population(nation());
        assertThat(Screening.run(request()).programmes()).hasSize(6);
    }

    @Test
    void strictStopsAtTheFirstBadCellOrRowAndTellsItsPlace() {
        assertThatThrownBy(() -> Screening.run(request().withStrict(true)))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("members.csv, line 11")
                .hasMessageContaining("age")
                .hasMessageNotContaining("200");
        assertThat(run()).doesNotExist();
    }

    @Test
    void wholeRunHoldsWhatTheReferenceSays() {
        Screening.run(request());

        assertThat(Runs.names(run()))
                .containsExactly(
                        ".lock",
                        "combinations.csv",
                        "places.csv",
                        "rejected.csv",
                        "run.json",
                        "sql",
                        "summary.json",
                        "verdicts");
        assertThat(Runs.names(run().resolve("sql")))
                .containsExactly("household.sql", "member.sql", "municipality.sql", "preparation.sql");
        assertThat(TextFiles.read(run().resolve("rejected.csv")).lines()).hasSize(4);
    }

    private void assertRefused(ScreeningRequest request, String reason) {
        assertThatThrownBy(() -> Screening.run(request))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining(reason);
    }

    private ScreeningRequest request() {
        return request(run());
    }

    private ScreeningRequest request(Path run) {
        return Runs.request(TinyNation.policy(scratch.resolve("policy")), nation(), run);
    }

    private Path nation() {
        return scratch.resolve("nation");
    }

    private Path run() {
        return scratch.resolve("run");
    }
}
