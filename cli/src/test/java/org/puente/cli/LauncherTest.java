package org.puente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher {@code puente} refuses before it builds or starts anything. */
class LauncherTest {

    @ParameterizedTest
    @ValueSource(strings = {"banana", "m", "1", "1.5g", "-1g", "1gb", "1g -version", "10k", "0g"})
    void heapThatIsNoSizeIsWrongUsage(String heap) throws IOException, InterruptedException {
        ProcessBuilder launcher =
                new ProcessBuilder("sh", Path.of("..", "puente").toString(), "--version");
        launcher.environment().put("PUENTE_HEAP", heap);
        Process ended = launcher.redirectErrorStream(true).start();

        assertThat(ended.inputReader().lines())
                .containsExactly(
                        "puente: PUENTE_HEAP is '" + heap + "', which is no size of a heap.",
                        "  Set it to a whole number followed by m or g, such as PUENTE_HEAP=1g, or unset it.");
        assertThat(ended.waitFor()).isEqualTo(ExitCode.WRONG_USAGE);
    }
}
