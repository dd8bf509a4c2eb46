package org.puente.rules.expression;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Type;

/** Reads comparisons, arithmetic, junctions, choices and {@code in}. */
final class OperatorReader {

    private static final Map<String, Expr.Comparator> COMPARATORS = Map.of(
            "_==_", Expr.Comparator.EQUAL,
            "_!=_", Expr.Comparator.NOT_EQUAL,
            "_<_", Expr.Comparator.LESS,
            "_<=_", Expr.Comparator.AT_MOST,
            "_>_", Expr.Comparator.GREATER,
            "_>=_", Expr.Comparator.AT_LEAST);

    private static final Map<String, Expr.Operator> OPERATORS = Map.of(
            "_+_", Expr.Operator.ADD,
            "_-_", Expr.Operator.SUBTRACT,
            "_*_", Expr.Operator.MULTIPLY,
            "_/_", Expr.Operator.DIVIDE,
            "_%_", Expr.Operator.REMAINDER);

    /** An engine writes each branch twice, so that what it writes doubles with every level. */
    private static final int DEEPEST_CHOICE = 6;

    private static final Set<String> OTHERS = Set.of("_&&_", "_||_", "!_", "-_", "_?_:_", "@in");

    private final NodeReader nodes;
    private final RuleProblems problems;
    private int choicesOpen;

    OperatorReader(NodeReader nodes, RuleProblems problems) {
        this.nodes = nodes;
        this.problems = problems;
    }

    /** Whether a function of the syntax tree is one of these operators. */
    static boolean isOperator(String function) {
        return COMPARATORS.containsKey(function) || OPERATORS.containsKey(function) || OTHERS.contains(function);
    }

    @Nullable Expr read(CelExpr node) {
        String function = node.call().function();
        List<CelExpr> args = node.call().args();
        if (COMPARATORS.containsKey(function)) {
            return readComparison(node, COMPARATORS.get(function), args.get(0), args.get(1));
        }
        if (OPERATORS.containsKey(function)) {
            return readArithmetic(node, OPERATORS.get(function), args.get(0), args.get(1));
        }
        return switch (function) {
            case "_&&_", "_||_" -> readJunction(function.equals("_&&_"), args);
            case "!_" -> nodes.readBool(args.get(0)).map(Expr.Not::new).orElse(null);
            case "-_" -> readNegation(node, args.get(0));
            case "_?_:_" -> readChoice(node, args);
            case "@in" -> readMembership(args.get(0), args.get(1));
            default -> throw new IllegalArgumentException(function);
        };
    }

    private @Nullable Expr readJunction(boolean all, List<CelExpr> args) {
        List<Expr> operands = new ArrayList<>();
        boolean whole = true;
        for (CelExpr arg : args) {
            Optional<Expr> operand = nodes.readBool(arg);
            whole &= operand.isPresent();
            operand.ifPresent(expr -> {
                if (expr instanceof Expr.Junction inner && inner.all() == all) {
                    operands.addAll(inner.operands());
                } else {
                    operands.add(expr);
                }
            });
        }
        return whole ? new Expr.Junction(all, operands) : null;
    }

    private @Nullable Expr readNegation(CelExpr node, CelExpr operand) {
        @Nullable Expr expr = nodes.read(operand);
        if (expr == null) {
            return null;
        }
        return expr.type().isNumber()
                ? new Expr.Negation(expr)
                : problems.refuse(node, "wrong-type", "'-' needs a number, not " + expr.type() + ".", "");
    }

    private @Nullable Expr readComparison(
            CelExpr node, Expr.Comparator comparator, CelExpr leftNode, CelExpr rightNode) {
        @Nullable Expr left = nodes.read(leftNode);
        @Nullable Expr right = nodes.read(rightNode);
        if (left == null || right == null) {
            return null;
        }
        @Nullable Expr fittedLeft = nodes.fit(left, right.type(), leftNode);
        @Nullable Expr fittedRight = fittedLeft == null ? null : nodes.fit(right, fittedLeft.type(), rightNode);
        if (fittedLeft == null || fittedRight == null) {
            return wasCodeLiteral(left, right) ? null : refuseMix(node, comparator.symbol(), left, right);
        }
        if (comparator.isOrdering() && !fittedLeft.type().isOrdered()) {
            return problems.refuse(
                    node,
                    "wrong-type",
                    "Values of type " + fittedLeft.type() + " have no order.",
                    orderRemedy(fittedLeft.type()));
        }
        return new Expr.Comparison(comparator, fittedLeft, fittedRight);
    }

    private static String orderRemedy(Type type) {
        return type.is(Type.Kind.CODE)
                ? "Use == or in, or declare the list as ordered in facts/codes.yaml."
                : "Use == or !=.";
    }

    private @Nullable Expr readArithmetic(CelExpr node, Expr.Operator operator, CelExpr leftNode, CelExpr rightNode) {
        @Nullable Expr left = nodes.read(leftNode);
        @Nullable Expr right = nodes.read(rightNode);
        if (left == null || right == null) {
            return null;
        }
        @Nullable Type type = resultOf(operator, left.type().kind(), right.type().kind());
        return type == null
                ? refuseMix(node, operator.symbol(), left, right)
                : new Expr.Arithmetic(operator, left, right, type);
    }

