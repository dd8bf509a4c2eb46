package org.puente.rules.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Money;
import org.puente.rules.fact.Type;
import org.puente.rules.fact.Values;
import org.puente.rules.source.Nearest;

/** Reads calls by name: functions, and methods of a text or a list. */
final class FunctionReader {

    private static final List<String> FUNCTIONS = List.of(
            "parameter",
            "money",
            "date",
            "known",
            "size",
            "decimal",
            "int",
            "round",
            "portion",
            "yearsSince",
            "monthsSince",
            "daysSince");

    private static final List<String> METHODS = List.of(
            "exists", "all", "exists_one", "count", "sum", "min", "max", "size", "startsWith", "endsWith", "contains");

    private final NodeReader nodes;
    private final NameReader names;
    private final ListReader lists;
    private final RuleProblems problems;

    FunctionReader(NodeReader nodes, NameReader names, ListReader lists, RuleProblems problems) {
        this.nodes = nodes;
        this.names = names;
        this.lists = lists;
        this.problems = problems;
    }

    @Nullable Expr read(CelExpr node) {
        CelExpr.CelCall call = node.call();
        return call.target().isPresent()
                ? readMethod(node, call.target().get(), call.function(), call.args())
                : readFunction(node, call.function(), call.args());
    }

    private @Nullable Expr readFunction(CelExpr node, String function, List<CelExpr> args) {
        return switch (function) {
            case "parameter" -> names.readParameter(node, args);
            case "money" -> readMoney(node, args);
            case "date" -> readDate(node, args);
            case "known" -> names.readKnown(node, args);
            case "size" -> problems.hasArguments(node, function, args, 1) ? readSize(node, args.get(0)) : null;
            case "decimal" -> readConversion(node, Expr.Converter.DECIMAL, args, Type.INT);
            case "int" -> readConversion(node, Expr.Converter.TRUNCATE, args, Type.DECIMAL);
            case "round" -> readConversion(node, Expr.Converter.ROUND, args, Type.DECIMAL);
            case "portion" -> readPortion(node, args);
            case "yearsSince" -> readElapsed(node, Expr.Span.YEARS, args);
            case "monthsSince" -> readElapsed(node, Expr.Span.MONTHS, args);
            case "daysSince" -> readElapsed(node, Expr.Span.DAYS, args);
            case "has" ->
                problems.refuse(
                        node, "unsupported", "has() is not part of the rule language.", "Use known(household.size).");
            default ->
                Character.isJavaIdentifierStart(function.charAt(0)) && !function.startsWith("_")
                        ? problems.refuse(
                                node,
                                "unknown-name",
                                "'" + function + "' is not a function of the rule language.",
                                Nearest.suggest(function, FUNCTIONS))
                        : problems.refuse(
                                node,
                                "unsupported",
                                "This construct is not part of the rule language.",
                                RuleProblems.SEE);
        };
    }

    private @Nullable Expr readMoney(CelExpr node, List<CelExpr> args) {
        Optional<String> written = literalText(args);
        Optional<Long> centavos = written.flatMap(Money::parse);
        return centavos.<@Nullable Expr>map(value -> new Expr.Literal(value, Type.MONEY))
                .orElseGet(() -> problems.refuse(
                        args.size() == 1 ? args.get(0) : node,
                        "bad-literal",
                        "money(…) needs an amount in quotes with at most two decimals.",
                        "Write money('933.20')."));
    }

    private @Nullable Expr readDate(CelExpr node, List<CelExpr> args) {
        Optional<LocalDate> day = literalText(args).flatMap(Values::parseDate);
        return day.<@Nullable Expr>map(value -> new Expr.Literal(value, Type.DATE))
                .orElseGet(() -> problems.refuse(
                        args.size() == 1 ? args.get(0) : node,
                        "bad-literal",
                        "date(…) needs a calendar date in quotes.",
                        "Write date('2016-08-31')."));
    }

    /** The text of a call that has one literal text and nothing else. */
    static Optional<String> literalText(List<CelExpr> args) {
        return args.size() == 1
                        && args.get(0).getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && args.get(0).constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(args.get(0).constant().stringValue())
                : Optional.empty();
    }

    private @Nullable Expr readConversion(CelExpr node, Expr.Converter converter, List<CelExpr> args, Type from) {
        if (!problems.hasArguments(node, converter.word(), args, 1)) {
            return null;
        }
        @Nullable Expr operand = nodes.read(args.get(0));
        if (operand == null) {
            return null;
        }
        return operand.type().equals(from)
                ? new Expr.Conversion(converter, operand)
                : problems.refuse(
                        node,
                        "wrong-type",
                        converter.word() + "(…) needs " + from + ", not " + operand.type() + ".",
                        "decimal(…) makes a decimal of an int; int(…) and round(…) make an int of a decimal.");
    }

