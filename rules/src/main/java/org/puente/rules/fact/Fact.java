package org.puente.rules.fact;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.rules.source.Place;
import org.puente.rules.source.SourceNode;

/**
 * Something a rule may ask of an entity.
 *
 * @param entity whose fact it is
 * @param name its name, which is also its column in a population
 * @param type its type
 * @param unit the unit of a number, such as {@code pesos a month}; empty texts if it has none
 * @param minimum the lowest value a cell may have, in the memory form of {@code type}; null if unbounded
 * @param maximum the highest, likewise
 * @param missing what an unknown value means, in words
 * @param fixed whether nobody can bring about another value, as of an age or a sex
 * @param label its name for people
 * @param formula the expression of a derived fact; null for a fact that is observed
 * @param place where it is declared
 */
public record Fact(
        Entity entity,
        String name,
        Type type,
        Label unit,
        @Nullable Comparable<?> minimum,
        @Nullable Comparable<?> maximum,
        Label missing,
        boolean fixed,
        Label label,
        SourceNode.@Nullable Text formula,
        Place place) {

    /** A fact that can change, whose unit and meaning of an unknown value are written in one language only. */
    public Fact(
            Entity entity,
            String name,
            Type type,
            String unit,
            @Nullable Comparable<?> minimum,
            @Nullable Comparable<?> maximum,
            String missing,
            Label label,
            SourceNode.@Nullable Text formula,
            Place place) {
        this(
                entity,
                name,
                type,
                Label.ofBoth(unit),
                minimum,
                maximum,
                Label.ofBoth(missing),
                false,
                label,
                formula,
                place);
    }

    /** The name used in rules, such as {@code household.size}. */
    public String path() {
        return entity.word() + "." + name;
    }

    public boolean isDerived() {
        return formula != null;
    }

    /** Whether a value of its type lies between its minimum and maximum. */
    public boolean isInRange(Object value) {
        return sign(value, minimum) >= 0 && sign(value, maximum) <= 0;
    }

    @SuppressWarnings("unchecked") // Both are in the memory form of the same type.
    private static int sign(Object value, @Nullable Comparable<?> bound) {
        return bound == null ? 0 : ((Comparable<Object>) value).compareTo(bound);
    }

    public Optional<SourceNode.Text> findFormula() {
        return Optional.ofNullable(formula);
    }
}
