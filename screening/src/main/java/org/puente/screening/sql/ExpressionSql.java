package org.puente.screening.sql;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.CodeList;
import org.puente.rules.fact.Type;

/**
 * Writes expressions as SQL over the columns of one stage of a query. SQL's own AND, OR, NOT, IN and comparisons are
 * three-valued as the rule language wants them; NULL is unknown.
 *
 * <p>Money has two forms in SQL: an amount, as its column holds it, which may only be compared; and centavos, a 64-bit
 * integer, for everything else. A visit gives centavos.
 */
public final class ExpressionSql implements Expr.Visitor<String> {

    private final Dialect dialect;
    private final LocalDate asOf;
    private final Map<Expr, String> columns;

    /**
     * Prepares to write.
     *
     * @param columns what earlier stages have computed or read: the text of a column by expression. A column of type
     *     money that is a fact holds an amount; any other holds centavos
     */
    public ExpressionSql(Dialect dialect, LocalDate asOf, Map<Expr, String> columns) {
        this.dialect = dialect;
        this.asOf = asOf;
        this.columns = new HashMap<>(columns);
    }

    /** The expression as an operand; money as centavos. */
    public String write(Expr expr) {
        @Nullable String column = columns.get(expr);
        if (column != null && !(expr instanceof Expr.FactRef)) {
            return column;
        }
        return expr.accept(this);
    }

    @Override
    public String literal(Expr.Literal node) {
        Object value = node.value();
        return switch (node.type().kind()) {
            case BOOL -> (Boolean) value ? "true" : "false";
            case INT, MONEY -> dialect.integer((Long) value);
            case DECIMAL -> dialect.decimal((Double) value);
            case TEXT, CODE -> dialect.text((String) value);
            case DATE -> dialect.date((LocalDate) value);
        };
    }

    @Override
    public String fact(Expr.FactRef node) {
        String column = rawFact(node);
        return node.type().is(Type.Kind.MONEY) ? dialect.centavos(column) : column;
    }

    /** The column of a fact; a fact the population does not have is a typed NULL. */
    private String rawFact(Expr.FactRef node) {
        @Nullable String column = columns.get(node);
        return column != null ? column : dialect.unknown(node.type());
    }

    @Override
    public String known(Expr.Known node) {
        String operand = node.operand() instanceof Expr.FactRef fact ? rawFact(fact) : write(node.operand());
        return "(" + operand + " IS NOT NULL)";
    }

    @Override
    public String listKnown(Expr.ListKnown node) {
        throw new IllegalStateException("no stage holds whether " + node.list().path() + " is known");
    }

    @Override
    public String not(Expr.Not node) {
        return "(NOT " + write(node.operand()) + ")";
    }

    @Override
    public String junction(Expr.Junction node) {
        StringJoiner joined = new StringJoiner(node.all() ? " AND " : " OR ", "(", ")");
        node.operands().forEach(operand -> joined.add(write(operand)));
        return joined.toString();
    }

    @Override
    public String comparison(Expr.Comparison node) {
        if (node.left().type().is(Type.Kind.CODE) && node.comparator().isOrdering()) {
            return orderedCodes(node);
        }
        return "(" + comparand(node.left(), node.right()) + " " + symbol(node.comparator()) + " "
                + comparand(node.right(), node.left()) + ")";
    }

