package org.puente.conformance.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.puente.rules.cases.Case;
import org.puente.rules.cases.CaseText;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Type;
import org.puente.rules.judge.Judge;
import org.puente.rules.judge.Judgement;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Eligibility;
import org.puente.rules.programme.Programme;
import org.puente.rules.source.Place;

/**
 * Makes a failing run small: one clause, one household, as few members and facts as still fail, and prints it as a row
 * of a {@code .cases} table with the rule above it.
 */
final class Shrinker {

    private static final int MOST_TRIALS = 400;

    private final Policy policy;
    private final Path work;
    private int trials;

    /** Prepares to work in a directory. */
    Shrinker(Policy policy, Path work) {
        this.policy = policy;
        this.work = work;
    }

    /** What is tried: clauses of one programme over a nation. */
    private record Trial(Programme programme, Nation nation) {

        List<Clause> clauses() {
            return programme.editions().get(0).clauses();
        }

        Trial with(Nation smaller) {
            return new Trial(programme, smaller);
        }

        /** The same with other clauses, all of which must be met. */
        Trial with(List<Clause> clauses) {
            List<Eligibility> parts = new ArrayList<>();
            for (int i = 0; i < clauses.size(); i++) {
                parts.add(new Eligibility.One(i));
            }
            return new Trial(
                    ProgrammeGenerator.programmeOf(
                            programme.id(),
                            programme.unit(),
                            programme.screenedUnit(),
                            clauses,
                            new Eligibility.Block(true, parts)),
                    nation);
        }
    }

    /** A smallest failing example found from a difference, as text; empty if it does not fail on its own. */
    Optional<String> shrink(Plan plan, Nation nation, Differential.Difference difference) {
        Programme programme = plan.programmes().stream()
                .map(Plan.PlannedProgramme::programme)
                .filter(one -> one.id().equals(difference.programme()))
                .findFirst()
                .orElseThrow();
        Trial whole = new Trial(programme, nation);
        if (difference.clause() >= 0) {
            whole = whole.with(List.of(whole.clauses().get(difference.clause())));
        }
        return fails(whole) ? Optional.of(words(smallest(whole))) : Optional.empty();
    }

    private Trial smallest(Trial start) {
        Trial best = start;
        for (int size = -1; size != sizeOf(best) && trials < MOST_TRIALS; ) {
            size = sizeOf(best);
            best = shrinkHouseholds(best);
            best = shrinkMembers(best);
            best = shrinkClauses(best);
            best = shrinkFacts(best);
        }
        return best;
    }

    private static int sizeOf(Trial trial) {
        int size = trial.clauses().stream()
                .mapToInt(clause -> ExprText.of(clause.when()).length())
                .sum();
        for (Nation.Household household : trial.nation().households()) {
            size += 1 + household.facts().size();
            size += household.members().stream()
                    .mapToInt(member -> 1 + member.facts().size())
                    .sum();
        }
        return size
                + trial.nation().territory().values().stream()
                        .mapToInt(rows -> 1
                                + rows.values().stream()
                                        .mapToInt(row -> 1 + row.size())
                                        .sum())
                        .sum();
    }

    /** Whether it throws, or says something else than the judge. */
    private boolean fails(Trial trial) {
        if (trials++ >= MOST_TRIALS
                || trial.nation().households().isEmpty()
                || trial.clauses().isEmpty()) {
            return false;
        }
        try {
            Path directory = Files.createTempDirectory(work, "trial");
            Policy small = ProgrammeGenerator.withProgrammes(policy, List.of(trial.programme()));
            Plan plan = ProgrammeGenerator.planOf(small, small.programmes());
            return !new Differential(small, plan)
                    .run(trial.nation(), directory, Differential.Manner.PLAIN)
                    .differences()
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            return true;
        }
    }

    private Trial firstFailing(Trial best, Trial candidate) {
        return fails(candidate) ? candidate : best;
    }

