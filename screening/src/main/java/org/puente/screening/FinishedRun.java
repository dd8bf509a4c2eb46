package org.puente.screening;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.puente.rules.checked.Policy;
import org.puente.rules.fact.Label;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Unit;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Problems;
import org.puente.screening.sql.VerdictLayout;

/**
 * A whole run, to be read: the policy it was made with is at hand again, so that each column of its verdict tables has its
 * meaning.
 *
 * @param directory where it lies
 * @param plan the programmes that it judged
 * @param layout how its verdict tables hold outcomes
 * @param groups the ids of the groups whose membership household verdicts tell
 * @param kept the facts that household verdicts keep, as paths
 * @param unknownForSome paths of facts that are unknown for some units
 * @param unknownForAll paths of facts that no unit has
 * @param sources what the population was made of, in its own words
 */
public record FinishedRun(
        Path directory,
        Summary summary,
        Plan plan,
        VerdictLayout layout,
        List<String> groups,
        Set<String> kept,
        Set<String> unknownForSome,
        Set<String> unknownForAll,
        List<Label> sources) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Opens a run.
     *
     * @param policy the policy that it was made with
     * @throws InputProblem if it is not whole, was made with another policy or by another version, or cannot be read
     */
    public static FinishedRun open(Path directory, Policy policy) {
        if (!Files.isDirectory(directory)) {
            throw new InputProblem("There is no run at " + directory + ".", "Make one with puente screen --out RUN.");
        }
        Summary summary = Summary.read(directory);
        if (!policy.fingerprint().equals(summary.policy().fingerprint())) {
            throw new InputProblem(
                    "The run in " + directory + " was made with another policy, or this one was changed since.",
                    "Name the policy it was made with by --policy DIR, or screen again with --force.");
        }
        Map<?, ?> manifest = readManifest(directory);
        requireSameSubject(manifest, summary, directory);
        Plan plan = plan(policy, summary, directory);
        VerdictLayout layout = new VerdictLayout(plan);
        requireSameLayout(manifest, layout, directory);
        Map<?, ?> unknown = manifest.get("unknown") instanceof Map<?, ?> map ? map : Map.of();
        FinishedRun run = new FinishedRun(
                directory,
                summary,
                plan,
                layout,
                texts(manifest.get("groups")),
                new LinkedHashSet<>(texts(manifest.get("kept"))),
                new LinkedHashSet<>(texts(unknown.get("some"))),
                new LinkedHashSet<>(texts(unknown.get("all"))),
                labels(manifest.get("sources")));
        run.requireTables(manifest);
        return run;
    }

    private static Map<?, ?> readManifest(Path directory) {
        Path file = directory.resolve(RunDirectory.MANIFEST);
        try {
            @Nullable Map<?, ?> manifest = JSON.readValue(Files.readAllBytes(file), Map.class);
            if (manifest == null) {
                throw new IOException("there is nothing in it");
            }
            return manifest;
        } catch (IOException e) {
            throw new InputProblem(file + " cannot be read.", "Screen again with --force.", e);
        }
    }

    /** A summary of one run beside the manifest of another would be read as if it were of the same. */
    private static void requireSameSubject(Map<?, ?> manifest, Summary summary, Path directory) {
        boolean isSame = summary.asOf().equals(manifest.get("asOf"))
                && summary.policy().fingerprint().equals(fingerprint(manifest.get("policy")))
                && summary.population().fingerprint().equals(fingerprint(manifest.get("population")));
        if (!isSame) {
            throw new InputProblem(
                    RunDirectory.MANIFEST + " and " + RunDirectory.SUMMARY + " of the run in " + directory
                            + " are of different runs.",
                    "Copy the run whole, or screen again with --force.");
        }
    }

    private static @Nullable Object fingerprint(@Nullable Object subject) {
        return subject instanceof Map<?, ?> map ? map.get("fingerprint") : null;
    }

    private static Plan plan(Policy policy, Summary summary, Path directory) {
        List<String> judged =
                summary.programmes().stream().map(ProgrammeCounts::id).toList();
        try {
            LocalDate asOf = LocalDate.parse(summary.asOf());
            Problems problems = new Problems();
            Plan plan = Plan.of(policy, asOf, judged, problems);
            if (!problems.hasErrors()) {
                boolean none = judged.isEmpty();
                return new Plan(asOf, none ? List.of() : plan.programmes(), summary.notInForce());
            }
        } catch (DateTimeParseException e) {
            // Reported below.
        }
        throw new InputProblem(
                "The summary of the run in " + directory + " does not agree with its policy.",
                "Screen again with --force.");
    }

    private static void requireSameLayout(Map<?, ?> manifest, VerdictLayout layout, Path directory) {
        Object described = JSON.convertValue(layout.describe(), Object.class);
        boolean isSame = described.equals(manifest.get("layout"))
                && Integer.valueOf(VerdictLayout.FORMAT).equals(manifest.get("format"));
        if (!isSame) {
            throw new InputProblem(
                    "The run in " + directory + " was made by another version of puente.",
                    "Screen again with --force.");
        }
    }

    private static List<Label> labels(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(label -> (Map<?, ?>) label)
                        .map(label -> new Label(String.valueOf(label.get("es")), String.valueOf(label.get("en"))))
                        .toList()
                : List.of();
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** All tables that the summary counted must still be there. */
    private void requireTables(Map<?, ?> manifest) {
        long perRange = manifest.get("householdsPerRange") instanceof Number number ? number.longValue() : 0;
        if (perRange < 1) {
            throw new InputProblem(
                    "The run in " + directory + " does not say how its households are laid out.",
                    "Screen again with --force.");
        }
        long households = summary.population().households();
        long ranges = (households + perRange - 1) / perRange;
        for (int range = 0; range < ranges; range++) {
            Path missing = verdicts(Unit.HOUSEHOLD, range);
            if (!Files.isRegularFile(missing)) {
                throw new InputProblem(
                        "The run in " + directory + " lacks " + missing.getFileName() + ".",
                        "Copy the run whole, or screen again with --force.");
            }
        }
        boolean members = judges(Unit.MEMBER) && !unknownForAll.contains(UnknownFacts.MEMBERS);
        if (members && memberTables().size() != ranges) {
            throw new InputProblem(
                    "The run in " + directory + " lacks verdicts of members.",
                    "Copy the run whole, or screen again with --force.");
        }
        boolean municipalities = summary.programmes().stream()
                .anyMatch(programme -> programme.units() > 0 && programme.unit().equals(Unit.MUNICIPALITY.word()));
        if (municipalities && municipalityTable().isEmpty()) {
            throw new InputProblem(
                    "The run in " + directory + " lacks verdicts of municipalities.",
                    "Copy the run whole, or screen again with --force.");
        }
    }

    private boolean judges(Unit unit) {
        return !layout.of(unit).isEmpty();
    }

    private Path verdicts(Unit unit, int range) {
        return directory.resolve(RunDirectory.VERDICTS).resolve(RunDirectory.nameOf(unit, range));
    }

    private List<Path> tables(Unit unit) {
        List<Path> tables = new ArrayList<>();
        for (int range = 0; Files.isRegularFile(verdicts(unit, range)); range++) {
            tables.add(verdicts(unit, range));
        }
        return tables;
    }

    /** The verdicts of households, a table a range. */
    public List<Path> householdTables() {
        return tables(Unit.HOUSEHOLD);
    }

    /** The verdicts of members, likewise; none if no programme judges members. */
    public List<Path> memberTables() {
        return tables(Unit.MEMBER);
    }

    /** The verdicts of municipalities, if any programme judges them. */
    public Optional<Path> municipalityTable() {
        return Optional.of(directory.resolve(RunDirectory.VERDICTS).resolve(RunDirectory.MUNICIPALITIES))
                .filter(Files::isRegularFile);
    }

    /** The names of places: a CSV file of level, code and name. */
    public Path places() {
        return directory.resolve(RunDirectory.PLACES);
    }

    /** The distinct combinations of outcomes that the run gave. */
    public Combinations combinations() {
        return Combinations.read(directory.resolve(RunDirectory.COMBINATIONS));
    }
}
