package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.puente.rules.checked.Policy;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Label;
import org.puente.rules.focus.Focus;
import org.puente.rules.plan.Plan;
import org.puente.rules.source.InputProblem;
import org.puente.screening.FinishedRun;
import org.puente.screening.sql.ScreeningSql;
import org.puente.screening.sql.VerdictLayout;

/**
 * What the measures refer to by number: programmes in the order of the run's layout, a bit each; populations, of which
 * number 0 is everybody; groups, two bits each.
 *
 * @param programmes as the run laid them out
 * @param countedMask the bits of programmes that count among those that reach a household
 * @param populations the focus' populations that the run knows
 * @param groups all groups of the focus that the run knows, populations first
 * @param breakdowns of those groups
 * @param rank the fact that ranks households, if the run kept it
 */
record Frame(
        FinishedRun run,
        Policy policy,
        List<VerdictLayout.Columns> programmes,
        long countedMask,
        List<Focus.Group> populations,
        List<Focus.Group> recipients,
        List<Focus.Group> groups,
        List<Focus.Breakdown> breakdowns,
        Optional<Fact> rank) {

    private static final int MOST_PROGRAMMES = 62;
    private static final int MOST_GROUPS = 31;
    static final String EVERYBODY = "all";

    static Frame of(FinishedRun run, Policy policy) {
        List<VerdictLayout.Columns> programmes = run.layout().all();
        if (programmes.size() > MOST_PROGRAMMES) {
            throw new InputProblem(
                    "The run has " + programmes.size() + " programmes; a diagnosis holds " + MOST_PROGRAMMES + ".",
                    "Screen fewer at a time with --programme.");
        }
        Focus focus = policy.focus();
        List<Focus.Group> groups =
                focus.groups().stream().filter(group -> isKnown(run, group)).toList();
        if (groups.size() > MOST_GROUPS) {
            throw new InputProblem(
                    "diagnosis.yaml has " + groups.size() + " groups; a diagnosis holds " + MOST_GROUPS + ".",
                    "Take some of its populations, recipients or parts away.");
        }
        long counted = 0;
        for (int i = 0; i < programmes.size(); i++) {
            counted |= focus.beside().contains(programmes.get(i).programme().id()) ? 0 : 1L << i;
        }
        return new Frame(
                run,
                policy,
                programmes,
                counted,
                known(run, focus.populations()),
                known(run, focus.recipients()),
                groups,
                breakdowns(run, focus),
                focus.rank().filter(fact -> run.kept().contains(fact.path())));
    }

    private static boolean isKnown(FinishedRun run, Focus.Group group) {
        return run.groups().contains(group.id());
    }

    private static List<Focus.Group> known(FinishedRun run, List<Focus.Group> groups) {
        return groups.stream().filter(group -> isKnown(run, group)).toList();
    }

    private static List<Focus.Breakdown> breakdowns(FinishedRun run, Focus focus) {
        List<Focus.Breakdown> known = new ArrayList<>();
        for (Focus.Breakdown breakdown : focus.breakdowns()) {
            List<Focus.Group> parts = known(run, breakdown.parts());
            if (!parts.isEmpty()) {
                known.add(new Focus.Breakdown(breakdown.id(), breakdown.names(), parts));
            }
        }
        return known;
    }

    /** How many populations there are, everybody among them. */
    int populationCount() {
        return populations.size() + 1;
    }

    String populationId(int population) {
        return population == 0 ? EVERYBODY : populations.get(population - 1).id();
    }

    Label populationNames(int population) {
        return population == 0
                ? new Label("Todos los hogares", "All households")
                : populations.get(population - 1).names();
    }

    /** The population in focus, or everybody where the policy names none. */
    int inFocus() {
        return populations.isEmpty() ? 0 : 1;
    }

    /** Whether a household with this word of groups surely belongs to a population. */
    boolean belongs(int population, long groupWord) {
        return population == 0 || isIn(population - 1, groupWord);
    }

    /** Whether it is not known. */
    boolean mayBelong(int population, long groupWord) {
        return population != 0 && (groupWord >>> 2 * (population - 1) & 2) != 0;
    }

    /** Whether it surely is in a group. */
    boolean isIn(int group, long groupWord) {
        return (groupWord >>> 2 * group & 1) != 0;
    }

    int numberOf(Focus.Group group) {
        return groups.indexOf(group);
    }

    /** The bits of a word of groups that tell of populations. */
    long populationMask() {
        return (1L << 2 * populations.size()) - 1;
    }

    boolean keeps(String fact) {
        return run.kept().contains(fact);
    }

    boolean knowsPlaces() {
        return keeps(ScreeningSql.STATE) || keeps(ScreeningSql.MUNICIPALITY);
    }

    Plan.PlannedProgramme programme(int number) {
        return programmes.get(number).programme();
    }

    String programmeId(int number) {
        return programme(number).programme().id();
    }
}