    private static @Nullable Type resultOf(Expr.Operator operator, Type.Kind left, Type.Kind right) {
        boolean sum = operator == Expr.Operator.ADD || operator == Expr.Operator.SUBTRACT;
        if (left == Type.Kind.INT && right == Type.Kind.INT) {
            return Type.INT;
        }
        if (left == Type.Kind.DECIMAL && right == Type.Kind.DECIMAL) {
            return operator == Expr.Operator.REMAINDER ? null : Type.DECIMAL;
        }
        if (left != Type.Kind.MONEY) {
            return null;
        }
        if (right == Type.Kind.MONEY) {
            return sum ? Type.MONEY : operator == Expr.Operator.DIVIDE ? Type.DECIMAL : null;
        }
        boolean scaled = operator == Expr.Operator.MULTIPLY || operator == Expr.Operator.DIVIDE;
        return right == Type.Kind.INT && scaled ? Type.MONEY : null;
    }

    private @Nullable Expr readMembership(CelExpr valueNode, CelExpr listNode) {
        @Nullable Expr value = nodes.read(valueNode);
        if (listNode.getKind() != CelExpr.ExprKind.Kind.LIST) {
            return problems.refuse(listNode, "unsupported", "'in' needs a list written out.", "Write x in ['a', 'b'].");
        }
        if (listNode.list().elements().isEmpty()) {
            return problems.refuse(
                    listNode, "always-false", "Nothing is in an empty list.", "Name at least one element.");
        }
        List<Expr> elements = new ArrayList<>();
        for (CelExpr elementNode : listNode.list().elements()) {
            @Nullable Expr read = nodes.read(elementNode);
            @Nullable Expr fitted = read == null || value == null ? null : nodes.fit(read, value.type(), elementNode);
            if (read != null
                    && value != null
                    && (fitted == null || !fitted.type().isComparableWith(value.type()))) {
                if (!(NodeReader.isTextLiteral(read) && value.type().is(Type.Kind.CODE))) {
                    refuseMix(elementNode, "in", value, read);
                }
            } else if (fitted != null) {
                elements.add(fitted);
            }
        }
        boolean whole =
                value != null && elements.size() == listNode.list().elements().size();
        return whole ? new Expr.Membership(Objects.requireNonNull(value), elements) : null;
    }

    private @Nullable Expr readChoice(CelExpr node, List<CelExpr> args) {
        if (++choicesOpen > DEEPEST_CHOICE) {
            choicesOpen--;
            return problems.refuse(
                    node,
                    "unsupported",
                    "More than " + DEEPEST_CHOICE + " choices (? :) inside each other.",
                    "Use a parameter table, or split the clause.");
        }
        @Nullable Expr choice = readOpenChoice(node, args);
        choicesOpen--;
        return choice;
    }

    private @Nullable Expr readOpenChoice(CelExpr node, List<CelExpr> args) {
        Optional<Expr> condition = nodes.readBool(args.get(0));
        @Nullable Expr then = nodes.read(args.get(1));
        @Nullable Expr otherwise = nodes.read(args.get(2));
        if (condition.isEmpty() || then == null || otherwise == null) {
            return null;
        }
        @Nullable Expr fittedThen = nodes.fit(then, otherwise.type(), args.get(1));
        @Nullable Expr fittedOtherwise = fittedThen == null ? null : nodes.fit(otherwise, fittedThen.type(), args.get(2));
        if (fittedThen == null || fittedOtherwise == null) {
            return wasCodeLiteral(then, otherwise) ? null : refuseMix(node, "? :", then, otherwise);
        }
        return new Expr.Choice(condition.get(), fittedThen, fittedOtherwise);
    }

    /** A text literal beside a code has been reported by {@link NodeReader#fit}, in better words. */
    private static boolean wasCodeLiteral(Expr left, Expr right) {
        return NodeReader.isTextLiteral(left) && right.type().is(Type.Kind.CODE)
                || NodeReader.isTextLiteral(right) && left.type().is(Type.Kind.CODE);
    }

    private @Nullable Expr refuseMix(CelExpr node, String symbol, Expr left, Expr right) {
        return problems.refuse(
                node,
                "wrong-type",
                "'" + symbol + "' cannot be used between " + left.type() + " and " + right.type() + ".",
                mixRemedy(left.type(), right.type()));
    }

    private static String mixRemedy(Type left, Type right) {
        if (left.is(Type.Kind.MONEY) && right.isNumber() || right.is(Type.Kind.MONEY) && left.isNumber()) {
            return "Write amounts as money('933.20'); money may be multiplied and divided by an int on its right, and a share of it is portion(money, decimal).";
        }
        if (left.is(Type.Kind.MONEY) && right.is(Type.Kind.TEXT)
                || right.is(Type.Kind.MONEY) && left.is(Type.Kind.TEXT)) {
            return "Write amounts as money('933.20').";
        }
        if (left.is(Type.Kind.DECIMAL) && right.is(Type.Kind.DECIMAL)) {
            return "Only ints have a remainder.";
        }
        if (left.is(Type.Kind.DATE) || right.is(Type.Kind.DATE)) {
            return "Write dates as date('2016-08-31'); yearsSince(…), monthsSince(…) and daysSince(…) give ints.";
        }
        if (left.isNumber() && right.isNumber()) {
            return "Write decimal(…) around the int, or a literal with a point (2.0).";
        }
        if (left.is(Type.Kind.CODE) && right.is(Type.Kind.CODE)) {
            return "The two codes come from different lists.";
        }
        if (left.is(Type.Kind.BOOL) || right.is(Type.Kind.BOOL)) {
            return "A bool is a condition by itself: write it alone, or with ! before it.";
        }
        return "Compare values of one type.";
    }
}
