package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.Diagnosis.Blame;
import org.puente.diagnosis.Diagnosis.ClauseBlame;

/** The clauses that keep most households out, across all programmes. */
final class TopBlockers {

    /**
     * A clause and what it weighs.
     *
     * @param households its share of blame times the households out of its programme
     */
    record Blocker(Blame blame, ClauseBlame clause, double households) {}

    private TopBlockers() {}

    static List<Blocker> of(Diagnosis diagnosis, String population, int most) {
        List<Blocker> blockers = new ArrayList<>();
        for (Blame blame : diagnosis.blame()) {
            Double out = blame.out().value();
            if (out == null || !blame.population().equals(population)) {
                continue;
            }
            for (ClauseBlame clause : blame.clauses()) {
                Double share = clause.share().value();
                if (share != null && share > 0) {
                    blockers.add(new Blocker(blame, clause, share * out));
                }
            }
        }
        blockers.sort(Comparator.comparingDouble(Blocker::households).reversed());
        return blockers.subList(0, Math.min(most, blockers.size()));
    }
}
