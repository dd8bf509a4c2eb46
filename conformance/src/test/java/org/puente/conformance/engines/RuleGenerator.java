package org.puente.conformance.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Scope;
import org.puente.rules.fact.CodeList;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Type;
import org.puente.rules.parameter.Parameter;

/**
 * Writes random rules of a wanted type, as text. It knows the types, so that most of what it writes is accepted; what
 * the reader refuses all the same is written anew.
 */
final class RuleGenerator {

    static final List<String> TEXTS = List.of(
            "",
            "a",
            "abc",
            "Ñandú",
            "ñ",
            "n\u0303",
            "👩‍🌾",
            "O'Brien",
            "100%",
            "a_b",
            "%",
            "_",
            "\\",
            "\"",
            "?",
            " ",
            "línea\ndos",
            "İstanbul",
            "\u0000",
            "a\u0000b",
            "straße",
            "👩",
            "none",
            "{x}",
            "|");

    private static final List<String> INTS = List.of(
            "0",
            "1",
            "2",
            "-1",
            "3",
            "7",
            "18",
            "100",
            "-7",
            "65",
            "9007199254740992",
            "9007199254740993",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "-9223372036854775807",
            "4611686018427387904");

    private static final List<String> DECIMALS = List.of(
            "0.0",
            "-0.0",
            "1.0",
            "0.1",
            "0.25",
            "0.5",
            "-0.5",
            "1.5",
            "2.5",
            "-2.5",
            "3.7",
            "0.30000000000000004",
            "0.49999999999999994",
            "4503599627370497.5",
            "9007199254740993.0",
            "9223372036854775807.0",
            "-9223372036854775808.0",
            "1e308",
            "-1e308",
            "5e-324",
            "2.2250738585072014e-308",
            "1e16",
            "1e-7");

    private static final List<String> MONEYS = List.of(
            "0",
            "0.01",
            "-0.01",
            "0.5",
            "1.00",
            "933.20",
            "1310.94",
            "-5.55",
            "9999999999999999.99",
            "-9999999999999999.99",
            "92233720368547758.07",
            "-92233720368547758.08",
            "12345678.9");

    private static final List<String> DATES = List.of(
            "2016-08-31",
            "2016-09-01",
            "2016-08-30",
            "2016-02-29",
            "2000-02-29",
            "1999-12-31",
            "1998-08-31",
            "1998-09-01",
            "0001-01-01",
            "9999-12-31",
            "2017-03-31",
            "2017-02-28",
            "1970-01-01",
            "1582-10-10");

    private final Random random;
    private final Policy policy;
    private Scope scope = Scope.HOUSEHOLD;
    private final boolean plain;
    private boolean inside;
    private int choices;

    RuleGenerator(Random random, Policy policy) {
        this(random, policy, false);
    }

    private RuleGenerator(Random random, Policy policy, boolean plain) {
        this.random = random;
        this.policy = policy;
        this.plain = plain;
    }

    /** Writes only what CEL itself has: no money, dates, codes, parameters or functions of our own. */
    static RuleGenerator ofPlainCel(Random random, Policy policy) {
        return new RuleGenerator(random, policy, true);
    }

