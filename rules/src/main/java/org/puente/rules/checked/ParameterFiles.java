package org.puente.rules.checked;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.CodeList;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Type;
import org.puente.rules.fact.Values;
import org.puente.rules.parameter.Citation;
import org.puente.rules.parameter.Parameter;
import org.puente.rules.parameter.Period;
import org.puente.rules.parameter.Status;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/** Reads {@code parameters/}: the dated numbers and tables of the law. */
final class ParameterFiles {

    static final String FOLDER = "parameters";

    private final Map<String, CodeList> codeLists;
    private final Set<String> documents;
    private final Problems problems;
    private final Map<String, Parameter> parameters = new TreeMap<>();

    private ParameterFiles(Map<String, CodeList> codeLists, Set<String> documents, Problems problems) {
        this.codeLists = codeLists;
        this.documents = documents;
        this.problems = problems;
    }

    static Map<String, Parameter> load(
            PolicyFolder folder, Map<String, CodeList> codeLists, Set<String> documents, Problems problems) {
        ParameterFiles files = new ParameterFiles(codeLists, documents, problems);
        for (String file : folder.list(FOLDER, ".yaml")) {
            String prefix = file.substring(file.lastIndexOf('/') + 1, file.length() - ".yaml".length());
            folder.readYaml(file, problems).ifPresent(root -> files.readFile(prefix, root));
        }
        return files.parameters;
    }

    private void readFile(String prefix, SourceNode root) {
        Fields file = Fields.of(root, "parameter file", problems);
        file.findText("note");
        file.requireEntries("parameters")
                .forEach((name, node) -> readParameter(prefix + "." + name.value(), name, node));
        file.finish();
    }

    private void readParameter(String name, SourceNode.Text key, SourceNode node) {
        Fields fields = Fields.of(node, "parameter", problems);
        Label label = fields.requireLabel("label");
        Optional<Type> type = fields.requireText("type")
                .flatMap(word -> TypeWords.read(word, fields.find("codes"), codeLists, problems));
        fields.find("codes");
        Label unit = fields.findWords("unit");
        Optional<List<Type>> keys = readKeys(fields);
        Optional<Citation> cites = fields.citation(documents, true, false);
        Optional<Status> status = fields.findStatus();
        fields.findText("note");
        List<SourceNode> values = fields.findList("values");
        fields.finish();
        if (type.isEmpty() || keys.isEmpty()) {
            return;
        }
        if (values.isEmpty()) {
            problems.error(
                    key.place(),
                    "missing-key",
                    "The parameter '" + name + "' has no values.",
                    "Add values: with from or month, and value.");
        }
        Defaults defaults = new Defaults(status, cites);
        List<Parameter.DatedValue> dated = new ArrayList<>();
        for (SourceNode value : values) {
            readValue(value, type.get(), keys.get(), defaults).ifPresent(dated::add);
        }
        checkOverlaps(name, dated);
        parameters.put(name, new Parameter(name, label, type.get(), unit, keys.get(), List.copyOf(dated), key.place()));
    }

    /** What a value has that does not say otherwise. */
    private record Defaults(Optional<Status> status, Optional<Citation> cites) {}

    private Optional<List<Type>> readKeys(Fields fields) {
        List<Type> keys = new ArrayList<>();
        List<SourceNode> nodes = fields.findList("keys");
        for (SourceNode node : nodes) {
            if (!(node instanceof SourceNode.Text name)) {
                problems.error(node.place(), "wrong-shape", "A key is the name of a code list, or int.", "");
            } else if (name.value().equals("int")) {
                keys.add(Type.INT);
            } else {
                TypeWords.list(name, codeLists, problems).map(Type::code).ifPresent(keys::add);
            }
        }
        return keys.size() == nodes.size() ? Optional.of(keys) : Optional.empty();
    }

    private Optional<Parameter.DatedValue> readValue(SourceNode node, Type type, List<Type> keys, Defaults defaults) {
        Fields fields = Fields.of(node, "value", problems);
        Optional<Period> period = readPeriod(fields);
        Optional<SourceNode> value = fields.require("value");
        Optional<Status> own = fields.findStatus();
        Optional<Citation> ownCitation = fields.citation(documents, false, false);
        fields.findText("note");
        fields.finish();
        Optional<Status> status = own.or(defaults::status);
        Optional<Citation> cites = ownCitation.or(defaults::cites);
        if (status.isEmpty()) {
            problems.error(
                    fields.place(),
                    "no-status",
                    "A value needs a status, its own or its parameter's.",
                    "Add status: verified, unverified, illustrative or reconstructed.");
        }
        Map<List<Object>, Object> table = new HashMap<>();
        boolean whole = value.isPresent() && readTable(value.get(), type, keys, List.of(), table);
        return period.isPresent() && whole && status.isPresent() && cites.isPresent()
                ? Optional.of(new Parameter.DatedValue(
                        period.get(), Map.copyOf(table), status.get(), cites.get(), fields.place()))
                : Optional.empty();
    }

