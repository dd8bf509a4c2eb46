package org.puente.rules.parameter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Type;
import org.puente.rules.source.Place;

/**
 * A dated number or table of the law.
 *
 * @param name such as {@code welfare_line.minimum}
 * @param type the type of its values
 * @param unit the unit of a number; empty texts if it has none
 * @param keys the types of its keys; empty for a single value
 * @param values by period; periods do not overlap
 */
public record Parameter(
        String name, Label label, Type type, Label unit, List<Type> keys, List<DatedValue> values, Place place) {

    /**
     * What it is worth during a period.
     *
     * @param table by key values, in the memory form of their types; a single value has the empty list as its key
     */
    public record DatedValue(
            Period period, Map<List<Object>, Object> table, Status status, Citation citation, Place place) {}

    /** The value that holds on a day; empty if none is stated for it. */
    public Optional<DatedValue> find(LocalDate day) {
        return values.stream().filter(value -> value.period().contains(day)).findFirst();
    }
}
