package org.puente.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.source.InputProblem;

/** A population is replaced only by a whole one, whatever happens on the way. */
class DestinationTest {

    @TempDir
    Path folder;

    private Path out;
    private Path work;

    @BeforeEach
    void anOldPopulation() throws IOException {
        out = Files.createDirectory(folder.resolve("nation"));
        work = folder.resolve(".nation.partial");
        Files.writeString(out.resolve("population.yaml"), "old");
    }

    @Test
    void theOldPopulationStaysUntilTheNewOneIsPublished() throws IOException {
        try (Destination destination = Destination.prepare(out, true)) {
            Path whole = Files.createDirectory(destination.work().resolve("whole"));
            Files.writeString(whole.resolve("population.yaml"), "new");
            assertThat(population()).isEqualTo("old");
            destination.publish(whole);
        }
        assertThat(population()).isEqualTo("new");
        assertThat(work).doesNotExist();
    }

    @Test
    void aRunThatFailsLeavesTheOldPopulation() throws IOException {
        try (Destination destination = Destination.prepare(out, true)) {
            Files.createDirectory(destination.work().resolve("whole"));
        }
        assertThat(population()).isEqualTo("old");
        assertThat(work).doesNotExist();
    }

    @Test
    void aNewPopulationThatCannotBeMovedLeavesTheOldOne() throws IOException {
        try (Destination destination = Destination.prepare(out, true)) {
            Path absent = destination.work().resolve("absent");
            assertThatThrownBy(() -> destination.publish(absent)).isInstanceOf(RuntimeException.class);
        }
        assertThat(population()).isEqualTo("old");
    }

    @Test
    void aRunThatWasKilledWhileItPublishedHasLostNothing() throws IOException {
        Files.createDirectories(work);
        Files.move(out, work.resolve("replaced"));

        assertThatThrownBy(() -> Destination.prepare(out, false)).isInstanceOf(InputProblem.class);
        assertThat(population()).isEqualTo("old");
    }

    @Test
    void aPlaceIsMadeByOneProcessAtATime() throws IOException {
        try (Destination first = Destination.prepare(out, true)) {
            Path whole = Files.createDirectory(first.work().resolve("whole"));
            Files.writeString(whole.resolve("population.yaml"), "new");
            Path link = Files.createSymbolicLink(folder.resolve("link"), out);
            for (Path same : List.of(out, link)) {
                assertThatThrownBy(() -> Destination.prepare(same, true))
                        .isInstanceOf(InputProblem.class)
                        .hasMessageContaining("Another process is making the population");
            }
            first.publish(whole);
        }
        assertThat(population()).isEqualTo("new");
        Destination.prepare(out, true).close();
        assertThat(folder.resolve(".nation.lock")).doesNotExist();
    }

    @Test
    void aRefusalLetsGo() throws IOException {
        assertThatThrownBy(() -> Destination.prepare(out, false)).hasMessageContaining("is not empty");
        assertThat(folder.resolve(".nation.lock")).doesNotExist();
        Destination.prepare(out, true).close();
    }

    @Test
    void theLockFileOfAProcessThatWasKilledHoldsNobodyUp() throws IOException {
        Files.writeString(folder.resolve(".nation.lock"), "");
        Destination.prepare(out, true).close();
        assertThat(folder.resolve(".nation.lock")).doesNotExist();
    }

    @Test
    void whatIsNotAPopulationIsNeverReplaced() throws IOException {
        Files.writeString(out.resolve("thesis.docx"), "mine");
        assertThatThrownBy(() -> Destination.prepare(out, true)).hasMessageContaining("thesis.docx");
    }

    @Test
    void aNameThatNoDiskTakesIsRefused() {
        assertThatThrownBy(() -> Destination.prepare(folder.resolve("n".repeat(300)), false))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("is too long");
        assertThatThrownBy(() ->
                        Destination.prepare(folder.resolve("n".repeat(300)).resolve("nation"), false))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("is too long");
    }

    @Test
    void aLinkStaysAndTheDirectoryItNamesIsReplaced() throws IOException {
        Path link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("elsewhere")).resolve("link"), out);
        try (Destination destination = Destination.prepare(link, true)) {
            assertThat(destination.work().getParent()).isEqualTo(folder.toRealPath());
            Path whole = Files.createDirectory(destination.work().resolve("whole"));
            Files.writeString(whole.resolve("population.yaml"), "new");
            destination.publish(whole);
        }
        assertThat(link).isSymbolicLink();
        assertThat(out).isDirectory();
        assertThat(population()).isEqualTo("new");
    }

    @Test
    void aLinkToNothingIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertThatThrownBy(() -> Destination.prepare(link, true))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("link to a directory that is not there");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aPlaceBelowAFileIsRefused() {
        assertThatThrownBy(() -> Destination.prepare(out.resolve("population.yaml/nation"), false))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("a file is in its way");
    }

    private String population() throws IOException {
        return Files.readString(out.resolve("population.yaml"));
    }
}
