package org.puente.conformance.engines;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Rewriter;
import org.puente.rules.expression.Scope;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Type;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.plan.Plan;

/**
 * Makes small random nations around the literals of a plan: on them, just beside them, and far out; with unknowns
 * everywhere, lists of nobody and lists nobody knows, places that are in no table, tables and columns that are absent.
 */
final class NationGenerator {

    /** The range of DECIMAL(18,2), in centavos. */
    private static final long LARGEST_AMOUNT = 999_999_999_999_999_999L;

    private static final List<Long> INTS = List.of(
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            Long.MAX_VALUE,
            Long.MAX_VALUE - 1,
            0L,
            -1L,
            1L,
            1L << 53,
            (1L << 53) + 1,
            1L << 31,
            1L << 62);

    private static final List<Double> DECIMALS = List.of(
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            1e308,
            -1e308,
            0x1p63,
            -0x1p63,
            0x1.fffffffffffffp62,
            0.5,
            -0.5,
            0.49999999999999994,
            4503599627370497.5,
            1e-300);

    private static final List<Long> AMOUNTS = List.of(
            LARGEST_AMOUNT, -LARGEST_AMOUNT, LARGEST_AMOUNT - 1, 0L, 1L, -1L, 93_320L, 93_319L, 93_321L, 131_094L);

    private static final List<LocalDate> DATES = List.of(
            LocalDate.of(1, 1, 1),
            LocalDate.of(9999, 12, 31),
            LocalDate.of(2016, 2, 29),
            LocalDate.of(2016, 8, 31),
            LocalDate.of(2016, 9, 30),
            LocalDate.of(1996, 2, 29),
            LocalDate.of(2000, 8, 31),
            LocalDate.of(12000, 1, 1),
            LocalDate.of(0, 2, 29),
            LocalDate.of(-44, 3, 15));

    private final Random random;
    private final Policy policy;
    private final Map<Type.Kind, List<Object>> literals = new EnumMap<>(Type.Kind.class);
    private double unknownShare;
    private Set<Fact> absent = Set.of();

    NationGenerator(Random random, Policy policy, Plan plan) {
        this.random = random;
        this.policy = policy;
        Rewriter collector = new Rewriter() {
            @Override
            public Expr literal(Expr.Literal node) {
                literalsOf(node.type()).add(node.value());
                return node;
            }

            @Override
            public Expr lookup(Expr.Lookup node) {
                literalsOf(node.type()).addAll(node.table().values());
                return super.lookup(node);
            }
        };
        plan.programmes().forEach(one -> one.edition().clauses().forEach(clause -> collector.rewrite(clause.when())));
    }

    private List<Object> literalsOf(Type type) {
        return literals.computeIfAbsent(type.kind(), ignored -> new ArrayList<>());
    }

    /** A nation of so many households. */
    Nation nation(int households) {
        unknownShare = List.of(0.02, 0.15, 0.4).get(random.nextInt(3));
        absent = absentColumns();
        boolean hasMembers = !chance(0.06);
        Map<Entity, Map<String, Map<String, Object>>> territory = new EnumMap<>(Entity.class);
        for (Entity entity : List.of(Entity.STATE, Entity.MUNICIPALITY, Entity.LOCALITY)) {
            if (!chance(0.1)) {
                territory.put(entity, territory(entity, 1 + random.nextInt(12)));
            }
        }
        List<Nation.Household> made = new ArrayList<>();
        for (int i = 0; i < households; i++) {
            made.add(household(i, hasMembers));
        }
        Collections.shuffle(made, random);
        return new Nation(made, hasMembers, territory);
    }

