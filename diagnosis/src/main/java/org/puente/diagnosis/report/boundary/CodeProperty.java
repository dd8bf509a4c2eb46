package org.puente.diagnosis.report.boundary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which property of which layer holds the codes of places: the one whose values are most of them. A number that lost its
 * leading zeros counts, and so do two properties that only together make a code.
 *
 * @param second the property that completes the code; null if one is enough
 */
record CodeProperty(String layer, String first, @Nullable String second) {

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** Columns that number the rows of a table, whose numbers look like codes and are none. */
    private static final Set<String> ROW_NUMBERS = Set.of("objectid", "fid", "gid", "ogc_fid", "index", "rowid");

    /** How well a property fits. */
    private record Fit(CodeProperty property, int places, int verbatim, int features) {}

    /**
     * The property that fits best.
     *
     * @param codes of the places, all of one length
     * @param lengthOfFirst how many characters of a code its first part has, where two properties make one
     */
    static Optional<CodeProperty> find(List<Feature> features, Set<String> codes, int lengthOfFirst) {
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        List<Fit> fits = new ArrayList<>();
        byLayer(features).forEach((layer, members) -> {
            Set<String> names = names(members);
            for (String first : names) {
                fits.add(fit(new CodeProperty(layer, first, null), members, codes, lengthOfFirst));
                for (String second : lengthOfFirst > 0 ? names : Set.<String>of()) {
                    if (!second.equals(first)) {
                        fits.add(fit(new CodeProperty(layer, first, second), members, codes, lengthOfFirst));
                    }
                }
            }
        });
        return fits.stream()
                .filter(fit -> fit.places > 0)
                .max(Comparator.comparingInt(Fit::places)
                        .thenComparing(fit -> fit.property.second == null)
                        .thenComparing(Comparator.comparingInt(Fit::features).reversed())
                        .thenComparing(fit -> !fit.property.numbersRows())
                        .thenComparingInt(Fit::verbatim))
                .map(Fit::property);
    }

    private static Map<String, List<Feature>> byLayer(List<Feature> features) {
        Map<String, List<Feature>> layers = new LinkedHashMap<>();
        features.forEach(feature -> layers.computeIfAbsent(feature.layer(), layer -> new ArrayList<>())
                .add(feature));
        return layers;
    }

    static Set<String> names(List<Feature> features) {
        Set<String> names = new LinkedHashSet<>();
        features.forEach(feature -> names.addAll(feature.properties().keySet()));
        return names;
    }

    private static Fit fit(CodeProperty property, List<Feature> features, Set<String> codes, int lengthOfFirst) {
        int length = codes.iterator().next().length();
        Map<String, Integer> found = new HashMap<>();
        Set<String> verbatim = new HashSet<>();
        for (Feature feature : features) {
            property.code(feature, length, lengthOfFirst)
                    .filter(codes::contains)
                    .ifPresent(code -> {
                        found.merge(code, 1, Integer::sum);
                        if (code.equals(feature.properties().get(property.first))) {
                            verbatim.add(code);
                        }
                    });
        }
        int matched = found.values().stream().mapToInt(Integer::intValue).sum();
        return new Fit(property, found.size(), verbatim.size(), matched);
    }

    /** The code of a feature, of the length that codes have. */
    Optional<String> code(Feature feature, int length, int lengthOfFirst) {
        String start = feature.properties().get(first);
        if (start == null) {
            return Optional.empty();
        }
        if (second == null) {
            return Optional.of(padded(start, length));
        }
        String end = feature.properties().get(second);
        return Optional.ofNullable(end)
                .map(text -> padded(start, lengthOfFirst) + padded(text, length - lengthOfFirst))
                .filter(code -> code.length() == length);
    }

    private static String padded(String text, int length) {
        String code = text.strip();
        return DIGITS.matcher(code).matches() ? "0".repeat(Math.max(0, length - code.length())) + code : code;
    }

    private boolean numbersRows() {
        return isRowNumber(first) || (second != null && isRowNumber(second));
    }

    private static boolean isRowNumber(String name) {
        return ROW_NUMBERS.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return second == null ? first : first + " + " + second;
    }
}
