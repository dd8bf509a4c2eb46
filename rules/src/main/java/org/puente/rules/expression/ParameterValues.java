package org.puente.rules.expression;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.puente.rules.parameter.Parameter;

/** Puts what parameters are worth on a day in their place: a literal, or a lookup in the day's table. */
public final class ParameterValues extends Rewriter {

    private final LocalDate day;
    private final Consumer<Parameter> absent;

    private ParameterValues(LocalDate day, Consumer<Parameter> absent) {
        this.day = day;
        this.absent = absent;
    }

    /**
     * The expression with the values of a day.
     *
     * @param absent told every parameter that has no value on that day, and is left as it is
     */
    public static Expr on(LocalDate day, Expr expr, Consumer<Parameter> absent) {
        return new ParameterValues(day, absent).rewrite(expr);
    }

    @Override
    public Expr parameter(Expr.ParameterRef node) {
        Optional<Parameter.DatedValue> value = node.parameter().find(day);
        if (value.isEmpty()) {
            absent.accept(node.parameter());
            return node;
        }
        Map<List<Object>, Object> table = value.get().table();
        if (node.keys().isEmpty()) {
            return new Expr.Literal(table.values().iterator().next(), node.type());
        }
        List<Expr> keys = node.keys().stream().map(this::rewrite).toList();
        return new Expr.Lookup(node.parameter().name(), keys, table, node.type());
    }
}
