package org.puente.conformance.engines;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Money;

/** Writes a checked expression as text that reads back as the same expression. */
final class ExprText implements Expr.Visitor<String> {

    private ExprText() {}

    static String of(Expr expr) {
        return expr.accept(new ExprText());
    }

    private String write(Expr expr) {
        return expr.accept(this);
    }

    private String all(List<Expr> exprs, String between) {
        return exprs.stream().map(this::write).collect(Collectors.joining(between));
    }

    @Override
    public String literal(Expr.Literal node) {
        return switch (node.type().kind()) {
            case BOOL, INT, DECIMAL -> String.valueOf(node.value());
            case MONEY -> "money('" + Money.format((Long) node.value()) + "')";
            case TEXT, CODE -> RuleGenerator.quote((String) node.value());
            case DATE -> "date('" + (LocalDate) node.value() + "')";
        };
    }

    @Override
    public String fact(Expr.FactRef node) {
        return node.subject() == Expr.Subject.ELEMENT
                ? "m." + node.fact().name()
                : node.fact().path();
    }

    @Override
    public String known(Expr.Known node) {
        return "known(" + write(node.operand()) + ")";
    }

    @Override
    public String listKnown(Expr.ListKnown node) {
        return "known(" + node.list().path() + ")";
    }

    @Override
    public String not(Expr.Not node) {
        return "!(" + write(node.operand()) + ")";
    }

    @Override
    public String junction(Expr.Junction node) {
        return "(" + all(node.operands(), node.all() ? " && " : " || ") + ")";
    }

    @Override
    public String comparison(Expr.Comparison node) {
        return "(" + write(node.left()) + " " + node.comparator().symbol() + " " + write(node.right()) + ")";
    }

    @Override
    public String membership(Expr.Membership node) {
        return "(" + write(node.value()) + " in [" + all(node.elements(), ", ") + "])";
    }

    @Override
    public String arithmetic(Expr.Arithmetic node) {
        return "(" + write(node.left()) + " " + node.operator().symbol() + " " + write(node.right()) + ")";
    }

    @Override
    public String negation(Expr.Negation node) {
        return "-(" + write(node.operand()) + ")";
    }

    @Override
    public String choice(Expr.Choice node) {
        return "(" + write(node.condition()) + " ? " + write(node.then()) + " : " + write(node.otherwise()) + ")";
    }

    @Override
    public String conversion(Expr.Conversion node) {
        return node.converter().word() + "(" + write(node.operand()) + ")";
    }

    @Override
    public String portion(Expr.Portion node) {
        return "portion(" + write(node.money()) + ", " + write(node.share()) + ")";
    }

    @Override
    public String textTest(Expr.TextTest node) {
        return write(node.text()) + "." + node.tester().word() + "(" + write(node.part()) + ")";
    }

    @Override
    public String textSize(Expr.TextSize node) {
        return "size(" + write(node.text()) + ")";
    }

    @Override
    public String elapsed(Expr.Elapsed node) {
        return node.span().word() + "(" + write(node.date()) + ")";
    }

    @Override
    public String parameter(Expr.ParameterRef node) {
        String keys = node.keys().isEmpty() ? "" : ", " + all(node.keys(), ", ");
        return "parameter('" + node.parameter().name() + "'" + keys + ")";
    }

    @Override
    public String lookup(Expr.Lookup node) {
        return "parameter('" + node.parameter() + "', " + all(node.keys(), ", ") + ")";
    }

    @Override
    public String quantified(Expr.Quantified node) {
        String value = node.value() == null ? "" : ", " + write(node.valueOrThrow());
        return node.list().path() + "." + node.quantifier().word() + "(m, " + write(node.predicate()) + value + ")";
    }
}
