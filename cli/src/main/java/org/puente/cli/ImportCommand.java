package org.puente.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.puente.population.DuckDb;
import org.puente.population.imports.ImportPlan;
import org.puente.population.imports.ImportPlanReader;
import org.puente.population.imports.ImportReport;
import org.puente.population.imports.Importer;
import org.puente.rules.checked.FactFiles;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code puente import}: a survey or register, as it is published, becomes a population. */
@Command(footer = "  puente import enigh2016 ~/surveys --out populations/enigh2016")
final class ImportCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "What is imported: the name of one of the policy's imports.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "SRC", description = "The folder with the files as they were published.")
    private Path source = Path.of("");

    @Option(names = "--out", paramLabel = "POP", required = true, description = "The population directory to make.")
    private Path target = Path.of("");

    @Option(names = "--force", description = "Replace the population that is in POP, once the new one is whole.")
    private boolean force;

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Facts facts = FactFiles.read(policy.directory(), problems);
        Optional<ImportPlan> plan = ImportPlanReader.read(policy.directory(), name, problems);
        for (Problem problem : problems.list()) {
            console.err().println(problem.render());
        }
        if (plan.isEmpty()) {
            return ExitCode.INPUT_PROBLEMS;
        }
        print(run(plan.get(), facts));
        return ExitCode.DONE;
    }

    private ImportReport run(ImportPlan plan, Facts facts) {
        try (Progress progress = console.progress("Importing", "rows", 0)) {
            return new Importer(plan, facts, DuckDb.Limits.standard()).run(source, target, force, progress);
        }
    }

    private void print(ImportReport report) {
        report.notes().forEach(console::note);
        if (report.rejected() > 0) {
            console.note(String.format(
                    Locale.ROOT,
                    "%,d rows left out and %,d cells made unknown: see %s",
                    report.rejectedRows(),
                    report.rejectedCells(),
                    report.directory().resolve("rejected.csv")));
        }
        PrintWriter out = console.out();
        out.printf(
                Locale.ROOT,
                "%,d households (%,.0f weighted), %,d members, %,d rejected, in %s%n",
                report.households(),
                report.weightedHouseholds(),
                report.members(),
                report.rejected(),
                report.directory());
    }
}
