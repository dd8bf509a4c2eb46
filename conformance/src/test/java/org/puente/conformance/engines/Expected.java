package org.puente.conformance.engines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.puente.rules.judge.Judge;
import org.puente.rules.judge.Judgement;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Eligibility;
import org.puente.rules.programme.Outcome;
import org.puente.rules.programme.Verdict;

/**
 * What a screening must find: every unit judged in memory, and all counts of {@code summary.json} made from that one
 * unit at a time, in the plainest way. Shares no code with the counting of screenings.
 */
final class Expected {

    /** A unit with its judgement. */
    record Found(Nation.Judged judged, Judgement judgement) {}

    private final Nation nation;
    private final Plan plan;
    private final Map<String, List<Found>> byProgramme = new LinkedHashMap<>();

    Expected(Nation nation, Plan plan) {
        this.nation = nation;
        this.plan = plan;
        Judge judge = new Judge(plan.asOf());
        for (Plan.PlannedProgramme programme : plan.programmes()) {
            List<Found> found = new ArrayList<>();
            for (Nation.Judged judged : nation.units(programme.programme().screenedUnit())) {
                found.add(new Found(judged, judge.screen(programme.edition(), judged.facts())));
            }
            byProgramme.put(programme.id(), found);
        }
    }

    List<Found> found(String programme) {
        return byProgramme.getOrDefault(programme, List.of());
    }

