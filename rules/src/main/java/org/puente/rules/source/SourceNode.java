package org.puente.rules.source;

import java.util.List;
import java.util.Map;

/** A value of a policy file with the place it was written at. */
public sealed interface SourceNode {

    Place place();

    /** A mapping, keys in file order. */
    record Mapping(Place place, Map<String, Entry> entries) implements SourceNode {}

    /** A key of a mapping and its value. */
    record Entry(Text key, SourceNode value) {}

    /** A sequence. */
    record Sequence(Place place, List<SourceNode> items) implements SourceNode {}

    /**
     * A scalar, as text.
     *
     * @param positions the place of each character of {@code value}, and of its end
     * @param quoted whether it was written in quotes or as a block, so that it cannot be a number or a bool
     */
    record Text(Place place, String value, List<Place> positions, boolean quoted) implements SourceNode {

        /** The place of the character at an offset (UTF-16) into the value. */
        public Place at(int offset) {
            return positions.isEmpty() ? place : positions.get(Math.max(0, Math.min(offset, positions.size() - 1)));
        }
    }

    /** A key with nothing after it. */
    record Empty(Place place) implements SourceNode {}
}
