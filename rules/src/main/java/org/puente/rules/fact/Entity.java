package org.puente.rules.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of thing that have facts. */
public enum Entity {
    MEMBER,
    HOUSEHOLD,
    LOCALITY,
    MUNICIPALITY,
    STATE,
    GROUP,
    PROJECT;

    /** The name used in rules and files, such as {@code household}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Facts of a group or a project are known only when it applies, never in a screening. */
    public boolean isKnownAtApplication() {
        return this == GROUP || this == PROJECT;
    }

    public boolean isTerritory() {
        return this == LOCALITY || this == MUNICIPALITY || this == STATE;
    }

    public static Optional<Entity> find(String word) {
        return Arrays.stream(values())
                .filter(entity -> entity.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Entity::word).toList();
    }
}