    private Trial shrinkHouseholds(Trial start) {
        Trial best = start;
        for (int chunk = best.nation().households().size() / 2; chunk >= 1; chunk /= 2) {
            for (int at = 0; at < best.nation().households().size(); ) {
                List<Nation.Household> fewer = new ArrayList<>(best.nation().households());
                fewer.subList(at, Math.min(fewer.size(), at + chunk)).clear();
                Trial smaller = firstFailing(best, best.with(of(best.nation(), fewer)));
                at = smaller == best ? at + chunk : at;
                best = smaller;
            }
        }
        return best;
    }

    private static Nation of(Nation nation, List<Nation.Household> households) {
        return new Nation(households, nation.hasMembers(), nation.territory());
    }

    private Trial shrinkMembers(Trial start) {
        Trial best = start;
        for (int i = 0; i < best.nation().households().size(); i++) {
            for (int j = best.nation().households().get(i).members().size() - 1; j >= 0; j--) {
                List<Nation.Member> fewer =
                        new ArrayList<>(best.nation().households().get(i).members());
                fewer.remove(j);
                best = firstFailing(best, withMembers(best, i, fewer));
            }
        }
        return best;
    }

    private static Trial withMembers(Trial trial, int household, List<Nation.Member> members) {
        Nation.Household one = trial.nation().households().get(household);
        return withHousehold(
                trial,
                household,
                new Nation.Household(one.id(), one.weight(), one.facts(), one.membersKnown(), members));
    }

    private static Trial withHousehold(Trial trial, int index, Nation.Household household) {
        List<Nation.Household> households = new ArrayList<>(trial.nation().households());
        households.set(index, household);
        return trial.with(of(trial.nation(), households));
    }

    /** Fewer clauses, and in a clause's place a condition inside it. */
    private Trial shrinkClauses(Trial start) {
        Trial best = start;
        for (int i = best.clauses().size() - 1; i >= 0 && best.clauses().size() > 1; i--) {
            List<Clause> fewer = new ArrayList<>(best.clauses());
            fewer.remove(i);
            best = firstFailing(best, best.with(fewer));
        }
        for (int i = 0; i < best.clauses().size(); i++) {
            for (Expr inner : conditionsInside(best.clauses().get(i).when())) {
                List<Clause> simpler = new ArrayList<>(best.clauses());
                simpler.set(i, ProgrammeGenerator.clauseOf(simpler.get(i).id(), ExprText.of(inner), inner));
                Trial smaller = firstFailing(best, best.with(simpler));
                if (smaller != best) {
                    return shrinkClauses(smaller);
                }
            }
        }
        return best;
    }

    private static List<Expr> conditionsInside(Expr expr) {
        List<Expr> found = new ArrayList<>();
        for (Expr child : expr.children()) {
            if (!(expr instanceof Expr.Quantified)) {
                if (child.type().is(Type.Kind.BOOL)) {
                    found.add(child);
                } else {
                    found.addAll(conditionsInside(child));
                }
            }
        }
        if (expr instanceof Expr.Junction junction && junction.operands().size() > 2) {
            for (Expr dropped : junction.operands()) {
                List<Expr> fewer = new ArrayList<>(junction.operands());
                fewer.remove(dropped);
                found.add(new Expr.Junction(junction.all(), fewer));
            }
        }
        if (expr instanceof Expr.Membership membership && membership.elements().size() > 1) {
            for (Expr dropped : membership.elements()) {
                List<Expr> fewer = new ArrayList<>(membership.elements());
                fewer.remove(dropped);
                found.add(new Expr.Membership(membership.value(), fewer));
            }
        }
        return found;
    }

    private Trial shrinkFacts(Trial start) {
        Trial best = start;
        for (int i = 0; i < best.nation().households().size(); i++) {
            Nation.Household one = best.nation().households().get(i);
            for (String name : List.copyOf(one.facts().keySet())) {
                Nation.Household now = best.nation().households().get(i);
                best = firstFailing(
                        best,
                        withHousehold(
                                best,
                                i,
                                new Nation.Household(
                                        now.id(),
                                        now.weight(),
                                        without(now.facts(), name),
                                        now.membersKnown(),
                                        now.members())));
            }
            best = shrinkFactsOfMembers(best, i);
        }
        return shrinkTerritory(best);
    }

