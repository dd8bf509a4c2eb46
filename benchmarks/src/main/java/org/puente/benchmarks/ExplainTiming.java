package org.puente.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.puente.population.CanonicalPopulation;
import org.puente.population.DuckDb;
import org.puente.population.Intake;
import org.puente.population.Units;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.explain.Explainer;
import org.puente.rules.explain.Explanation;
import org.puente.rules.explain.ExplanationText;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Unit;
import org.puente.rules.source.Problems;

/**
 * How long an explanation takes with the population kept open: the lookup of a random household, the explanations of
 * every programme that judges households, and one of them as text. Arguments: population, policy folder, date.
 */
public final class ExplainTiming {

    private static final int WARM_UPS = 200;
    private static final int RUNS = 500;
    private static final int SAMPLE_RANGES = 50;

    private ExplainTiming() {}

    public static void main(String[] args) throws Exception {
        Policy policy = PolicyReader.read(Path.of(args[1]), new Problems()).orElseThrow();
        Plan plan = Plan.of(policy, LocalDate.parse(args[2]), List.of(), new Problems());
        Path scratch = Files.createTempDirectory("explain-timing");
        Path working = scratch.resolve("population");
        List<Explainer> explainers = explainers(policy, plan);
        long start = System.nanoTime();
        try (CanonicalPopulation population = Intake.open(
                        Path.of(args[0]),
                        working,
                        policy.facts(),
                        Intake.Options.standard().forCountry(policy.country()));
                Units units = new Units(
                        population,
                        fact -> isId(fact) || explainers.stream().anyMatch(explainer -> explainer.needs(fact)),
                        scratch,
                        new DuckDb.Limits(1, "400MB"))) {
            System.out.printf(Locale.ROOT, "households %d, open %.0f ms%n", population.households(), millis(start));
            measure(units, sample(units, population.households()), explainers);
        }
    }

    /** Households are sampled by id. */
    private static boolean isId(Fact fact) {
        return fact.entity() == Entity.HOUSEHOLD && fact.name().equals("id");
    }

    private static List<Explainer> explainers(Policy policy, Plan plan) {
        return plan.programmes().stream()
                .filter(planned -> planned.programme().screenedUnit() == Unit.HOUSEHOLD)
                .map(planned -> new Explainer(policy, plan, planned))
                .toList();
    }

    private static List<String> sample(Units units, long households) {
        Random random = new Random(1);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < SAMPLE_RANGES; i++) {
            long row = (long) (random.nextDouble() * households);
            units.forEachHousehold(
                    row,
                    row + 10,
                    household -> ids.add(String.valueOf(
                            household.facts().known(Entity.HOUSEHOLD).get("id"))));
        }
        return ids;
    }

    private static void measure(Units units, List<String> ids, List<Explainer> explainers) {
        double[] lookups = new double[RUNS];
        double[] explanations = new double[RUNS];
        for (int i = -WARM_UPS; i < RUNS; i++) {
            String id = ids.get(Math.floorMod(i * 7, ids.size()));
            Explainer explainer = explainers.get(Math.floorMod(i, explainers.size()));
            long start = System.nanoTime();
            Units.Found found = units.find(id).orElseThrow();
            double lookup = millis(start);
            Explanation explanation = explainer.screen(found.facts());
            ExplanationText.write(explanation, Locale.forLanguageTag("es"));
            if (i >= 0) {
                lookups[i] = lookup;
                explanations[i] = millis(start) - lookup;
            }
        }
        print("lookup", lookups);
        print("explanation and text", explanations);
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, 95 of 100 within %.2f ms%n",
                what,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100]);
    }
}
