package org.puente.rules.checked;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Values;
import org.puente.rules.parameter.Citation;
import org.puente.rules.parameter.Status;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/**
 * The keys of one mapping: what was asked for is required or optional, what was not asked for is an unknown key. Call
 * {@link #finish} when all keys have been asked for.
 */
final class Fields {

    /** No key of ours has a blank: inside {…} a comma ends a value that is not quoted, and the rest passes for a key. */
    private static final String UNQUOTED = "If it belongs to the text before it, put that whole text in quotes.";

    private final String what;
    private final Place place;
    private final Map<String, SourceNode.Entry> entries;
    private final boolean isMapping;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(
            String what, Place place, Map<String, SourceNode.Entry> entries, boolean isMapping, Problems problems) {
        this.what = what;
        this.place = place;
        this.entries = entries;
        this.isMapping = isMapping;
        this.problems = problems;
    }

    /** The keys of a mapping; anything else is reported and read as a mapping without keys. */
    static Fields of(SourceNode node, String what, Problems problems) {
        if (node instanceof SourceNode.Mapping mapping) {
            return new Fields(what, mapping.place(), mapping.entries(), true, problems);
        }
        problems.error(
                node.place(),
                "wrong-shape",
                a(what) + " must be a mapping of keys to values.",
                "Write key: value lines.");
        return new Fields(what, node.place(), Map.of(), false, problems);
    }

    private static String a(String what) {
        return ("aeiou".indexOf(what.charAt(0)) >= 0 ? "An " : "A ") + what;
    }

    Place place() {
        return place;
    }

    /** Whether it is a mapping; what is not has been reported. */
    boolean isMapping() {
        return isMapping;
    }

    Optional<SourceNode> find(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(SourceNode.Entry::value);
    }

    Optional<SourceNode> require(String key) {
        Optional<SourceNode> value = find(key);
        if (value.isEmpty() || value.get() instanceof SourceNode.Empty) {
            // What is no mapping at all has been reported already.
            if (isMapping) {
                problems.error(
                        value.map(SourceNode::place).orElse(place),
                        "missing-key",
                        a(what) + " needs '" + key + "'.",
                        "Add " + key + ": ….");
            }
            return Optional.empty();
        }
        return value;
    }

    Optional<SourceNode.Text> requireText(String key) {
        Optional<SourceNode.Text> text = require(key).flatMap(node -> asText(node, key));
        text.filter(written -> written.value().isBlank())
                .ifPresent(written -> problems.error(
                        written.place(),
                        "missing-key",
                        a(what) + " needs '" + key + "'.",
                        "Write it between the quotes."));
        return text.filter(written -> !written.value().isBlank());
    }

    Optional<SourceNode.Text> findText(String key) {
        return find(key).flatMap(node -> asText(node, key));
    }

    private Optional<SourceNode.Text> asText(SourceNode node, String key) {
        if (node instanceof SourceNode.Text text) {
            return Optional.of(text);
        }
        if (!(node instanceof SourceNode.Empty)) {
            problems.error(node.place(), "wrong-shape", "'" + key + "' must be a single value.", "");
        }
        return Optional.empty();
    }

    Optional<LocalDate> findDate(String key) {
        return findText(key).flatMap(text -> date(text, key));
    }

    Optional<LocalDate> requireDate(String key) {
        return requireText(key).flatMap(text -> date(text, key));
    }

    private Optional<LocalDate> date(SourceNode.Text text, String key) {
        Optional<LocalDate> date = Values.parseDate(text.value());
        if (date.isEmpty()) {
            problems.error(
                    text.place(), "bad-date", "'" + key + "' must be a calendar date.", "Write it as 2016-08-31.");
        }
        return date;
    }

    /** A list of the values under a key; a missing key is an empty list. */
    List<SourceNode> findList(String key) {
        Optional<SourceNode> node = find(key);
        if (node.isEmpty() || node.get() instanceof SourceNode.Empty) {
            return List.of();
        }
        if (node.get() instanceof SourceNode.Sequence sequence) {
            return sequence.items();
        }
        problems.error(
                node.get().place(), "wrong-shape", "'" + key + "' must be a list.", "Begin each item with '- '.");
        return List.of();
    }

