package org.puente.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Entity;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.programme.Outcome;

/** Random rules over random households: what an explanation claims is put to the judge. The seed makes it repeatable. */
class ChangesAreTrueTest {

    private static final long SEED = 20_160_831L;
    private static final int RULES = 150;
    private static final int UNITS = 12;

    private final Random random = new Random(SEED);

    @TempDir
    Path root;

    @Test
    void everyChangeClaimedTurnsItsClause() {
        int claimed = 0;
        Explainer explainer = ExplainedPolicy.explainer(
                ExplainedPolicy.in(root).file("programmes/tiny/programme.yaml", programme(this::condition, RULES)));
        for (int unit = 0; unit < UNITS; unit++) {
            UnitFacts household = household();
            for (Explanation.ClauseExplained clause :
                    explainer.screen(household).clauses()) {
                for (Explanation.Change change : clause.changes()) {
                    assertThat(outcome(
                                    clause,
                                    household,
                                    change.fact().name(),
                                    change.fact().entity(),
                                    change))
                            .as(clause.clause().written().value())
                            .isEqualTo(Outcome.MET);
                    claimed++;
                }
                for (Explanation.Answers answers : clause.answers()) {
                    claimed += checkAnswers(clause, household, answers);
                }
            }
        }
        assertThat(claimed).isGreaterThan(500);
    }

    /** For a plain comparison, all values are tried: none nearer does, and where none is claimed none does. */
    @Test
    void nothingNearerWouldDoForPlainComparisons() {
        int claimed = 0;
        Explainer explainer = ExplainedPolicy.explainer(ExplainedPolicy.in(root)
                .file("programmes/tiny/programme.yaml", programme(this::plainComparison, RULES)));
        for (int unit = 0; unit < UNITS; unit++) {
            UnitFacts household = household().with(Entity.HOUSEHOLD, "size", (long) random.nextInt(41));
            for (Explanation.ClauseExplained clause :
                    explainer.screen(household).clauses()) {
                if (clause.outcome() != Outcome.UNMET) {
                    continue;
                }
                long now = (Long) household.known(Entity.HOUSEHOLD).getOrDefault("size", -1L);
                long nearest = LongStream.rangeClosed(0, 40)
                        .filter(size -> Trial.outcome(
                                        clause.clause().when(),
                                        ExplainedPolicy.DAY,
                                        household.copy().with(Entity.HOUSEHOLD, "size", size))
                                == Outcome.MET)
                        .map(size -> Math.abs(size - now))
                        .min()
                        .orElse(-1);
                long found = clause.changes().stream()
                        .filter(change -> change.fact().name().equals("size"))
                        .mapToLong(change -> Math.abs((Long) change.to() - now))
                        .findFirst()
                        .orElse(-1);
                assertThat(found)
                        .as(clause.clause().written().value() + " at " + now)
                        .isEqualTo(nearest);
                claimed++;
            }
        }
        assertThat(claimed).isGreaterThan(200);
    }

    @Test
    void aFactIsMeasuredAgainstThoseOfMembers() {
        UnitFacts household = new UnitFacts()
                .with(Entity.HOUSEHOLD, "size", 33L)
                .with(Expr.MemberList.HOUSEHOLD, List.of(Map.of("age", 40L), Map.of("age", 25L), Map.of("age", 30L)));
        Explanation.ClauseExplained clause = ExplainedPolicy.explainer(ExplainedPolicy.in(root)
                        .programme("household", "household.members.exists(m, m.age == household.size)"))
                .screen(household)
                .clauses()
                .get(0);
        assertThat(clause.changes())
                .extracting(change -> change.fact().name(), Explanation.Change::to)
                .containsExactlyInAnyOrder(tuple("size", 30L), tuple("age", 33L));
    }

