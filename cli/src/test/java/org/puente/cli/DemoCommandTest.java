package org.puente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.puente.testkit.TextFiles;

/** What {@code puente demo} makes, and what it never destroys. */
class DemoCommandTest {

    private static final Path MEXICO = Path.of("..", "policy", "mx");

    @TempDir
    private Path scratch;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void drawAndScreen() {
        assertThat(demo()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void lastLineIsThePathOfTheReport() {
        Path report = directory().resolve("diagnosis/report.html");
        assertThat(out.toString().lines().reduce((before, last) -> last)).contains(report.toString());
        assertThat(out.toString()).startsWith(TextFiles.read(directory().resolve("summary.txt")));
        assertThat(report).isNotEmptyFile();
    }

    @Test
    void earlierDemoIsReplaced() throws IOException {
        byte[] before = Files.readAllBytes(directory().resolve("population/households.parquet"));
        assertThat(demo("--households", "60")).isEqualTo(ExitCode.DONE);
        assertThat(directory().resolve("population/households.parquet"))
                .satisfies(file -> assertThat(Files.readAllBytes(file)).isNotEqualTo(before));
    }

    @Test
    void demoThatWasCutShortIsReplaced() throws IOException {
        Files.delete(directory().resolve("run/summary.json"));
        Files.delete(directory().resolve("summary.txt"));
        TextFiles.write(directory().resolve(".population.partial/parts/households-000000.parquet"), "half a table");

        assertThat(demo()).isEqualTo(ExitCode.DONE);
        assertThat(directory().resolve(".population.partial")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.txt",
                "population/notes.txt",
                "run/notes.txt",
                "run/verdicts/analysis.xlsx",
                "diagnosis/notes.txt"
            })
    void whatNoDemoMakesIsNotDeleted(String file) throws IOException {
        TextFiles.write(directory().resolve(file), "years of work");

        assertLeftAsItIs(ExitCode.INPUT_PROBLEMS);
        assertThat(err.toString()).contains(Path.of(file).getFileName().toString());
    }

    @Test
    void directoryOfSomethingElseIsNoDemo() throws IOException {
        Files.delete(directory().resolve(".puente-demo"));

        assertLeftAsItIs(ExitCode.INPUT_PROBLEMS);
        assertThat(err.toString()).contains("is not a demo of puente");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "400000001"})
    void numberOfHouseholdsThatCannotBeDrawnIsWrongUsage(String households) throws IOException {
        assertLeftAsItIs(ExitCode.WRONG_USAGE, "--households", households);
        assertThat(err.toString()).contains("--households must be from 1 to 400,000,000.", "See puente demo --help.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"facts/household.yaml", "programmes/prospera/programme.yaml", "synthetic/nation.yaml"})
    void policyWithProblemsIsToldBeforeAnythingIsDeleted(String file) throws IOException {
        Path policy = scratch.resolve("policy");
        copy(MEXICO, policy);
        assertThat(policy.resolve(file)).exists();
        TextFiles.write(policy.resolve(file), "nothing: of use\n");

        assertLeftAsItIs(ExitCode.INPUT_PROBLEMS, "--policy", policy.toString());
        assertThat(err.toString()).contains("puente: ").doesNotContain("Puente itself failed");
    }

    private void assertLeftAsItIs(int exitCode, String... options) throws IOException {
        List<Path> before = files();
        assertThat(demo(options)).isEqualTo(exitCode);
        assertThat(files()).isEqualTo(before);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory())) {
            return files.sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private int demo(String... options) {
        List<String> args = new ArrayList<>(List.of("demo", "--out", directory().toString()));
        if (!List.of(options).contains("--households")) {
            args.addAll(List.of("--households", "50"));
        }
        if (!List.of(options).contains("--policy")) {
            args.addAll(List.of("--policy", MEXICO.toString()));
        }
        args.addAll(List.of(options));
        return new Puente(Commands.ALL).run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    }

    private Path directory() {
        return scratch.resolve("demo");
    }
}
