package org.puente.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command understands: how much to say, and where it is said. A command has it as a {@code @Mixin}. */
final class ConsoleOptions {

    @Option(names = "--quiet", description = "Print results and errors only, no progress and no advice.")
    private boolean quiet;

    @Option(names = "--debug", description = "Print the full stack trace of a failure.")
    private boolean debug;

    @SuppressWarnings("unused") // Known to picocli alone, which shows the help and stops.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean isQuiet() {
        return quiet;
    }

    boolean isDebug() {
        return debug;
    }

    /** Results. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Everything about the run: progress, warnings, errors. */
    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** A sentence about the run on standard error, unless told to be quiet. */
    void note(String sentence) {
        if (!quiet) {
            err().println(sentence);
            err().flush();
        }
    }

    /**
     * Starts showing progress, on a terminal and unless told to be quiet.
     *
     * @param activity what is being done, as "Screening"
     * @param units what is counted, as "households"
     * @param total how many there are in all, or 0 if nobody knows
     */
    Progress progress(String activity, String units, long total) {
        boolean shown = !quiet && Boolean.getBoolean("puente.terminal");
        return new Progress(shown ? err() : null, activity, units, total, System::nanoTime);
    }
}
