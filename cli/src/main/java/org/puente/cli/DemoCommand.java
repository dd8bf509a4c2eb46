package org.puente.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.puente.population.DuckDb;
import org.puente.population.PopulationFile;
import org.puente.population.synthetic.SyntheticNation;
import org.puente.rules.checked.FactFiles;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Problems;
import org.puente.screening.Screening;
import org.puente.screening.ScreeningRequest;
import org.puente.screening.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code puente demo}: a synthetic nation, screened; the last line of standard output is the path of the report. */
@Command(footer = {"  puente demo", "  puente demo --lang en --households 50000 --out /tmp/demo"})
final class DemoCommand implements Callable<Integer> {

    private static final long SEED = 1;
    private static final String MARK = ".puente-demo";

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
        Facts facts = FactFiles.read(policy.directory(), new Problems());
        prepare();
        Path population = out.resolve("population");
        SyntheticNation nation = new SyntheticNation(policy.directory(), facts, DuckDb.Limits.standard());
        try (Progress progress = console.progress("Drawing a synthetic nation", "households", households)) {
            nation.generate(population, false, households, SEED, progress);
        }
        Optional<PlannedPolicy> planned = PlannedPolicy.read(policy, referenceDate(population), List.of(), console);
        if (planned.isEmpty()) {
            return ExitCode.INPUT_PROBLEMS;
        }
        Summary summary = screen(planned.get(), population);
        print(new SummaryText(summary, planned.get().policy(), language.locale()));
        return ExitCode.DONE;
    }

    /** Makes room, but only where an earlier demo was or nothing is. */
    private void prepare() throws IOException {
        if (Files.exists(out) && !Files.exists(out.resolve(MARK))) {
            try (Stream<Path> inside = Files.list(out)) {
                if (inside.findAny().isPresent()) {
                    throw new InputProblem(
                            out + " exists and is not a demo of puente.", "Choose another directory with --out.");
                }
            }
        }
        if (Files.exists(out)) {
            try (Stream<Path> inside = Files.walk(out)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(out);
        Files.writeString(out.resolve(MARK), "");
    }

    /** The rules are those of the day the synthetic facts are of. */
    private static LocalDate referenceDate(Path population) {
        LocalDate day = PopulationFile.read(population, new ArrayList<>()).referenceDate();
        if (day == null) {
            throw new IllegalStateException("the synthetic nation has no reference date");
        }
        return day;
    }

    private Summary screen(PlannedPolicy planned, Path population) {
        try (Progress progress = console.progress("Screening", "households", households)) {
            ScreeningRequest request = new ScreeningRequest(
                    planned.policy(),
                    planned.plan(),
                    population,
                    out.resolve("run"),
                    ScreeningRequest.Existing.REFUSE,
                    DuckDb.Limits.standard());
            return Screening.run(request.withProgress(progress));
        }
    }

    private void print(SummaryText text) throws IOException {
        Path report = out.resolve("summary.txt").toAbsolutePath().normalize();
        try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(report, StandardCharsets.UTF_8))) {
            text.print(file);
        }
        text.print(console.out());
        console.out().println(report);
    }
}