    private @Nullable Expr readPortion(CelExpr node, List<CelExpr> args) {
        if (!problems.hasArguments(node, "portion", args, 2)) {
            return null;
        }
        @Nullable Expr money = nodes.read(args.get(0));
        @Nullable Expr share = nodes.read(args.get(1));
        if (money == null || share == null) {
            return null;
        }
        return money.type().is(Type.Kind.MONEY) && share.type().is(Type.Kind.DECIMAL)
                ? new Expr.Portion(money, share)
                : problems.refuse(
                        node,
                        "wrong-type",
                        "portion(…) needs money and a decimal, not " + money.type() + " and " + share.type() + ".",
                        "Write portion(money, 0.5).");
    }

    private @Nullable Expr readElapsed(CelExpr node, Expr.Span span, List<CelExpr> args) {
        if (!problems.hasArguments(node, span.word(), args, 1)) {
            return null;
        }
        @Nullable Expr date = nodes.read(args.get(0));
        if (date == null) {
            return null;
        }
        return date.type().is(Type.Kind.DATE)
                ? new Expr.Elapsed(span, date)
                : problems.refuse(node, "wrong-type", span.word() + "(…) needs a date, not " + date.type() + ".", "");
    }

    private @Nullable Expr readSize(CelExpr node, CelExpr argument) {
        if (isFiltered(argument)) {
            return problems.refuse(
                    node,
                    "unsupported",
                    "filter(…).size() is not part of the rule language.",
                    "Write household.members.count(m, …).");
        }
        Optional<Expr.MemberList> list = ListReader.listOf(argument);
        if (list.isPresent()) {
            return lists.readSize(node, argument, list.get());
        }
        @Nullable Expr operand = nodes.read(argument);
        if (operand == null) {
            return null;
        }
        return operand.type().is(Type.Kind.TEXT)
                ? new Expr.TextSize(operand)
                : problems.refuse(
                        node,
                        "wrong-type",
                        "size(…) needs a text or a list of members, not " + operand.type() + ".",
                        "");
    }

    private static boolean isFiltered(CelExpr node) {
        return node.getKind() == CelExpr.ExprKind.Kind.CALL
                && node.call().function().equals("filter");
    }

    private @Nullable Expr readMethod(CelExpr node, CelExpr target, String method, List<CelExpr> args) {
        Optional<Expr.Quantifier> quantifier = ListReader.findQuantifier(method);
        if (quantifier.isPresent()) {
            return lists.readQuantified(node, target, quantifier.get(), args);
        }
        return switch (method) {
            case "size" -> problems.hasArguments(node, method, args, 0) ? readSize(node, target) : null;
            case "startsWith" -> readTextTest(node, Expr.TextTester.STARTS_WITH, target, args);
            case "endsWith" -> readTextTest(node, Expr.TextTester.ENDS_WITH, target, args);
            case "contains" -> readTextTest(node, Expr.TextTester.CONTAINS, target, args);
            case "filter", "map" ->
                problems.refuse(
                        node,
                        "unsupported",
                        method + "(…) is not part of the rule language.",
                        "Use exists, all, count, sum, min or max.");
            case "matches" ->
                problems.refuse(
                        node,
                        "unsupported",
                        "matches(…) is refused: engines read regular expressions differently.",
                        "Use startsWith, endsWith or contains.");
            default ->
                problems.refuse(
                        node,
                        "unknown-name",
                        "'" + method + "' is not a function of the rule language.",
                        Nearest.suggest(method, METHODS));
        };
    }

    private @Nullable Expr readTextTest(CelExpr node, Expr.TextTester tester, CelExpr target, List<CelExpr> args) {
        if (!problems.hasArguments(node, tester.word(), args, 1)) {
            return null;
        }
        @Nullable Expr operand = nodes.read(target);
        @Nullable Expr part = nodes.read(args.get(0));
        if (operand == null || part == null) {
            return null;
        }
        return operand.type().is(Type.Kind.TEXT) && part.type().is(Type.Kind.TEXT)
                ? new Expr.TextTest(tester, operand, part)
                : problems.refuse(
                        node,
                        "wrong-type",
                        tester.word() + "(…) needs two texts, not " + operand.type() + " and " + part.type() + ".",
                        "");
    }
}
