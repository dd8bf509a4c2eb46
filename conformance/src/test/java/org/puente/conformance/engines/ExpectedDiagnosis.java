package org.puente.conformance.engines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.puente.rules.focus.Focus;
import org.puente.rules.judge.Evaluator;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Unit;

/**
 * The figures of a diagnosis, household by household in the plainest way, under the names that {@link FoundFigures}
 * gives them. Shares no code with the diagnosis.
 */
final class ExpectedDiagnosis {

    private static final String ALL = "all";

    private final DiagnosedNation given;
    private final List<Plan.PlannedProgramme> programmes;
    private final Focus focus;
    private final Wanted wanted = new Wanted();
    private final List<Map<String, Standing>> standings = new ArrayList<>();
    /** For each household, the groups that it belongs to: true, false, or null where that is not known. */
    private final Map<String, Map<String, Object>> groups = new HashMap<>();

    private final ExpectedBlame blame = new ExpectedBlame();
    private final Map<String, Integer> present = new LinkedHashMap<>();
    private final ExpectedFacts facts;

    ExpectedDiagnosis(DiagnosedNation given) {
        this.given = given;
        this.programmes = given.plan().programmes();
        this.focus = given.policy().focus();
        Expected expected = new Expected(given.nation(), given.plan());
        programmes.forEach(one -> standings.add(Standing.of(one, given.nation(), expected)));
        for (Nation.Judged judged : given.nation().units(Unit.HOUSEHOLD)) {
            Map<String, Object> own = new HashMap<>();
            Evaluator evaluator = new Evaluator(given.plan().asOf(), judged.facts());
            focus.groups().forEach(group -> own.put(group.id(), evaluator.evaluate(group.when())));
            groups.put(judged.id(), own);
        }
        this.facts = new ExpectedFacts(given, expected, wanted);
        nameFigures();
        for (Nation.Household household : given.nation().households()) {
            wanted.see(household);
        }
        for (Nation.Household household : given.nation().households()) {
            addHousehold(household);
        }
        countPresent();
        facts.add();
        new ExpectedSpread(given, wanted, this::isReached).add();
    }

    Map<String, Wanted.Value> values() {
        return wanted.values();
    }

    /** How many counted programmes are present in each place that was seen. */
    Map<String, Integer> present() {
        return present;
    }

    /** The programmes that wait for each set of facts. */
    Map<String, List<String>> waiting() {
        return facts.waiting();
    }

    private List<String> populations() {
        List<String> ids = new ArrayList<>(List.of(ALL));
        focus.populations().forEach(group -> ids.add(group.id()));
        return ids;
    }

    private int counted() {
        return (int) programmes.stream()
                .filter(one -> !focus.beside().contains(one.id()))
                .count();
    }

    private Object belongs(Nation.Household household, String population) {
        return population.equals(ALL)
                ? true
                : Objects.requireNonNull(
                        groups.getOrDefault(household.id(), Map.of()).get(population));
    }

    private Standing standing(int programme, Nation.Household household) {
        return Objects.requireNonNull(standings.get(programme).get(household.id()));
    }

    /** Whether a programme surely reaches a household, or it surely is in a group. */
    private boolean isReached(String subject, Nation.Household household) {
        for (int i = 0; i < programmes.size(); i++) {
            if (programmes.get(i).id().equals(subject)) {
                return standing(i, household).isSure();
            }
        }
        return Boolean.TRUE.equals(belongs(household, subject));
    }

    // ---------------------------------------------------------------- names

    private void nameFigures() {
        for (String population : populations()) {
            wanted.count("size " + population);
            wanted.count("unknown " + population);
            for (Plan.PlannedProgramme programme : programmes) {
                String at = programme.id() + " " + population;
                for (String count : List.of("eligible ", "open ", "undetermined ", "out ", "least ", "most ")) {
                    wanted.count(count + at);
                }
                wanted.share("share least " + at, "size " + population);
                wanted.share("share most " + at, "size " + population);
                programmes.forEach(other -> wanted.count("both " + other.id() + " " + at));
                nameBlame(programme, at);
            }
            wanted.share("several " + population, "size " + population);
            for (int k = 0; k <= Math.min(5, counted()); k++) {
                for (String bound : List.of("surely ", "possibly ")) {
                    String at = bound + k + " " + population;
                    wanted.count(at);
                    wanted.share("share " + at, "size " + population);
                }
            }
        }
    }

    private void nameBlame(Plan.PlannedProgramme programme, String at) {
        wanted.count("blamed " + at);
        for (Clause clause : programme.edition().clauses()) {
            if (!clause.isAtApplication()) {
                wanted.share("unmet " + clause.id() + " " + at, "blamed " + at);
                wanted.count("alone " + clause.id() + " " + at);
                wanted.share("blame " + clause.id() + " " + at, "blamed " + at);
            }
        }
    }

