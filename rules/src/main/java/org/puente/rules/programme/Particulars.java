package org.puente.rules.programme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.puente.rules.fact.Label;
import org.puente.rules.parameter.Citation;
import org.puente.rules.parameter.Status;

/**
 * What an edition states beside its clauses. No verdict reads it; pages, budgets and calls do.
 *
 * @param cites the rules themselves
 * @param note for the reader
 * @param group figures about a group that applies, by their key
 * @param documents papers to bring
 * @param scoring what is put first, in order
 * @param unitCost what serving one judged unit costs
 */
public record Particulars(
        Optional<Citation> cites,
        Optional<Status> status,
        Label note,
        List<Benefit> benefits,
        Map<String, Figure> group,
        List<Call> calls,
        List<Requirement> documents,
        List<Requirement> scoring,
        List<Budget> budgets,
        Optional<Figure> unitCost) {

    /** Of an edition that states its clauses alone. */
    public static final Particulars NONE = new Particulars(
            Optional.empty(),
            Optional.empty(),
            Label.ofBoth(""),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());
}