    /** The entries of the mapping under a required key, in file order. */
    Map<SourceNode.Text, SourceNode> requireEntries(String key) {
        Map<SourceNode.Text, SourceNode> result = new LinkedHashMap<>();
        require(key).ifPresent(node -> {
            if (node instanceof SourceNode.Mapping mapping) {
                mapping.entries().values().forEach(entry -> result.put(entry.key(), entry.value()));
            } else {
                problems.error(node.place(), "wrong-shape", "'" + key + "' must be a mapping of keys to values.", "");
            }
        });
        return result;
    }

    /** A text in Spanish and English; what is absent or malformed is reported. */
    Label requireLabel(String key) {
        return require(key).map(node -> label(node, key)).orElse(new Label("", ""));
    }

    Optional<Label> findLabel(String key) {
        return find(key).filter(node -> !(node instanceof SourceNode.Empty)).map(node -> label(node, key));
    }

    /** A text in Spanish and English, or one text for both; empty texts if the key is absent. */
    Label findWords(String key) {
        Optional<SourceNode> node = find(key);
        return node.isPresent() && node.get() instanceof SourceNode.Mapping mapping
                ? label(mapping, key)
                : node.flatMap(value -> asText(value, key))
                        .map(text -> Label.ofBoth(text.value()))
                        .orElse(Label.ofBoth(""));
    }

    /** {@code true} or {@code false}; false if the key is absent. */
    boolean findFlag(String key) {
        Optional<SourceNode.Text> text = findText(key);
        text.filter(value -> !value.value().equals("true") && !value.value().equals("false"))
                .ifPresent(value ->
                        problems.error(value.place(), "bad-value", "'" + key + "' must be true or false.", ""));
        return text.map(value -> value.value().equals("true")).orElse(false);
    }

    private Label label(SourceNode node, String key) {
        Fields fields = of(node, "'" + key + "'", problems);
        Label label = new Label(
                fields.requireText("es").map(SourceNode.Text::value).orElse(""),
                fields.requireText("en").map(SourceNode.Text::value).orElse(""));
        fields.finish();
        return label;
    }

    Optional<Status> findStatus() {
        return findText("status").flatMap(text -> {
            Optional<Status> status = Status.find(text.value());
            if (status.isEmpty()) {
                problems.error(
                        text.place(),
                        "unknown-status",
                        "'" + text.value() + "' is not a status.",
                        Nearest.suggest(text.value(), Status.words()));
            }
            return status;
        });
    }

    /** A citation under {@code cites}. */
    Optional<Citation> citation(Set<String> documents, boolean required, boolean articleRequired) {
        Optional<SourceNode> node = find("cites").filter(found -> !(found instanceof SourceNode.Empty));
        if (node.isEmpty()) {
            if (required) {
                problems.error(
                        place,
                        "no-citation",
                        a(what) + " needs 'cites': where does the law say so?",
                        "Add cites: {document: …, article: …}.");
            }
            return Optional.empty();
        }
        Fields fields = of(node.get(), "citation", problems);
        Optional<SourceNode.Text> document = fields.requireText("document");
        Optional<SourceNode.Text> article =
                articleRequired ? fields.requireText("article") : fields.findText("article");
        fields.findText("note");
        fields.finish();
        document.filter(text -> !documents.contains(text.value()))
                .ifPresent(text -> problems.error(
                        text.place(),
                        "unknown-document",
                        "There is no sources/" + text.value() + ".yaml.",
                        Nearest.suggest(text.value(), documents)));
        return document.map(text ->
                new Citation(text.value(), article.map(SourceNode.Text::value).orElse("")));
    }

    /** Reports every key that was not asked for. */
    void finish() {
        for (SourceNode.Entry entry : entries.values()) {
            String key = entry.key().value();
            if (!asked.contains(key)) {
                List<String> free = new ArrayList<>(asked);
                free.removeAll(entries.keySet());
                problems.error(
                        entry.key().place(),
                        "unknown-key",
                        a(what) + " has no key '" + key + "'.",
                        key.contains(" ") ? UNQUOTED : Nearest.suggest(key, free));
            }
        }
    }
}
