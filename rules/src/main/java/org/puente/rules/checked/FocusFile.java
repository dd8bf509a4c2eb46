package org.puente.rules.checked;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.ExpressionReader;
import org.puente.rules.expression.Scope;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Type;
import org.puente.rules.focus.Focus;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/** Reads {@code diagnosis.yaml}, which a policy may do without. */
final class FocusFile {

    static final String FILE = "diagnosis.yaml";
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Facts facts;
    private final Set<String> programmes;
    private final ExpressionReader expressions;
    private final Problems problems;
    private final Map<String, Place> ids = new HashMap<>();

    private FocusFile(Facts facts, Set<String> programmes, ExpressionReader expressions, Problems problems) {
        this.facts = facts;
        this.programmes = programmes;
        this.expressions = expressions;
        this.problems = problems;
    }

    static Focus load(
            PolicyFolder folder, Facts facts, Set<String> programmes, ExpressionReader expressions, Problems problems) {
        if (!folder.has(FILE)) {
            return Focus.NONE;
        }
        return folder.readYaml(FILE, problems)
                .map(root -> new FocusFile(facts, programmes, expressions, problems).read(root))
                .orElse(Focus.NONE);
    }

    private Focus read(SourceNode root) {
        Fields fields = Fields.of(root, "diagnosis file", problems);
        List<Focus.Group> populations = readGroups(fields.findList("populations"), "population");
        List<Focus.Group> recipients = readGroups(fields.findList("recipients"), "group");
        List<Focus.Breakdown> breakdowns = new ArrayList<>();
        for (SourceNode node : fields.findList("breakdowns")) {
            readBreakdown(node).ifPresent(breakdowns::add);
        }
        Optional<Fact> rank = fields.findText("rank").flatMap(this::readRank);
        Set<String> beside = new LinkedHashSet<>();
        for (SourceNode node : fields.findList("beside")) {
            readProgramme(node).ifPresent(beside::add);
        }
        fields.findText("note");
        fields.finish();
        return new Focus(populations, recipients, breakdowns, rank, beside);
    }

    private List<Focus.Group> readGroups(List<SourceNode> nodes, String what) {
        List<Focus.Group> groups = new ArrayList<>();
        for (SourceNode node : nodes) {
            Fields fields = Fields.of(node, what, problems);
            Optional<SourceNode.Text> id = fields.requireText("id");
            Label names = fields.requireLabel("names");
            Optional<SourceNode.Text> when = fields.requireText("when");
            fields.findText("note");
            fields.finish();
            id.ifPresent(this::checkId);
            Optional<Expr> expr = when.flatMap(text -> expressions.read(text, Scope.HOUSEHOLD, Type.BOOL));
            if (id.isPresent() && expr.isPresent()) {
                groups.add(new Focus.Group(id.get().value(), names, when.orElseThrow(), expr.get()));
            }
        }
        return groups;
    }

    private Optional<Focus.Breakdown> readBreakdown(SourceNode node) {
        Fields fields = Fields.of(node, "breakdown", problems);
        Optional<SourceNode.Text> id = fields.requireText("id");
        id.ifPresent(this::checkId);
        Label names = fields.requireLabel("names");
        List<Focus.Group> parts = readGroups(fields.findList("parts"), "part");
        fields.finish();
        return id.map(text -> new Focus.Breakdown(text.value(), names, parts));
    }

    private void checkId(SourceNode.Text id) {
        if (!ID.matcher(id.value()).matches() || id.value().equals("all")) {
            problems.error(
                    id.place(),
                    "bad-name",
                    "'" + id.value() + "' is not an id here.",
                    "Use lower-case words joined by '-'; 'all' is everybody.");
        }
        @Nullable Place earlier = ids.putIfAbsent(id.value(), id.place());
        if (earlier != null) {
            problems.error(
                    id.place(),
                    "duplicate-group",
                    "The id '" + id.value() + "' is already at " + earlier + ".",
                    "Give one of them another id.");
        }
    }

    private Optional<Fact> readRank(SourceNode.Text path) {
        Optional<Fact> fact = facts.listObserved(Entity.HOUSEHOLD).stream()
                .filter(candidate -> candidate.path().equals(path.value()) && isAmount(candidate.type()))
                .findFirst();
        if (fact.isEmpty()) {
            problems.error(
                    path.place(),
                    "unknown-name",
                    "'" + path.value() + "' is no observed number of a household.",
                    Nearest.suggest(
                            path.value(),
                            facts.listObserved(Entity.HOUSEHOLD).stream()
                                    .filter(candidate -> isAmount(candidate.type()))
                                    .map(Fact::path)
                                    .toList()));
        }
        return fact;
    }

    private static boolean isAmount(Type type) {
        return type.is(Type.Kind.MONEY) || type.is(Type.Kind.DECIMAL) || type.is(Type.Kind.INT);
    }

    private Optional<String> readProgramme(SourceNode node) {
        if (node instanceof SourceNode.Text text && programmes.contains(text.value())) {
            return Optional.of(text.value());
        }
        String written = node instanceof SourceNode.Text text ? text.value() : "";
        problems.error(
                node.place(),
                "unknown-programme",
                "There is no programme '" + written + "'.",
                Nearest.suggest(written, programmes));
        return Optional.empty();
    }
}
