package org.puente.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.plan.Plan;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/**
 * The benchmark's 17 invented programmes on the facts and parameters of a country, so that its populations can be
 * screened by them.
 */
record BenchmarkPolicy(Policy policy, Plan plan) {

    private static final List<String> SHARED =
            List.of("country.yaml", "agencies.yaml", "sources", "facts", "parameters");

    /**
     * Puts the policy together.
     *
     * @param country the folder of a country's policy
     * @param national the folder with {@code programmes} and {@code sources} of the benchmark
     * @param asOf the day of the plan
     * @param scratch receives the folder
     */
    static BenchmarkPolicy read(Path country, Path national, LocalDate asOf, Path scratch) throws IOException {
        for (String part : SHARED) {
            copy(country.resolve(part), scratch.resolve(part));
        }
        copy(national.resolve("sources"), scratch.resolve("sources"));
        copy(national.resolve("programmes"), scratch.resolve("programmes"));
        Problems problems = new Problems();
        Policy policy = PolicyReader.read(scratch, problems).orElseThrow();
        Plan plan = Plan.of(policy, asOf, List.of(), problems);
        problems.list().stream().filter(Problem::isError).forEach(problem -> System.err.println(problem.render()));
        if (problems.hasErrors()) {
            throw new IllegalStateException("the benchmark's policy has problems");
        }
        return new BenchmarkPolicy(policy, plan);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target);
            }
        }
    }
}
