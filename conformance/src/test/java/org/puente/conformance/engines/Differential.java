package org.puente.conformance.engines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.puente.population.DuckDb;
import org.puente.rules.checked.Policy;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Outcome;
import org.puente.rules.programme.Unit;
import org.puente.screening.ProgrammeCounts;
import org.puente.screening.Screening;
import org.puente.screening.ScreeningRequest;
import org.puente.screening.Summary;
import org.puente.screening.sql.VerdictLayout;

/** Screens a nation and compares everything the run says with what the judge says of each unit. */
final class Differential {

    /** Sums of weights that are no binary fractions may differ in their last digits. */
    private static final double TOLERANCE = 1e-9;

    /**
     * Something a run says differently from the judge.
     *
     * @param programme its id
     * @param clause its place in the edition, or -1 if no single clause differs
     * @param unit the id of the unit, or empty if a count differs
     */
    record Difference(String programme, int clause, Unit kind, String unit, String words) {}

    /** What was compared: clause outcomes, one a clause and unit. */
    private long compared;

    private final List<Difference> differences = new ArrayList<>();
    private final Policy policy;
    private final Plan plan;

    Differential(Policy policy, Plan plan) {
        this.policy = policy;
        this.plan = plan;
    }

    /** How a run is made: results must not depend on it. */
    record Manner(long householdsPerRange, int threads) {
        static final Manner PLAIN = new Manner(ScreeningRequest.STANDARD_RANGE, 1);
    }

    static Summary screen(Policy policy, Plan plan, Path population, Path run, Manner manner) {
        return Screening.run(new ScreeningRequest(
                        policy,
                        plan,
                        population,
                        run,
                        ScreeningRequest.Existing.REFUSE,
                        new DuckDb.Limits(manner.threads(), "400MB"))
                .withHouseholdsPerRange(manner.householdsPerRange()));
    }

    /** Writes the nation below {@code work}, an empty directory, screens it and compares. */
    Differential run(Nation nation, Path work, Manner manner) {
        Path population = work.resolve("population");
        new NationFiles(policy).write(nation, population, work);
        Path run = work.resolve("run");
        Summary summary = screen(policy, plan, population, run, manner);
        compare(nation, summary, VerdictTables.read(run, work));
        return this;
    }

    void compare(Nation nation, Summary summary, VerdictTables tables) {
        Expected expected = new Expected(nation, plan);
        VerdictLayout layout = new VerdictLayout(plan);
        for (int i = 0; i < plan.programmes().size(); i++) {
            VerdictLayout.Columns columns = layout.all().get(i);
            for (Expected.Found found : expected.found(columns.programme().id())) {
                compareUnit(columns, found, tables);
            }
            compareCounts(columns.programme(), expected, summary.programmes().get(i));
        }
        compareRows(nation, tables);
        compareOverlap(expected.overlap(), summary.overlap().householdsWeighted());
    }

    private void compareUnit(VerdictLayout.Columns columns, Expected.Found found, VerdictTables tables) {
        Nation.Judged judged = found.judged();
        String id = columns.programme().id();
        if (!tables.has(judged.unit(), judged.id())) {
            differ(id, -1, judged, "has no row");
            return;
        }
        Outcome[] outcomes = tables.outcomes(columns, judged.unit(), judged.id());
        for (int i = 0; i < outcomes.length; i++) {
            compared++;
            if (found.judgement().outcome(i) != outcomes[i]) {
                differ(
                        id,
                        i,
                        judged,
                        "is " + outcomes[i] + " instead of " + found.judgement().outcome(i));
            }
        }
        if (tables.verdict(columns, judged.unit(), judged.id())
                != found.judgement().verdict()) {
            differ(
                    id,
                    -1,
                    judged,
                    "has another verdict than " + found.judgement().verdict());
        }
        if (tables.weight(judged.unit(), judged.id()) != judged.weight()) {
            differ(id, -1, judged, "has another weight");
        }
    }

