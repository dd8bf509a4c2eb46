package org.puente.rules.programme;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.puente.rules.expression.Scope;

/** Whom a programme judges. */
public enum Unit {
    MEMBER,
    HOUSEHOLD,
    GROUP,
    PROJECT,
    MUNICIPALITY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Groups and projects exist only when they apply; a screening judges another unit in their place. */
    public boolean isKnownAtApplication() {
        return this == GROUP || this == PROJECT;
    }

    /** What a clause over this unit may name; a group or project has the scope of the unit it is screened as. */
    public Scope scope() {
        return switch (this) {
            case MEMBER -> Scope.MEMBER;
            case HOUSEHOLD -> Scope.HOUSEHOLD;
            case MUNICIPALITY -> Scope.MUNICIPALITY;
            case GROUP, PROJECT -> throw new IllegalStateException(word() + " is screened as another unit");
        };
    }

    /** What a clause over this unit may name when a screening judges another unit in its place. */
    public Scope scopeScreenedAs(Unit screened) {
        return isKnownAtApplication() ? screened.scope().withApplication(word()) : screened.scope();
    }

    public static Optional<Unit> find(String word) {
        return Arrays.stream(values()).filter(unit -> unit.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Unit::word).toList();
    }
}
