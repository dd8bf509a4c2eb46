package org.puente.population.synthetic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;
import org.puente.rules.source.YamlFile;

/**
 * The figures of a country's {@code synthetic/} folder, and the keys of its files that are no figures. A fault in a file
 * stops the reading with its place.
 */
final class Figures {

    static final String FOLDER = "synthetic";
    private static final List<String> FILES = List.of(
            "nation.yaml",
            "names.yaml",
            "territory.yaml",
            "composition.yaml",
            "members.yaml",
            "economy.yaml",
            "calibration.yaml");
    private static final Set<String> REQUIRED = Set.of("unit", "date", "status", "cites");

    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final Map<String, SourceNode> plain = new LinkedHashMap<>();

    private Figures() {}

    /** Reads the files of a policy folder. */
    static Figures read(Path policy) {
        Figures result = new Figures();
        for (String file : FILES) {
            Problems problems = new Problems();
            String name = FOLDER + "/" + file;
            SourceNode root = YamlFile.read(policy.resolve(FOLDER).resolve(file), name, problems)
                    .orElseGet(unreadable(policy, problems));
            mapping(root).forEach((key, entry) -> result.readKey(key, entry.value()));
        }
        return result;
    }

    private static Supplier<SourceNode> unreadable(Path policy, Problems problems) {
        return () -> {
            String first = problems.list().stream()
                    .findFirst()
                    .map(problem -> problem.place() + ": " + problem.sentence())
                    .orElse("a file is empty.");
            throw new InputProblem(
                    "The figures of the synthetic nation in " + policy.resolve(FOLDER) + " cannot be read: " + first,
                    "Restore the folder from the policy's repository, or choose another policy with --policy.");
        };
    }

    private void readKey(String key, SourceNode value) {
        if (!key.equals("figures")) {
            plain.put(key, value);
            return;
        }
        mapping(value).forEach((name, entry) -> {
            if (figures.put(name, figure(name, entry.value())) != null) {
                throw fault(entry.value().place(), "the figure '" + name + "' is given twice");
            }
        });
    }

    private static Figure figure(String name, SourceNode node) {
        Map<String, SourceNode.Entry> keys = mapping(node);
        REQUIRED.stream()
                .filter(key -> !keys.containsKey(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw fault(node.place(), "the figure '" + name + "' needs " + key);
                });
        List<Integer> dimensions = new ArrayList<>();
        double[] values = numbers(value(keys, "values"), dimensions);
        Map<String, Double> terms = new LinkedHashMap<>();
        SourceNode written = value(keys, "terms");
        if (written != null) {
            mapping(written).forEach((term, entry) -> terms.put(term, number(entry.value())));
        }
        double[] state = numbers(value(keys, "state"), new ArrayList<>());
        return new Figure(name, dimensions.stream().mapToInt(Integer::intValue).toArray(), values, terms, state);
    }

    private static @Nullable SourceNode value(Map<String, SourceNode.Entry> keys, String key) {
        SourceNode.Entry entry = keys.get(key);
        return entry == null ? null : entry.value();
    }

    private static double[] numbers(@Nullable SourceNode node, List<Integer> dimensions) {
        List<Double> found = new ArrayList<>();
        if (node != null) {
            collect(node, 0, dimensions, found);
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(SourceNode node, int depth, List<Integer> dimensions, List<Double> found) {
        if (!(node instanceof SourceNode.Sequence sequence)) {
            found.add(number(node));
            return;
        }
        if (depth == dimensions.size()) {
            dimensions.add(sequence.items().size());
        }
        if (dimensions.get(depth) != sequence.items().size()) {
            throw fault(node.place(), "this list should have " + dimensions.get(depth) + " items like the others");
        }
        sequence.items().forEach(item -> collect(item, depth + 1, dimensions, found));
    }

    private static double number(SourceNode node) {
        try {
            return Double.parseDouble(text(node));
        } catch (NumberFormatException e) {
            throw fault(node.place(), "a number is expected here");
        }
    }

    private static String text(SourceNode node) {
        if (node instanceof SourceNode.Text text) {
            return text.value();
        }
        throw fault(node.place(), "a single value is expected here");
    }

    private static Map<String, SourceNode.Entry> mapping(SourceNode node) {
        if (node instanceof SourceNode.Mapping mapping) {
            return mapping.entries();
        }
        throw fault(node.place(), "keys and values are expected here");
    }

    private static InputProblem fault(Place place, String fault) {
        return new InputProblem(
                place + ": " + fault + ".", "Mend the file, or restore it from the policy's repository.");
    }

    /** A figure that must be there. */
    Figure get(String name) {
        Figure figure = figures.get(name);
        if (figure == null) {
            throw new InputProblem(
                    "The synthetic nation needs the figure '" + name + "', which no file in " + FOLDER + "/ has.",
                    "Add it. " + Nearest.suggest(name, figures.keySet()));
        }
        return figure;
    }

    boolean has(String name) {
        return figures.containsKey(name);
    }

    /** The items of a list of texts. */
    List<String> texts(String key) {
        return items(key).stream().map(Figures::text).toList();
    }

    /** The items of a list of mappings from key to text. */
    List<Map<String, String>> mappings(String key) {
        List<Map<String, String>> result = new ArrayList<>();
        for (SourceNode item : items(key)) {
            Map<String, String> texts = new LinkedHashMap<>();
            mapping(item).forEach((name, entry) -> texts.put(name, text(entry.value())));
            result.add(texts);
        }
        return result;
    }

    String text(String key) {
        return text(node(key));
    }

    private List<SourceNode> items(String key) {
        SourceNode node = node(key);
        if (node instanceof SourceNode.Sequence sequence) {
            return sequence.items();
        }
        throw fault(node.place(), "a list is expected here");
    }

    private SourceNode node(String key) {
        SourceNode node = plain.get(key);
        if (node == null) {
            throw new InputProblem("The synthetic nation needs the key '" + key + "' in " + FOLDER + "/.", "Add it.");
        }
        return node;
    }
}
