package org.puente.rules.expression;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Money;
import org.puente.rules.fact.Type;
import org.puente.rules.fact.Values;
import org.puente.rules.parameter.Parameter;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Place;
import org.puente.rules.source.SourceNode;

/**
 * Reads the nodes of one rule's syntax tree. A fault is reported and read as null; reading goes on beside it, so that
 * all faults of a rule are found at once.
 */
final class NodeReader {

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

    private final ExpressionReader owner;
    private final SourceNode.Text text;
    private final CelSource source;
    private final Scope scope;
    private @Nullable String element;
    private int choicesOpen;

    NodeReader(ExpressionReader owner, SourceNode.Text text, CelSource source, Scope scope) {
        this.owner = owner;
        this.text = text;
        this.source = source;
        this.scope = scope;
    }

    @Nullable Expr read(CelExpr node) {
        return switch (node.getKind()) {
            case CONSTANT -> readConstant(node);
            case IDENT -> readIdentifier(node);
            case SELECT -> readSelect(node);
            case CALL -> readCall(node);
            case LIST -> refuse(node, "unsupported", "A list may only stand after 'in'.", "Write x in [a, b].");
            default -> refuse(node, "unsupported", "This construct is not part of the rule language.", SEE);
        };
    }

    private static final String SEE = "See docs/reference/rule-language.md for what is.";

    // ---------------------------------------------------------------- literals and names

