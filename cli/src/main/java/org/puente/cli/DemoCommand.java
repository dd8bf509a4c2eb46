package org.puente.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.DiagnosisFiles;
import org.puente.population.Destination;
import org.puente.population.DuckDb;
import org.puente.population.Trees;
import org.puente.population.synthetic.SyntheticNation;
import org.puente.rules.checked.Policy;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.InputProblem;
import org.puente.screening.FinishedRun;
import org.puente.screening.RunDirectory;
import org.puente.screening.Screening;
import org.puente.screening.ScreeningRequest;
import org.puente.screening.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code puente demo}: a synthetic nation, screened and diagnosed; the last line of standard output is the path of the
 * report.
 */
@Command(footer = {"  puente demo", "  puente demo --lang en --households 50000 --out /tmp/demo"})
final class DemoCommand implements Callable<Integer> {

    private static final long SEED = 1;
    private static final String MARK = ".puente-demo";
    private static final String POPULATION = "population";
    private static final String RUN = "run";
    private static final String SUMMARY = "summary.txt";
    private static final String DIAGNOSIS = "diagnosis";
    private static final List<String> MADE =
            List.of(SUMMARY, DIAGNOSIS, RUN, POPULATION, "." + POPULATION + ".partial", "." + POPULATION + ".lock");

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--households",
            paramLabel = "N",
            defaultValue = "200000",
            description = "How many households the nation has (default: ${DEFAULT-VALUE}).")
    private long households;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "demo",
            description = "Where it goes; an earlier demo there is replaced (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("demo");

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    @Override
    public Integer call() throws IOException {
        NationSize.require(households, Objects.requireNonNull(command));
        Facts facts = GenerateCommand.readFacts(policy.directory());
        SyntheticNation nation = new SyntheticNation(policy.directory(), facts, DuckDb.Limits.standard());
        // The rules are those of the day the synthetic facts are of.
        Optional<PlannedPolicy> planned = PlannedPolicy.read(policy, nation.referenceDate(), List.of(), console);
        if (planned.isEmpty()) {
            return ExitCode.INPUT_PROBLEMS;
        }
        prepare();
        Path population = out.resolve(POPULATION);
        try (Progress progress = console.progress("Drawing a synthetic nation", "households", households)) {
            nation.generate(population, false, households, SEED, progress);
        }
        Summary summary = screen(planned.get(), population);
        print(new SummaryText(summary, planned.get().policy(), language.locale()));
        console.out().println(diagnose(planned.get().policy()));
        return ExitCode.DONE;
    }

    /** Makes room, but only where an earlier demo was or nothing is. */
    private void prepare() throws IOException {
        if (Files.exists(out)) {
            refuseForeign();
            for (String name : MADE) {
                Trees.delete(out.resolve(name));
            }
        }
        Files.createDirectories(out);
        Files.writeString(out.resolve(MARK), "");
    }

    /** All is looked at before anything is deleted. */
    private void refuseForeign() throws IOException {
        List<String> names;
        try (Stream<Path> inside = Files.list(out)) {
            names = inside.map(path -> path.getFileName().toString()).sorted().toList();
        }
        if (!names.isEmpty() && !names.contains(MARK)) {
            throw new InputProblem(
                    out + " exists and is not a demo of puente.", "Choose another directory with --out.");
        }
        for (String name : names) {
            if (!name.equals(MARK) && !MADE.contains(name)) {
                throw new InputProblem(
                        out + " holds more than a demo of puente: " + name + ".",
                        "Move it elsewhere, or choose another directory with --out.");
            }
        }
        Destination.requireReplaceable(out.resolve(POPULATION));
        RunDirectory.requireReplaceable(out.resolve(RUN));
        DiagnosisFiles.requireReplaceable(out.resolve(DIAGNOSIS));
    }

    private Summary screen(PlannedPolicy planned, Path population) {
        try (Progress progress = console.progress("Screening", "households", households)) {
            ScreeningRequest request = new ScreeningRequest(
                    planned.policy(),
                    planned.plan(),
                    population,
                    out.resolve(RUN),
                    ScreeningRequest.Existing.REFUSE,
                    DuckDb.Limits.standard());
            return Screening.run(request.withSize(progress::expect).withProgress(progress));
        }
    }

    private void print(SummaryText text) throws IOException {
        StringWriter written = new StringWriter();
        text.print(new PrintWriter(written));
        Files.writeString(out.resolve(SUMMARY), written.toString());
        text.print(console.out());
    }

    /** The path of the report. */
    private Path diagnose(Policy checked) {
        Path run = out.resolve(RUN);
        Path directory = out.resolve(DIAGNOSIS);
        DiagnoseCommand.Request request = new DiagnoseCommand.Request(
                FinishedRun.open(run, checked),
                checked,
                policy.directory(),
                directory,
                Optional.empty(),
                "puente demo");
        return request.diagnose(DuckDb.Limits.standard(), console);
    }
}