    private Trial shrinkFactsOfMembers(Trial start, int household) {
        Trial best = start;
        for (int j = 0; j < best.nation().households().get(household).members().size(); j++) {
            Nation.Member one =
                    best.nation().households().get(household).members().get(j);
            for (String name : List.copyOf(one.facts().keySet())) {
                List<Nation.Member> members = new ArrayList<>(
                        best.nation().households().get(household).members());
                members.set(
                        j, new Nation.Member(one.id(), without(members.get(j).facts(), name)));
                best = firstFailing(best, withMembers(best, household, members));
            }
        }
        return best;
    }

    private static Map<String, Object> without(Map<String, Object> facts, String name) {
        Map<String, Object> fewer = new HashMap<>(facts);
        fewer.remove(name);
        return fewer;
    }

    private Trial shrinkTerritory(Trial start) {
        Trial best = start;
        for (Entity entity : List.copyOf(best.nation().territory().keySet())) {
            best = firstFailing(best, withTable(best, entity, null));
            for (String code : List.copyOf(
                    best.nation().territory().getOrDefault(entity, Map.of()).keySet())) {
                best = shrinkPlace(best, entity, code);
            }
        }
        return best;
    }

    private Trial shrinkPlace(Trial start, Entity entity, String code) {
        Map<String, Map<String, Object>> fewer =
                new TreeMap<>(start.nation().territory().getOrDefault(entity, Map.of()));
        Map<String, Object> facts = fewer.getOrDefault(code, Map.of());
        fewer.remove(code);
        Trial best = firstFailing(start, withTable(start, entity, fewer));
        if (best != start) {
            return best;
        }
        for (String name : List.copyOf(facts.keySet())) {
            Map<String, Map<String, Object>> rows =
                    new TreeMap<>(best.nation().territory().getOrDefault(entity, Map.of()));
            rows.put(code, without(rows.getOrDefault(code, Map.of()), name));
            best = firstFailing(best, withTable(best, entity, rows));
        }
        return best;
    }

    private static Trial withTable(Trial trial, Entity entity, @Nullable Map<String, Map<String, Object>> rows) {
        Map<Entity, Map<String, Map<String, Object>>> territory = new EnumMap<>(Entity.class);
        territory.putAll(trial.nation().territory());
        if (rows == null) {
            territory.remove(entity);
        } else {
            territory.put(entity, rows);
        }
        return trial.with(new Nation(trial.nation().households(), trial.nation().hasMembers(), territory));
    }

    // ---------------------------------------------------------------- words

    private String words(Trial trial) {
        StringBuilder text =
                new StringBuilder("unit: " + trial.programme().screenedUnit().word() + "\n");
        trial.clauses()
                .forEach(clause -> text.append(clause.id())
                        .append(": ")
                        .append(ExprText.of(clause.when()))
                        .append('\n'));
        Plan plan = ProgrammeGenerator.planOf(policy, List.of(trial.programme()));
        Plan.PlannedProgramme planned = plan.programmes().get(0);
        List<Nation.Judged> units = trial.nation().units(planned.programme().screenedUnit());
        if (units.isEmpty()) {
            text.append("no units; the nation: ").append(trial.nation()).append('\n');
        }
        for (Nation.Judged judged : units) {
            Judgement right = new Judge(plan.asOf()).screen(planned.edition(), judged.facts());
            Case row = new Case(
                    judged.id(),
                    planned.programme(),
                    plan.asOf(),
                    true,
                    judged.facts(),
                    right.verdict(),
                    right.deciding(),
                    Place.ofFile("generated"));
            text.append(CaseText.minimal(row, policy.facts(), planned.edition()));
        }
        return text.toString();
    }
}