    private Optional<Period> readPeriod(Fields fields) {
        Optional<SourceNode.Text> month = fields.findText("month");
        Optional<LocalDate> from = fields.findDate("from");
        @Nullable LocalDate to = fields.findDate("to").orElse(null);
        boolean isFrom = fields.find("from").isPresent();
        if (isFrom && from.isEmpty()) {
            return Optional.empty();
        }
        if (month.isPresent() == isFrom || month.isPresent() && to != null) {
            problems.error(
                    fields.place(),
                    "bad-period",
                    "A value holds for a 'month', or 'from' a day ('to' a day).",
                    "Give one of the two.");
            return Optional.empty();
        }
        if (from.isPresent()) {
            return period(from.get(), to, fields.place());
        }
        try {
            return Optional.of(
                    Period.ofMonth(YearMonth.parse(month.orElseThrow().value())));
        } catch (DateTimeException e) {
            problems.error(month.orElseThrow().place(), "bad-date", "'month' must be a month.", "Write it as 2016-08.");
            return Optional.empty();
        }
    }

    private Optional<Period> period(LocalDate from, @Nullable LocalDate to, Place place) {
        if (to != null && to.isBefore(from)) {
            problems.error(
                    place,
                    "bad-period",
                    "It ends (" + to + ") before it begins (" + from + ").",
                    "Exchange the dates.");
            return Optional.empty();
        }
        return Optional.of(new Period(from, to));
    }

    private boolean readTable(
            SourceNode node, Type type, List<Type> keys, List<Object> path, Map<List<Object>, Object> table) {
        if (keys.isEmpty()) {
            return readCell(node, type, path, table);
        }
        if (!(node instanceof SourceNode.Mapping mapping)) {
            problems.error(
                    node.place(),
                    "wrong-shape",
                    "The value must be a mapping by " + keys.get(0) + ".",
                    "Write {key: value, …}.");
            return false;
        }
        boolean whole = true;
        for (SourceNode.Entry entry : mapping.entries().values()) {
            Optional<Object> key = Values.parse(entry.key().value(), keys.get(0));
            if (key.isEmpty()) {
                problems.error(
                        entry.key().place(),
                        "unknown-code",
                        "'" + entry.key().value() + "' is not a " + keys.get(0) + ".",
                        keys.get(0).is(Type.Kind.CODE)
                                ? Nearest.suggestInOrder(
                                        entry.key().value(),
                                        keys.get(0).codeList().codes())
                                : "");
                whole = false;
            } else {
                List<Object> longer = new ArrayList<>(path);
                longer.add(key.get());
                whole &= readTable(entry.value(), type, keys.subList(1, keys.size()), List.copyOf(longer), table);
            }
        }
        return whole;
    }

    private boolean readCell(SourceNode node, Type type, List<Object> path, Map<List<Object>, Object> table) {
        Optional<Object> value =
                node instanceof SourceNode.Text text ? Values.parse(text.value(), type) : Optional.empty();
        if (value.isEmpty()) {
            problems.error(
                    node.place(),
                    "bad-value",
                    "This must be a value of type " + type + ".",
                    type.is(Type.Kind.MONEY) ? "Write amounts in quotes with at most two decimals: '933.20'." : "");
            return false;
        }
        if (table.put(path, value.get()) != null) {
            problems.error(
                    node.place(),
                    "duplicate-key",
                    "The table has another value for this key.",
                    "Keep one: keys are compared as values, so 1 and 01 are the same.");
            return false;
        }
        return true;
    }

    private void checkOverlaps(String name, List<Parameter.DatedValue> values) {
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (values.get(i).period().overlaps(values.get(j).period())) {
                    problems.error(
                            values.get(i).place(),
                            "overlapping-values",
                            "The value of '" + name + "' " + values.get(i).period() + " overlaps the one at "
                                    + values.get(j).place() + ".",
                            "Give the earlier one a 'to'.");
                }
            }
        }
    }
}
