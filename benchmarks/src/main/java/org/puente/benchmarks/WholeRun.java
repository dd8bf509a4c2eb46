package org.puente.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.puente.population.DuckDb;
import org.puente.screening.Screening;
import org.puente.screening.ScreeningRequest;
import org.puente.screening.Summary;

/**
 * One whole screening by the benchmark's 17 programmes, as {@code puente screen} does it: fingerprints, verdict tables,
 * counts and summary. Prints a row of the curve: households, seconds, peak memory of the process. Arguments: the
 * population, the country's policy folder, the benchmark's {@code national} folder, a scratch folder.
 */
public final class WholeRun {

    private WholeRun() {}

    public static void main(String[] arguments) throws Exception {
        Path scratch = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[3])), "whole");
        BenchmarkPolicy benchmark = BenchmarkPolicy.read(
                Path.of(arguments[1]), Path.of(arguments[2]), LocalDate.of(2016, 8, 31), scratch.resolve("policy"));
        ScreeningRequest request = new ScreeningRequest(
                benchmark.policy(),
                benchmark.plan(),
                Path.of(arguments[0]),
                scratch.resolve("run"),
                ScreeningRequest.Existing.REFUSE,
                DuckDb.Limits.standard());
        Summary summary = Screening.run(request);
        System.out.printf(
                Locale.ROOT,
                "| %,d | %,d | %.2f | %.0f |%n",
                summary.population().households(),
                summary.population().members(),
                summary.timing().seconds(),
                peakMegabytes());
    }

    /** The most memory the process ever had, native memory included, as Linux counts it. */
    private static double peakMegabytes() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(status -> status.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
    }
}
