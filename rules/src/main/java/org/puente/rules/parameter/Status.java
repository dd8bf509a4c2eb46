package org.puente.rules.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How well a figure or a text is known. */
public enum Status {
    VERIFIED,
    UNVERIFIED,
    ILLUSTRATIVE,
    RECONSTRUCTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> find(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Status::word).toList();
    }
}
