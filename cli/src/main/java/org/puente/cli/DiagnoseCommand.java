package org.puente.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.puente.diagnosis.Diagnoser;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.DiagnosisFiles;
import org.puente.diagnosis.report.ReportWriter;
import org.puente.diagnosis.report.boundary.Boundaries;
import org.puente.diagnosis.report.boundary.TileLayout;
import org.puente.population.DuckDb;
import org.puente.rules.checked.Policy;
import org.puente.rules.source.InputProblem;
import org.puente.screening.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code puente diagnose}: from a run to whom programmes could reach, and why not; the last line is the report's path. */
@Command(
        footer = {
            "  puente diagnose runs/2016 --out diagnosis/2016",
            "  puente diagnose runs/2016 --out diagnosis/2016 --boundaries states.topo.json"
        })
final class DiagnoseCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "The directory of a whole screening run.")
    private Path run = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where it goes; an earlier diagnosis there is replaced.")
    private Path out = Path.of("");

    @Option(
            names = "--boundaries",
            paramLabel = "FILE",
            description =
                    "TopoJSON or GeoJSON with the outlines of states or municipalities, for the maps; may be given twice.")
    private List<Path> boundaries = new ArrayList<>();

    @Mixin
    private LimitsOption limits = new LimitsOption();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    @Override
    public Integer call() throws IOException {
        Optional<Policy> checked = PlannedPolicy.readPolicy(policy, console);
        if (checked.isEmpty()) {
            return ExitCode.INPUT_PROBLEMS;
        }
        FinishedRun finished = FinishedRun.open(run, checked.get());
        refuseInside();
        DiagnosisFiles.requireReplaceable(out);
        Optional<Boundaries> outlines =
                boundaries.isEmpty() ? Optional.empty() : Optional.of(Boundaries.read(boundaries.toArray(Path[]::new)));
        Request request = new Request(finished, checked.get(), policy.directory(), out, outlines, typed());
        Path report = request.diagnose(limits.limits(), console);
        if (json.isAsked()) {
            console.out().print(Files.readString(out.resolve(DiagnosisFiles.JSON)));
        } else {
            console.out().println(report);
        }
        return ExitCode.DONE;
    }

    /** What lies in a run would be in the way of those who replace it. */
    private void refuseInside() {
        Path inside = out.toAbsolutePath().normalize();
        if (inside.startsWith(run.toAbsolutePath().normalize())) {
            throw new InputProblem(
                    "The directory " + out + " lies in the run that is to be diagnosed.",
                    "Choose one beside it with --out.");
        }
    }

    /** What can be typed to get the report again. */
    private String typed() {
        StringBuilder typed = new StringBuilder("puente diagnose " + run + " --out " + out);
        policy.findGiven().ifPresent(given -> typed.append(" --policy ").append(given));
        boundaries.forEach(file -> typed.append(" --boundaries ").append(file));
        return typed.toString();
    }

    /**
     * What is to be diagnosed, and where it goes.
     *
     * @param folder of the policy, which may lay out the tiles of its states
     * @param outlines for the maps
     * @param typed what can be typed to get the report again
     */
    record Request(FinishedRun run, Policy policy, Path folder, Path out, Optional<Boundaries> outlines, String typed) {

        /** Writes all that people and programs read, and gives the path of the report. */
        Path diagnose(DuckDb.Limits limits, ConsoleOptions console) {
            long households = run.summary().population().households();
            try (DiagnosisFiles files = DiagnosisFiles.open(out);
                    Progress progress = console.progress("Diagnosing", "households", households)) {
                Diagnosis diagnosis = Diagnoser.diagnose(run, policy, out, limits, progress);
                String report = new ReportWriter(diagnosis)
                        .boundaries(outlines)
                        .tiles(TileLayout.read(folder))
                        .command(typed)
                        .html();
                files.replace(diagnosis, report);
            }
            return out.resolve(DiagnosisFiles.REPORT).toAbsolutePath().normalize();
        }
    }
}
