package org.puente.rules.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.puente.rules.fact.Label;
import org.puente.rules.source.Place;

/**
 * A programme of the catalogue.
 *
 * @param agency the id of the agency that runs it
 * @param unit whom it judges
 * @param screenedUnit whom a screening judges in its place: {@code unit} unless that is a group or project
 * @param editions by start; they do not overlap
 */
public record Programme(
        String id, Label names, String agency, Unit unit, Unit screenedUnit, List<Edition> editions, Place place) {

    /** The edition in force on a day, if any. */
    public Optional<Edition> find(LocalDate day) {
        return editions.stream()
                .filter(edition -> edition.period().contains(day))
                .findFirst();
    }
}
