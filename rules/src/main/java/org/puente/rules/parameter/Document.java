package org.puente.rules.parameter;

import java.util.Optional;
import org.puente.rules.fact.Label;

/**
 * What clauses and figures cite: a file in {@code sources/}. Everything but the title may be empty.
 *
 * @param published the date or the words of the file
 * @param status how well it is known
 * @param note what was read of it, and what was not
 */
public record Document(
        Label title, String publisher, String published, String url, Optional<Status> status, Label note) {

    /** A document of which only the name is known. */
    public static Document named(String name) {
        return new Document(Label.ofBoth(name), "", "", "", Optional.empty(), Label.ofBoth(""));
    }
}
