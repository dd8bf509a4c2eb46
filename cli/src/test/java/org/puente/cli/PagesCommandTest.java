package org.puente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.puente.testkit.TextFiles;

/** What {@code puente pages} prints, how it ends, and what it refuses. */
class PagesCommandTest {

    private static final Path MEXICO = Path.of("..", "policy", "mx");

    @TempDir
    private Path scratch;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theOnlyLineOfStandardOutputIsThePathOfTheFirstPage() {
        assertThat(pages("--as-of", "2016-08-31")).isEqualTo(ExitCode.DONE);

        Path first = directory().resolve("index.html");
        assertThat(out.toString().lines()).containsExactly(first.toString());
        assertThat(err.toString()).contains("Wrote a page for each programme");
        assertThat(TextFiles.read(first)).contains("31 de agosto de 2016");
        assertThat(TextFiles.read(directory().resolve("en/index.html"))).contains("31 August 2016");
    }

    @Test
    void withoutADayItIsToday() {
        assertThat(pages("--quiet")).isEqualTo(ExitCode.DONE);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aDirectoryOfSomethingElseIsRefused() {
        TextFiles.write(directory().resolve("thesis.html"), "years of work");

        assertThat(pages()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(err.toString()).contains("does not hold pages of puente", "Choose another directory with --out.");
        assertThat(directory().resolve("index.html")).doesNotExist();
    }

    @Test
    void aPolicyWithProblemsIsToldBeforeAnythingIsWritten() {
        Path policy = scratch.resolve("policy");
        TextFiles.write(policy.resolve("country.yaml"), "nothing: of use\n");

        assertThat(pages("--policy", policy.toString())).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(err.toString()).contains("puente check shows it again");
        assertThat(directory()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016", "31-08-2016", "2016-02-30"})
    void aDayThatIsNoneIsWrongUsage(String day) {
        assertThat(pages("--as-of", day)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(directory()).doesNotExist();
    }

    private int pages(String... options) {
        List<String> args =
                new ArrayList<>(List.of("pages", "--out", directory().toString()));
        if (!List.of(options).contains("--policy")) {
            args.addAll(List.of("--policy", MEXICO.toString()));
        }
        args.addAll(List.of(options));
        return new Puente(Commands.ALL).run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    }

    private Path directory() {
        return scratch.resolve("pages");
    }
}
