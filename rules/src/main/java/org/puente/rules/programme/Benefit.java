package org.puente.rules.programme;

import java.util.Map;
import java.util.Optional;
import org.puente.rules.fact.Label;

/**
 * Something the programme gives.
 *
 * @param id may be empty
 * @param figures by their key, in file order
 */
public record Benefit(String id, Label label, Map<String, Figure> figures) {

    /** What it is worth, if the file says so. */
    public Optional<Figure> amount() {
        return Optional.ofNullable(figures.get("amount"));
    }
}
