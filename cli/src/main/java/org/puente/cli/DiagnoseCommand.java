package org.puente.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnoser;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.DiagnosisFiles;
import org.puente.population.DuckDb;
import org.puente.rules.checked.Policy;
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
            description = "TopoJSON or GeoJSON with the outlines of states or municipalities, for the maps.")
    private @Nullable Path boundaries;

    @Mixin
    private LimitsOption limits = new LimitsOption();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    @Override
    public Integer call() {
        Optional<Policy> checked = PlannedPolicy.readPolicy(policy, console);
        if (checked.isEmpty()) {
            return ExitCode.INPUT_PROBLEMS;
        }
        Diagnosis diagnosis = diagnose(run, checked.get(), policy, out, boundaries, limits.limits(), console);
        if (json.isAsked()) {
            console.out().println(DiagnosisFiles.toJson(diagnosis));
        } else {
            console.out()
                    .println(out.resolve(DiagnosisFiles.REPORT).toAbsolutePath().normalize());
        }
        return ExitCode.DONE;
    }

    /** Diagnoses a run and writes all that people and programs read. */
    static Diagnosis diagnose(
            Path run,
            Policy policy,
            PolicyOption folder,
            Path out,
            @Nullable Path boundaries,
            DuckDb.Limits limits,
            ConsoleOptions console) {
        FinishedRun finished = FinishedRun.open(run, policy);
        DiagnosisFiles.prepare(out);
        long households = finished.summary().population().households();
        try (Progress progress = console.progress("Diagnosing", "households", households)) {
            Diagnosis diagnosis = Diagnoser.diagnose(finished, policy, out, limits, progress);
            DiagnosisFiles.write(diagnosis, out);
            return diagnosis;
        }
    }
}