    // ---------------------------------------------------------------- one household

    private void addHousehold(Nation.Household household) {
        for (String population : populations()) {
            Object belongs = belongs(household, population);
            if (Boolean.TRUE.equals(belongs)) {
                addReach(household, population);
                addReachedBy(household, population);
                addBlame(household, population);
            } else if (!Boolean.FALSE.equals(belongs)) {
                add("unknown " + population, household);
                for (int i = 0; i < programmes.size(); i++) {
                    if (standing(i, household).isPossible()) {
                        add("most " + programmes.get(i).id() + " " + population, household);
                    }
                }
            }
        }
        String inFocus =
                focus.populations().isEmpty() ? ALL : focus.populations().get(0).id();
        if (Boolean.TRUE.equals(belongs(household, inFocus))) {
            addPlace("state", household);
            addPlace("municipality", household);
        }
    }

    private void add(String name, Nation.Household household) {
        wanted.add(name, Wanted.primaryUnit(household), household.weight());
    }

    private void addReach(Nation.Household household, String population) {
        add("size " + population, household);
        for (int i = 0; i < programmes.size(); i++) {
            String at = programmes.get(i).id() + " " + population;
            Standing standing = standing(i, household);
            if (!standing.isPossible()) {
                add("out " + at, household);
                continue;
            }
            add("most " + at, household);
            add("share most " + at, household);
            if (!standing.isSure()) {
                add("undetermined " + at, household);
                continue;
            }
            add("least " + at, household);
            add("share least " + at, household);
            add((standing.isEligible() ? "eligible " : "open ") + at, household);
            for (int j = 0; j < programmes.size(); j++) {
                if (standing(j, household).isSure()) {
                    add("both " + programmes.get(j).id() + " " + at, household);
                }
            }
        }
    }

    private int reachedBy(Nation.Household household, boolean possibly) {
        int reached = 0;
        for (int i = 0; i < programmes.size(); i++) {
            if (!focus.beside().contains(programmes.get(i).id())) {
                Standing standing = standing(i, household);
                reached += (possibly ? standing.isPossible() : standing.isSure()) ? 1 : 0;
            }
        }
        return reached;
    }

    private void addReachedBy(Nation.Household household, String population) {
        int most = Math.min(5, counted());
        if (reachedBy(household, false) > 1) {
            add("several " + population, household);
        }
        for (boolean possibly : new boolean[] {false, true}) {
            int reached = Math.min(most, reachedBy(household, possibly));
            String at = (possibly ? "possibly " : "surely ") + reached + " " + population;
            add(at, household);
            add("share " + at, household);
        }
    }

    private void addBlame(Nation.Household household, String population) {
        for (int i = 0; i < programmes.size(); i++) {
            ExpectedBlame.Blame of = blame.of(standing(i, household));
            String at = programmes.get(i).id() + " " + population;
            if (!of.isOut()) {
                continue;
            }
            add("blamed " + at, household);
            for (int clause = 0; clause < of.share().length; clause++) {
                String id = programmes.get(i).edition().clauses().get(clause).id() + " " + at;
                if (of.unmetForAll()[clause]) {
                    add("unmet " + id, household);
                }
                if (of.alone()[clause]) {
                    add("alone " + id, household);
                }
                if (of.share()[clause] > 0) {
                    wanted.add("blame " + id, Wanted.primaryUnit(household), household.weight() * of.share()[clause]);
                }
            }
        }
    }

    // ---------------------------------------------------------------- places

    private void addPlace(String level, Nation.Household household) {
        Object code = household.facts().get(level + "_code");
        if (code == null) {
            return;
        }
        String place = level + " " + code;
        wanted.count("in " + place);
        wanted.share("none " + place, "in " + place);
        wanted.share("mean " + place, "in " + place);
        programmes.forEach(one -> wanted.share("reached " + one.id() + " " + place, "in " + place));
        add("in " + place, household);
        present.put(place, 0);
        int reached = reachedBy(household, false);
        if (reached == 0) {
            add("none " + place, household);
        } else {
            wanted.add("mean " + place, Wanted.primaryUnit(household), reached * household.weight());
        }
        for (int i = 0; i < programmes.size(); i++) {
            if (standing(i, household).isSure()) {
                add("reached " + programmes.get(i).id() + " " + place, household);
            }
        }
    }

    private void countPresent() {
        present.replaceAll((place, none) -> (int) programmes.stream()
                .filter(one -> !focus.beside().contains(one.id()))
                .filter(one -> wanted.total("reached " + one.id() + " " + place) >= 0.05 * wanted.total("in " + place))
                .count());
    }
}
