package org.puente.diagnosis.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.report.boundary.Boundaries;
import org.puente.diagnosis.report.boundary.TileLayout;

/** Every sample, and a way to write their reports for a look: {@code SampleReports FOLDER POLICY [BOUNDARIES …]}. */
final class SampleReports {

    private SampleReports() {}

    static Map<String, Diagnosis> all() {
        Map<String, Diagnosis> all = new LinkedHashMap<>();
        all.put("survey", SampleDiagnosis.survey());
        all.put("register", SampleDiagnosis.register());
        all.put("weighted", SampleDiagnosis.weighted());
        all.put("no-programme", SampleDiagnosis.withoutProgrammes());
        all.put("one-state", SampleDiagnosis.ofOneState());
        all.put("ten-households", SampleDiagnosis.ofTenHouseholds());
        all.put("no-territory", SampleDiagnosis.withoutTerritory());
        all.put("no-rank", SampleDiagnosis.withoutRank());
        all.put("nobody-eligible", SampleDiagnosis.withNobodyEligible());
        all.put("everything-withheld", SampleDiagnosis.withEverythingWithheld());
        all.put("markup", SampleDiagnosis.withMarkupInItsTexts());
        return all;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Optional<TileLayout> tiles = TileLayout.read(Path.of(arguments[1]));
        for (Map.Entry<String, Diagnosis> sample : all().entrySet()) {
            ReportWriter writer = new ReportWriter(sample.getValue())
                    .tiles(tiles)
                    .command("puente diagnose --run RUN --out " + sample.getKey());
            if (arguments.length > 2 && sample.getKey().equals("register")) {
                Path[] files = new Path[arguments.length - 2];
                for (int i = 0; i < files.length; i++) {
                    files[i] = Path.of(arguments[i + 2]);
                }
                writer.boundaries(Optional.of(Boundaries.read(files)));
            }
            writer.write(folder.resolve(sample.getKey() + ".html"));
        }
    }
}
