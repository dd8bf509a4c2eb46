package org.puente.rules.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the valid names that a mistyped one most likely meant: Levenshtein distance at most a third of its
 * length, and at most one more than that of the nearest. */
public final class Nearest {

    private static final int MOST_NAMES = 3;
    private static final int MOST_LISTED = 12;

    private Nearest() {}

    /** A sentence that offers the nearest names, or lists the valid ones when few, or is empty when there are none. */
    public static String suggest(String written, Collection<String> valid) {
        List<String> nearest = names(written, valid);
        if (!nearest.isEmpty()) {
            return "Did you mean " + String.join(" or ", nearest) + "?";
        }
        if (valid.isEmpty()) {
            return "";
        }
        return listed(valid.stream().sorted().toList());
    }

    /** The same of names whose order means something: it is kept where they are listed. */
    public static String suggestInOrder(String written, List<String> valid) {
        return names(written, valid).isEmpty() ? listed(valid) : suggest(written, valid);
    }

    /** A sentence that lists the valid names, in the order given. */
    public static String listed(List<String> valid) {
        String listed = valid.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        return "Valid here: " + listed + (valid.size() > MOST_LISTED ? ", …" : "") + ".";
    }

    static List<String> names(String written, Collection<String> valid) {
        int limit = Math.max(2, written.length() / 3);
        String wanted = written.toLowerCase(Locale.ROOT);
        List<Candidate> candidates = valid.stream()
                .map(name -> new Candidate(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance <= limit)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .toList();
        return candidates.stream()
                .filter(candidate -> candidate.distance <= candidates.get(0).distance + 1)
                .limit(MOST_NAMES)
                .map(Candidate::name)
                .toList();
    }

    private record Candidate(String name, int distance) {}

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
