package org.puente.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.puente.screening.Screening;
import org.puente.screening.ScreeningRequest;
import org.puente.screening.Summary;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code puente screen}: every unit of a population against every programme in force. */
@Command(
        footer = {
            "  puente screen --population populations/enigh2016 --as-of 2016-08-31 --out runs/2016",
            "  puente screen --population nation --as-of 2016-08-31 --programme scholarships --out runs/trial"
        })
final class ScreenCommand implements Callable<Integer> {

    @Option(names = "--population", paramLabel = "POP", required = true, description = "The population directory.")
    private Path population = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            required = true,
            description = "The day that decides editions, parameters and ages, as 2016-08-31.")
    private LocalDate asOf = LocalDate.EPOCH;

    @Option(names = "--out", paramLabel = "RUN", required = true, description = "The directory of the run.")
    private Path run = Path.of("");

    @Option(
            names = "--programme",
            paramLabel = "ID",
            description = "Only this programme; may be given several times (default: all in force).")
    private List<String> programmes = new ArrayList<>();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "duckdb",
            description = "What computes it: ${COMPLETION-CANDIDATES} (default: duckdb).")
    private Engine engine = Engine.duckdb;

    @Mixin
    private LimitsOption limits = new LimitsOption();

    @Option(names = "--strict", description = "Stop at the first cell or row of POP that cannot be read.")
    private boolean strict;

    @ArgGroup
    private @Nullable Existing existing;

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    /** The engines there are. */
    enum Engine {
        duckdb
    }

    /** What to do with a run that exists. */
    static final class Existing {
        @Option(names = "--resume", description = "Go on with a run that was cut short.")
        private boolean resume;

        @Option(names = "--force", description = "Replace a run that exists.")
        private boolean force;
    }

    @Override
    public Integer call() {
        Optional<PlannedPolicy> planned = PlannedPolicy.read(policy, asOf, programmes, console);
        if (planned.isEmpty()) {
            return ExitCode.INPUT_PROBLEMS;
        }
        Summary summary = screen(planned.get());
        SummaryText text = new SummaryText(summary, planned.get().policy(), language.locale());
        text.findRejected(run.resolve("rejected.csv")).ifPresent(console::note);
        if (json.isAsked()) {
            console.out().println(summary.toJson());
        } else {
            text.print(console.out());
            console.note(text.place(run));
        }
        return ExitCode.DONE;
    }

    private Summary screen(PlannedPolicy planned) {
        try (Progress progress = console.progress("Screening", "households", 0)) {
            ScreeningRequest request = new ScreeningRequest(
                    planned.policy(), planned.plan(), population, run, onExisting(), limits.limits());
            return Screening.run(request.withStrict(strict)
                    .withSize(progress::expect)
                    .withProgress(progress)
                    .withNotes(console::note));
        }
    }

    private ScreeningRequest.Existing onExisting() {
        if (existing != null && existing.resume) {
            return ScreeningRequest.Existing.RESUME;
        }
        return existing != null && existing.force
                ? ScreeningRequest.Existing.REPLACE
                : ScreeningRequest.Existing.REFUSE;
    }
}