    private static String symbol(Expr.Comparator comparator) {
        return switch (comparator) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            default -> comparator.symbol();
        };
    }

    /** An operand beside others it is compared with: amounts where all of them can be, centavos otherwise. */
    private String comparand(Expr expr, Expr other) {
        if (!expr.type().is(Type.Kind.MONEY) || amount(other).isEmpty()) {
            return write(expr);
        }
        return amount(expr).orElseGet(() -> write(expr));
    }

    private Optional<String> amount(Expr expr) {
        if (expr instanceof Expr.FactRef fact) {
            return Optional.of(rawFact(fact));
        }
        if (expr instanceof Expr.Literal literal && dialect.isAmount((Long) literal.value())) {
            return Optional.of(dialect.amount((Long) literal.value()));
        }
        // A table looked up by an earlier stage is a column of centavos, and its keys are out of reach here.
        if (expr instanceof Expr.Lookup lookup
                && !columns.containsKey(lookup)
                && lookup.table().values().stream().allMatch(value -> dialect.isAmount((Long) value))) {
            return Optional.of(table(lookup, value -> dialect.amount((Long) value)));
        }
        return Optional.empty();
    }

    /** A code beside a literal is in one of the two ends of its list; beside another code, places are compared. */
    private String orderedCodes(Expr.Comparison node) {
        CodeList list = node.left().type().codeList();
        if (node.right() instanceof Expr.Literal literal) {
            return codesThat(node.comparator(), node.left(), list.rank((String) literal.value()), list, false);
        }
        if (node.left() instanceof Expr.Literal literal) {
            return codesThat(node.comparator(), node.right(), list.rank((String) literal.value()), list, true);
        }
        return "(" + place(node.left(), list) + " " + node.comparator().symbol() + " " + place(node.right(), list)
                + ")";
    }

    private String codesThat(Expr.Comparator comparator, Expr tested, int bound, CodeList list, boolean mirrored) {
        StringJoiner codes = new StringJoiner(", ");
        codes.setEmptyValue("");
        for (int i = 0; i < list.codes().size(); i++) {
            int sign = mirrored ? Integer.compare(bound, i) : Integer.compare(i, bound);
            if (comparator.holds(sign)) {
                codes.add(dialect.text(list.codes().get(i)));
            }
        }
        String column = write(tested);
        // No code satisfies it: false where the code is known.
        return codes.toString().isEmpty()
                ? "(" + column + " <> " + column + ")"
                : "(" + column + " IN (" + codes + "))";
    }

    private String place(Expr expr, CodeList list) {
        StringBuilder places = new StringBuilder("CASE " + write(expr));
        for (int i = 0; i < list.codes().size(); i++) {
            places.append(" WHEN ")
                    .append(dialect.text(list.codes().get(i)))
                    .append(" THEN ")
                    .append(i);
        }
        return places.append(" END").toString();
    }

    @Override
    public String membership(Expr.Membership node) {
        boolean amounts = node.value().type().is(Type.Kind.MONEY)
                && amount(node.value()).isPresent()
                && node.elements().stream().allMatch(element -> amount(element).isPresent());
        StringJoiner elements = new StringJoiner(", ");
        for (Expr element : node.elements()) {
            elements.add(amounts ? amount(element).orElseThrow() : write(element));
        }
        String value = amounts ? amount(node.value()).orElseThrow() : write(node.value());
        return "(" + value + " IN (" + elements + "))";
    }

    @Override
    public String arithmetic(Expr.Arithmetic node) {
        if (node.type().is(Type.Kind.DECIMAL)) {
            return dialect.finite(unchecked(node));
        }
        String left = write(node.left());
        String right = write(node.right());
        return node.left().type().is(Type.Kind.MONEY) && node.operator() == Expr.Operator.DIVIDE
                ? dialect.divideRounded(left, right)
                : dialect.computeInts(node.operator(), left, right);
    }

    /**
     * A decimal that may be infinite or not a number. Sums, differences and products of such stay such, so that one
     * check of the whole is enough; only a division by an infinite number would be finite again, so divisors are
     * checked by themselves.
     */
    private String unchecked(Expr expr) {
        if (columns.containsKey(expr)) {
            return write(expr);
        }
        if (expr instanceof Expr.Negation negation && expr.type().is(Type.Kind.DECIMAL)) {
            return "(-" + unchecked(negation.operand()) + ")";
        }
        if (!(expr instanceof Expr.Arithmetic node) || !expr.type().is(Type.Kind.DECIMAL)) {
            return write(expr);
        }
        if (node.left().type().is(Type.Kind.MONEY)) {
            return dialect.ratio(write(node.left()), write(node.right()));
        }
        boolean division = node.operator() == Expr.Operator.DIVIDE;
        String right = division ? write(node.right()) : unchecked(node.right());
        return "(" + unchecked(node.left()) + " " + node.operator().symbol() + " " + right + ")";
    }

    @Override
    public String negation(Expr.Negation node) {
        return node.type().is(Type.Kind.DECIMAL)
                ? dialect.finite(unchecked(node))
                : dialect.computeInts(Expr.Operator.SUBTRACT, dialect.integer(0), write(node.operand()));
    }

    @Override
    public String choice(Expr.Choice node) {
        String condition = write(node.condition());
        String then = write(node.then());
        String otherwise = write(node.otherwise());
        return chosen(
                node,
                "CASE WHEN coalesce(" + condition + ", " + then + " = " + otherwise + ") THEN " + then + " WHEN NOT "
                        + condition + " THEN " + otherwise + " END");
    }

    private String chosen(Expr node, String choice) {
        boolean isText = node.type().is(Type.Kind.TEXT) || node.type().is(Type.Kind.CODE);
        return isText ? dialect.chosenText(choice) : choice;
    }

    @Override
    public String conversion(Expr.Conversion node) {
        return dialect.convert(node.converter(), unchecked(node.operand()));
    }

    @Override
    public String portion(Expr.Portion node) {
        return dialect.portion(write(node.money()), unchecked(node.share()));
    }

    @Override
    public String textTest(Expr.TextTest node) {
        return dialect.testText(node.tester(), write(node.text()), write(node.part()));
    }

    @Override
    public String textSize(Expr.TextSize node) {
        return dialect.textSize(write(node.text()));
    }

    @Override
    public String elapsed(Expr.Elapsed node) {
        return dialect.elapsed(node.span(), write(node.date()), asOf);
    }

    @Override
    public String parameter(Expr.ParameterRef node) {
        throw new IllegalStateException("parameter " + node.parameter().name() + " has not been resolved by a plan");
    }

    @Override
    public String lookup(Expr.Lookup node) {
        return chosen(node, table(node, value -> literal(new Expr.Literal(value, node.type()))));
    }

    private String table(Expr.Lookup node, Function<Object, String> cell) {
        List<String> keys = node.keys().stream().map(this::write).toList();
        StringBuilder cases = new StringBuilder("CASE");
        node.table().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> cases.append(" WHEN ")
                        .append(keysAre(keys, node.keys(), entry.getKey()))
                        .append(" THEN ")
                        .append(cell.apply(entry.getValue())));
        return cases.append(" END").toString();
    }

    private String keysAre(List<String> columns, List<Expr> keys, List<Object> values) {
        StringJoiner tests = new StringJoiner(" AND ");
        for (int i = 0; i < columns.size(); i++) {
            tests.add(columns.get(i) + " = "
                    + literal(new Expr.Literal(values.get(i), keys.get(i).type())));
        }
        return tests.toString();
    }

    @Override
    public String quantified(Expr.Quantified node) {
        throw new IllegalStateException("no stage has computed "
                + node.quantifier().word() + " over " + node.list().path());
    }
}