    @Test
    void anUnknownFactIsTriedAtTheValuesOfOthers() {
        UnitFacts household = new UnitFacts().with(Entity.HOUSEHOLD, "rooms", 9L);
        Explanation.ClauseExplained clause = ExplainedPolicy.explainer(
                        ExplainedPolicy.in(root).programme("household", "household.size == household.rooms"))
                .screen(household)
                .clauses()
                .get(0);
        assertThat(clause.answers().get(0).answers())
                .extracting(Explanation.Answer::outcome)
                .containsExactly(Outcome.UNMET, Outcome.MET, Outcome.UNMET);
    }

    /** Whatever is said of all values is so of each of them: rules that are met in places no threshold tells. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "household.size % 3 == 1",
                "household.size * household.size == 144",
                "household.size * 2 == household.rooms",
                "household.size * 3 >= 10 && household.size * 3 <= 12",
                "household.size / 10 == 2",
                "(household.size > 5 ? household.size : 40 - household.size) > 36",
                "household.size + household.rooms > 12",
                "household.size * 3 > household.rooms",
                "household.members.count(m, m.age > household.size) >= 2",
                "household.size in [3, household.rooms]",
                "household.members.count(m, true) >= household.size % 2"
            })
    void rangesOfAnswersHoldForEveryValueInThem(String rule) {
        UnitFacts household = new UnitFacts()
                .with(Entity.HOUSEHOLD, "rooms", 14L)
                .with(Expr.MemberList.HOUSEHOLD, List.of(Map.of("age", 4L), Map.of("age", 30L)));
        Explanation.ClauseExplained clause = ExplainedPolicy.explainer(
                        ExplainedPolicy.in(root).programme("household", rule))
                .screen(household)
                .clauses()
                .get(0);
        Explanation.Answers answers = clause.answers().get(0);
        for (long size = 0; size <= 40; size++) {
            Outcome outcome = Trial.outcome(
                    clause.clause().when(),
                    ExplainedPolicy.DAY,
                    household.copy().with(Entity.HOUSEHOLD, "size", size));
            for (Explanation.Answer answer : answers.answers()) {
                boolean isAmong = (answer.openBelow() || (Long) answer.first() <= size)
                        && (answer.openAbove() || size <= (Long) answer.last());
                if (isAmong) {
                    assertThat(outcome).as("%s at %d", rule, size).isEqualTo(answer.outcome());
                }
            }
        }
    }

    private int checkAnswers(Explanation.ClauseExplained clause, UnitFacts household, Explanation.Answers answers) {
        int checked = 0;
        for (Explanation.Answer answer : answers.answers()) {
            for (Object value : answer.values()) {
                Explanation.Change trial = new Explanation.Change(answers.fact(), answers.member(), null, value);
                assertThat(outcome(
                                clause,
                                household,
                                answers.fact().name(),
                                answers.fact().entity(),
                                trial))
                        .as(clause.clause().written().value())
                        .isEqualTo(answer.outcome());
                checked++;
            }
        }
        return checked;
    }

    private static Outcome outcome(
            Explanation.ClauseExplained clause,
            UnitFacts household,
            String name,
            Entity entity,
            Explanation.Change change) {
        UnitFacts changed = household.copy();
        Explanation.@Nullable Member member = change.member();
        if (member == null) {
            changed.with(entity, name, change.to());
        } else {
            changed.members(member.list()).orElseThrow().get(member.place()).put(name, change.to());
        }
        return Trial.outcome(clause.clause().when(), ExplainedPolicy.DAY, changed);
    }

    private static String programme(java.util.function.Supplier<String> conditions, int rules) {
        StringBuilder programme = new StringBuilder("""
                programme: tiny
                names: {es: Prueba, en: Tiny}
                agency: ministry
                unit: household
                editions:
                  - from: 2016-01-01
                    eligibility:
                      all:
                """);
        for (int i = 0; i < rules; i++) {
            programme.append("""
                            - clause: c%d
                              says: {es: c, en: c}
                              cites: {document: rules, article: "1"}
                              when: >-
                                %s
                    """.formatted(i, conditions.get()));
        }
        return programme.toString();
    }

    private String plainComparison() {
        int low = 1 + random.nextInt(38);
        return switch (random.nextInt(8)) {
            case 5 -> "household.size == household.rooms";
            case 6 -> "household.size in [household.rooms, " + random.nextInt(41) + "]";
            case 7 -> "household.size == household.rooms + " + random.nextInt(9);
            case 0 -> "household.size >= " + low;
            case 1 -> "household.size < " + low;
            case 2 -> "household.size >= " + low + " && household.size <= " + (low + random.nextInt(39 - low));
            case 3 -> "household.size == " + low;
            default -> "household.size in [" + low + ", " + random.nextInt(41) + "]";
        };
    }

    private String condition() {
        return switch (random.nextInt(4)) {
            case 0 -> test() + " && " + test();
            case 1 -> test() + " || (" + test() + " && " + test() + ")";
            case 2 -> "!(" + test() + ")";
            default -> test();
        };
    }

    private String test() {
        int number = 1 + random.nextInt(12);
        String comparator = List.of("<", "<=", ">", ">=").get(random.nextInt(4));
        return switch (random.nextInt(13)) {
            case 0 -> "household.size " + comparator + " " + number;
            case 1 -> "household.income " + comparator + " money('" + number * 100 + ".50')";
            case 2 -> "household.land " + comparator + " " + number / 4.0;
            case 3 -> "household.farm";
            case 4 -> "household.setting == 'urban'";
            case 5 -> "municipality.lag >= 'medium'";
            case 6 -> "household.rooms * 3 - household.size " + comparator + " " + number;
            case 7 -> "household.income / household.size " + comparator + " money('" + number * 50 + ".00')";
            case 8 -> "yearsSince(household.enrolled) " + comparator + " " + number;
            case 9 -> "household.members.exists(m, m.age " + comparator + " " + number * 5 + " && m.sex == 'female')";
            case 10 -> "household.members.count(m, m.studies) " + comparator + " " + number % 3;
            case 11 -> "household.members.sum(m, m.sex == 'male', m.age) " + comparator + " " + number * 10;
            default -> "household.income < parameter('line.food', household.setting)";
        };
    }

    private UnitFacts household() {
        UnitFacts facts = new UnitFacts();
        Map<String, Object> household = new HashMap<>();
        putMaybe(household, "size", (long) random.nextInt(10));
        putMaybe(household, "rooms", (long) random.nextInt(6));
        putMaybe(household, "income", (long) random.nextInt(200_000));
        putMaybe(household, "land", random.nextInt(16) / 4.0);
        putMaybe(household, "enrolled", LocalDate.of(2000, 1, 1).plusDays(random.nextInt(6_000)));
        putMaybe(household, "farm", random.nextBoolean());
        putMaybe(household, "setting", random.nextBoolean() ? "rural" : "urban");
        Map<String, Object> municipality = new HashMap<>();
        putMaybe(municipality, "lag", List.of("low", "medium", "high").get(random.nextInt(3)));
        facts.with(Entity.HOUSEHOLD, household).with(Entity.MUNICIPALITY, municipality);
        if (random.nextInt(8) > 0) {
            facts.with(Expr.MemberList.HOUSEHOLD, members());
        }
        return facts;
    }

    private List<Map<String, Object>> members() {
        List<Map<String, Object>> members = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Map<String, Object> member = new HashMap<>();
            putMaybe(member, "age", (long) random.nextInt(90));
            putMaybe(member, "sex", random.nextBoolean() ? "female" : "male");
            putMaybe(member, "studies", random.nextBoolean());
            members.add(member);
        }
        return members;
    }

    private void putMaybe(Map<String, Object> facts, String name, Object value) {
        if (random.nextInt(5) > 0) {
            facts.put(name, value);
        }
    }
}
