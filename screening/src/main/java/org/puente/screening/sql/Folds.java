package org.puente.screening.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Type;

/**
 * The quantifiers of one stage, computed together in one grouping of the members. Each has two bits in a word that is
 * OR-ed over the members: for {@code exists} whether P is true for any, for {@code all} whether it is false for any,
 * and always whether it is unknown for any. Counts, sums and extremes have a column of their own beside it.
 */
final class Folds {

    private static final int MOST_IN_A_WORD = 31;

    private final String name;
    private final Dialect dialect;
    private final ExpressionSql inside;
    private final Map<Expr, String> predicates = new LinkedHashMap<>();
    private final Map<Expr, String> values = new LinkedHashMap<>();
    private final Map<Expr.Quantified, Integer> quantifiers = new LinkedHashMap<>();

    /**
     * Prepares a grouping.
     *
     * @param name the name of the relation it becomes
     * @param inside writes expressions over the members' columns
     */
    Folds(String name, Dialect dialect, ExpressionSql inside) {
        this.name = name;
        this.dialect = dialect;
        this.inside = inside;
    }

    void add(Expr.Quantified node) {
        quantifiers.putIfAbsent(node, quantifiers.size());
        predicates.computeIfAbsent(node.predicate(), ignored -> "p" + (predicates.size() + 1));
        if (node.quantifier().hasValue()) {
            values.computeIfAbsent(node.valueOrThrow(), ignored -> "x" + (values.size() + 1));
        }
    }

    boolean isEmpty() {
        return quantifiers.isEmpty();
    }

    /**
     * The grouping as a query.
     *
     * @param key the column, with its relation, that members are grouped by
     * @param from the FROM and WHERE clauses over the members, called {@code m}
     */
    String query(String key, String from) {
        StringJoiner inner = new StringJoiner(",\n      ", "SELECT " + key + " AS key,\n      ", "\n      " + from);
        predicates.forEach((predicate, column) -> inner.add(inside.write(predicate) + " AS " + column));
        values.forEach((value, column) -> inner.add(inside.write(value) + " AS " + column));
        StringJoiner outer = new StringJoiner(
                ",\n    ", "SELECT key,\n    ", "\n    FROM (\n      " + inner + ") AS member_tests\n    GROUP BY key");
        for (int word = 0; word * MOST_IN_A_WORD < quantifiers.size(); word++) {
            outer.add(bits(word) + " AS bits_" + (word + 1));
        }
        quantifiers.forEach((node, index) -> aggregate(node).ifPresent(sql -> outer.add(sql + " AS v" + index)));
        return outer.toString();
    }

    private String bits(int word) {
        StringJoiner joined = new StringJoiner("\n      | ", "bit_or(", ")");
        quantifiers.forEach((node, index) -> {
            if (index / MOST_IN_A_WORD == word) {
                joined.add(memberBits(node, 2 * (index % MOST_IN_A_WORD)));
            }
        });
        return joined.toString();
    }

    private String memberBits(Expr.Quantified node, int shift) {
        String predicate = predicate(node);
        String decisive = "CAST(" + (1L << shift) + " AS BIGINT)";
        String unknown = "CAST(" + (2L << shift) + " AS BIGINT)";
        if (node.quantifier().hasValue()) {
            return "CASE WHEN " + predicate + " IS NULL OR (" + predicate + " AND " + value(node) + " IS NULL) THEN "
                    + unknown + " ELSE 0 END";
        }
        boolean all = node.quantifier() == Expr.Quantifier.ALL;
        return "CASE WHEN " + predicate + " THEN " + (all ? "0" : decisive) + " WHEN " + predicate + " IS NULL THEN "
                + unknown + " ELSE " + (all ? decisive : "0") + " END";
    }

    private Optional<String> aggregate(Expr.Quantified node) {
        String predicate = predicate(node);
        return Optional.ofNullable(
                switch (node.quantifier()) {
                    case EXISTS, ALL -> null;
                    case EXISTS_ONE, COUNT -> "count(CASE WHEN " + predicate + " THEN 1 END)";
                    case SUM -> "sum(CASE WHEN " + predicate + " THEN " + value(node) + " END)";
                    case MIN -> "min(CASE WHEN " + predicate + " THEN " + value(node) + " END)";
                    case MAX -> "max(CASE WHEN " + predicate + " THEN " + value(node) + " END)";
                });
    }

