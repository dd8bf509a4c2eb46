package org.puente.population;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;
import org.puente.rules.source.YamlFile;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * What {@code population.yaml} says of a population.
 *
 * @param country the country whose facts the columns are; null if not said
 * @param referenceDate the day the facts describe; null if not said
 * @param weightColumn the column of households that holds the weight; null if not said, which means {@code weight}
 * @param provenance where the population comes from: texts, numbers, bools, lists and maps of them
 * @param canonical what was written with the canonical form; null in any other population
 */
public record PopulationFile(
        @Nullable String country,
        @Nullable LocalDate referenceDate,
        @Nullable String weightColumn,
        Map<String, Object> provenance,
        @Nullable Canonical canonical) {

    /** The file's name in a population directory. */
    public static final String NAME = "population.yaml";

    /** Keeps the provenance as it is at this moment, in its order. */
    public PopulationFile {
        provenance = new LinkedHashMap<>(provenance);
    }

    /** A population that is about to be written. */
    public static PopulationFile of(String country, LocalDate referenceDate, Map<String, Object> provenance) {
        return new PopulationFile(country, referenceDate, null, provenance, null);
    }

    /**
     * What a canonical directory was written with, so that it can be used again without being checked again.
     *
     * @param facts the fingerprint of the declared facts its cells were checked against
     * @param households how many
     * @param members how many
     * @param weightedHouseholds the sum of the weights
     * @param rejectedRows how many rows were left out
     * @param rejectedCells how many cells became unknown
     * @param files the SHA-256 of each file, by file name
     */
    record Canonical(
            String facts,
            long households,
            long members,
            double weightedHouseholds,
            long rejectedRows,
            long rejectedCells,
            Map<String, String> files) {

        private Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("facts", facts);
            map.put("households", households);
            map.put("members", members);
            map.put("weightedHouseholds", weightedHouseholds);
            map.put("rejected", rejectedRows + rejectedCells);
            map.put("rejectedRows", rejectedRows);
            map.put("rejectedCells", rejectedCells);
            map.put("files", files);
            return map;
        }
    }

    Optional<Canonical> findCanonical() {
        return Optional.ofNullable(canonical);
    }

    /**
     * Reads the file of a population directory.
     *
     * @param notes receives a sentence for every key that means nothing here
     * @throws InputProblem if the file is absent, unreadable or not valid
     */
    public static PopulationFile read(Path directory, List<String> notes) {
        Path path = directory.resolve(NAME);
        if (!Files.exists(path)) {
            throw new InputProblem(
                    "The directory " + directory + " has no " + NAME
                            + ", so it is no population, or one whose writing was cut short.",
                    "Name the directory of a finished population, or write its " + NAME
                            + " (country, referenceDate, weightColumn, provenance).");
        }
        Problems problems = new Problems();
        Optional<SourceNode> root = YamlFile.read(path, path.toString(), problems);
        if (problems.hasErrors()) {
            throw invalid(problems.list());
        }
        if (root.isPresent() && root.get() instanceof SourceNode.Mapping mapping) {
            return new Reader(path, notes).read(mapping);
        }
        throw new InputProblem(
                path + " holds no keys.", "Write at least country and referenceDate in it, one a line, as key: value.");
    }

    private static InputProblem invalid(List<Problem> problems) {
        Problem first = problems.get(0);
        return new InputProblem(first.place() + ": " + first.message(), first.remedy());
    }

    /** Writes the file in one step, so that a reader sees all of it or none. */
    public void write(Path directory) {
        Path path = directory.resolve(NAME);
        Path partial = directory.resolve(NAME + ".partial");
        try {
            Files.writeString(partial, render());
            Files.move(partial, path, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw DuckDb.explain(e, path);
        }
    }

    private String render() {
        Map<String, Object> map = new LinkedHashMap<>();
        putIfSaid(map, "country", country);
        putIfSaid(map, "referenceDate", referenceDate == null ? null : referenceDate.toString());
        putIfSaid(map, "weightColumn", weightColumn);
        if (!provenance.isEmpty()) {
            map.put("provenance", provenance);
        }
        putIfSaid(map, "canonical", canonical == null ? null : canonical.toMap());
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(120)
                .setBestLineBreak("\n")
                .build();
        return new Dump(settings).dumpToString(map);
    }

    private static void putIfSaid(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    /** Reads the keys of one file; they are matched ignoring case, {@code _} and {@code -}. */
    private static final class Reader {

        private final Path path;
        private final List<String> notes;
        private @Nullable String country;
        private @Nullable LocalDate referenceDate;
        private @Nullable String weightColumn;
        private Map<String, Object> provenance = Map.of();
        private @Nullable Canonical canonical;

        private Reader(Path path, List<String> notes) {
            this.path = path;
            this.notes = notes;
        }

        private PopulationFile read(SourceNode.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> readKey(key, entry.value()));
            if (country == null) {
                notes.add(path + " does not say which country the population is of; add country.");
            }
            if (referenceDate == null) {
                notes.add(path + " does not say which day the facts describe; add referenceDate.");
            }
            return new PopulationFile(country, referenceDate, weightColumn, provenance, canonical);
        }

        private void readKey(String key, SourceNode value) {
            switch (plain(key)) {
                case "country" -> country = text(key, value);
                case "referencedate" -> referenceDate = date(key, value);
                case "weightcolumn", "weight" -> weightColumn = text(key, value);
                case "provenance" ->
                    provenance = free(value) instanceof Map<?, ?> map ? texts(map) : Map.of(key, free(value));
                case "canonical" -> canonical = canonical(value);
                default ->
                    notes.add(value.place() + ": the key '" + key + "' means nothing here and is ignored; known are"
                            + " country, referenceDate, weightColumn, provenance (which may hold any key).");
            }
        }

        private static String plain(String key) {
            return key.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
        }

        private static String text(String key, SourceNode value) {
            if (value instanceof SourceNode.Text text && !text.value().isBlank()) {
                return text.value();
            }
            throw new InputProblem(
                    value.place() + ": '" + key + "' needs a text.", "Write " + key + ": followed by a text.");
        }

        private static LocalDate date(String key, SourceNode value) {
            try {
                return LocalDate.parse(text(key, value));
            } catch (DateTimeParseException e) {
                throw new InputProblem(
                        value.place() + ": '" + key + "' is not a date.",
                        "Write it as year-month-day, such as 2016-08-31.",
                        e);
            }
        }

        private static Object free(SourceNode node) {
            if (node instanceof SourceNode.Mapping mapping) {
                Map<String, Object> map = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> map.put(key, free(entry.value())));
                return map;
            }
            if (node instanceof SourceNode.Sequence sequence) {
                List<Object> list = new ArrayList<>();
                sequence.items().forEach(item -> list.add(free(item)));
                return list;
            }
            return node instanceof SourceNode.Text text ? text.value() : "";
        }

        private static Map<String, Object> texts(Map<?, ?> map) {
            Map<String, Object> result = new LinkedHashMap<>();
            map.forEach((key, value) -> result.put(String.valueOf(key), value));
            return result;
        }

        /** A block that does not read as we write it is left aside: the population is then checked afresh. */
        private static @Nullable Canonical canonical(SourceNode value) {
            if (!(free(value) instanceof Map<?, ?> map) || !(map.get("files") instanceof Map<?, ?> files)) {
                return null;
            }
            Map<String, String> sums = new LinkedHashMap<>();
            files.forEach((name, sum) -> sums.put(String.valueOf(name), String.valueOf(sum)));
            try {
                return new Canonical(
                        String.valueOf(map.get("facts")),
                        number(map, "households"),
                        number(map, "members"),
                        Double.parseDouble(String.valueOf(map.get("weightedHouseholds"))),
                        number(map, "rejectedRows"),
                        number(map, "rejectedCells"),
                        sums);
            } catch (NumberFormatException e) {
                return null;
            }
        }

        private static long number(Map<?, ?> map, String key) {
            return Long.parseLong(String.valueOf(map.get(key)));
        }
    }
}
