package org.puente.conformance.engines;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Unit;

/** What each missing fact is worth, by giving the conditions that wait for it every answer they could have. */
final class ExpectedFacts {

    private static final String MEMBERS = "household.members";

    private final DiagnosedNation given;
    private final Expected expected;
    private final Wanted wanted;
    private final Map<String, Set<String>> waiting = new TreeMap<>();

    ExpectedFacts(DiagnosedNation given, Expected expected, Wanted wanted) {
        this.given = given;
        this.expected = expected;
        this.wanted = wanted;
    }

    Map<String, List<String>> waiting() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        waiting.forEach((facts, programmes) -> lists.put(facts, List.copyOf(programmes)));
        return lists;
    }

    void add() {
        Set<Set<String>> sets = new HashSet<>();
        Map<String, List<Set<String>>> waits = new LinkedHashMap<>();
        for (Plan.PlannedProgramme programme : given.plan().programmes()) {
            List<Set<String>> own =
                    programme.edition().clauses().stream().map(this::waitsFor).toList();
            waits.put(programme.id(), own);
            sets.addAll(own);
        }
        sets.remove(Set.<String>of());
        for (Plan.PlannedProgramme programme : given.plan().programmes()) {
            boolean isCounted =
                    programme.programme().screenedUnit() != Unit.MUNICIPALITY || given.kind() != Diagnosis.Kind.SURVEY;
            for (Expected.Found found : isCounted ? expected.found(programme.id()) : List.<Expected.Found>of()) {
                int[] degrees = Standing.applied(programme, Standing.degrees(found));
                if (Standing.whole(programme.edition().eligibility(), degrees) == 1) {
                    sets.forEach(facts ->
                            addUnit(programme, found, degrees, facts, waits.getOrDefault(programme.id(), List.of())));
                }
            }
        }
    }

    private void addUnit(
            Plan.PlannedProgramme programme,
            Expected.Found found,
            int[] degrees,
            Set<String> facts,
            List<Set<String>> waits) {
        List<Integer> decided = new ArrayList<>();
        for (int i = 0; i < degrees.length; i++) {
            if (degrees[i] == 1 && !waits.get(i).isEmpty() && facts.containsAll(waits.get(i))) {
                decided.add(i);
            }
        }
        if (decided.isEmpty()) {
            return;
        }
        int settled = 0;
        for (int answers = 0; answers < 1 << decided.size(); answers++) {
            int[] told = degrees.clone();
            for (int i = 0; i < decided.size(); i++) {
                told[decided.get(i)] = (answers >>> i & 1) * 2;
            }
            settled += Standing.whole(programme.edition().eligibility(), told) == 1 ? 0 : 1;
        }
        String name = String.join("+", facts);
        waiting.computeIfAbsent(name, key -> new TreeSet<>()).add(programme.id());
        add("waiting " + name, found.judged(), true);
        add("settles " + name, found.judged(), settled == 1 << decided.size());
        add("may settle " + name, found.judged(), settled > 0);
    }

    private void add(String name, Nation.Judged judged, boolean counts) {
        wanted.count(name);
        if (counts) {
            Nation.@Nullable Household household = judged.household();
            wanted.add(name, household == null ? "" : Wanted.primaryUnit(household), judged.weight());
        }
    }

    private Set<String> waitsFor(Clause clause) {
        Set<String> facts = new TreeSet<>();
        if (!clause.isAtApplication()) {
            Reads reads = Reads.of(clause.when());
            reads.unitFacts().stream().filter(this::isLacking).forEach(fact -> facts.add(fact.path()));
            reads.elementFacts().stream().filter(this::isLacking).forEach(fact -> facts.add(fact.path()));
            boolean areMembersLacking = !given.nation().hasMembers()
                    || given.nation().households().stream().anyMatch(household -> !household.membersKnown());
            if (reads.lists().contains(Expr.MemberList.HOUSEHOLD) && areMembersLacking) {
                facts.add(MEMBERS);
            }
        }
        return facts;
    }

    /** Whether a fact is unknown for some row, as it may always be in a place that no table has. */
    private boolean isLacking(Fact fact) {
        if (fact.name().equals("id")) {
            return fact.entity() == Entity.MEMBER && !given.nation().hasMembers();
        }
        return switch (fact.entity()) {
            case HOUSEHOLD ->
                given.nation().households().stream()
                        .anyMatch(one -> !one.facts().containsKey(fact.name()));
            case MEMBER ->
                !given.nation().hasMembers()
                        || given.nation().households().stream()
                                .flatMap(one -> one.members().stream())
                                .anyMatch(one -> !one.facts().containsKey(fact.name()));
            default -> true;
        };
    }
}
