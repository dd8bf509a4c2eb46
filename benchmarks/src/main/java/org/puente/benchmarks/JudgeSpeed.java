package org.puente.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.puente.population.CanonicalPopulation;
import org.puente.population.DuckDb;
import org.puente.population.Intake;
import org.puente.population.Units;
import org.puente.rules.judge.Judge;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Verdict;

/**
 * How many households a second one thread judges in memory by all 17 programmes of the benchmark. Reading them is timed
 * apart. Arguments: the population, the country's policy folder, the benchmark's {@code national} folder, a scratch
 * folder.
 */
public final class JudgeSpeed {

    private static final int HOUSEHOLDS = 20_000;
    private static final int ROUNDS = 7;

    private JudgeSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Path scratch = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[3])), "judge");
        BenchmarkPolicy benchmark = BenchmarkPolicy.read(
                Path.of(arguments[1]), Path.of(arguments[2]), LocalDate.of(2016, 8, 31), scratch.resolve("policy"));
        List<Units.Household> households = new ArrayList<>();
        long start = System.nanoTime();
        try (CanonicalPopulation population = Intake.open(
                        Path.of(arguments[0]),
                        scratch.resolve("intake"),
                        benchmark.policy().facts(),
                        Intake.Options.standard().forCountry(benchmark.policy().country()));
                Units units = new Units(population, scratch, DuckDb.Limits.standard())) {
            units.forEachHousehold(0, HOUSEHOLDS, households::add);
        }
        System.out.printf(Locale.ROOT, "read %,d households in %.2f s%n", households.size(), seconds(start));
        for (int round = 1; round <= ROUNDS; round++) {
            start = System.nanoTime();
            long eligible = judge(households, benchmark.plan());
            double seconds = seconds(start);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %,.0f households a second by %d programmes (%,d verdicts eligible)%n",
                    round,
                    households.size() / seconds,
                    benchmark.plan().programmes().size(),
                    eligible);
        }
    }

    private static long judge(List<Units.Household> households, Plan plan) {
        Judge judge = new Judge(plan.asOf());
        long eligible = 0;
        for (Units.Household household : households) {
            for (Plan.PlannedProgramme programme : plan.programmes()) {
                if (judge.screen(programme.edition(), household.facts()).verdict() == Verdict.ELIGIBLE) {
                    eligible++;
                }
            }
        }
        return eligible;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
