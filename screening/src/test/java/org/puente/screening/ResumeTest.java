package org.puente.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.source.InputProblem;
import org.puente.testkit.TextFiles;
import org.puente.testkit.WrittenPolicy;

/** A run that was cut short, at whatever moment, goes on to the same end as one that was not. */
class ResumeTest {

    @TempDir
    Path scratch;

    private Path whole = Path.of("");

    @BeforeEach
    void screenWithoutInterruption() {
        TinyNation.policy(scratch.resolve("policy"));
        TinyNation.population(scratch.resolve("nation"));
        whole = scratch.resolve("whole");
        Screening.run(request(whole));
    }

    @Test
    void stoppedBetweenTwoRanges() {
        assertThatThrownBy(() -> Screening.run(request(run()).withProgress(stopAfter(6))))
                .isInstanceOf(Stopped.class);
        assertThat(run().resolve("summary.json")).doesNotExist();
        assertThatThrownBy(() -> Summary.read(run()))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("not a whole screening run");

        assertThatItGoesOn();
    }

    @Test
    void stoppedInsideARange() throws IOException {
        stopAfterSixHouseholds();
        Path verdicts = run().resolve("verdicts");
        Files.delete(verdicts.resolve("household-00001.parquet"));
        Files.writeString(verdicts.resolve("household-00001.parquet.part"), "half a table");
        Files.writeString(verdicts.resolve("tmp_household-00001.parquet.part"), "half a table");

        assertThatItGoesOn();
    }

    @Test
    void oneTableOfARangeIsGone() throws IOException {
        stopAfterSixHouseholds();
        Files.delete(run().resolve("verdicts/member-00000.parquet"));

        assertThatItGoesOn();
    }

    @Test
    void damagedVerdictTableIsToldWithWhatMendsIt() throws IOException {
        stopAfterSixHouseholds();
        Path table = run().resolve("verdicts/household-00000.parquet");
        byte[] written = Files.readAllBytes(table);
        Files.write(table, Arrays.copyOf(written, written.length / 2));

        assertThatThrownBy(() -> Screening.run(Runs.resumed(request(run()))))
                .isInstanceOf(InputProblem.class)
                .hasMessage(table + " is damaged, so the run cannot go on.")
                .extracting(thrown -> ((InputProblem) thrown).remedy())
                .isEqualTo("Start anew with --force.");
        assertThat(Screening.run(Runs.forced(request(run()))).programmes()).isNotEmpty();
    }

    /** As kill -9 leaves it: the working copy of the population, its scratch, what the engine spilled. */
    @Test
    void stoppedWhileThePopulationWasTakenIn() throws IOException {
        stopAfterSixHouseholds();
        for (String left : List.of(
                "intake/population.yaml",
                "intake/households.parquet",
                "intake/.intake/members.parquet",
                "intake/.partial/households.parquet",
                "duckdb-spill/duckdb_temp_storage-0.tmp")) {
            TextFiles.write(run().resolve(left), "left over");
        }

        assertThatItGoesOn();
        assertThat(Runs.names(run())).isEqualTo(Runs.names(whole));
    }

    @Test
    void stoppedBeforeAnythingWasWritten() {
        TextFiles.write(run().resolve(".lock"), "");

        assertThatItGoesOn();
    }

    /** Verdict tables without a manifest could be of any run. */
    @Test
    void tablesThatNobodyKnowsTheRunOfAreNotUsed() throws IOException {
        stopAfterSixHouseholds();
        Files.delete(run().resolve("run.json"));
        Files.copy(
                run().resolve("verdicts/household-00001.parquet"),
                run().resolve("verdicts/household-00000.parquet"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThatItGoesOn();
    }

    @Test
    void wholeRunIsCountedAgain() {
        Screening.run(request(run()));

        assertThatItGoesOn();
    }

    @Test
    void runThatWasNeverBegunBegins() {
        assertThatItGoesOn();
    }

    @Test
    void anotherDayIsAnotherRun() {
        stopAfterSixHouseholds();
        ScreeningRequest request = request(run());
        ScreeningRequest otherDay = new ScreeningRequest(
                request.policy(),
                policy().plan("2016-09-01"),
                request.population(),
                run(),
                ScreeningRequest.Existing.RESUME,
                request.limits());

        assertRefused(otherDay.withHouseholdsPerRange(3), "asOf changed");
    }

    @Test
    void anotherPolicyIsAnotherRun() {
        stopAfterSixHouseholds();
        policy().programme("gardens", "member", """
                all:
                  - adult: member.age >= 21
                """);

        assertRefused(written(run()), "policy changed");
    }

    @Test
    void anotherPopulationIsAnotherRun() {
        stopAfterSixHouseholds();
        TinyNation.population(scratch.resolve("nation"))
                .table("members", "member_id, household_id, age\np01, h01, 35\n");

        assertRefused(request(run()), "population changed");
    }

    @Test
    void otherProgrammesAreAnotherRun() {
        stopAfterSixHouseholds();

        assertRefused(
                Runs.request(policy(), scratch.resolve("nation"), run(), "gardens")
                        .withHouseholdsPerRange(3),
                "programmes changed");
    }

    @Test
    void otherRangesAreAnotherRun() {
        stopAfterSixHouseholds();

        assertRefused(request(run()).withHouseholdsPerRange(4), "householdsPerRange changed");
    }

    /** Another version of Puente may have packed outcomes in another way. */
    @Test
    void tablesOfAnotherFormatAreAnotherRun() {
        stopAfterSixHouseholds();
        Path manifest = run().resolve("run.json");
        TextFiles.write(manifest, TextFiles.read(manifest).replaceFirst("\"format\" : \\d+", "\"format\" : 1"));

        assertRefused(request(run()), "format changed");
    }

    @Test
    void manifestThatCannotBeReadIsNotGuessed() {
        stopAfterSixHouseholds();
        TextFiles.write(run().resolve("run.json"), "{\"asOf\":");

        assertRefused(request(run()), "not known what it was of");
    }

    private void assertThatItGoesOn() {
        Screening.run(Runs.resumed(request(run())));
        assertThat(Runs.verdicts(run())).isEqualTo(Runs.verdicts(whole));
        assertThat(Runs.summary(run())).isEqualTo(Runs.summary(whole));
        assertThat(run().resolve("rejected.csv")).hasSameTextualContentAs(whole.resolve("rejected.csv"));
    }

    private void assertRefused(ScreeningRequest request, String reason) {
        var before = Runs.verdicts(run());
        assertThatThrownBy(() -> Screening.run(Runs.resumed(request)))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(run().toString());
        assertThat(Runs.verdicts(run())).isEqualTo(before);
    }

    private void stopAfterSixHouseholds() {
        assertThatThrownBy(() -> Screening.run(request(run()).withProgress(stopAfter(6))))
                .isInstanceOf(Stopped.class);
    }

    private static LongConsumer stopAfter(long households) {
        return done -> {
            if (done >= households) {
                throw new Stopped();
            }
        };
    }

    private ScreeningRequest request(Path run) {
        policy();
        return written(run);
    }

    /** With the policy as it now stands. */
    private ScreeningRequest written(Path run) {
        return Runs.request(WrittenPolicy.at(scratch.resolve("policy")), scratch.resolve("nation"), run)
                .withHouseholdsPerRange(3);
    }

    private WrittenPolicy policy() {
        return TinyNation.policy(scratch.resolve("policy"));
    }

    private Path run() {
        return scratch.resolve("run");
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
