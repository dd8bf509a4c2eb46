package org.puente.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.puente.population.CanonicalPopulation;
import org.puente.rules.plan.Plan;
import org.puente.rules.plan.Profile;
import org.puente.rules.source.InputProblem;
import org.puente.screening.sql.ScreeningSql;
import org.puente.screening.sql.VerdictLayout;

/**
 * What a run is of. Two runs with the same manifest give the same verdicts, so that one may be resumed as the other.
 *
 * @param content the fields of {@code run.json}, in order
 */
record Manifest(Map<String, Object> content) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What follows from the rest, so that it need not be named where that differs. */
    private static final Set<String> FOLLOWS = Set.of("layout", "groups", "kept", "unknown", "sources");

    static Manifest of(
            ScreeningRequest request,
            CanonicalPopulation population,
            VerdictLayout layout,
            Profile profile,
            ScreeningSql sql,
            UnknownFacts unknown) {
        Plan plan = request.plan();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("asOf", plan.asOf().toString());
        content.put(
                "policy",
                Map.of(
                        "country",
                        request.policy().country(),
                        "fingerprint",
                        request.policy().fingerprint()));
        content.put("population", Map.of("fingerprint", population.fingerprint()));
        content.put(
                "programmes",
                plan.programmes().stream()
                        .map(programme ->
                                programme.id() + " " + programme.edition().id())
                        .toList());
        content.put("householdsPerRange", request.householdsPerRange());
        content.put("engine", "duckdb");
        content.put("format", VerdictLayout.FORMAT);
        content.put("layout", layout.describe());
        content.put("groups", profile.groups().stream().map(Profile.Group::id).toList());
        content.put("kept", List.copyOf(sql.carried().keySet()));
        content.put("unknown", Map.of("some", List.copyOf(unknown.forSome()), "all", List.copyOf(unknown.forAll())));
        content.put("sources", sources(population));
        return new Manifest(content);
    }

    /** What the population says of where it comes from, for those who read the run: its name first. */
    private static List<Map<String, String>> sources(CanonicalPopulation population) {
        Map<String, Object> provenance = population.file().provenance();
        List<Map<String, String>> sources = new ArrayList<>();
        if (provenance.get("names") instanceof Map<?, ?> names && names.containsKey("es") && names.containsKey("en")) {
            sources.add(Map.of("es", String.valueOf(names.get("es")), "en", String.valueOf(names.get("en"))));
        }
        Stream.of("attribution", "publisher", "source")
                .flatMap(key -> Stream.ofNullable(provenance.get(key)))
                .filter(String.class::isInstance)
                .map(String::valueOf)
                .limit(1)
                .forEach(text -> sources.add(Map.of("es", text, "en", text)));
        return sources;
    }

    void write(Path file) {
        try {
            RunDirectory.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refuses to go on with a run of something else. */
    void requireSame(Path file) {
        try {
            Map<?, ?> earlier = JSON.readValue(Files.readAllBytes(file), Map.class);
            Map<?, ?> mine = JSON.readValue(JSON.writeValueAsBytes(content), Map.class);
            List<String> different = new ArrayList<>();
            mine.forEach((key, value) -> {
                if (!value.equals(earlier.get(key)) && !FOLLOWS.contains(key)) {
                    different.add(String.valueOf(key));
                }
            });
            if (different.isEmpty() && !mine.equals(earlier)) {
                different.add("the layout of verdict tables");
            }
            if (!different.isEmpty()) {
                throw new InputProblem(
                        "The run in " + file.getParent() + " is of something else: " + String.join(", ", different)
                                + " changed.",
                        "Start anew with --force, or give back what it was started with.");
            }
        } catch (IOException e) {
            throw new InputProblem(
                    "The run's " + file + " cannot be read, so it is not known what it was of.",
                    "Start anew with --force.",
                    e);
        }
    }
}
