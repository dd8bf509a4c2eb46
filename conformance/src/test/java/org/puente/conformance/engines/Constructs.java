package org.puente.conformance.engines;

import java.util.Set;
import java.util.TreeSet;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Type;

/** Names the constructs of the rule language, and finds those that an expression holds. */
final class Constructs {

    private Constructs() {}

    /** Everything a generator must reach, from the language's own lists, so that a new construct is missed here. */
    static Set<String> all() {
        Set<String> all = new TreeSet<>();
        for (Class<?> node : Expr.class.getPermittedSubclasses()) {
            // A plan makes lookups; no rule is written with one.
            if (node != Expr.Lookup.class) {
                all.add(node.getSimpleName());
            }
        }
        for (Type.Kind kind : Type.Kind.values()) {
            all.add("literal " + kind);
            all.add("fact " + kind);
            all.add("element " + kind);
            all.add("in " + kind);
            all.add("parameter " + kind);
            all.add("choice " + kind);
            for (Expr.Comparator comparator : Expr.Comparator.values()) {
                if (!comparator.isOrdering() || kind != Type.Kind.BOOL && kind != Type.Kind.TEXT) {
                    all.add(kind + " " + comparator);
                }
            }
        }
        all.remove("parameter TEXT");
        for (Expr.Operator operator : Expr.Operator.values()) {
            all.add("INT " + operator + " INT");
            if (operator != Expr.Operator.REMAINDER) {
                all.add("DECIMAL " + operator + " DECIMAL");
            }
        }
        all.addAll(Set.of(
                "MONEY ADD MONEY",
                "MONEY SUBTRACT MONEY",
                "MONEY DIVIDE MONEY",
                "MONEY MULTIPLY INT",
                "MONEY DIVIDE INT"));
        addWords(all);
        return all;
    }

    private static void addWords(Set<String> all) {
        for (Expr.Quantifier quantifier : Expr.Quantifier.values()) {
            for (String unit : Set.of("household", "member")) {
                all.add(unit + " " + quantifier);
            }
        }
        for (Expr.TextTester tester : Expr.TextTester.values()) {
            all.add("test " + tester);
        }
        for (Expr.Converter converter : Expr.Converter.values()) {
            all.add("convert " + converter);
        }
        for (Expr.Span span : Expr.Span.values()) {
            all.add("since " + span);
        }
        for (Entity entity : Entity.values()) {
            all.add("reads " + entity);
        }
    }

    /** Adds the constructs of an expression over a unit. */
    static void collect(Expr expr, String unit, Set<String> found) {
        found.add(expr.getClass().getSimpleName());
        name(expr, unit, found);
        for (Expr child : expr.children()) {
            if (expr instanceof Expr.Choice && child instanceof Expr.Choice) {
                found.add("choice in choice");
            }
            collect(child, unit, found);
        }
    }

    private static void name(Expr expr, String unit, Set<String> found) {
        if (expr instanceof Expr.Literal node) {
            found.add("literal " + node.type().kind());
        } else if (expr instanceof Expr.FactRef node) {
            found.add((node.subject() == Expr.Subject.ELEMENT ? "element " : "fact ")
                    + node.type().kind());
            found.add("reads " + node.fact().entity());
        } else if (expr instanceof Expr.Comparison node) {
            found.add(node.left().type().kind() + " " + node.comparator());
        } else if (expr instanceof Expr.Membership node) {
            found.add("in " + node.value().type().kind());
        } else if (expr instanceof Expr.ParameterRef node) {
            found.add("parameter " + node.type().kind());
        } else if (expr instanceof Expr.Choice node) {
            found.add("choice " + node.type().kind());
        } else if (expr instanceof Expr.Arithmetic node) {
            found.add(node.left().type().kind() + " " + node.operator() + " "
                    + node.right().type().kind());
        } else if (expr instanceof Expr.TextTest node) {
            found.add("test " + node.tester());
        } else if (expr instanceof Expr.Conversion node) {
            found.add("convert " + node.converter());
        } else if (expr instanceof Expr.Elapsed node) {
            found.add("since " + node.span());
        } else if (expr instanceof Expr.Quantified node) {
            found.add(unit + " " + node.quantifier());
            if (Reads.of(node).readsUnit(Entity.MEMBER)) {
                found.add("quantified by member");
            }
        }
    }
}
