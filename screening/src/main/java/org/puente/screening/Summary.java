package org.puente.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.puente.population.CanonicalPopulation;
import org.puente.rules.plan.Plan;
import org.puente.rules.source.InputProblem;

/**
 * The counts of a whole run, field by field as {@code summary.json} holds them (docs/reference/screening-run.md).
 * Nothing is rounded or suppressed: a run is a working file.
 *
 * @param asOf the as-of date
 * @param programmes in the plan's order
 * @param notInForce programmes without an edition on the as-of date
 */
public record Summary(
        String asOf,
        PolicyId policy,
        PopulationCounts population,
        List<ProgrammeCounts> programmes,
        Overlap overlap,
        List<String> notInForce,
        Timing timing) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Which policy it was. */
    public record PolicyId(String country, String fingerprint) {}

    /**
     * What was screened.
     *
     * @param referenceDate the day the facts describe; null if the population does not say
     * @param status how well the population is known, as it says itself; null if it does not
     */
    public record PopulationCounts(
            long households,
            long members,
            double weightedHouseholds,
            long rejected,
            String fingerprint,
            @Nullable String referenceDate,
            @Nullable String status) {

        /** Whether its households stand for others, so that every weighted figure is an estimate. */
        public boolean standsForOthers() {
            return weightedHouseholds != households;
        }

        /** The day its facts describe, ages among them, if that is another than the one given. */
        public Optional<String> findDayOtherThan(String day) {
            return Optional.ofNullable(referenceDate).filter(reference -> !reference.equals(day));
        }
    }

    /**
     * Households, weighted, that two programmes both reach.
     *
     * @param householdsWeighted a row and a column a programme, in the order of {@code programmes}
     */
    public record Overlap(List<String> programmes, double[][] householdsWeighted) {}

    /** How long it took, from the first read to the summary. */
    public record Timing(double seconds, String engine, int threads) {}

    static Summary of(ScreeningRequest request, CanonicalPopulation population, Tallies tallies, double seconds) {
        Plan plan = request.plan();
        return new Summary(
                plan.asOf().toString(),
                new PolicyId(request.policy().country(), request.policy().fingerprint()),
                new PopulationCounts(
                        population.households(),
                        population.members(),
                        population.weightedHouseholds(),
                        population.rejected(),
                        population.fingerprint(),
                        text(population.file().referenceDate()),
                        text(population.file().provenance().get("status"))),
                tallies.all().stream().map(ProgrammeCounts::of).toList(),
                new Overlap(
                        plan.programmes().stream()
                                .map(Plan.PlannedProgramme::id)
                                .toList(),
                        tallies.overlap()),
                plan.notInForce(),
                new Timing(seconds, "duckdb", request.limits().threads()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /**
     * Reads the summary of a run.
     *
     * @throws InputProblem if the directory has none, which means that the run is not whole, or it cannot be read
     */
    public static Summary read(Path run) {
        Path file = run.resolve(RunDirectory.SUMMARY);
        if (!Files.isRegularFile(file)) {
            throw new InputProblem(
                    run + " is not a whole screening run: it has no " + RunDirectory.SUMMARY + ".",
                    "Finish it with puente screen --resume, or name another run.");
        }
        try {
            @Nullable Summary summary = JSON.readValue(file.toFile(), Summary.class);
            if (summary == null || !summary.isComplete()) {
                throw new IOException("parts are missing");
            }
            return summary;
        } catch (IOException e) {
            throw new InputProblem(file + " cannot be read.", "Screen again with --force.", e);
        }
    }

    /** Whether all is there that a file may lack which is JSON, but no summary. */
    private boolean isComplete() {
        Stream<@Nullable Object> parts = Stream.of(asOf, policy, population, programmes, overlap, notInForce, timing);
        return parts.allMatch(Objects::nonNull)
                && Stream.<@Nullable Object>of(policy.country, policy.fingerprint, population.fingerprint)
                        .allMatch(Objects::nonNull)
                && Stream.<@Nullable Object>concat(programmes.stream(), notInForce.stream())
                        .allMatch(Objects::nonNull)
                && programmes.stream().allMatch(ProgrammeCounts::isComplete);
    }

    public String toJson() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
