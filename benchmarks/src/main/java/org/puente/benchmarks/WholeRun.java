package org.puente.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.puente.population.DuckDb;
import org.puente.population.Intake;
import org.puente.screening.Screening;
import org.puente.screening.ScreeningRequest;
import org.puente.screening.Summary;

/**
 * One whole screening by the benchmark's 17 programmes, as {@code puente screen} does it: fingerprints, verdict tables,
 * counts and summary. Prints a row of the curve: households, members, seconds, peak memory of the process in MB; and, of
 * those seconds, what the opening of the population takes and what the counting of histograms and overlap takes. The
 * counting is that of a finished run that is resumed, which only opens and counts. Arguments: the population, the
 * country's policy folder, the benchmark's {@code national} folder, a scratch folder.
 */
public final class WholeRun {

    private WholeRun() {}

    public static void main(String[] arguments) throws Exception {
        Path scratch = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[3])), "whole");
        BenchmarkPolicy benchmark = BenchmarkPolicy.read(
                Path.of(arguments[1]), Path.of(arguments[2]), LocalDate.of(2016, 8, 31), scratch.resolve("policy"));
        Path population = Path.of(arguments[0]);
        Summary summary = screen(benchmark, population, scratch, ScreeningRequest.Existing.REFUSE);
        double peak = peakMegabytes();
        double opening = open(benchmark, population, scratch);
        Summary again = screen(benchmark, population, scratch, ScreeningRequest.Existing.RESUME);
        System.out.printf(
                Locale.ROOT,
                "| %,d | %,d | %.2f | %.0f | %.2f | %.2f |%n",
                summary.population().households(),
                summary.population().members(),
                summary.timing().seconds(),
                peak,
                opening,
                again.timing().seconds() - opening);
    }

    private static Summary screen(
            BenchmarkPolicy benchmark, Path population, Path scratch, ScreeningRequest.Existing existing) {
        return Screening.run(new ScreeningRequest(
                benchmark.policy(),
                benchmark.plan(),
                population,
                scratch.resolve("run"),
                existing,
                DuckDb.Limits.standard()));
    }

    private static double open(BenchmarkPolicy benchmark, Path population, Path scratch) {
        long start = System.nanoTime();
        Intake.open(
                        population,
                        scratch.resolve("intake"),
                        benchmark.policy().facts(),
                        Intake.Options.standard().forCountry(benchmark.policy().country()))
                .close();
        return (System.nanoTime() - start) / 1e9;
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
