package org.puente.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.puente.population.DuckDb;
import org.puente.population.synthetic.SyntheticNation;
import org.puente.rules.checked.FactFiles;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code puente generate}: a nation that does not exist, to try rules on. */
@Command(
        name = "generate",
        footer = "  puente generate --households 100000 --seed 1 --out nation",
        description = "The same seed and number of households give the same bytes on every machine.")
final class GenerateCommand implements Callable<Integer> {

    @Mixin
    private final ConsoleOptions console = new ConsoleOptions();

    @Mixin
    private final PolicyOption policy = new PolicyOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--households",
            required = true,
            paramLabel = "N",
            description = "How many households to draw; the nation of 2016 had 33,462,598.")
    private long households;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "A whole number; another one gives another nation (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "POP", description = "The population directory to create.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace the population in POP, once the new one is whole.")
    private boolean force;

    @Override
    public Integer call() {
        Path target = checkedTarget();
        Facts facts = readFacts(policy.directory());
        SyntheticNation nation = new SyntheticNation(policy.directory(), facts, DuckDb.Limits.standard());
        long start = System.nanoTime();
        SyntheticNation.Result result;
        try (Progress progress = console.progress("Drawing", "households", households)) {
            result = nation.generate(target, force, households, seed, progress);
        }
        print(target, result, (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private Path checkedTarget() {
        NationSize.require(households, java.util.Objects.requireNonNull(command));
        return java.util.Objects.requireNonNull(out);
    }

    static Facts readFacts(Path policy) {
        Problems problems = new Problems();
        Facts facts = FactFiles.read(policy, problems);
        problems.list().stream().filter(Problem::isError).findFirst().ifPresent(problem -> {
            throw new InputProblem(
                    problem.place() + ": " + problem.sentence(), "Run puente check to see all problems of the policy.");
        });
        return facts;
    }

    private void print(Path target, SyntheticNation.Result result, double seconds) {
        if (json.isAsked()) {
            console.out()
                    .printf(
                            Locale.ROOT,
                            "{\"households\":%d,\"members\":%d,\"localities\":%d,\"seed\":%d,\"seconds\":%.3f}%n",
                            result.households(),
                            result.members(),
                            result.localities(),
                            seed,
                            seconds);
            return;
        }
        console.out()
                .printf(
                        Locale.ROOT,
                        "%,d households with %,d members in %,d localities (seed %d): %s%n",
                        result.households(),
                        result.members(),
                        result.localities(),
                        seed,
                        target);
        console.note(
                String.format(Locale.ROOT, "Drawn in %.1f s. It is illustrative: no household in it exists.", seconds));
    }
}