    /** Every figure of a programme by the name of its path in {@code summary.json}. */
    Map<String, Double> figures(Plan.PlannedProgramme programme) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String always : List.of(
                "units",
                "eligible",
                "notEligible",
                "undetermined",
                "weighted.eligible",
                "weighted.notEligible",
                "weighted.undetermined",
                "households.withEligible",
                "households.withUndetermined",
                "households.weightedWithEligible")) {
            figures.put(always, 0.0);
        }
        boolean applies = programme.programme().unit().isKnownAtApplication();
        if (applies) {
            figures.put("openToApply", 0.0);
            figures.put("weightedOpenToApply", 0.0);
        }
        for (int i = 0; i < programme.edition().clauses().size(); i++) {
            for (String always :
                    List.of("unmet", "unknown", "onlyUnmet", "weightedUnmet", "weightedUnknown", "weightedOnlyUnmet")) {
                figures.put(i + "." + always, 0.0);
            }
            if (programme.edition().clauses().get(i).isAtApplication()) {
                figures.put(i + ".atApplication", 0.0);
            }
        }
        for (Found found : found(programme.id())) {
            addUnit(programme, found, figures);
            addClauses(programme, found, figures);
        }
        addHouseholds(programme, figures);
        return figures;
    }

    private static void add(Map<String, Double> figures, String name, double more) {
        figures.merge(name, more, Double::sum);
    }

    private static void addUnit(Plan.PlannedProgramme programme, Found found, Map<String, Double> figures) {
        String verdict = switch (found.judgement().verdict()) {
            case ELIGIBLE -> "eligible";
            case NOT_ELIGIBLE -> "notEligible";
            case UNDETERMINED -> "undetermined";
        };
        add(figures, "units", 1);
        add(figures, verdict, 1);
        add(figures, "weighted." + verdict, found.judged().weight());
        if (figures.containsKey("openToApply") && isOpenToApply(programme, found)) {
            add(figures, "openToApply", 1);
            add(figures, "weightedOpenToApply", found.judged().weight());
        }
    }

    private static boolean isOpenToApply(Plan.PlannedProgramme programme, Found found) {
        List<Outcome> applied = outcomes(found);
        for (int i = 0; i < applied.size(); i++) {
            if (programme.edition().clauses().get(i).isAtApplication()) {
                applied.set(i, Outcome.MET);
            }
        }
        return found.judgement().verdict() == Verdict.UNDETERMINED
                && whole(programme.edition().eligibility(), applied) == Outcome.MET;
    }

    private static List<Outcome> outcomes(Found found) {
        return new ArrayList<>(found.judgement().clauses().stream()
                .map(Judgement.ClauseResult::outcome)
                .toList());
    }

    private static void addClauses(Plan.PlannedProgramme programme, Found found, Map<String, Double> figures) {
        double weight = found.judged().weight();
        List<Outcome> outcomes = outcomes(found);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) == Outcome.UNKNOWN && figures.containsKey(i + ".atApplication")) {
                add(figures, i + ".atApplication", 1);
            } else if (outcomes.get(i) == Outcome.UNKNOWN) {
                add(figures, i + ".unknown", 1);
                add(figures, i + ".weightedUnknown", weight);
            } else if (outcomes.get(i) == Outcome.UNMET) {
                add(figures, i + ".unmet", 1);
                add(figures, i + ".weightedUnmet", weight);
                List<Outcome> mended = new ArrayList<>(outcomes);
                mended.set(i, Outcome.MET);
                Eligibility eligibility = programme.edition().eligibility();
                if (whole(eligibility, outcomes) == Outcome.UNMET && whole(eligibility, mended) == Outcome.MET) {
                    add(figures, i + ".onlyUnmet", 1);
                    add(figures, i + ".weightedOnlyUnmet", weight);
                }
            }
        }
    }

    /** Kleene logic in numbers: unmet 0, unknown 1, met 2; all is the least, any the greatest. */
    private static Outcome whole(Eligibility part, List<Outcome> outcomes) {
        return switch (degree(part, outcomes)) {
            case 0 -> Outcome.UNMET;
            case 1 -> Outcome.UNKNOWN;
            default -> Outcome.MET;
        };
    }

    private static int degree(Eligibility part, List<Outcome> outcomes) {
        if (part instanceof Eligibility.One one) {
            return switch (outcomes.get(one.clause())) {
                case UNMET -> 0;
                case UNKNOWN -> 1;
                case MET -> 2;
            };
        }
        Eligibility.Block block = (Eligibility.Block) part;
        var degrees = block.parts().stream().mapToInt(inner -> degree(inner, outcomes));
        return block.all() ? degrees.min().orElseThrow() : degrees.max().orElseThrow();
    }

    // ---------------------------------------------------------------- households

    private void addHouseholds(Plan.PlannedProgramme programme, Map<String, Double> figures) {
        Set<String> eligible = reached(programme.id(), Verdict.ELIGIBLE);
        Set<String> undetermined = reached(programme.id(), Verdict.UNDETERMINED);
        for (Nation.Household household : nation.households()) {
            if (eligible.contains(household.id())) {
                add(figures, "households.withEligible", 1);
                add(figures, "households.weightedWithEligible", household.weight());
            }
            if (undetermined.contains(household.id())) {
                add(figures, "households.withUndetermined", 1);
            }
        }
    }

    /** The households with a unit of this verdict: themselves, a member, or the municipality they live in. */
    private Set<String> reached(String programme, Verdict verdict) {
        Set<String> reached = new HashSet<>();
        for (Found found : found(programme)) {
            if (found.judgement().verdict() == verdict) {
                Nation.@Nullable Household own = found.judged().household();
                if (own != null) {
                    reached.add(own.id());
                } else {
                    nation.households().stream()
                            .filter(household ->
                                    found.judged().id().equals(household.facts().get("municipality_code")))
                            .forEach(household -> reached.add(household.id()));
                }
            }
        }
        return reached;
    }

    /** Households, weighted, with an eligible unit in both programmes. */
    double[][] overlap() {
        List<Set<String>> reached = plan.programmes().stream()
                .map(programme -> reached(programme.id(), Verdict.ELIGIBLE))
                .toList();
        Map<String, Double> weights = new HashMap<>();
        nation.households().forEach(household -> weights.put(household.id(), household.weight()));
        double[][] overlap = new double[reached.size()][reached.size()];
        for (int i = 0; i < overlap.length; i++) {
            for (String household : reached.get(i)) {
                for (int j = 0; j < overlap.length; j++) {
                    overlap[i][j] += reached.get(j).contains(household) ? weights.getOrDefault(household, 0.0) : 0;
                }
            }
        }
        return overlap;
    }
}
