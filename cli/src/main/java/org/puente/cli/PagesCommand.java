package org.puente.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.puente.pages.Pages;
import org.puente.rules.checked.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code puente pages}: a page a programme; the last line of standard output is the path of the first page. */
@Command(footer = {"  puente pages --out pages", "  puente pages --out pages --as-of 2016-08-31"})
final class PagesCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where they go; pages that puente wrote there are replaced.")
    private Path out = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day that decides editions and figures, as 2016-08-31 (default: today).")
    private @Nullable LocalDate asOf;

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    @Override
    public Integer call() throws IOException {
        Pages.requireReplaceable(out);
        Optional<Policy> read = PlannedPolicy.readPolicy(policy, console);
        if (read.isEmpty()) {
            return ExitCode.INPUT_PROBLEMS;
        }
        Path first = Pages.write(read.get(), asOf == null ? LocalDate.now() : asOf, out);
        console.note("Wrote a page for each programme, in Spanish and in English. Open:");
        console.out().println(first.toAbsolutePath().normalize());
        return ExitCode.DONE;
    }
}
