package org.puente.rules.programme;

import java.util.Optional;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Label;
import org.puente.rules.parameter.Citation;
import org.puente.rules.parameter.Status;
import org.puente.rules.source.Place;
import org.puente.rules.source.SourceNode;

/**
 * One condition of the operating rules.
 *
 * @param id unique within its edition
 * @param says the condition for people
 * @param cites where the rules say so
 * @param status how well it is known that they do; empty if the file does not say
 * @param note for the reader; empty texts if there is none
 * @param written the rule as written
 * @param when the rule as checked, of type bool
 * @param isAtApplication whether it reads what is known only when a group or project applies
 */
public record Clause(
        String id,
        Label says,
        Citation cites,
        Optional<Status> status,
        Label note,
        SourceNode.Text written,
        Expr when,
        boolean isAtApplication,
        Place place) {

    /** A clause without a note. */
    public Clause(
            String id,
            Label says,
            Citation cites,
            Optional<Status> status,
            SourceNode.Text written,
            Expr when,
            boolean isAtApplication,
            Place place) {
        this(id, says, cites, status, Label.ofBoth(""), written, when, isAtApplication, place);
    }

    /** The same clause with another rule. */
    public Clause withWhen(Expr rule) {
        return new Clause(id, says, cites, status, note, written, rule, isAtApplication, place);
    }
}
