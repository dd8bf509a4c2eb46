package org.puente.rules.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Rewriter;
import org.puente.rules.fact.Label;
import org.puente.rules.judge.Evaluator;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.judge.Unknown;
import org.puente.rules.parameter.Parameter;

/** The figures of the law a clause names, and which entries of them concern a unit. */
final class ParametersRead {

    private final Policy policy;
    private final LocalDate asOf;
    private final Set<Named> named = new LinkedHashSet<>();

    /** A figure as named in the clause; {@code list} is the list whose members it is looked up for, if any. */
    private record Named(Expr.ParameterRef ref, Expr.@Nullable MemberList list) {}

    ParametersRead(Policy policy, LocalDate asOf, Expr written) {
        this.policy = policy;
        this.asOf = asOf;
        collect(written, null);
    }

    private void collect(Expr expr, Expr.@Nullable MemberList list) {
        if (expr instanceof Expr.ParameterRef ref) {
            named.add(new Named(ref, ref.keys().stream().anyMatch(Members::readsElement) ? list : null));
        }
        Expr.@Nullable MemberList inside = expr instanceof Expr.Quantified quantified ? quantified.list() : list;
        expr.children().forEach(child -> collect(child, inside));
    }

    List<Explanation.ParameterUsed> used(UnitFacts unit) {
        List<Explanation.ParameterUsed> used = new ArrayList<>();
        for (Named one : named) {
            Parameter parameter = one.ref().parameter();
            parameter
                    .find(asOf)
                    .ifPresent(dated -> used.add(new Explanation.ParameterUsed(
                            parameter, dated, document(dated), entries(one, dated, unit))));
        }
        return used;
    }

    private Label document(Parameter.DatedValue dated) {
        return policy.title(dated.citation().document());
    }

    /** The entries for the unit, or for each member; none where a key is unknown or not listed. */
    private List<Explanation.Entry> entries(Named one, Parameter.DatedValue dated, UnitFacts unit) {
        Set<Explanation.Entry> entries = new LinkedHashSet<>();
        Expr.@Nullable MemberList list = one.list();
        if (list == null) {
            entry(one.ref(), null, dated, unit).ifPresent(entries::add);
        } else {
            int members = unit.members(list).map(List::size).orElse(0);
            for (int place = 0; place < members; place++) {
                entry(one.ref(), list, dated, Members.alone(unit, list, place)).ifPresent(entries::add);
            }
        }
        return List.copyOf(entries);
    }

    private Optional<Explanation.Entry> entry(
            Expr.ParameterRef ref, Expr.@Nullable MemberList list, Parameter.DatedValue dated, UnitFacts unit) {
        List<Object> keys = new ArrayList<>();
        for (Expr key : ref.keys()) {
            Expr resolved = withoutFigures(key);
            Object value =
                    new Evaluator(asOf, unit).evaluate(list == null ? resolved : Members.ofTheOnlyOne(list, resolved));
            if (value instanceof Unknown) {
                return Optional.empty();
            }
            keys.add(value);
        }
        return Optional.ofNullable(dated.table().get(keys)).map(value -> new Explanation.Entry(keys, value));
    }

    /** A key that is itself a figure, with its value on the day; a plan has made sure that there is one. */
    private Expr withoutFigures(Expr key) {
        return new Rewriter() {
            @Override
            public Expr parameter(Expr.ParameterRef node) {
                Parameter.DatedValue dated = node.parameter().find(asOf).orElseThrow();
                List<Expr> keys = node.keys().stream().map(this::rewrite).toList();
                return new Expr.Lookup(node.parameter().name(), keys, dated.table(), node.type());
            }
        }.rewrite(key);
    }
}
