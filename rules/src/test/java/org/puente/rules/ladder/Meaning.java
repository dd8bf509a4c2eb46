package org.puente.rules.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.puente.rules.TinyPolicy;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.ExpressionReader;
import org.puente.rules.expression.Rewriter;
import org.puente.rules.expression.Scope;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Money;
import org.puente.rules.fact.Type;
import org.puente.rules.judge.Evaluator;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.judge.Unknown;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/**
 * Evaluates the lines of a table such as {@code 7 / 2 → 3} for one unit. Its household has a fact of each type that is
 * known ({@code yes}, {@code no}, {@code three}, …) and one that is not ({@code maybe}, {@code some_int}, …).
 */
final class Meaning {

    private static final Policy POLICY = readPolicy();
    private static final List<Type> PLAIN =
            List.of(Type.BOOL, Type.INT, Type.DECIMAL, Type.MONEY, Type.TEXT, Type.DATE);

    private LocalDate asOf = LocalDate.of(2016, 8, 31);
    private final UnitFacts unit = new UnitFacts()
            .with(Entity.HOUSEHOLD, "yes", true)
            .with(Entity.HOUSEHOLD, "no", false)
            .with(Entity.HOUSEHOLD, "nought", 0L)
            .with(Entity.HOUSEHOLD, "three", 3L)
            .with(Entity.HOUSEHOLD, "most", Long.MAX_VALUE)
            .with(Entity.HOUSEHOLD, "least", Long.MIN_VALUE)
            .with(Entity.HOUSEHOLD, "half", 0.5)
            .with(Entity.HOUSEHOLD, "zero", 0.0)
            .with(Entity.HOUSEHOLD, "minus_zero", -0.0)
            .with(Entity.HOUSEHOLD, "huge", Double.MAX_VALUE)
            .with(Entity.HOUSEHOLD, "income", 100_05L)
            .with(Entity.HOUSEHOLD, "most_money", Long.MAX_VALUE)
            .with(Entity.HOUSEHOLD, "least_money", Long.MIN_VALUE)
            .with(Entity.HOUSEHOLD, "name", "Ñandú 𝔘")
            .with(Entity.HOUSEHOLD, "setting", "rural")
            .with(Entity.HOUSEHOLD, "lag", "medium")
            .with(Entity.HOUSEHOLD, "since", LocalDate.of(2012, 2, 29))
            .with(Entity.MUNICIPALITY, "lag", "high");

    private Meaning() {}

    static Meaning of() {
        return new Meaning();
    }

    Meaning asOf(String day) {
        asOf = LocalDate.parse(day);
        return this;
    }

    /** Makes the members of the household known. */
    @SafeVarargs
    final Meaning members(Map<String, Object>... members) {
        unit.with(Expr.MemberList.HOUSEHOLD, List.of(members));
        return this;
    }

    Meaning facts(Entity entity, Map<String, Object> known) {
        known.forEach((name, value) -> unit.with(entity, name, value));
        return this;
    }

    static Map<String, Object> member(Object... namesAndValues) {
        Map<String, Object> known = new java.util.HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            known.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return known;
    }

    /** Each line is {@code expression → value}; a value that is not known may tell why: {@code unknown, why}. */
    void holds(String table) {
        List<String> expected = table.strip().lines().map(String::strip).toList();
        List<String> found = new ArrayList<>();
        for (String line : expected) {
            String written = line.substring(0, line.lastIndexOf('→')).strip();
            boolean withReason = line.contains("unknown, ");
            String blank = " ".repeat(line.lastIndexOf('→') - written.length());
            found.add(written + blank + "→ " + words(evaluate(written), withReason));
        }
        assertThat(found).containsExactlyElementsOf(expected);
    }

    private static String words(Object value, boolean withReason) {
        if (!(value instanceof Unknown unknown)) {
            return String.valueOf(value);
        }
        Unknown.Reason reason = unknown.reasons().iterator().next();
        String why = reason instanceof Unknown.MissingFact missing
                ? missing.path()
                : reason.getClass().getSimpleName();
        return withReason ? "unknown, " + why : "unknown";
    }

    private Object evaluate(String written) {
        List<String> refusals = new ArrayList<>();
        for (Type type : PLAIN) {
            Problems problems = new Problems();
            Optional<Expr> read = new ExpressionReader(POLICY.facts(), POLICY.parameters(), problems)
                    .read(text(written), Scope.HOUSEHOLD, type);
            if (read.isPresent() && !problems.hasErrors()) {
                Object value = new Evaluator(asOf, unit).evaluate(resolve(read.get()));
                return type.is(Type.Kind.MONEY) && value instanceof Long centavos ? Money.format(centavos) : value;
            }
            problems.list().stream().map(Problem::sentence).forEach(refusals::add);
        }
        return "refused: " + refusals.stream().distinct().toList();
    }

