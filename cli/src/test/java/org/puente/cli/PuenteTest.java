package org.puente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.puente.rules.source.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exit codes and what is said with them, for commands made up here. */
class PuenteTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpListsEveryCommandAndEndsWell() {
        assertThat(run("--help")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("greet", "Greet somebody.", "fail");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpOfOneCommandDoesNotLoadTheOthers() {
        run("greet", "--help");
        assertThat(out.toString()).contains("--on=DATE", "Example:", "puente greet --on 2016-08-31");
        assertThat(Fail.timesMade).isZero();
    }

    @Test
    void tellsItsVersion() {
        assertThat(run("--version")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).matches("puente \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void runsACommand() {
        assertThat(run("greet", "--on", "2016-08-31")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).isEqualToIgnoringNewLines("Good day on 2016-08-31");
    }

    @Test
    void nothingAskedIsWrongUsage() {
        assertThat(run()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("Usage: puente", "greet");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void unknownCommandNamesTheNearest() {
        assertThat(run("gret")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("Unknown command 'gret'. Did you mean greet?", "See puente --help.");
    }

    @Test
    void helpOfAnUnknownCommandIsNotTheHelpOfAll() {
        assertThat(run("gret", "--help")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("Unknown command 'gret'. Did you mean greet?", "See puente --help.");
        assertThat(run("simulate", "-h")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("Unknown command 'simulate'.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void unknownOptionNamesTheNearest() {
        assertThat(run("greet", "--onn=2016-08-31")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("Unknown option '--onn'. Did you mean --on?", "See puente greet --help.");
    }

    @Test
    void valueThatIsNoDateNamesItsOption() {
        assertThat(run("greet", "--on", "31/08/2016")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("'--on'", "'31/08/2016' is not a date such as 2016-08-31.");
    }

    @Test
    void wordTooManyIsWrongUsage() {
        assertThat(run("greet", "--on", "2016-08-31", "Ana")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("There is no use for 'Ana' here.");
    }

    @Test
    void unusableInputIsTheInputsFault() {
        assertThat(fail(new InputProblem("There is no table of households.", "Add households.csv.")))
                .isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(err.toString().lines())
                .containsExactly("puente: There is no table of households.", "  Add households.csv.");
    }

    @Test
    void causeFoundDeepInsideIsTheOneTold() {
        assertThat(fail(new IllegalStateException(new NoSuchFileException("census.csv"))))
                .isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(err.toString()).contains("'census.csv' does not exist.");
    }

    @Test
    void unexpectedFailureNamesItsPlaceButQuotesNothing() {
        assertThat(fail(new IllegalStateException("CURP ABCD560831MDFRRL09"))).isEqualTo(ExitCode.OUR_FAILURE);
        assertThat(err.toString())
                .contains("IllegalStateException at PuenteTest.java:", "--debug")
                .doesNotContain("CURP", "\tat ");
    }

    @Test
    void errorsOfTheMachineAreAnsweredToo() {
        assertThat(fail(new OutOfMemoryError())).isEqualTo(ExitCode.OUR_FAILURE);
        assertThat(err.toString()).contains("not enough memory", "PUENTE_HEAP");
    }

    @Test
    void debugShowsTheStackTrace() {
        assertThat(fail(new IllegalStateException("broken"), "--debug")).isEqualTo(ExitCode.OUR_FAILURE);
        assertThat(err.toString()).contains("java.lang.IllegalStateException: broken", "\tat ");
    }

    @Test
    void outputThatIsLostIsNoSuccess() throws IOException {
        try (PrintWriter full = StandardOutput.writer(new FileOutputStream("/dev/full"))) {
            int exitCode = puente().run(full, new PrintWriter(err), "greet", "--on", "2016-08-31");
            assertThat(exitCode).isEqualTo(ExitCode.OUR_FAILURE);
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        "puente: What was printed could not be written where it was to go: it is lost or not whole.",
                        "  Free some space there or send it elsewhere, then run the command again.");
    }

    @Test
    void readerThatHasEnoughIsNoFault() throws IOException {
        Process reader = new ProcessBuilder("sh", "-c", "exec 0<&-; echo enough; exec sleep 60").start();
        try (PrintWriter pipe = StandardOutput.writer(reader.getOutputStream())) {
            assertThat(reader.inputReader().readLine()).isEqualTo("enough");
            int exitCode = puente().run(pipe, new PrintWriter(err), "greet", "--on", "2016-08-31");
            assertThat(exitCode).isEqualTo(ExitCode.DONE);
        } finally {
            reader.destroy();
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void everyRealCommandHasAnExample() {
        for (Commands.Entry entry : Commands.ALL) {
            StringWriter help = new StringWriter();
            int exitCode =
                    new Puente(Commands.ALL).run(new PrintWriter(help), new PrintWriter(err), entry.name(), "--help");
            assertThat(exitCode).isEqualTo(ExitCode.DONE);
            assertThat(help.toString()).containsPattern("Example:\\s+puente " + entry.name());
        }
    }

    private int run(String... args) {
        Fail.timesMade = 0;
        return puente().run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private static Puente puente() {
        return new Puente(List.of(
                new Commands.Entry("greet", "Greet somebody.", () -> new Greet()),
                new Commands.Entry("fail", "Fail as told.", () -> new Fail(new IllegalStateException()))));
    }

    private int fail(Throwable thrown, String... options) {
        String[] args = options.length == 0 ? new String[] {"fail"} : new String[] {"fail", options[0]};
        return new Puente(List.of(new Commands.Entry("fail", "Fail as told.", () -> new Fail(thrown))))
                .run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Command(footer = "  puente greet --on 2016-08-31")
    static final class Greet implements Callable<Integer> {

        @Mixin
        private ConsoleOptions console;

        @Option(names = "--on", paramLabel = "DATE", required = true, description = "The day.")
        private LocalDate on;

        @Override
        public Integer call() {
            console.out().println("Good day on " + on);
            return ExitCode.DONE;
        }
    }

    @Command
    static final class Fail implements Callable<Integer> {

        static int timesMade;

        @SuppressWarnings("unused") // For --debug, which picocli must know.
        @Mixin
        private ConsoleOptions console;

        private final Throwable thrown;

        Fail(Throwable thrown) {
            this.thrown = thrown;
            timesMade++;
        }

        @Override
        public Integer call() throws Exception {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        }
    }
}
