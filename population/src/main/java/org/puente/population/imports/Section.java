package org.puente.population.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/** A mapping of an import file whose keys are known beforehand; a fault becomes a problem at its place. */
final class Section {

    private final SourceNode.Mapping mapping;
    private final String what;
    private final Problems problems;

    private Section(SourceNode.Mapping mapping, String what, Problems problems) {
        this.mapping = mapping;
        this.what = what;
        this.problems = problems;
    }

    /** Takes a node as a mapping with only the given keys; any other key is a problem. */
    static Optional<Section> of(SourceNode node, String what, List<String> keys, Problems problems) {
        if (!(node instanceof SourceNode.Mapping mapping)) {
            problems.error(node.place(), "not-a-mapping", "Here " + what + " is expected, as keys and values.", "");
            return Optional.empty();
        }
        for (SourceNode.Entry entry : mapping.entries().values()) {
            if (!keys.contains(entry.key().value())) {
                problems.error(
                        entry.key().place(),
                        "unknown-key",
                        "The key '" + entry.key().value() + "' is not known in " + what + ".",
                        Nearest.suggest(entry.key().value(), keys));
            }
        }
        return Optional.of(new Section(mapping, what, problems));
    }

    Place place() {
        return mapping.place();
    }

    Optional<SourceNode> find(String key) {
        return Optional.ofNullable(mapping.entries().get(key))
                .map(SourceNode.Entry::value)
                .filter(value -> !(value instanceof SourceNode.Empty));
    }

    /** The value of a key that must be there. */
    Optional<SourceNode> require(String key) {
        Optional<SourceNode> value = find(key);
        if (value.isEmpty()) {
            problems.error(place(), "missing-key", "The key '" + key + "' is missing in " + what + ".", "Add it.");
        }
        return value;
    }

    /** The text of a key that must be there, or an empty text after a problem. */
    String requireText(String key) {
        return require(key).map(value -> textOf(value, key)).orElse("");
    }

    /** The text of a key, or an empty text if it is absent. */
    String text(String key) {
        return find(key).map(value -> textOf(value, key)).orElse("");
    }

    private String textOf(SourceNode value, String key) {
        if (value instanceof SourceNode.Text text) {
            return text.value().strip();
        }
        problems.error(value.place(), "not-a-text", "The value of '" + key + "' must be a text.", "");
        return "";
    }

    /** The items of a list of names, or an empty list if the key is absent. */
    List<SourceNode.Text> names(String key) {
        Optional<SourceNode> value = find(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof SourceNode.Sequence sequence
                && sequence.items().stream().allMatch(SourceNode.Text.class::isInstance)) {
            return sequence.items().stream().map(SourceNode.Text.class::cast).toList();
        }
        problems.error(value.get().place(), "not-a-list", "The value of '" + key + "' must be a list of names.", "");
        return List.of();
    }

    /** The entries of a mapping whose keys are free, such as names of files; it must be there and hold something. */
    Map<String, SourceNode.Entry> requireEntries(String key) {
        Optional<SourceNode> value = require(key);
        if (value.isPresent() && value.get() instanceof SourceNode.Mapping entries) {
            return entries.entries();
        }
        value.ifPresent(node -> problems.error(
                node.place(), "not-a-mapping", "The value of '" + key + "' must be keys and values.", ""));
        return Map.of();
    }
}
