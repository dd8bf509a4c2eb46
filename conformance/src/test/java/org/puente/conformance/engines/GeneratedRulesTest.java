package org.puente.conformance.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.population.DuckDb;
import org.puente.population.Intake;
import org.puente.rules.checked.Policy;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Programme;

/**
 * Generated programmes over generated nations, judged and screened. A case is one clause of one unit. Give {@code
 * -Dpuente.conformance.cases=} for more cases than usual; a failure names its seed and shows its smallest example.
 */
class GeneratedRulesTest {

    private static final long CASES = Long.getLong("puente.conformance.cases", 300_000);

    /** Rounds take the seeds from here on. */
    private static final long FIRST_SEED = Long.getLong("puente.conformance.seed", 20_161_001);

    private static final int SHOWN = 3;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Policy policy;

    @BeforeEach
    void readPolicy() {
        policy = GeneratedPolicy.in(folder.resolve("policy"));
    }

    /** What a round generates. */
    private record Size(int programmes, int mostClauses, int households) {}

    @Test
    void everyGeneratedCaseIsTheSameUnderJudgeAndDatabase() throws IOException {
        long compared = 0;
        for (long seed = FIRST_SEED; compared < CASES; seed++) {
            compared += round(seed, new Size(12, 12, 150));
        }
        System.out.println("conformance: " + compared + " generated cases compared");
    }

    @Test
    void programmesAndClausesBeyondOneWordAreTheSame() throws IOException {
        assertThat(round(2_016_083_101L, new Size(40, 70, 60))).isGreaterThan(50_000);
    }

    private long round(long seed, Size size) throws IOException {
        Random random = new Random(seed);
        ProgrammeGenerator generator = new ProgrammeGenerator(random, policy);
        List<Programme> programmes = generator.programmes(size.programmes(), size.mostClauses());
        assertThat(generator.refused()).as("rules refused").isLessThan(generator.written() / 4 + 1);
        Plan plan = generator.plan(programmes);
        Nation nation = new NationGenerator(random, policy, plan).nation(size.households());
        Path work = Files.createTempDirectory(folder, "round");
        Differential differential = run(seed, plan, nation, work);
        assertThat(differential.differences())
                .withFailMessage(() -> failure(seed, plan, nation, differential))
                .isEmpty();
        return differential.compared();
    }

    /** A run that breaks off is shown by the programmes that break it. */
    private Differential run(long seed, Plan plan, Nation nation, Path work) {
        try {
            return new Differential(policy, plan).run(nation, work, Differential.Manner.PLAIN);
        } catch (RuntimeException e) {
            Shrinker shrinker = new Shrinker(policy, folder);
            String examples = plan.programmes().stream()
                    .map(one -> new Differential.Difference(
                            one.id(), -1, one.programme().screenedUnit(), "", "breaks off"))
                    .map(difference -> shrinker.shrink(plan, nation, difference).orElse(""))
                    .filter(example -> !example.isEmpty())
                    .limit(SHOWN)
                    .collect(Collectors.joining("\n"));
            throw new AssertionError("seed " + seed + ": the run breaks off\n" + examples, e);
        }
    }

    private String failure(long seed, Plan plan, Nation nation, Differential differential) {
        StringBuilder words = new StringBuilder("seed " + seed + ": ")
                .append(differential.differences().size())
                .append(" differences\n");
        Shrinker shrinker = new Shrinker(policy, folder);
        Set<String> shown = new TreeSet<>();
        for (Differential.Difference difference : differential.differences()) {
            if (shown.size() < SHOWN && shown.add(difference.programme() + difference.clause())) {
                Optional<String> smallest =
                        difference.programme().isEmpty() ? Optional.empty() : shrinker.shrink(plan, nation, difference);
                words.append(difference)
                        .append('\n')
                        .append(smallest.orElse(""))
                        .append('\n');
            }
        }
        return words.toString();
    }

    @Test
    void resultsDoNotDependOnRangesOrThreads() throws IOException {
        Random random = new Random(2_016_083_102L);
        ProgrammeGenerator generator = new ProgrammeGenerator(random, policy);
        Plan plan = generator.plan(generator.programmes(7, 9));
        Nation nation = new NationGenerator(random, policy, plan).nation(50);
        for (Differential.Manner manner : List.of(
                new Differential.Manner(7, 1),
                new Differential.Manner(7, 2),
                new Differential.Manner(1_000, 2),
                new Differential.Manner(49, 1))) {
            Path work = Files.createTempDirectory(folder, "manner");
            assertThat(new Differential(policy, plan).run(nation, work, manner).differences())
                    .as("%s", manner)
                    .isEmpty();
        }
    }

    /** Whatever the writer puts on disk is what the judge was given: the comparison compares like with like. */
    @Test
    void aNationIsReadBackAsItWasWritten() throws IOException {
        Random random = new Random(2_016_083_103L);
        ProgrammeGenerator generator = new ProgrammeGenerator(random, policy);
        Plan plan = generator.plan(generator.programmes(5, 5));
        Nation nation = new NationGenerator(random, policy, plan).nation(80);
        NationFiles files = new NationFiles(policy);
        Path population = folder.resolve("population");
        files.write(nation, population, folder);
        Nation read = files.read(
                Intake.open(
                        population,
                        folder.resolve("intake"),
                        policy.facts(),
                        new Intake.Options(false, new DuckDb.Limits(1, "400MB"))),
                folder);
        assertThat(read.households()).containsExactlyInAnyOrderElementsOf(nation.households());
        assertThat(read.territory()).isEqualTo(nation.territory());
    }

    /** The generators reach everything the language has, so that an agreement means something. */
    @Test
    void everyConstructIsGenerated() {
        Set<String> constructs = new TreeSet<>();
        ProgrammeGenerator generator = new ProgrammeGenerator(new Random(FIRST_SEED), policy);
        for (Programme programme : generator.programmes(60, 20)) {
            programme
                    .editions()
                    .get(0)
                    .clauses()
                    .forEach(clause -> Constructs.collect(
                            clause.when(), programme.screenedUnit().word(), constructs));
        }
        assertThat(constructs).containsAll(Constructs.all());
        assertThat(constructs).contains("quantified by member", "choice in choice");
    }
}
