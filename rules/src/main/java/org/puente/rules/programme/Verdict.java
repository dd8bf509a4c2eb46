package org.puente.rules.programme;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A programme's verdict on one unit. It has three values: a missing fact is never silently a yes or a no. */
public enum Verdict {
    ELIGIBLE("eligible"),
    NOT_ELIGIBLE("not eligible"),
    UNDETERMINED("undetermined");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public static Verdict of(Outcome eligibility) {
        return switch (eligibility) {
            case MET -> ELIGIBLE;
            case UNMET -> NOT_ELIGIBLE;
            case UNKNOWN -> UNDETERMINED;
        };
    }

    public static Optional<Verdict> find(String words) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.words.equals(words))
                .findFirst();
    }

    /** The words of all verdicts. */
    public static List<String> allWords() {
        return Arrays.stream(values()).map(Verdict::words).toList();
    }
}