    private @Nullable Expr readConstant(CelExpr node) {
        CelConstant constant = node.constant();
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> new Expr.Literal(constant.booleanValue(), Type.BOOL);
            case INT64_VALUE -> new Expr.Literal(constant.int64Value(), Type.INT);
            case STRING_VALUE -> new Expr.Literal(constant.stringValue(), Type.TEXT);
            case DOUBLE_VALUE ->
                Double.isFinite(constant.doubleValue())
                        ? new Expr.Literal(constant.doubleValue(), Type.DECIMAL)
                        : refuse(node, "bad-literal", "This number does not fit a decimal.", "");
            default -> refuse(node, "unsupported", "This literal is not part of the rule language.", SEE);
        };
    }

    private @Nullable Expr readIdentifier(CelExpr node) {
        String name = node.ident().name();
        if (name.equals(element) || Entity.find(name).isPresent()) {
            return refuse(
                    node,
                    "wrong-type",
                    "'" + name + "' alone is not a value.",
                    "Name one of its facts: " + name + ".…");
        }
        List<String> valid =
                new ArrayList<>(scope.entities().stream().map(Entity::word).toList());
        if (element != null) {
            valid.add(element);
        }
        return refuse(node, "unknown-name", "'" + name + "' is not known here.", Nearest.suggest(name, valid));
    }

    private @Nullable Expr readSelect(CelExpr node) {
        CelExpr operand = node.select().operand();
        if (operand.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return refuse(node, "unknown-name", "A fact has one dot, as in household.size.", SEE);
        }
        String owned = operand.ident().name();
        String name = node.select().field();
        if (owned.equals(element)) {
            return readFact(node, Expr.Subject.ELEMENT, Entity.MEMBER, name);
        }
        Optional<Entity> entity = Entity.find(owned);
        if (entity.isEmpty()) {
            return readIdentifier(operand);
        }
        if (!scope.entities().contains(entity.get())) {
            return refuse(
                    operand,
                    "out-of-reach",
                    "A " + scope.unit() + " clause cannot read " + owned + " facts.",
                    reachRemedy(entity.get()));
        }
        if (name.equals("members") && listOf(node).isPresent()) {
            return refuse(
                    node,
                    "wrong-type",
                    "A list of members is not a value.",
                    "Use " + owned + ".members.exists(m, …), all, count, sum, min, max or size().");
        }
        return readFact(node, Expr.Subject.UNIT, entity.get(), name);
    }

    private String reachRemedy(Entity entity) {
        if (entity == Entity.MEMBER && scope.lists().contains(Expr.MemberList.HOUSEHOLD)) {
            return "Use household.members.exists(m, …) or another quantifier.";
        }
        return "It reaches " + scope.words() + ".";
    }

    private @Nullable Expr readFact(CelExpr node, Expr.Subject subject, Entity entity, String name) {
        Optional<Fact> fact = owner.facts().find(entity, name);
        if (fact.isEmpty()) {
            List<String> valid =
                    owner.facts().list(entity).stream().map(Fact::name).toList();
            return refuseAt(
                    fieldPlace(node),
                    "unknown-name",
                    "'" + name + "' is not a fact of a " + entity.word() + ".",
                    Nearest.suggest(name, valid));
        }
        if (!fact.get().isDerived()) {
            return new Expr.FactRef(subject, fact.get());
        }
        return owner.derivation(fact.get(), place(node))
                .map(expr -> derived(node, subject, expr))
                .orElse(null);
    }

    /** A derived member fact asked of a list member is its formula with that member in the member's place. */
    private @Nullable Expr derived(CelExpr node, Expr.Subject subject, Expr expr) {
        if (element != null && !Reads.of(expr).quantifiers().isEmpty()) {
            return refuseNested(node);
        }
        if (subject == Expr.Subject.UNIT) {
            return expr;
        }
        return new Rewriter() {
            @Override
            public Expr fact(Expr.FactRef ref) {
                return ref.fact().entity() == Entity.MEMBER ? new Expr.FactRef(Expr.Subject.ELEMENT, ref.fact()) : ref;
            }
        }.rewrite(expr);
    }

    // ---------------------------------------------------------------- calls

    private @Nullable Expr readCall(CelExpr node) {
        CelExpr.CelCall call = node.call();
        if (call.target().isPresent()) {
            return readMethod(node, call.target().get(), call.function(), call.args());
        }
        List<CelExpr> args = call.args();
        String function = call.function();
        if (COMPARATORS.containsKey(function)) {
            return readComparison(node, COMPARATORS.get(function), args.get(0), args.get(1));
        }
        if (OPERATORS.containsKey(function)) {
            return readArithmetic(node, OPERATORS.get(function), args.get(0), args.get(1));
        }
        return switch (function) {
            case "_&&_", "_||_" -> readJunction(function.equals("_&&_"), args);
            case "!_" -> readBool(args.get(0)).map(Expr.Not::new).orElse(null);
            case "-_" -> readNegation(node, args.get(0));
            case "_?_:_" -> readChoice(node, args);
            case "@in" -> readMembership(node, args.get(0), args.get(1));
            default -> readFunction(node, function, args);
        };
    }

    private @Nullable Expr readFunction(CelExpr node, String function, List<CelExpr> args) {
        return switch (function) {
            case "parameter" -> readParameter(node, args);
            case "money" -> readMoney(node, args);
            case "date" -> readDate(node, args);
            case "known" -> readKnown(node, args);
            case "size" -> hasArguments(node, function, args, 1) ? readSize(node, args.get(0)) : null;
            case "decimal" -> readConversion(node, Expr.Converter.DECIMAL, args, Type.INT);
            case "int" -> readConversion(node, Expr.Converter.TRUNCATE, args, Type.DECIMAL);
            case "round" -> readConversion(node, Expr.Converter.ROUND, args, Type.DECIMAL);
            case "portion" -> readPortion(node, args);
            case "yearsSince" -> readElapsed(node, Expr.Span.YEARS, args);
            case "monthsSince" -> readElapsed(node, Expr.Span.MONTHS, args);
            case "daysSince" -> readElapsed(node, Expr.Span.DAYS, args);
            case "has" ->
                refuse(node, "unsupported", "has() is not part of the rule language.", "Use known(household.size).");
            default ->
                Character.isJavaIdentifierStart(function.charAt(0)) && !function.startsWith("_")
                        ? refuse(
                                node,
                                "unknown-name",
                                "'" + function + "' is not a function of the rule language.",
                                Nearest.suggest(function, FUNCTIONS))
                        : refuse(node, "unsupported", "This construct is not part of the rule language.", SEE);
        };
    }

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

    private @Nullable Expr readJunction(boolean all, List<CelExpr> args) {
        List<Expr> operands = new ArrayList<>();
        boolean whole = true;
        for (CelExpr arg : args) {
            Optional<Expr> operand = readBool(arg);
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

    private Optional<Expr> readBool(CelExpr node) {
        @Nullable Expr expr = read(node);
        if (expr != null && !expr.type().is(Type.Kind.BOOL)) {
            refuse(
                    node,
                    "wrong-type",
                    "This is of type " + expr.type() + " where bool is needed.",
                    "Write a comparison.");
            return Optional.empty();
        }
        return Optional.ofNullable(expr);
    }

    private @Nullable Expr readNegation(CelExpr node, CelExpr operand) {
        @Nullable Expr expr = read(operand);
        if (expr == null) {
            return null;
        }
        return expr.type().isNumber()
                ? new Expr.Negation(expr)
                : refuse(node, "wrong-type", "'-' needs a number, not " + expr.type() + ".", "");
    }

    private @Nullable Expr readComparison(
            CelExpr node, Expr.Comparator comparator, CelExpr leftNode, CelExpr rightNode) {
        @Nullable Expr left = read(leftNode);
        @Nullable Expr right = read(rightNode);
        if (left == null || right == null) {
            return null;
        }
        @Nullable Expr fittedLeft = fit(left, right.type(), leftNode);
        @Nullable Expr fittedRight = fittedLeft == null ? null : fit(right, fittedLeft.type(), rightNode);
        if (fittedLeft == null || fittedRight == null) {
            return wasCodeLiteral(left, right) ? null : refuseMix(node, comparator.symbol(), left, right);
        }
        if (comparator.isOrdering() && !fittedLeft.type().isOrdered()) {
            return refuse(
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

    /** A text literal beside a code has been reported by {@link #fit}, in better words. */
    private static boolean wasCodeLiteral(Expr left, Expr right) {
        return isTextLiteral(left) && right.type().is(Type.Kind.CODE)
                || isTextLiteral(right) && left.type().is(Type.Kind.CODE);
    }

    private static boolean isTextLiteral(Expr expr) {
        return expr instanceof Expr.Literal literal && literal.type().is(Type.Kind.TEXT);
    }

    private @Nullable Expr refuseMix(CelExpr node, String symbol, Expr left, Expr right) {
        return refuse(
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
        return "Compare values of one type.";
    }

    /**
     * Makes an expression fit a type: only a text literal changes, into a code of the list it is compared with.
     *
     * @return null if it does not fit (reported if it is a literal that is not in the list)
     */
    @Nullable Expr fit(Expr expr, Type wanted, CelExpr node) {
        if (wanted.is(Type.Kind.CODE) && isTextLiteral(expr)) {
            String code = (String) ((Expr.Literal) expr).value();
            if (!wanted.codeList().contains(code)) {
                refuse(
                        node,
                        "unknown-code",
                        "'" + code + "' is not in the list " + wanted.codeList().name() + ".",
                        Nearest.suggest(code, wanted.codeList().codes()));
                return null;
            }
            return new Expr.Literal(code, wanted);
        }
        if (isTextLiteral(expr) || !wanted.is(Type.Kind.TEXT)) {
            return expr.type().isComparableWith(wanted) ? expr : null;
        }
        // A code beside a text literal: the literal is fitted when its own turn comes.
        return expr.type().is(Type.Kind.CODE) || expr.type().isComparableWith(wanted) ? expr : null;
    }

    private @Nullable Expr readMembership(CelExpr node, CelExpr valueNode, CelExpr listNode) {
        @Nullable Expr value = read(valueNode);
        if (listNode.getKind() != CelExpr.ExprKind.Kind.LIST) {
            return refuse(listNode, "unsupported", "'in' needs a list written out.", "Write x in ['a', 'b'].");
        }
        if (listNode.list().elements().isEmpty()) {
            return refuse(listNode, "always-false", "Nothing is in an empty list.", "Name at least one element.");
        }
        List<Expr> elements = new ArrayList<>();
        for (CelExpr elementNode : listNode.list().elements()) {
            @Nullable Expr read = read(elementNode);
            @Nullable Expr fitted = read == null || value == null ? null : fit(read, value.type(), elementNode);
            if (read != null
                    && value != null
                    && (fitted == null || !fitted.type().isComparableWith(value.type()))) {
                if (!(isTextLiteral(read) && value.type().is(Type.Kind.CODE))) {
                    refuseMix(elementNode, "in", value, read);
                }
            } else if (fitted != null) {
                elements.add(fitted);
            }
        }
        boolean whole =
                value != null && elements.size() == listNode.list().elements().size();
        return whole ? new Expr.Membership(java.util.Objects.requireNonNull(value), elements) : null;
    }

    private @Nullable Expr readChoice(CelExpr node, List<CelExpr> args) {
        if (++choicesOpen > DEEPEST_CHOICE) {
            choicesOpen--;
            return refuse(
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
        Optional<Expr> condition = readBool(args.get(0));
        @Nullable Expr then = read(args.get(1));
        @Nullable Expr otherwise = read(args.get(2));
        if (condition.isEmpty() || then == null || otherwise == null) {
            return null;
        }
        @Nullable Expr fittedThen = fit(then, otherwise.type(), args.get(1));
        @Nullable Expr fittedOtherwise = fittedThen == null ? null : fit(otherwise, fittedThen.type(), args.get(2));
        if (fittedThen == null || fittedOtherwise == null) {
            return wasCodeLiteral(then, otherwise) ? null : refuseMix(node, "? :", then, otherwise);
        }
        return new Expr.Choice(condition.get(), fittedThen, fittedOtherwise);
    }

    private @Nullable Expr readArithmetic(CelExpr node, Expr.Operator operator, CelExpr leftNode, CelExpr rightNode) {
        @Nullable Expr left = read(leftNode);
        @Nullable Expr right = read(rightNode);
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

    private @Nullable Expr readMoney(CelExpr node, List<CelExpr> args) {
        Optional<String> written = literalText(args);
        Optional<Long> centavos = written.flatMap(Money::parse);
        return centavos.<@Nullable Expr>map(value -> new Expr.Literal(value, Type.MONEY))
                .orElseGet(() -> refuse(
                        args.size() == 1 ? args.get(0) : node,
                        "bad-literal",
                        "money(…) needs an amount in quotes with at most two decimals.",
                        "Write money('933.20')."));
    }

    private @Nullable Expr readDate(CelExpr node, List<CelExpr> args) {
        Optional<LocalDate> day = literalText(args).flatMap(Values::parseDate);
        return day.<@Nullable Expr>map(value -> new Expr.Literal(value, Type.DATE))
                .orElseGet(() -> refuse(
                        args.size() == 1 ? args.get(0) : node,
                        "bad-literal",
                        "date(…) needs a calendar date in quotes.",
                        "Write date('2016-08-31')."));
    }

    private static Optional<String> literalText(List<CelExpr> args) {
        return args.size() == 1
                        && args.get(0).getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && args.get(0).constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(args.get(0).constant().stringValue())
                : Optional.empty();
    }

    private @Nullable Expr readParameter(CelExpr node, List<CelExpr> args) {
        if (args.isEmpty() || literalText(args.subList(0, 1)).isEmpty()) {
            return refuse(
                    node,
                    "bad-literal",
                    "parameter(…) needs the parameter's name in quotes first.",
                    "Write parameter('name.part', key).");
        }
        String name = literalText(args.subList(0, 1)).orElseThrow();
        @Nullable Parameter parameter = owner.parameters().get(name);
        if (parameter == null) {
            return refuse(
                    args.get(0),
                    "unknown-parameter",
                    "There is no parameter '" + name + "'.",
                    Nearest.suggest(name, new TreeSet<>(owner.parameters().keySet())));
        }
        if (args.size() - 1 != parameter.keys().size()) {
            return refuse(
                    node,
                    "wrong-type",
                    "The parameter '" + name + "' has " + parameter.keys().size()
                            + (parameter.keys().size() == 1 ? " key" : " keys") + ", not " + (args.size() - 1)
                            + ".",
                    keysRemedy(parameter));
        }
        List<Expr> keys = new ArrayList<>();
        for (int i = 0; i < parameter.keys().size(); i++) {
            Optional<Expr> key = readKey(args.get(i + 1), parameter.keys().get(i), name);
            key.ifPresent(keys::add);
        }
        return keys.size() == parameter.keys().size() ? new Expr.ParameterRef(parameter, keys) : null;
    }

    private static String keysRemedy(Parameter parameter) {
        return parameter.keys().isEmpty()
                ? "Write parameter('" + parameter.name() + "')."
                : "Its keys are: "
                        + String.join(
                                ", ",
                                parameter.keys().stream().map(Type::toString).toList()) + ".";
    }

    private Optional<Expr> readKey(CelExpr node, Type wanted, String parameter) {
        @Nullable Expr key = read(node);
        if (key == null) {
            return Optional.empty();
        }
        @Nullable Expr fitted = fit(key, wanted, node);
        boolean codeLiteral = isTextLiteral(key) && wanted.is(Type.Kind.CODE);
        if (fitted == null || !fitted.type().isComparableWith(wanted)) {
            if (!codeLiteral) {
                refuse(
                        node,
                        "wrong-type",
                        "The parameter '" + parameter + "' needs a key of type " + wanted + ", not " + key.type() + ".",
                        "");
            }
            return Optional.empty();
        }
        return Optional.of(fitted);
    }

    private @Nullable Expr readKnown(CelExpr node, List<CelExpr> args) {
        if (!hasArguments(node, "known", args, 1)) {
            return null;
        }
        Optional<Expr.MemberList> list = listOf(args.get(0));
        if (list.isPresent()) {
            return isReached(args.get(0), list.get()) ? new Expr.ListKnown(list.get()) : null;
        }
        if (args.get(0).getKind() != CelExpr.ExprKind.Kind.SELECT) {
            return refuse(args.get(0), "wrong-type", "known(…) needs a fact.", "Write known(household.size).");
        }
        @Nullable Expr operand = read(args.get(0));
        return operand == null ? null : new Expr.Known(operand);
    }

    private @Nullable Expr readConversion(CelExpr node, Expr.Converter converter, List<CelExpr> args, Type from) {
        if (!hasArguments(node, converter.word(), args, 1)) {
            return null;
        }
        @Nullable Expr operand = read(args.get(0));
        if (operand == null) {
            return null;
        }
        return operand.type().equals(from)
                ? new Expr.Conversion(converter, operand)
                : refuse(
                        node,
                        "wrong-type",
                        converter.word() + "(…) needs " + from + ", not " + operand.type() + ".",
                        "decimal(…) makes a decimal of an int; int(…) and round(…) make an int of a decimal.");
    }

    private @Nullable Expr readPortion(CelExpr node, List<CelExpr> args) {
        if (!hasArguments(node, "portion", args, 2)) {
            return null;
        }
        @Nullable Expr money = read(args.get(0));
        @Nullable Expr share = read(args.get(1));
        if (money == null || share == null) {
            return null;
        }
        return money.type().is(Type.Kind.MONEY) && share.type().is(Type.Kind.DECIMAL)
                ? new Expr.Portion(money, share)
                : refuse(
                        node,
                        "wrong-type",
                        "portion(…) needs money and a decimal, not " + money.type() + " and " + share.type() + ".",
                        "Write portion(money, 0.5).");
    }

    private @Nullable Expr readElapsed(CelExpr node, Expr.Span span, List<CelExpr> args) {
        if (!hasArguments(node, span.word(), args, 1)) {
            return null;
        }
        @Nullable Expr date = read(args.get(0));
        if (date == null) {
            return null;
        }
        return date.type().is(Type.Kind.DATE)
                ? new Expr.Elapsed(span, date)
                : refuse(node, "wrong-type", span.word() + "(…) needs a date, not " + date.type() + ".", "");
    }

    private @Nullable Expr readSize(CelExpr node, CelExpr argument) {
        if (isFiltered(argument)) {
            return refuse(
                    node,
                    "unsupported",
                    "filter(…).size() is not part of the rule language.",
                    "Write household.members.count(m, …).");
        }
        Optional<Expr.MemberList> list = listOf(argument);
        if (list.isPresent()) {
            return isReached(argument, list.get()) && isNotNested(node)
                    ? new Expr.Quantified(Expr.Quantifier.COUNT, list.get(), Expr.Literal.TRUE, null)
                    : null;
        }
        @Nullable Expr operand = read(argument);
        if (operand == null) {
            return null;
        }
        return operand.type().is(Type.Kind.TEXT)
                ? new Expr.TextSize(operand)
                : refuse(
                        node,
                        "wrong-type",
                        "size(…) needs a text or a list of members, not " + operand.type() + ".",
                        "");
    }

    private static boolean isFiltered(CelExpr node) {
        return node.getKind() == CelExpr.ExprKind.Kind.CALL
                && node.call().function().equals("filter");
    }

    // ---------------------------------------------------------------- methods and quantifiers

    private static final List<String> METHODS = List.of(
            "exists", "all", "exists_one", "count", "sum", "min", "max", "size", "startsWith", "endsWith", "contains");

    private @Nullable Expr readMethod(CelExpr node, CelExpr target, String method, List<CelExpr> args) {
        for (Expr.Quantifier quantifier : Expr.Quantifier.values()) {
            if (quantifier.word().equals(method)) {
                return readQuantified(node, target, quantifier, args);
            }
        }
        return switch (method) {
            case "size" -> hasArguments(node, method, args, 0) ? readSize(node, target) : null;
            case "startsWith" -> readTextTest(node, Expr.TextTester.STARTS_WITH, target, args);
            case "endsWith" -> readTextTest(node, Expr.TextTester.ENDS_WITH, target, args);
            case "contains" -> readTextTest(node, Expr.TextTester.CONTAINS, target, args);
            case "filter", "map" ->
                refuse(
                        node,
                        "unsupported",
                        method + "(…) is not part of the rule language.",
                        "Use exists, all, count, sum, min or max.");
            case "matches" ->
                refuse(
                        node,
                        "unsupported",
                        "matches(…) is refused: engines read regular expressions differently.",
                        "Use startsWith, endsWith or contains.");
            default ->
                refuse(
                        node,
                        "unknown-name",
                        "'" + method + "' is not a function of the rule language.",
                        Nearest.suggest(method, METHODS));
        };
    }

    private @Nullable Expr readTextTest(CelExpr node, Expr.TextTester tester, CelExpr target, List<CelExpr> args) {
        if (!hasArguments(node, tester.word(), args, 1)) {
            return null;
        }
        @Nullable Expr operand = read(target);
        @Nullable Expr part = read(args.get(0));
        if (operand == null || part == null) {
            return null;
        }
        return operand.type().is(Type.Kind.TEXT) && part.type().is(Type.Kind.TEXT)
                ? new Expr.TextTest(tester, operand, part)
                : refuse(
                        node,
                        "wrong-type",
                        tester.word() + "(…) needs two texts, not " + operand.type() + " and " + part.type() + ".",
                        "");
    }

    private @Nullable Expr readQuantified(
            CelExpr node, CelExpr target, Expr.Quantifier quantifier, List<CelExpr> args) {
        Optional<Expr.MemberList> list = listOf(target);
        if (list.isEmpty()) {
            return refuse(
                    node,
                    "wrong-type",
                    quantifier.word() + "(…) needs a list of members.",
                    "Write household.members." + quantifier.word() + "(m, …).");
        }
        int wanted = quantifier.hasValue() ? 3 : 2;
        if (!isReached(target, list.get())
                || !isNotNested(node)
                || !hasArguments(node, quantifier.word(), args, wanted)) {
            return null;
        }
        if (args.get(0).getKind() != CelExpr.ExprKind.Kind.IDENT
                || Entity.find(args.get(0).ident().name()).isPresent()) {
            return refuse(
                    args.get(0),
                    "bad-name",
                    "A quantifier needs a name for the member first.",
                    "Write " + quantifier.word() + "(m, …).");
        }
        element = args.get(0).ident().name();
        Optional<Expr> predicate = readBool(args.get(1));
        @Nullable Expr value = quantifier.hasValue() ? read(args.get(2)) : null;
        element = null;
        if (predicate.isEmpty() || quantifier.hasValue() && value == null) {
            return null;
        }
        if (value != null && !isFoldable(quantifier, value.type())) {
            return refuse(
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

    private @Nullable Expr refuseNested(CelExpr node) {
        return refuse(
                node,
                "unsupported",
                "A quantifier inside a quantifier is not part of the rule language.",
                "Split the clause, or use a fact.");
    }

    /** The list that {@code household.members} or {@code group.members} names. */
    private static Optional<Expr.MemberList> listOf(CelExpr node) {
        if (node.getKind() != CelExpr.ExprKind.Kind.SELECT
                || node.select().operand().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return Optional.empty();
        }
        String path =
                node.select().operand().ident().name() + "." + node.select().field();
        for (Expr.MemberList list : Expr.MemberList.values()) {
            if (list.path().equals(path)) {
                return Optional.of(list);
            }
        }
        return Optional.empty();
    }

    private boolean isReached(CelExpr node, Expr.MemberList list) {
        if (scope.lists().contains(list)) {
            return true;
        }
        refuse(
                node.select().operand(),
                "out-of-reach",
                "A " + scope.unit() + " clause cannot read " + list.path() + ".",
                "It reaches " + scope.words() + ".");
        return false;
    }

    // ---------------------------------------------------------------- refusals

    private boolean hasArguments(CelExpr node, String function, List<CelExpr> args, int wanted) {
        if (args.size() == wanted) {
            return true;
        }
        refuse(
                node,
                "wrong-arguments",
                function + "(…) takes " + wanted + " argument" + (wanted == 1 ? "" : "s") + ", not " + args.size()
                        + ".",
                SEE);
        return false;
    }

    private @Nullable Expr refuse(CelExpr node, String code, String message, String remedy) {
        return refuseAt(place(node), code, message, remedy);
    }

    private @Nullable Expr refuseAt(Place place, String code, String message, String remedy) {
        owner.problems().error(place, code, message, remedy);
        return null;
    }

    private Place place(CelExpr node) {
        return ExpressionReader.placeAt(text, offset(node));
    }

    /** In code points. */
    private int offset(CelExpr node) {
        return source.getPositionsMap().getOrDefault(node.id(), 0);
    }

    /** The place of the name after the dot. */
    private Place fieldPlace(CelExpr node) {
        int[] written = text.value().codePoints().toArray();
        int at = offset(node);
        while (at < written.length && (written[at] == '.' || Character.isWhitespace(written[at]))) {
            at++;
        }
        return ExpressionReader.placeAt(text, at);
    }
}