    /** A condition over what a scope reaches; a greater depth nests more. */
    String condition(Scope reached, int depth) {
        scope = reached;
        inside = false;
        choices = 0;
        return bool(depth);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private List<Type.Kind> kinds() {
        return plain
                ? List.of(Type.Kind.BOOL, Type.Kind.INT, Type.Kind.DECIMAL, Type.Kind.TEXT)
                : List.of(Type.Kind.values());
    }

    /** One of several ways, each as likely. */
    @SafeVarargs
    private String oneOf(Supplier<String>... ways) {
        return ways[random.nextInt(ways.length)].get();
    }

    // ---------------------------------------------------------------- bool

    private String bool(int depth) {
        if (depth <= 0) {
            return oneOf(
                    this::boolFact,
                    this::boolFact,
                    () -> comparison(0),
                    () -> comparison(0),
                    () -> membership(0),
                    () -> textTest(0),
                    this::known,
                    () -> chance(0.2) ? pick(List.of("true", "false")) : boolFact());
        }
        return oneOf(
                () -> "(" + bool(depth - 1) + " && " + bool(depth - 1) + ")",
                () -> "(" + bool(depth - 1) + " || " + bool(depth - 1) + ")",
                () -> "(" + bool(depth - 2) + " && " + bool(depth - 1) + " && " + bool(depth - 2) + ")",
                () -> "!(" + bool(depth - 1) + ")",
                () -> choice(this::bool, depth),
                () -> comparison(depth - 1),
                () -> comparison(depth - 1),
                () -> membership(depth - 1),
                () -> textTest(depth - 1),
                () -> quantified(depth, pick(List.of("exists", "all", "exists_one"))),
                () -> quantified(depth, pick(List.of("exists", "all", "exists_one"))),
                () -> quantifiedComparison(depth - 1));
    }

    private String quantifiedComparison(int depth) {
        if (!mayQuantify()) {
            return comparison(depth);
        }
        return plain || pick(List.of("sum", "count", "min", "max", "size")).equals("size")
                ? "household.members.size() " + comparator(true) + " " + integer(0)
                : intQuantifier(depth) + " " + comparator(true) + " " + integer(0);
    }

    private String boolFact() {
        return chance(0.15) ? parameter(Type.Kind.BOOL, 0).orElse(fact(Type.Kind.BOOL)) : fact(Type.Kind.BOOL);
    }

    private String known() {
        if (plain) {
            return boolFact();
        }
        return chance(0.15) && scope.lists().contains(Expr.MemberList.HOUSEHOLD)
                ? "known(household.members)"
                : "known(" + anyFact() + ")";
    }

    private String comparator(boolean ordered) {
        return pick(ordered ? List.of("==", "!=", "<", "<=", ">", ">=") : List.of("==", "!="));
    }

    private String comparison(int depth) {
        Type.Kind kind = pick(kinds());
        if (kind == Type.Kind.CODE) {
            return codeComparison(depth);
        }
        boolean ordered = kind != Type.Kind.BOOL && kind != Type.Kind.TEXT;
        return "(" + value(kind, depth) + " " + comparator(ordered) + " " + value(kind, depth) + ")";
    }

    private String codeComparison(int depth) {
        CodeList list = pick(codeLists());
        String left = code(list, depth);
        String right = chance(0.6) ? quote(pick(list.codes())) : code(list, depth);
        String symbol = comparator(list.ordered());
        return chance(0.2)
                ? "(" + right + " " + symbol + " " + left + ")"
                : "(" + left + " " + symbol + " " + right + ")";
    }

    private List<CodeList> codeLists() {
        return policy.facts().list(Entity.HOUSEHOLD).stream()
                .map(Fact::type)
                .filter(type -> type.is(Type.Kind.CODE))
                .map(Type::codeList)
                .toList();
    }

    private String membership(int depth) {
        Type.Kind kind = pick(kinds());
        List<String> elements = new ArrayList<>();
        int size = 1 + random.nextInt(4);
        if (kind == Type.Kind.CODE) {
            CodeList list = pick(codeLists());
            for (int i = 0; i < size; i++) {
                elements.add(chance(0.6) ? quote(pick(list.codes())) : code(list, depth - 1));
            }
            return "(" + code(list, depth) + " in [" + String.join(", ", elements) + "])";
        }
        for (int i = 0; i < size; i++) {
            elements.add(chance(0.5) ? value(kind, depth - 1) : literal(kind));
        }
        return "(" + value(kind, depth) + " in [" + String.join(", ", elements) + "])";
    }

    private String textTest(int depth) {
        String test = pick(List.of("startsWith", "endsWith", "contains"));
        return text(depth) + "." + test + "(" + text(depth) + ")";
    }

    private String choice(IntFunction<String> branch, int depth) {
        if (choices >= 2) {
            return branch.apply(0);
        }
        choices++;
        String written =
                "(" + bool(depth - 1) + " ? " + branch.apply(depth - 1) + " : " + branch.apply(depth - 1) + ")";
        choices--;
        return written;
    }

    // ---------------------------------------------------------------- quantifiers

    private boolean mayQuantify() {
        return !inside && !scope.lists().isEmpty();
    }

    private String quantified(int depth, String quantifier) {
        if (!mayQuantify()) {
            return bool(depth - 1);
        }
        inside = true;
        String written = "household.members." + quantifier + "(m, " + bool(depth - 1) + ")";
        inside = false;
        return written;
    }

    private String folded(String quantifier, Type.Kind kind, int depth) {
        inside = true;
        String predicate = chance(0.2) ? "true" : bool(depth - 1);
        String written = "household.members." + quantifier + "(m, " + predicate + ", " + value(kind, depth - 1) + ")";
        inside = false;
        return written;
    }

    private String intQuantifier(int depth) {
        return oneOf(
                () -> quantifiedCount(depth),
                () -> folded("sum", Type.Kind.INT, depth),
                () -> folded("min", Type.Kind.INT, depth),
                () -> folded("max", Type.Kind.INT, depth),
                () -> "household.members.size()",
                () -> "size(household.members)");
    }

    private String quantifiedCount(int depth) {
        inside = true;
        String written = "household.members.count(m, " + bool(depth - 1) + ")";
        inside = false;
        return written;
    }

    // ---------------------------------------------------------------- values

    private String value(Type.Kind kind, int depth) {
        return switch (kind) {
            case BOOL -> bool(depth);
            case INT -> integer(depth);
            case DECIMAL -> decimal(depth);
            case MONEY -> money(depth);
            case TEXT -> text(depth);
            case DATE -> date(depth);
            case CODE -> code(pick(codeLists()), depth);
        };
    }

    private String leaf(Type.Kind kind) {
        if (chance(0.12)) {
            return parameter(kind, 0).orElse(literal(kind));
        }
        return chance(0.6) ? fact(kind) : literal(kind);
    }

    private String integer(int depth) {
        if (depth <= 0) {
            return leaf(Type.Kind.INT);
        }
        if (plain) {
            return oneOf(
                    () -> arithmetic(integer(depth - 1), List.of("+", "-", "*", "/", "%"), integer(depth - 1)),
                    () -> "-(" + integer(depth - 1) + ")",
                    () -> "int(" + decimal(depth - 1) + ")",
                    () -> text(depth - 1) + ".size()",
                    () -> choice(this::integer, depth),
                    () -> mayQuantify() ? "size(household.members)" : leaf(Type.Kind.INT));
        }
        return oneOf(
                () -> leaf(Type.Kind.INT),
                () -> "(" + integer(depth - 1) + " " + pick(List.of("+", "-", "*", "/", "%")) + " " + integer(depth - 1)
                        + ")",
                () -> "(" + integer(depth - 1) + " " + pick(List.of("+", "-", "*", "/", "%")) + " " + integer(depth - 1)
                        + ")",
                () -> "-(" + integer(depth - 1) + ")",
                () -> "int(" + decimal(depth - 1) + ")",
                () -> "round(" + decimal(depth - 1) + ")",
                () -> text(depth - 1) + ".size()",
                () -> "size(" + text(depth - 1) + ")",
                () -> pick(List.of("yearsSince", "monthsSince", "daysSince")) + "(" + date(depth - 1) + ")",
                () -> choice(this::integer, depth),
                () -> parameter(Type.Kind.INT, depth - 1).orElse("5"),
                () -> mayQuantify() ? intQuantifier(depth) : leaf(Type.Kind.INT));
    }

    private static final List<String> DECIMAL_OPERATORS = List.of("+", "-", "*", "/");

    private String arithmetic(String left, List<String> operators, String right) {
        return "(" + left + " " + pick(operators) + " " + right + ")";
    }

    private String decimal(int depth) {
        if (depth <= 0) {
            return leaf(Type.Kind.DECIMAL);
        }
        if (plain) {
            return oneOf(
                    () -> arithmetic(decimal(depth - 1), DECIMAL_OPERATORS, decimal(depth - 1)),
                    () -> "-(" + decimal(depth - 1) + ")",
                    () -> choice(this::decimal, depth));
        }
        return oneOf(
                () -> leaf(Type.Kind.DECIMAL),
                () -> "(" + decimal(depth - 1) + " " + pick(List.of("+", "-", "*", "/")) + " " + decimal(depth - 1)
                        + ")",
                () -> "(" + decimal(depth - 1) + " " + pick(List.of("+", "-", "*", "/")) + " " + decimal(depth - 1)
                        + ")",
                () -> "(" + money(depth - 1) + " / " + money(depth - 1) + ")",
                () -> "decimal(" + integer(depth - 1) + ")",
                () -> "-(" + decimal(depth - 1) + ")",
                () -> choice(this::decimal, depth),
                () -> parameter(Type.Kind.DECIMAL, depth - 1).orElse("0.5"),
                () -> mayQuantify()
                        ? folded(pick(List.of("min", "max")), Type.Kind.DECIMAL, depth)
                        : leaf(Type.Kind.DECIMAL));
    }

    private String money(int depth) {
        if (depth <= 0) {
            return leaf(Type.Kind.MONEY);
        }
        return oneOf(
                () -> leaf(Type.Kind.MONEY),
                () -> "(" + money(depth - 1) + " " + pick(List.of("+", "-")) + " " + money(depth - 1) + ")",
                () -> "(" + money(depth - 1) + " " + pick(List.of("*", "/")) + " " + integer(depth - 1) + ")",
                () -> "(" + money(depth - 1) + " " + pick(List.of("*", "/")) + " " + integer(depth - 1) + ")",
                () -> "portion(" + money(depth - 1) + ", " + decimal(depth - 1) + ")",
                () -> "-(" + money(depth - 1) + ")",
                () -> choice(this::money, depth),
                () -> parameter(Type.Kind.MONEY, depth - 1).orElse("money('1')"),
                () -> mayQuantify()
                        ? folded(pick(List.of("sum", "min", "max")), Type.Kind.MONEY, depth)
                        : leaf(Type.Kind.MONEY));
    }

    private String text(int depth) {
        return depth > 0 && chance(0.3) ? choice(this::text, depth) : leaf(Type.Kind.TEXT);
    }

    private String date(int depth) {
        if (depth <= 0 || chance(0.5)) {
            return leaf(Type.Kind.DATE);
        }
        return oneOf(
                () -> choice(this::date, depth),
                () -> parameter(Type.Kind.DATE, depth - 1).orElse("date('2016-08-31')"),
                () -> mayQuantify()
                        ? folded(pick(List.of("min", "max")), Type.Kind.DATE, depth)
                        : leaf(Type.Kind.DATE));
    }

    /** A code of a list that is no literal, which could not stand everywhere. */
    private String code(CodeList list, int depth) {
        if (depth > 0 && chance(0.25)) {
            return choice(inner -> code(list, inner), depth);
        }
        if (chance(0.15) && list.name().startsWith("level")) {
            return chance(0.5)
                    ? "parameter('law.usual_level')"
                    : "parameter('law.level_of_kind', " + codeFact("kind") + ")";
        }
        return codeFact(list.name());
    }

    private String codeFact(String list) {
        return pick(reached().stream()
                .filter(fact -> fact.fact().type().is(Type.Kind.CODE)
                        && fact.fact().type().codeList().name().equals(list))
                .map(Reached::text)
                .toList());
    }

    private Optional<String> parameter(Type.Kind kind, int depth) {
        if (plain) {
            return Optional.empty();
        }
        List<Parameter> fitting = policy.parameters().values().stream()
                .filter(parameter -> parameter.type().is(kind))
                .toList();
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        Parameter parameter = pick(fitting);
        StringBuilder written = new StringBuilder("parameter('" + parameter.name() + "'");
        for (Type key : parameter.keys()) {
            written.append(", ")
                    .append(
                            key.is(Type.Kind.INT)
                                    ? integer(Math.min(depth, 1))
                                    : chance(0.15) ? quote(pick(key.codeList().codes())) : code(key.codeList(), depth));
        }
        return Optional.of(written.append(")").toString());
    }

    // ---------------------------------------------------------------- leaves

    private record Reached(String text, Fact fact) {}

    /** Every fact the scope reaches, as it is written here; a member's own ones come more often. */
    private List<Reached> reached() {
        List<Reached> reached = new ArrayList<>();
        for (Entity entity : scope.entities()) {
            for (Fact fact : policy.facts().list(entity)) {
                if ((!inside || !isQuantified(fact)) && !(plain && fact.isDerived())) {
                    reached.add(new Reached(entity.word() + "." + fact.name(), fact));
                }
            }
        }
        if (inside) {
            for (int times = 0; times < 4; times++) {
                policy.facts().list(Entity.MEMBER).stream()
                        .filter(fact -> !(plain && fact.isDerived()))
                        .forEach(fact -> reached.add(new Reached("m." + fact.name(), fact)));
            }
        }
        return reached;
    }

    private static boolean isQuantified(Fact fact) {
        return fact.findFormula().map(text -> text.value().contains("members")).orElse(false);
    }

    private String fact(Type.Kind kind) {
        return pick(reached().stream()
                .filter(fact -> fact.fact().type().is(kind))
                .map(Reached::text)
                .toList());
    }

    private String anyFact() {
        return pick(reached()).text();
    }

    private String literal(Type.Kind kind) {
        return switch (kind) {
            case BOOL -> pick(List.of("true", "false"));
            case INT -> pick(INTS);
            case DECIMAL -> pick(DECIMALS);
            case MONEY -> "money('" + pick(MONEYS) + "')";
            case TEXT -> quote(pick(TEXTS));
            case DATE -> "date('" + pick(DATES) + "')";
            case CODE -> throw new IllegalArgumentException("a code literal needs its list");
        };
    }

    private static final Map<Integer, String> ESCAPES =
            Map.of((int) '\\', "\\\\", (int) '\'', "\\'", (int) '\n', "\\n", 0, "\\000");

    /** A text as a literal of the rule language. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints().forEach(point -> quoted.append(ESCAPES.getOrDefault(point, Character.toString(point))));
        return quoted.append("'").toString();
    }
}
