package org.puente.rules.checked;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.ExpressionReader;
import org.puente.rules.expression.Reads;
import org.puente.rules.expression.Scope;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Type;
import org.puente.rules.parameter.Citation;
import org.puente.rules.parameter.Parameter;
import org.puente.rules.parameter.Period;
import org.puente.rules.parameter.Status;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Eligibility;
import org.puente.rules.programme.Particulars;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/** Reads one edition of a programme: its period, clauses and blocks, and the figures beside them. */
final class EditionReader {

    /** More than the words we ask for: only what could not be named in a table of cases is refused. */
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*");

    private final Scope scope;
    private final Set<String> documents;
    private final ExpressionReader expressions;
    private final Problems problems;
    private final List<Clause> clauses = new ArrayList<>();
    private final Map<String, Place> clauseIds = new HashMap<>();
    private boolean whole = true;

    EditionReader(Scope scope, Set<String> documents, ExpressionReader expressions, Problems problems) {
        this.scope = scope;
        this.documents = documents;
        this.expressions = expressions;
        this.problems = problems;
    }

    /** The edition, or empty if it is malformed, which has then been reported. */
    Optional<Edition> read(SourceNode node) {
        Fields fields = Fields.of(node, "edition", problems);
        Optional<Period> period = readPeriod(fields);
        Particulars particulars = new ParticularsReader(documents, problems).read(fields);
        Optional<SourceNode> block = fields.require("eligibility");
        Optional<Eligibility> eligibility = block.flatMap(this::readBlock);
        fields.finish();
        period.ifPresent(this::checkParameters);
        return period.isPresent() && eligibility.isPresent() && whole
                ? Optional.of(
                        new Edition(period.get(), List.copyOf(clauses), eligibility.get(), particulars, fields.place()))
                : Optional.empty();
    }

    /** A figure that is first stated after the rules begin leaves them unusable until then. */
    private void checkParameters(Period period) {
        for (Clause clause : clauses) {
            for (Parameter parameter : Reads.of(clause.when()).parameters()) {
                parameter.values().stream()
                        .map(value -> value.period().from())
                        .min(LocalDate::compareTo)
                        .filter(first -> first.isAfter(period.from()))
                        .ifPresent(first -> problems.warning(
                                clause.place(),
                                "parameter-begins-later",
                                "The edition begins on " + period.from() + ", but the parameter '" + parameter.name()
                                        + "' of its clause '" + clause.id() + "' has no value before " + first + ".",
                                "State its value from " + period.from() + " in "
                                        + parameter.place().file() + "."));
            }
        }
    }

    private Optional<Period> readPeriod(Fields fields) {
        Optional<LocalDate> from = fields.requireDate("from");
        @Nullable LocalDate to = fields.findDate("to").orElse(null);
        if (from.isPresent() && to != null && to.isBefore(from.get())) {
            problems.error(
                    fields.place(),
                    "bad-period",
                    "The edition ends (" + to + ") before it begins (" + from.get() + ").",
                    "Exchange the dates.");
            return Optional.empty();
        }
        return from.map(start -> new Period(start, to));
    }

    /** A block is a mapping with one key, {@code all} or {@code any}. */
    private Optional<Eligibility> readBlock(SourceNode node) {
        if (!(node instanceof SourceNode.Mapping mapping) || !isBlock(mapping)) {
            problems.error(
                    node.place(),
                    "wrong-shape",
                    "Eligibility is a block: 'all:' or 'any:' with a list of clauses.",
                    "Write all: and begin each clause with '- clause: …'.");
            return Optional.empty();
        }
        Fields fields = Fields.of(node, "block", problems);
        Optional<SourceNode> all = fields.find("all");
        Optional<SourceNode> any = fields.find("any");
        fields.finish();
        if (all.isPresent() == any.isPresent()) {
            problems.error(
                    node.place(), "wrong-shape", "A block has either 'all' or 'any'.", "Nest one inside the other.");
            return Optional.empty();
        }
        return readParts(fields.findList(all.isPresent() ? "all" : "any"), all.isPresent(), node.place());
    }

    private static boolean isBlock(SourceNode.Mapping mapping) {
        return mapping.entries().containsKey("all") || mapping.entries().containsKey("any");
    }

    private Optional<Eligibility> readParts(List<SourceNode> nodes, boolean all, Place place) {
        List<Eligibility> parts = new ArrayList<>();
        for (SourceNode part : nodes) {
            Optional<Eligibility> read =
                    part instanceof SourceNode.Mapping mapping && isBlock(mapping) ? readBlock(part) : readClause(part);
            read.ifPresentOrElse(parts::add, () -> whole = false);
        }
        if (nodes.isEmpty()) {
            problems.error(
                    place,
                    "empty-block",
                    "A block without clauses decides nothing.",
                    "Add a clause, or take the block out.");
            return Optional.empty();
        }
        return Optional.of(new Eligibility.Block(all, parts));
    }

    private Optional<Eligibility> readClause(SourceNode node) {
        Fields fields = Fields.of(node, "clause", problems);
        Optional<SourceNode.Text> id = fields.requireText("clause");
        Label says = fields.requireLabel("says");
        Optional<Citation> cites = fields.citation(documents, true, true);
        Optional<Status> status = fields.findStatus();
        Label note = fields.findWords("note");
        Optional<SourceNode.Text> when = fields.requireText("when");
        fields.finish();
        id.ifPresent(this::checkId);
        Optional<Expr> expr = when.flatMap(text -> expressions.read(text, scope, Type.BOOL));
        expr.ifPresent(read -> Reachability.check(read, when.orElseThrow(), problems));
        if (id.isEmpty() || cites.isEmpty() || expr.isEmpty()) {
            return Optional.empty();
        }
        boolean atApplication = Reads.of(expr.get()).isAtApplication();
        clauses.add(new Clause(
                id.get().value(),
                says,
                cites.get(),
                status,
                note,
                when.orElseThrow(),
                expr.get(),
                atApplication,
                id.get().place()));
        return Optional.of(new Eligibility.One(clauses.size() - 1));
    }

    private void checkId(SourceNode.Text id) {
        if (!ID.matcher(id.value()).matches()) {
            problems.error(
                    id.place(),
                    "bad-name",
                    "'" + id.value() + "' is not the id of a clause.",
                    "Use lower-case words joined by '-'.");
        }
        @Nullable Place earlier = clauseIds.putIfAbsent(id.value(), id.place());
        if (earlier != null) {
            problems.error(
                    id.place(),
                    "duplicate-clause",
                    "The clause '" + id.value() + "' is already at " + earlier + ".",
                    "Give one of them another id.");
        }
    }
}
