package org.puente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter terminal = new StringWriter();
    private long now;

    @Test
    void showsRateAndTimeLeftOnceThereIsSomethingToJudgeBy() {
        Progress progress = new Progress(new PrintWriter(terminal), "Screening", "households", 6_500_000, () -> now);
        now = Duration.ofSeconds(10).toNanos();
        progress.accept(1_000_000);
        assertThat(terminal.toString())
                .endsWith("Screening: 1,000,000 of 6,500,000 households, 100,000 a second, 55 s left");
    }

    @Test
    void minutesAndHoursReadAsSuch() {
        Progress progress = new Progress(new PrintWriter(terminal), "Screening", "households", 100_000, () -> now);
        now = Duration.ofSeconds(10).toNanos();
        progress.accept(10_000);
        assertThat(terminal.toString()).endsWith("1 min 30 s left");
        now = Duration.ofSeconds(20).toNanos();
        progress.accept(100);
        assertThat(terminal.toString()).endsWith("5 h 33 min left");
    }

    @Test
    void unknownTotalShowsNoTimeLeft() {
        Progress progress = new Progress(new PrintWriter(terminal), "Reading", "rows", 0, () -> now);
        now = Duration.ofSeconds(2).toNanos();
        progress.accept(500);
        assertThat(terminal.toString()).endsWith("Reading: 500 rows, 250 a second");
    }

    @Test
    void totalThatIsKnownLateGivesTheTimeLeftFromThere() {
        Progress progress = new Progress(new PrintWriter(terminal), "Screening", "households", 0, () -> now);
        now = Duration.ofSeconds(60).toNanos();
        progress.expect(4_000);
        assertThat(terminal.toString()).endsWith("Screening: 0 of 4,000 households");
        now = Duration.ofSeconds(70).toNanos();
        progress.accept(1_000);
        assertThat(terminal.toString()).endsWith("Screening: 1,000 of 4,000 households, 100 a second, 30 s left");
    }

    @Test
    void drawsSeldom() {
        Progress progress = new Progress(new PrintWriter(terminal), "Reading", "rows", 0, () -> now);
        for (int done = 0; done < 1000; done++) {
            now = Duration.ofMillis(done).toNanos();
            progress.accept(done);
        }
        assertThat(terminal.toString().split("\r", -1)).hasSizeBetween(5, 7);
    }

    @Test
    void leavesACleanLine() {
        Progress progress = new Progress(new PrintWriter(terminal), "Reading", "rows", 0, () -> now);
        progress.accept(1);
        progress.close();
        assertThat(terminal.toString()).endsWith("\r\u001B[K");
    }

    @Test
    void saysNothingWithoutATerminal() {
        Progress progress = new Progress(null, "Reading", "rows", 0, () -> now);
        progress.accept(1);
        progress.close();
        assertThat(terminal.toString()).isEmpty();
    }
}
