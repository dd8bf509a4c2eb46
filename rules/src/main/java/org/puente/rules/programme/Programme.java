package org.puente.rules.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.puente.rules.expression.Scope;
import org.puente.rules.fact.Label;
import org.puente.rules.parameter.Status;
import org.puente.rules.source.Place;

/**
 * A programme of the catalogue.
 *
 * @param agency the id of the agency that runs it
 * @param unit whom it judges
 * @param screenedUnit whom a screening judges in its place: {@code unit} unless that is a group or project
 * @param budgetKey its key in the budget; empty if the file does not say
 * @param status how well its rules are known as a whole; empty if the file does not say
 * @param about what it is for, in a paragraph; empty texts if the file does not say
 * @param note for the reader; empty texts if there is none
 * @param editions by start; they do not overlap
 */
public record Programme(
        String id,
        Label names,
        String agency,
        Unit unit,
        Unit screenedUnit,
        String budgetKey,
        Optional<Status> status,
        Label about,
        Label note,
        List<Edition> editions,
        Place place) {

    /** A programme that states its editions alone. */
    public Programme(
            String id,
            Label names,
            String agency,
            Unit unit,
            Unit screenedUnit,
            Optional<Status> status,
            List<Edition> editions,
            Place place) {
        this(id, names, agency, unit, screenedUnit, "", status, Label.ofBoth(""), Label.ofBoth(""), editions, place);
    }

    /** What its clauses may name. */
    public Scope scope() {
        return unit.scopeScreenedAs(screenedUnit);
    }

    /** The edition in force on a day, if any. */
    public Optional<Edition> find(LocalDate day) {
        return editions.stream()
                .filter(edition -> edition.period().contains(day))
                .findFirst();
    }

    /** A sentence that tells the periods of its editions. */
    public String periods() {
        List<String> periods =
                editions.stream().map(edition -> edition.period().toString()).toList();
        return periods.isEmpty() ? "It has no editions." : "Its editions: " + String.join("; ", periods) + ".";
    }
}