    private Expr resolve(Expr expr) {
        return new Rewriter() {
            @Override
            public Expr parameter(Expr.ParameterRef node) {
                Map<List<Object>, Object> table =
                        node.parameter().find(asOf).orElseThrow().table();
                return node.keys().isEmpty()
                        ? new Expr.Literal(table.values().iterator().next(), node.type())
                        : new Expr.Lookup(node.parameter().name(), node.keys(), table, node.type());
            }
        }.rewrite(expr);
    }

    private static SourceNode.Text text(String written) {
        return new SourceNode.Text(Place.ofFile("test"), written, List.of(), false);
    }

    private static Policy readPolicy() {
        try {
            Path root = Files.createTempDirectory("meaning");
            Problems problems = new Problems();
            Policy policy = TinyPolicy.in(root)
                    .file("facts/codes.yaml", CODES)
                    .file("facts/household.yaml", HOUSEHOLD)
                    .file("facts/municipality.yaml", MUNICIPALITY)
                    .file("facts/member.yaml", MEMBER)
                    .file("parameters/line.yaml", PARAMETERS)
                    .read(problems)
                    .orElseThrow();
            assertThat(problems.list().stream().filter(Problem::isError).map(Problem::render))
                    .isEmpty();
            return policy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String CODES = """
            codes:
              setting: {codes: [rural, urban]}
              lag: {ordered: true, codes: [low, medium, high]}
            """;

    private static final String HOUSEHOLD = """
            entity: household
            facts:
              yes: {type: bool, label: {es: sí, en: yes}}
              no: {type: bool, label: {es: no, en: no}}
              maybe: {type: bool, label: {es: quizá, en: maybe}}
              nought: {type: int, label: {es: cero, en: nought}}
              three: {type: int, label: {es: tres, en: three}}
              most: {type: int, label: {es: máximo, en: most}}
              least: {type: int, label: {es: mínimo, en: least}}
              some_int: {type: int, label: {es: entero, en: int}}
              half: {type: decimal, label: {es: medio, en: half}}
              zero: {type: decimal, label: {es: cero, en: zero}}
              minus_zero: {type: decimal, label: {es: menos cero, en: minus zero}}
              huge: {type: decimal, label: {es: enorme, en: huge}}
              some_decimal: {type: decimal, label: {es: decimal, en: decimal}}
              income: {type: money, label: {es: ingreso, en: income}}
              most_money: {type: money, label: {es: máximo, en: most}}
              least_money: {type: money, label: {es: mínimo, en: least}}
              some_money: {type: money, label: {es: dinero, en: money}}
              name: {type: text, label: {es: nombre, en: name}}
              some_text: {type: text, label: {es: texto, en: text}}
              setting: {type: code, codes: setting, label: {es: ámbito, en: setting}}
              some_setting: {type: code, codes: setting, label: {es: ámbito, en: setting}}
              lag: {type: code, codes: lag, label: {es: rezago, en: lag}}
              some_lag: {type: code, codes: lag, label: {es: rezago, en: lag}}
              since: {type: date, label: {es: desde, en: since}}
              some_date: {type: date, label: {es: fecha, en: date}}
              is_poor: {type: bool, formula: "household.income < parameter('line.by_setting', household.setting)", label: {es: pobre, en: poor}}
              adults: {type: int, formula: "household.members.count(m, m.adult)", label: {es: adultos, en: adults}}
            """;

    private static final String MUNICIPALITY = """
            entity: municipality
            facts:
              lag: {type: code, codes: lag, label: {es: rezago, en: lag}}
            """;

    private static final String MEMBER = """
            entity: member
            facts:
              age: {type: int, label: {es: edad, en: age}}
              wage: {type: money, label: {es: salario, en: wage}}
              share: {type: decimal, label: {es: parte, en: share}}
              works: {type: bool, label: {es: trabaja, en: works}}
              born: {type: date, label: {es: nacimiento, en: born}}
              adult: {type: bool, formula: member.age >= 18, label: {es: adulto, en: adult}}
            """;

    private static final String PARAMETERS = """
            parameters:
              one:
                label: {es: una, en: one}
                type: money
                cites: {document: rules}
                status: illustrative
                values:
                  - {month: 2016-07, value: '100.00'}
                  - {month: 2016-08, value: '101.00'}
                  - {from: 2016-09-01, to: 2016-12-31, value: '102.00'}
                  - {from: 2017-01-01, value: '103.00'}
              by_setting:
                label: {es: por ámbito, en: by setting}
                type: money
                keys: [setting]
                cites: {document: rules}
                status: illustrative
                values:
                  - {from: 2016-01-01, value: {rural: '100.06'}}
              by_size_and_lag:
                label: {es: por tamaño, en: by size}
                type: int
                keys: [int, lag]
                cites: {document: rules}
                status: illustrative
                values:
                  - {from: 2016-01-01, value: {1: {low: 11, medium: 12}, 3: {medium: 32}}}
            """;
}
