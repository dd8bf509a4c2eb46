package org.puente.diagnosis.report.boundary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The areas of one layer by the code of their place.
 *
 * @param areas of each code; several areas may make one place
 */
record Drawing(Geometry file, Map<String, List<Feature>> byCode) {

    static final Drawing NONE = new Drawing(new Geometry(List.of(), false, List.of()), Map.of());

    static Drawing of(Geometry file, CodeProperty property, Set<String> codes, int lengthOfFirst) {
        int length = codes.iterator().next().length();
        Map<String, List<Feature>> byCode = new TreeMap<>();
        for (Feature feature : file.features()) {
            if (feature.layer().equals(property.layer())) {
                property.code(feature, length, lengthOfFirst)
                        .ifPresent(code -> byCode.computeIfAbsent(code, key -> new ArrayList<>())
                                .add(feature));
            }
        }
        return new Drawing(file, byCode);
    }

    boolean isEmpty() {
        return byCode.isEmpty();
    }

    long known(Set<String> codes) {
        return byCode.keySet().stream().filter(codes::contains).count();
    }

    int areas() {
        return byCode.values().stream().mapToInt(List::size).sum();
    }

    /** Without the municipalities of states that were not screened, so that one state fills the drawing. */
    Drawing within(Set<String> states) {
        if (states.isEmpty()) {
            return this;
        }
        Map<String, List<Feature>> kept = new TreeMap<>(byCode);
        kept.keySet().removeIf(code -> states.stream().noneMatch(code::startsWith));
        return new Drawing(file, kept);
    }

    /** Whole if most of its places were screened, so that a nation keeps its shape; otherwise only those. */
    Drawing around(Set<String> codes) {
        if (2 * known(codes) >= byCode.size()) {
            return this;
        }
        Map<String, List<Feature>> kept = new TreeMap<>(byCode);
        kept.keySet().retainAll(codes);
        return new Drawing(file, kept);
    }

    /** West, south, east and north of all areas. */
    double[] bounds() {
        double[] bounds = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (List<Feature> features : byCode.values()) {
            for (Feature feature : features) {
                for (int[] ring : feature.rings()) {
                    Arrays.stream(ring).forEach(line -> widen(bounds, line(line)));
                }
            }
        }
        return bounds;
    }

    private double[] line(int number) {
        return file.lines().get(number < 0 ? ~number : number);
    }

    private static void widen(double[] bounds, double[] line) {
        for (int i = 0; i < line.length; i += 2) {
            bounds[0] = Math.min(bounds[0], line[i]);
            bounds[1] = Math.min(bounds[1], line[i + 1]);
            bounds[2] = Math.max(bounds[2], line[i]);
            bounds[3] = Math.max(bounds[3], line[i + 1]);
        }
    }

    Map<String, Outline> outlines(Grid grid) {
        Map<Integer, int[]> placed = new HashMap<>();
        Map<String, Outline> outlines = new TreeMap<>();
        byCode.forEach((code, features) -> {
            List<int[]> rings = new ArrayList<>();
            for (Feature feature : features) {
                for (int[] ring : feature.rings()) {
                    rings.add(joined(ring, grid, placed));
                }
            }
            outlines.put(code, new Outline(rings));
        });
        return outlines;
    }

    /** A ring's lines one after the other; each begins where the one before ended, and the last ends at the beginning. */
    private int[] joined(int[] ring, Grid grid, Map<Integer, int[]> placed) {
        int[] points = new int[0];
        int size = 0;
        for (int number : ring) {
            int[] line = placed.computeIfAbsent(
                    number < 0 ? ~number : number,
                    key -> grid.place(file.lines().get(key), file.areShared()));
            points = Arrays.copyOf(points, size + line.length);
            for (int i = 0; i + 2 < line.length; i += 2) {
                int at = number < 0 ? line.length - 2 - i : i;
                points[size++] = line[at];
                points[size++] = line[at + 1];
            }
        }
        return Arrays.copyOf(points, size);
    }
}