    /** A unit of which everything is known, for engines that know no unknowns. */
    UnitFacts completeUnit(Scope scope) {
        unknownShare = 0;
        absent = Set.of();
        UnitFacts unit = new UnitFacts();
        scope.entities().forEach(entity -> unit.with(entity, complete(entity)));
        List<Map<String, Object>> members = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.add(complete(Entity.MEMBER));
        }
        return unit.with(Expr.MemberList.HOUSEHOLD, members);
    }

    private Map<String, Object> complete(Entity entity) {
        Map<String, Object> known = facts(entity);
        known.put("id", text());
        return known;
    }

    /** Columns that the population does not have at all: mostly none, and sometimes even the codes of territory. */
    private Set<Fact> absentColumns() {
        Set<Fact> none = new LinkedHashSet<>();
        double share = chance(0.5) ? 0 : 0.15;
        for (Fact fact : policy.facts().all()) {
            if (!fact.isDerived() && !fact.name().equals("id") && chance(share)) {
                none.add(fact);
            }
        }
        return none;
    }

    private Nation.Household household(int number, boolean hasMembers) {
        String id = "h" + (1000 + number) + (chance(0.02) ? " ñ'\"" : "");
        boolean known = hasMembers && !chance(0.12);
        List<Nation.Member> members = new ArrayList<>();
        int size = !hasMembers || chance(0.15) ? 0 : 1 + random.nextInt(chance(0.05) ? 30 : 4);
        if (!known && chance(0.5)) {
            size = 0;
        }
        for (int i = 0; i < size; i++) {
            Map<String, Object> facts = i > 0 && chance(0.1) ? members.get(0).facts() : facts(Entity.MEMBER);
            members.add(new Nation.Member(id + "-" + (char) ('a' + i % 26) + i, facts));
        }
        double weight = chance(0.05) ? 0 : random.nextInt(2000) / 4.0;
        return new Nation.Household(id, weight, facts(Entity.HOUSEHOLD), known, members);
    }

    private Map<String, Map<String, Object>> territory(Entity entity, int rows) {
        Map<String, Map<String, Object>> table = new TreeMap<>();
        for (int i = 0; i < rows; i++) {
            table.put(code(entity, i), facts(entity));
        }
        return table;
    }

    private static String code(Entity entity, int number) {
        return entity.word().charAt(0) + "%02d".formatted(number);
    }

    private Map<String, Object> facts(Entity entity) {
        Map<String, Object> known = new HashMap<>();
        for (Fact fact : policy.facts().listObserved(entity)) {
            if (!absent.contains(fact) && !chance(unknownShare) && !fact.name().equals("id")) {
                @Nullable Entity place = fact.name().endsWith("_code")
                        ? Entity.find(fact.name().replace("_code", "")).orElse(null)
                        : null;
                // Some codes are of places that no table has.
                known.put(fact.name(), place != null ? code(place, random.nextInt(14)) : value(fact.type()));
            }
        }
        return known;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Object value(Type type) {
        return switch (type.kind()) {
            case BOOL -> random.nextBoolean();
            case INT -> integer();
            case DECIMAL -> decimal();
            case MONEY -> amount();
            case TEXT -> text();
            case CODE -> pick(type.codeList().codes());
            case DATE -> day();
        };
    }

    private @Nullable Object literal(Type.Kind kind) {
        List<Object> known = literals.getOrDefault(kind, List.of());
        return known.isEmpty() || chance(0.5) ? null : pick(known);
    }

    private Object integer() {
        if (literal(Type.Kind.INT) instanceof Long literal) {
            return literal + random.nextInt(3) - 1;
        }
        return chance(0.15) ? pick(INTS) : (Object) (long) (random.nextInt(40) - 10);
    }

    private Object decimal() {
        if (literal(Type.Kind.DECIMAL) instanceof Double literal) {
            double beside = List.of(literal, Math.nextUp(literal), Math.nextDown(literal))
                    .get(random.nextInt(3));
            return Double.isFinite(beside) ? beside : literal;
        }
        return chance(0.2) ? pick(DECIMALS) : (Object) ((random.nextInt(400) - 100) / 8.0 + (chance(0.3) ? 0.1 : 0));
    }

    private Object amount() {
        if (literal(Type.Kind.MONEY) instanceof Long literal) {
            long beside = literal + random.nextInt(3) - 1;
            return Math.max(-LARGEST_AMOUNT, Math.min(LARGEST_AMOUNT, beside));
        }
        return chance(0.2) ? pick(AMOUNTS) : (Object) (long) (random.nextInt(400_000) - 50_000);
    }

    private Object text() {
        return literal(Type.Kind.TEXT) instanceof String literal ? literal : pick(RuleGenerator.TEXTS);
    }

    private Object day() {
        if (literal(Type.Kind.DATE) instanceof LocalDate literal) {
            return literal.plusDays(random.nextInt(3) - 1);
        }
        return chance(0.2)
                ? pick(DATES)
                : ProgrammeGenerator.AS_OF.minusDays(random.nextInt(30_000)).plusDays(random.nextInt(800));
    }
}
