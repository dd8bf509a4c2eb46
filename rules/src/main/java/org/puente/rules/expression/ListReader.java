package org.puente.rules.expression;

import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Type;

/** Reads what is asked of a list of members: quantifiers, and how long it is. */
final class ListReader {

    private final NodeReader nodes;
    private final RuleProblems problems;
    private final Scope scope;
    private @Nullable String element;

    ListReader(NodeReader nodes, RuleProblems problems, Scope scope) {
        this.nodes = nodes;
        this.problems = problems;
        this.scope = scope;
    }

    /** The name that the quantifier being read gives its member. */
    Optional<String> element() {
        return Optional.ofNullable(element);
    }

    /** The quantifier of a name. */
    static Optional<Expr.Quantifier> findQuantifier(String method) {
        return Stream.of(Expr.Quantifier.values())
                .filter(quantifier -> quantifier.word().equals(method))
                .findFirst();
    }

    /** How many members there are. */
    @Nullable Expr readSize(CelExpr node, CelExpr target, Expr.MemberList list) {
        return isReached(target, list) && isNotNested(node)
                ? new Expr.Quantified(Expr.Quantifier.COUNT, list, Expr.Literal.TRUE, null)
                : null;
    }

    /** Whether a list is known. */
    @Nullable Expr readKnown(CelExpr target, Expr.MemberList list) {
        return isReached(target, list) ? new Expr.ListKnown(list) : null;
    }

    @Nullable Expr readQuantified(CelExpr node, CelExpr target, Expr.Quantifier quantifier, List<CelExpr> args) {
        Optional<Expr.MemberList> list = listOf(target);
        if (list.isEmpty()) {
            return problems.refuse(
                    node,
                    "wrong-type",
                    quantifier.word() + "(…) needs a list of members.",
                    "Write household.members." + quantifier.word() + "(m, …).");
        }
        int wanted = quantifier.hasValue() ? 3 : 2;
        if (!isReached(target, list.get())
                || !isNotNested(node)
                || !problems.hasArguments(node, quantifier.word(), args, wanted)) {
            return null;
        }
        if (args.get(0).getKind() != CelExpr.ExprKind.Kind.IDENT
                || Entity.find(args.get(0).ident().name()).isPresent()) {
            return problems.refuse(
                    args.get(0),
                    "bad-name",
                    "A quantifier needs a name for the member first.",
                    "Write " + quantifier.word() + "(m, …).");
        }
        element = args.get(0).ident().name();
        Optional<Expr> predicate = nodes.readBool(args.get(1));
        @Nullable Expr value = quantifier.hasValue() ? nodes.read(args.get(2)) : null;
        element = null;
        if (predicate.isEmpty() || quantifier.hasValue() && value == null) {
            return null;
        }
        if (value != null && !isFoldable(quantifier, value.type())) {
            return problems.refuse(
                    args.get(2),
                    "wrong-type",
                    quantifier.word() + "(…) cannot be taken over " + value.type() + ".",
                    foldRemedy(quantifier));
        }
        return new Expr.Quantified(quantifier, list.get(), predicate.get(), value);
    }

    private static boolean isFoldable(Expr.Quantifier quantifier, Type type) {
        return quantifier == Expr.Quantifier.SUM
                ? type.is(Type.Kind.INT) || type.is(Type.Kind.MONEY)
                : type.isNumber() || type.is(Type.Kind.DATE);
    }

    private static String foldRemedy(Expr.Quantifier quantifier) {
        return quantifier == Expr.Quantifier.SUM
                ? "Sums are over int or money only: a sum of decimals depends on its order."
                : "Use a number or a date.";
    }

    private boolean isNotNested(CelExpr node) {
        if (element == null) {
            return true;
        }
        refuseNested(node);
        return false;
    }

    @Nullable Expr refuseNested(CelExpr node) {
        return problems.refuse(
                node,
                "unsupported",
                "A quantifier inside a quantifier is not part of the rule language.",
                "Split the clause, or use a fact.");
    }

    /** The list that {@code household.members} or {@code group.members} names. */
    static Optional<Expr.MemberList> listOf(CelExpr node) {
        if (node.getKind() != CelExpr.ExprKind.Kind.SELECT
                || node.select().operand().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return Optional.empty();
        }
        return Expr.MemberList.find(
                node.select().operand().ident().name() + "." + node.select().field());
    }

    private boolean isReached(CelExpr node, Expr.MemberList list) {
        if (scope.lists().contains(list)) {
            return true;
        }
        problems.refuse(
                node.select().operand(),
                "out-of-reach",
                "A " + scope.unit() + " clause cannot read " + list.path() + ".",
                "It reaches " + scope.words() + ".");
        return false;
    }
}
