package org.puente.screening;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Programme;
import org.puente.rules.programme.Verdict;

/**
 * The counts of one programme.
 *
 * @param unit whom the screening judged
 * @param units how many of them; counts of units are not weighted
 * @param appliesAs who applies, where that is a group or a project; absent otherwise
 * @param openToApply the undetermined units that only await an application; absent likewise
 * @param weightedOpenToApply the sum of their weights; absent likewise
 * @param clauses in file order, those inside blocks included
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgrammeCounts(
        String id,
        String edition,
        String unit,
        long units,
        long eligible,
        long notEligible,
        long undetermined,
        @Nullable String appliesAs,
        @Nullable Long openToApply,
        @Nullable Double weightedOpenToApply,
        Weighted weighted,
        Households households,
        List<ClauseCounts> clauses) {

    /** The sums of the units' weights. */
    public record Weighted(double eligible, double notEligible, double undetermined) {}

    /** Households with at least one such unit. */
    public record Households(long withEligible, long withUndetermined, double weightedWithEligible) {}

    /**
     * The counts of one clause.
     *
     * @param onlyUnmet the units that this clause alone keeps out: were it met and nothing else changed, they would be
     *     eligible
     * @param atApplication the units for which it is known only when a group or project applies; absent for clauses
     *     that a screening can judge. They are not among {@code unknown}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClauseCounts(
            String id,
            long unmet,
            long unknown,
            long onlyUnmet,
            double weightedUnmet,
            double weightedUnknown,
            double weightedOnlyUnmet,
            @Nullable Long atApplication) {}

    /** Whether all is there that a file may lack which is JSON, but no summary. */
    boolean isComplete() {
        return Stream.<@Nullable Object>of(id, edition, unit, weighted, households, clauses)
                .allMatch(Objects::nonNull);
    }

    static ProgrammeCounts of(Tally tally) {
        Programme programme = tally.columns().programme().programme();
        boolean applies = programme.unit().isKnownAtApplication();
        return new ProgrammeCounts(
                programme.id(),
                tally.columns().programme().edition().id(),
                programme.screenedUnit().word(),
                tally.units(),
                tally.units(Verdict.ELIGIBLE),
                tally.units(Verdict.NOT_ELIGIBLE),
                tally.units(Verdict.UNDETERMINED),
                applies ? programme.unit().word() : null,
                applies ? tally.openToApply() : null,
                applies ? tally.weightedOpenToApply() : null,
                new Weighted(
                        tally.weight(Verdict.ELIGIBLE),
                        tally.weight(Verdict.NOT_ELIGIBLE),
                        tally.weight(Verdict.UNDETERMINED)),
                new Households(
                        tally.householdsEligible(), tally.householdsUndetermined(), tally.weightedHouseholdsEligible()),
                clauses(tally));
    }

    private static List<ClauseCounts> clauses(Tally tally) {
        List<Clause> clauses = tally.columns().programme().edition().clauses();
        List<ClauseCounts> counts = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            Tally.ClauseTally clause = tally.clause(i);
            boolean atApplication = clauses.get(i).isAtApplication();
            counts.add(new ClauseCounts(
                    clauses.get(i).id(),
                    clause.unmet,
                    atApplication ? 0 : clause.unknown,
                    clause.onlyUnmet,
                    clause.weightedUnmet,
                    atApplication ? 0 : clause.weightedUnknown,
                    clause.weightedOnlyUnmet,
                    atApplication ? clause.unknown : null));
        }
        return counts;
    }
}