    private String predicate(Expr.Quantified node) {
        return Objects.requireNonNull(predicates.get(node.predicate()));
    }

    private String value(Expr.Quantified node) {
        return Objects.requireNonNull(values.get(node.valueOrThrow()));
    }

    /**
     * What each quantifier comes to, over the grouping joined by a LEFT JOIN: no members, no row.
     *
     * @param listKnown the column that tells whether the members are known
     */
    Map<Expr, String> results(String listKnown) {
        Map<Expr, String> results = new LinkedHashMap<>();
        quantifiers.forEach((node, index) -> results.put(node, result(node, index, listKnown)));
        return results;
    }

    private String result(Expr.Quantified node, int index, String listKnown) {
        String own = name + ".v" + index;
        String open = "CASE WHEN NOT " + listKnown + " THEN NULL WHEN " + hasUnknown(index) + " THEN NULL ";
        return switch (node.quantifier()) {
            case EXISTS, ALL, EXISTS_ONE -> condition(node, index, listKnown, "true", "false", "NULL");
            case COUNT -> open + "ELSE coalesce(" + own + ", 0) END";
            case SUM -> open + "WHEN " + own + " IS NULL THEN 0 ELSE " + dialect.narrow(own) + " END";
            case MIN, MAX -> open + "ELSE " + own + " END";
        };
    }

    private String hasUnknown(int index) {
        return bit(index, 2L) + " <> 0";
    }

    private String bit(int index, long which) {
        int shift = 2 * (index % MOST_IN_A_WORD);
        return "(" + name + ".bits_" + (1 + index / MOST_IN_A_WORD) + " & " + (which << shift) + ")";
    }

    /** A quantifier that is a condition, with what to give where it is met, unmet and unknown. */
    private String condition(
            Expr.Quantified node, int index, String listKnown, String met, String unmet, String unknown) {
        String start = "CASE WHEN NOT " + listKnown + " THEN " + unknown + " WHEN ";
        String open = " WHEN " + hasUnknown(index) + " THEN " + unknown;
        String decisive = bit(index, 1L) + " <> 0 THEN ";
        String own = name + ".v" + index;
        return switch (node.quantifier()) {
            case EXISTS -> start + decisive + met + open + " ELSE " + unmet + " END";
            case ALL -> start + decisive + unmet + open + " ELSE " + met + " END";
            case EXISTS_ONE ->
                start + own + " > 1 THEN " + unmet + open + " WHEN " + own + " = 1 THEN " + met + " ELSE " + unmet
                        + " END";
            case COUNT, SUM, MIN, MAX ->
                throw new IllegalArgumentException(node.quantifier().word() + " is no condition");
        };
    }

    /** The outcome of each quantifier that is a condition, without the detour over a boolean. */
    Map<Expr, String> outcomes(String listKnown) {
        Map<Expr, String> outcomes = new LinkedHashMap<>();
        quantifiers.forEach((node, index) -> {
            if (node.type().is(Type.Kind.BOOL)) {
                outcomes.put(
                        node,
                        condition(
                                node,
                                index,
                                listKnown,
                                Integer.toString(VerdictLayout.MET),
                                Integer.toString(VerdictLayout.UNMET),
                                Integer.toString(VerdictLayout.UNKNOWN)));
            }
        });
        return outcomes;
    }

    /** A list nobody knows: every quantifier over it is unknown. */
    static Map<Expr, String> unknownResults(List<Expr.Quantified> nodes, Dialect dialect) {
        Map<Expr, String> results = new LinkedHashMap<>();
        for (Expr.Quantified node : nodes) {
            Type type = node.type().is(Type.Kind.MONEY) ? Type.INT : node.type();
            results.put(node, dialect.unknown(type));
        }
        return results;
    }

    /** The distinct quantifiers of some expressions. */
    static List<Expr.Quantified> in(Iterable<Expr> exprs) {
        Map<Expr.Quantified, Boolean> found = new LinkedHashMap<>();
        for (Expr expr : exprs) {
            Reads.of(expr).quantifiers().forEach(node -> found.put(node, true));
        }
        return new ArrayList<>(found.keySet());
    }
}
