package org.puente.conformance.engines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Entity;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.programme.Unit;

/**
 * A small population in memory, as the judge sees it. A fact that is not in a map is unknown.
 *
 * @param households in any order
 * @param hasMembers whether there is a table of members; without it every list of members is unknown
 * @param territory the tables of territory there are, by code
 */
record Nation(List<Household> households, boolean hasMembers, Map<Entity, Map<String, Map<String, Object>>> territory) {

    /** A household with those of its members that have a row; the list may be unknown although some have. */
    record Household(String id, double weight, Map<String, Object> facts, boolean membersKnown, List<Member> members) {}

    record Member(String id, Map<String, Object> facts) {}

    /** Somebody or something that is judged, with the id of the household it counts for, if it is of one. */
    record Judged(
            Unit unit, String id, double weight, @Nullable Household household, UnitFacts facts) {}

    /** All units of a kind; none where their table is absent. */
    List<Judged> units(Unit unit) {
        return switch (unit) {
            case HOUSEHOLD ->
                households.stream()
                        .map(household ->
                                new Judged(unit, household.id(), household.weight(), household, factsOf(household)))
                        .toList();
            case MEMBER -> hasMembers ? members() : List.of();
            case MUNICIPALITY -> municipalities();
            case GROUP, PROJECT -> List.of();
        };
    }

    private List<Judged> members() {
        List<Judged> members = new ArrayList<>();
        for (Household household : households) {
            for (Member member : household.members()) {
                members.add(new Judged(
                        Unit.MEMBER,
                        member.id(),
                        household.weight(),
                        household,
                        factsOf(household).with(Entity.MEMBER, withId(member.facts(), member.id()))));
            }
        }
        return members;
    }

    private List<Judged> municipalities() {
        List<Judged> municipalities = new ArrayList<>();
        territory.getOrDefault(Entity.MUNICIPALITY, Map.of()).forEach((code, facts) -> {
            UnitFacts known = new UnitFacts().with(Entity.MUNICIPALITY, facts);
            known.with(Entity.STATE, territory(Entity.STATE, facts));
            municipalities.add(new Judged(Unit.MUNICIPALITY, code, 1, null, known));
        });
        return municipalities;
    }

    private UnitFacts factsOf(Household household) {
        UnitFacts facts = new UnitFacts().with(Entity.HOUSEHOLD, withId(household.facts(), household.id()));
        for (Entity entity : List.of(Entity.LOCALITY, Entity.MUNICIPALITY, Entity.STATE)) {
            facts.with(entity, territory(entity, household.facts()));
        }
        if (hasMembers && household.membersKnown()) {
            facts.with(
                    Expr.MemberList.HOUSEHOLD,
                    household.members().stream()
                            .map(member -> withId(member.facts(), member.id()))
                            .toList());
        }
        return facts;
    }

    /** What is known of the territory that a household or a municipality says it lies in. */
    private Map<String, Object> territory(Entity entity, Map<String, Object> facts) {
        @Nullable Object code = facts.get(entity.word() + "_code");
        return code == null
                ? Map.of()
                : territory.getOrDefault(entity, Map.of()).getOrDefault((String) code, Map.of());
    }

    private static Map<String, Object> withId(Map<String, Object> facts, String id) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("id", id);
        return all;
    }
}
