package org.puente.rules.checked;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.CodeList;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Type;
import org.puente.rules.fact.Values;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/** Reads {@code facts/}: the code lists and what a rule may ask of each entity. */
public final class FactFiles {

    static final String FOLDER = "facts";
    private static final String CODES = "codes.yaml";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Problems problems;
    private final Map<String, CodeList> codeLists = new HashMap<>();
    private final Map<String, Fact> facts = new java.util.LinkedHashMap<>();

    private FactFiles(Problems problems) {
        this.problems = problems;
    }

    /** The facts a policy folder declares; problems are reported and what is malformed is left out. */
    public static Facts read(Path policy, Problems problems) {
        return load(PolicyFolder.of(policy), problems).facts();
    }

    /** Facts and code lists, by name. */
    record Declared(Facts facts, Map<String, CodeList> codeLists) {}

    static Declared load(PolicyFolder folder, Problems problems) {
        FactFiles files = new FactFiles(problems);
        if (folder.has(FOLDER + "/" + CODES)) {
            folder.readYaml(FOLDER + "/" + CODES, problems).ifPresent(files::readCodes);
        }
        for (String file : folder.list(FOLDER, ".yaml")) {
            if (!file.endsWith("/" + CODES)) {
                folder.readYaml(file, problems).ifPresent(files::readEntity);
            }
        }
        return new Declared(new Facts(files.facts.values()), files.codeLists);
    }

    private void readCodes(SourceNode root) {
        Fields file = Fields.of(root, "code list file", problems);
        file.requireEntries("codes").forEach((name, node) -> {
            Fields fields = Fields.of(node, "code list", problems);
            boolean ordered = fields.findFlag("ordered");
            List<String> codes = new ArrayList<>();
            for (SourceNode code : fields.findList("codes")) {
                readCode(code, codes);
            }
            Map<String, Label> labels = readLabels(fields, codes);
            fields.findText("status");
            fields.findText("note");
            fields.find("cites");
            fields.finish();
            if (codes.isEmpty()) {
                problems.error(
                        node.place(),
                        "missing-key",
                        "The code list '" + name.value() + "' has no codes.",
                        "Add codes: [a, b].");
            }
            codeLists.put(name.value(), new CodeList(name.value(), ordered, codes, labels));
        });
        file.finish();
    }

    private void readCode(SourceNode node, List<String> codes) {
        if (!(node instanceof SourceNode.Text text)) {
            problems.error(node.place(), "wrong-shape", "A code must be a single word.", "");
        } else if (codes.contains(text.value())) {
            problems.error(
                    text.place(), "duplicate-code", "The code '" + text.value() + "' is listed twice.", "Keep one.");
        } else {
            codes.add(text.value());
        }
    }

    private Map<String, Label> readLabels(Fields fields, List<String> codes) {
        Optional<SourceNode> node = fields.find("labels");
        if (node.isEmpty()) {
            return Map.of();
        }
        Fields labels = Fields.of(node.get(), "list of code labels", problems);
        Map<String, Label> found = new HashMap<>();
        for (String code : codes) {
            labels.findLabel(code).ifPresent(label -> found.put(code, label));
        }
        labels.finish();
        return found;
    }

    private void readEntity(SourceNode root) {
        Fields file = Fields.of(root, "fact file", problems);
        Optional<SourceNode.Text> word = file.requireText("entity");
        Optional<Entity> entity = word.flatMap(text -> Entity.find(text.value()));
        if (word.isPresent() && entity.isEmpty()) {
            problems.error(
                    word.get().place(),
                    "unknown-entity",
                    "'" + word.get().value() + "' is not an entity.",
                    Nearest.suggest(word.get().value(), Entity.words()));
        }
        Map<SourceNode.Text, SourceNode> declared = file.requireEntries("facts");
        entity.ifPresent(known -> declared.forEach((name, node) -> readFact(known, name, node)));
        file.finish();
    }

    private void readFact(Entity entity, SourceNode.Text name, SourceNode node) {
        Fields fields = Fields.of(node, "fact", problems);
        Optional<Type> type = readType(fields);
        Label unit = fields.findWords("unit");
        Label missing = fields.findWords("missing");
        boolean fixed = fields.findFlag("fixed");
        var label = fields.requireLabel("label");
        @Nullable Comparable<?> minimum = readBound(fields, "minimum", type);
        @Nullable Comparable<?> maximum = readBound(fields, "maximum", type);
        SourceNode.@Nullable Text formula = fields.findText("formula").orElse(null);
        fields.findText("note");
        fields.findStatus();
        fields.finish();
        if (!NAME.matcher(name.value()).matches()) {
            problems.error(
                    name.place(),
                    "bad-name",
                    "'" + name.value() + "' is not a fact name.",
                    "Use lower-case words joined by _.");
            return;
        }
        if (type.isEmpty()) {
            return;
        }
        Place place = name.place();
        Fact fact = new Fact(
                entity, name.value(), type.get(), unit, minimum, maximum, missing, fixed, label, formula, place);
        checkUsable(fact);
        @Nullable Fact earlier = facts.putIfAbsent(fact.path(), fact);
        if (earlier != null) {
            problems.error(
                    place,
                    "duplicate-fact",
                    "The fact " + fact.path() + " is already declared at " + earlier.place() + ".",
                    "Keep one.");
        }
    }

    /** A fact that no rule could name, or that no value could have. */
    private void checkUsable(Fact fact) {
        if (Expr.MemberList.find(fact.path()).isPresent()) {
            problems.error(
                    fact.place(),
                    "bad-name",
                    "In a rule " + fact.path() + " is the list of members.",
                    "Give the fact another name.");
        }
        if (fact.minimum() != null && !fact.isInRange(fact.minimum())) {
            problems.error(
                    fact.place(),
                    "bad-bounds",
                    "No value lies between the minimum and the maximum of " + fact.path() + ".",
                    "Exchange them.");
        }
    }

    private Optional<Type> readType(Fields fields) {
        Optional<SourceNode.Text> word = fields.requireText("type");
        Optional<SourceNode> codes = fields.find("codes");
        return word.flatMap(text -> types(text, codes));
    }

    private Optional<Type> types(SourceNode.Text word, Optional<SourceNode> codes) {
        return TypeWords.read(word, codes, codeLists, problems);
    }

    private @Nullable Comparable<?> readBound(Fields fields, String key, Optional<Type> type) {
        Optional<SourceNode.Text> text = fields.findText(key);
        if (text.isEmpty() || type.isEmpty()) {
            return null;
        }
        boolean bounded = type.get().isNumber() || type.get().is(Type.Kind.DATE);
        Optional<Object> value = bounded ? Values.parse(text.get().value(), type.get()) : Optional.empty();
        if (value.isEmpty()) {
            problems.error(
                    text.get().place(),
                    "bad-value",
                    "'" + key + "' must be a value of the fact's type " + type.get() + ".",
                    bounded ? "" : "Only numbers and dates have bounds.");
        }
        return value.map(bound -> (Comparable<?>) bound).orElse(null);
    }
}
