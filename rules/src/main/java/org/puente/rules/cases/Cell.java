package org.puente.rules.cases;

import java.util.Optional;
import org.puente.rules.source.Place;

/**
 * One cell of a table.
 *
 * @param raw as written, without the space around it
 * @param place of its first character
 */
record Cell(String raw, Place place) {

    private static final String UNKNOWN = "?";

    boolean isEmpty() {
        return raw.isEmpty();
    }

    boolean isUnknown() {
        return raw.equals(UNKNOWN);
    }

    /** The place of the character at an offset (UTF-16) into {@code raw}. */
    Place at(int offset) {
        return new Place(place.file(), place.line(), place.column() + raw.codePointCount(0, offset));
    }

    /** A part of the cell, without the space around it. */
    Cell part(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(raw.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(raw.charAt(end - 1))) {
            end--;
        }
        return new Cell(raw.substring(start, end), at(start));
    }

    /** What it says, quotes undone; empty if its quotes are malformed. */
    Optional<String> text() {
        return Quotes.isQuoted(raw) ? Quotes.read(raw) : Optional.of(raw);
    }
}
