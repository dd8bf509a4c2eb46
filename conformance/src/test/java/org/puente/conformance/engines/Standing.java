package org.puente.conformance.engines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Eligibility;
import org.puente.rules.programme.Outcome;
import org.puente.rules.programme.Unit;

/**
 * How one household stands with one programme: the outcomes of each unit that may bring it in, as degrees: 0 unmet, 1
 * unknown, 2 met.
 *
 * @param asIs a list a unit, a degree a clause
 * @param applied the same with what only an application tells taken as met
 * @param isSomebodyUnknown whether there may be units that nobody knows
 */
record Standing(Plan.PlannedProgramme programme, List<int[]> asIs, List<int[]> applied, boolean isSomebodyUnknown) {

    /** How all households stand with a programme, by their ids. */
    static Map<String, Standing> of(Plan.PlannedProgramme programme, Nation nation, Expected expected) {
        Map<String, List<int[]>> byUnit = new HashMap<>();
        Unit unit = programme.programme().screenedUnit();
        for (Expected.Found found : expected.found(programme.id())) {
            Nation.@Nullable Household household = found.judged().household();
            byUnit.computeIfAbsent(household == null ? found.judged().id() : household.id(), key -> new ArrayList<>())
                    .add(degrees(found));
        }
        Map<String, Standing> standings = new LinkedHashMap<>();
        for (Nation.Household household : nation.households()) {
            Object key = unit == Unit.MUNICIPALITY ? household.facts().get("municipality_code") : household.id();
            List<int[]> own = byUnit.getOrDefault(String.valueOf(key), List.of());
            boolean isUnknown = switch (unit) {
                case MUNICIPALITY -> own.isEmpty();
                case MEMBER -> !nation.hasMembers() || !household.membersKnown();
                default -> false;
            };
            standings.put(
                    household.id(),
                    new Standing(
                            programme,
                            own,
                            own.stream().map(one -> applied(programme, one)).toList(),
                            isUnknown));
        }
        return standings;
    }

    static int[] degrees(Expected.Found found) {
        return found.judgement().clauses().stream()
                .mapToInt(clause -> clause.outcome() == Outcome.UNMET ? 0 : clause.outcome() == Outcome.MET ? 2 : 1)
                .toArray();
    }

    static int[] applied(Plan.PlannedProgramme programme, int[] degrees) {
        int[] applied = degrees.clone();
        for (int i = 0; i < applied.length; i++) {
            if (programme.edition().clauses().get(i).isAtApplication()) {
                applied[i] = 2;
            }
        }
        return applied;
    }

    /** All is the least, any the greatest. */
    static int whole(Eligibility part, int[] degrees) {
        if (part instanceof Eligibility.One one) {
            return degrees[one.clause()];
        }
        Eligibility.Block block = (Eligibility.Block) part;
        var parts = block.parts().stream().mapToInt(inner -> whole(inner, degrees));
        return block.all() ? parts.min().orElseThrow() : parts.max().orElseThrow();
    }

    private boolean any(List<int[]> units, int atLeast) {
        return units.stream().anyMatch(one -> whole(programme.edition().eligibility(), one) >= atLeast);
    }

    boolean isEligible() {
        return any(asIs, 2);
    }

    boolean isSure() {
        return any(applied, 2);
    }

    boolean isPossible() {
        return isSomebodyUnknown || any(applied, 1);
    }
}