    private void differ(String programme, int clause, Nation.Judged judged, String words) {
        differences.add(new Difference(programme, clause, judged.unit(), judged.id(), words));
    }

    private void compareRows(Nation nation, VerdictTables tables) {
        for (Unit unit : List.of(Unit.HOUSEHOLD, Unit.MEMBER, Unit.MUNICIPALITY)) {
            boolean isJudged = unit == Unit.HOUSEHOLD
                    || plan.programmes().stream()
                            .anyMatch(one -> one.programme().screenedUnit() == unit);
            int wanted = isJudged ? nation.units(unit).size() : 0;
            if (tables.size(unit) != wanted) {
                differences.add(new Difference("", -1, unit, "", tables.size(unit) + " rows instead of " + wanted));
            }
        }
    }

    private void compareCounts(Plan.PlannedProgramme programme, Expected expected, ProgrammeCounts counts) {
        Map<String, Double> wanted = expected.figures(programme);
        Map<String, Double> found = figures(counts);
        wanted.forEach((name, value) -> {
            double counted = found.getOrDefault(name, Double.NaN);
            if (!(Math.abs(counted - value) <= TOLERANCE * Math.abs(value))) {
                differences.add(new Difference(
                        programme.id(),
                        -1,
                        programme.programme().screenedUnit(),
                        "",
                        name + " is " + counted + " instead of " + value));
            }
        });
        if (!wanted.keySet().equals(found.keySet())) {
            differences.add(new Difference(
                    programme.id(), -1, programme.programme().screenedUnit(), "", "other figures: " + found.keySet()));
        }
    }

    private static Map<String, Double> figures(ProgrammeCounts counts) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("units", (double) counts.units());
        figures.put("eligible", (double) counts.eligible());
        figures.put("notEligible", (double) counts.notEligible());
        figures.put("undetermined", (double) counts.undetermined());
        figures.put("weighted.eligible", counts.weighted().eligible());
        figures.put("weighted.notEligible", counts.weighted().notEligible());
        figures.put("weighted.undetermined", counts.weighted().undetermined());
        figures.put("households.withEligible", (double) counts.households().withEligible());
        figures.put("households.withUndetermined", (double) counts.households().withUndetermined());
        figures.put("households.weightedWithEligible", counts.households().weightedWithEligible());
        if (counts.openToApply() != null) {
            figures.put("openToApply", counts.openToApply().doubleValue());
        }
        if (counts.weightedOpenToApply() != null) {
            figures.put("weightedOpenToApply", counts.weightedOpenToApply());
        }
        for (int i = 0; i < counts.clauses().size(); i++) {
            ProgrammeCounts.ClauseCounts clause = counts.clauses().get(i);
            figures.put(i + ".unmet", (double) clause.unmet());
            figures.put(i + ".unknown", (double) clause.unknown());
            figures.put(i + ".onlyUnmet", (double) clause.onlyUnmet());
            figures.put(i + ".weightedUnmet", clause.weightedUnmet());
            figures.put(i + ".weightedUnknown", clause.weightedUnknown());
            figures.put(i + ".weightedOnlyUnmet", clause.weightedOnlyUnmet());
            if (clause.atApplication() != null) {
                figures.put(i + ".atApplication", clause.atApplication().doubleValue());
            }
        }
        return figures;
    }

    private void compareOverlap(double[][] wanted, double[][] found) {
        for (int i = 0; i < wanted.length; i++) {
            for (int j = 0; j < wanted.length; j++) {
                if (!(Math.abs(wanted[i][j] - found[i][j]) <= TOLERANCE * wanted[i][j])) {
                    differences.add(new Difference(
                            plan.programmes().get(i).id(),
                            -1,
                            Unit.HOUSEHOLD,
                            "",
                            "overlaps with " + plan.programmes().get(j).id() + " by " + found[i][j] + " instead of "
                                    + wanted[i][j]));
                }
            }
        }
    }

    long compared() {
        return compared;
    }

    List<Difference> differences() {
        return differences;
    }
}
