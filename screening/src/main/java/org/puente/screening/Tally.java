package org.puente.screening;

import java.util.List;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Outcome;
import org.puente.rules.programme.Verdict;
import org.puente.screening.sql.VerdictLayout;

/**
 * The counts of one programme, gathered from the distinct combinations of outcomes that units have. Everything follows
 * from the combination, so that no count depends on the order of units or clauses.
 */
final class Tally {

    private final VerdictLayout.Columns columns;
    private final Edition edition;
    private final long[] unitsByVerdict = new long[Verdict.values().length];
    private final double[] weightByVerdict = new double[Verdict.values().length];
    private final ClauseTally[] clauses;
    private final Combinations.Gathering combinations = new Combinations.Gathering();
    private long units;
    private long openToApply;
    private double weightedOpenToApply;
    private long householdsEligible;
    private long householdsUndetermined;
    private double weightedHouseholdsEligible;

    /** The counts of one clause. */
    static final class ClauseTally {
        long unmet;
        long unknown;
        long onlyUnmet;
        double weightedUnmet;
        double weightedUnknown;
        double weightedOnlyUnmet;
    }

    Tally(VerdictLayout.Columns columns) {
        this.columns = columns;
        this.edition = columns.programme().edition();
        this.clauses = new ClauseTally[edition.clauses().size()];
        for (int i = 0; i < clauses.length; i++) {
            clauses[i] = new ClauseTally();
        }
    }

    VerdictLayout.Columns columns() {
        return columns;
    }

    Combinations.Gathering combinations() {
        return combinations;
    }

    /**
     * Counts units that share a combination of outcomes.
     *
     * @param words the values of the programme's columns
     * @param count how many units
     * @param weight the sum of their weights
     */
    void addUnits(long[] words, long count, double weight) {
        combinations.add(words, count, weight);
        Outcome[] outcomes = new Outcome[clauses.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = columns.outcome(i, words);
        }
        Verdict verdict = Verdict.of(edition.eligibility().outcome(index -> outcomes[index]));
        units += count;
        unitsByVerdict[verdict.ordinal()] += count;
        weightByVerdict[verdict.ordinal()] += weight;
        if (verdict == Verdict.UNDETERMINED && isEligibleWithApplication(outcomes)) {
            openToApply += count;
            weightedOpenToApply += weight;
        }
        for (int i = 0; i < outcomes.length; i++) {
            addClause(i, outcomes, verdict, count, weight);
        }
    }

    private void addClause(int index, Outcome[] outcomes, Verdict verdict, long count, double weight) {
        ClauseTally clause = clauses[index];
        if (outcomes[index] == Outcome.UNKNOWN) {
            clause.unknown += count;
            clause.weightedUnknown += weight;
        } else if (outcomes[index] == Outcome.UNMET) {
            clause.unmet += count;
            clause.weightedUnmet += weight;
            if (verdict == Verdict.NOT_ELIGIBLE && isEligibleWith(index, outcomes)) {
                clause.onlyUnmet += count;
                clause.weightedOnlyUnmet += weight;
            }
        }
    }

    private boolean isEligibleWith(int met, Outcome[] outcomes) {
        return edition.eligibility().outcome(index -> index == met ? Outcome.MET : outcomes[index]) == Outcome.MET;
    }

    private boolean isEligibleWithApplication(Outcome[] outcomes) {
        List<Clause> written = edition.clauses();
        return edition.eligibility()
                        .outcome(index -> written.get(index).isAtApplication() ? Outcome.MET : outcomes[index])
                == Outcome.MET;
    }

    /** Counts households with an eligible unit, or an undetermined one. */
    void addHouseholds(boolean eligible, boolean undetermined, long count, double weight) {
        if (eligible) {
            householdsEligible += count;
            weightedHouseholdsEligible += weight;
        }
        if (undetermined) {
            householdsUndetermined += count;
        }
    }

    long units() {
        return units;
    }

    long units(Verdict verdict) {
        return unitsByVerdict[verdict.ordinal()];
    }

    double weight(Verdict verdict) {
        return weightByVerdict[verdict.ordinal()];
    }

    /** Undetermined units that only await an application. */
    long openToApply() {
        return openToApply;
    }

    double weightedOpenToApply() {
        return weightedOpenToApply;
    }

    long householdsEligible() {
        return householdsEligible;
    }

    long householdsUndetermined() {
        return householdsUndetermined;
    }

    double weightedHouseholdsEligible() {
        return weightedHouseholdsEligible;
    }

    ClauseTally clause(int index) {
        return clauses[index];
    }
}
