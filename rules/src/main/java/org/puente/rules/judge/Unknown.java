package org.puente.rules.judge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A value that is not known, with the reasons why.
 *
 * @param reasons never empty
 */
public record Unknown(Set<Reason> reasons) {

    /** Why a value is unknown. */
    public sealed interface Reason {}

    /** A fact is missing; {@code member} is the place of the list member it is missing for, from 0, or -1. */
    public record MissingFact(String path, int member) implements Reason {}

    /** It is not known who the members are. */
    public record MissingList(String path) implements Reason {}

    /** It is known only when a group or project applies. */
    public record AtApplication() implements Reason {}

    public record DivisionByZero() implements Reason {}

    /** A result does not fit its type. */
    public record OutOfRange() implements Reason {}

    /** A minimum or maximum of no members. */
    public record NobodyToCompare() implements Reason {}

    /** A table of the law has no entry for these keys. */
    public record MissingKey(String parameter, List<Object> keys) implements Reason {}

    static final Unknown DIVISION_BY_ZERO = new Unknown(new DivisionByZero());
    static final Unknown OUT_OF_RANGE = new Unknown(new OutOfRange());
    static final Unknown NOBODY_TO_COMPARE = new Unknown(new NobodyToCompare());

    Unknown(Reason reason) {
        this(Set.of(reason));
    }

    /** The reasons of both. */
    Unknown and(Unknown other) {
        if (other == this || reasons.containsAll(other.reasons)) {
            return this;
        }
        Set<Reason> both = new LinkedHashSet<>(reasons);
        both.addAll(other.reasons);
        return new Unknown(both);
    }
}
