package org.puente.diagnosis.report.boundary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rings of an area on a grid, and how they are written as an SVG path. */
final class Outline {

    /** What is smaller than the drawing can show is a square of one unit. */
    private static final String DOT = "h1v1h-1z";

    /** Each as x, y, x, y …, without the first point again at the end. */
    private final List<int[]> rings;

    Outline(List<int[]> rings) {
        this.rings = rings;
    }

    List<int[]> rings() {
        return rings;
    }

    /** The path in relative whole numbers; islands smaller than a unit are left out where there is something larger. */
    String path() {
        double largest = rings.stream().mapToDouble(Outline::area).max().orElse(0);
        StringBuilder path = new StringBuilder();
        for (int[] ring : rings) {
            double area = area(ring);
            if (ring.length >= 6 && (area >= 1 || area == largest)) {
                append(path, withoutStraightPoints(ring));
            }
        }
        if (path.length() == 0 && !rings.isEmpty() && rings.get(0).length >= 2) {
            int[] ring = rings.get(0);
            path.append('M').append(ring[0]).append(' ').append(ring[1]).append(DOT);
        }
        return path.toString();
    }

    private static double area(int[] ring) {
        long twice = 0;
        for (int i = 0; i < ring.length; i += 2) {
            int next = (i + 2) % ring.length;
            twice += (long) ring[i] * ring[next + 1] - (long) ring[next] * ring[i + 1];
        }
        return Math.abs(twice) / 2.0;
    }

    private static void append(StringBuilder path, List<int[]> points) {
        int[] last = points.get(0);
        path.append('M').append(last[0]).append(' ').append(last[1]);
        if (points.size() < 3) {
            path.append(DOT);
            return;
        }
        path.append('l');
        for (int i = 1; i < points.size(); i++) {
            int[] point = points.get(i);
            int dx = point[0] - last[0];
            int dy = point[1] - last[1];
            if (i > 1 && dx >= 0) {
                path.append(' ');
            }
            path.append(dx);
            if (dy >= 0) {
                path.append(' ');
            }
            path.append(dy);
            last = point;
        }
        path.append('z');
    }

    private static List<int[]> withoutStraightPoints(int[] ring) {
        List<int[]> points = new ArrayList<>();
        int size = ring.length;
        for (int i = 0; i < size; i += 2) {
            int before = (i - 2 + size) % size;
            int after = (i + 2) % size;
            long turn = (long) (ring[i] - ring[before]) * (ring[after + 1] - ring[i + 1])
                    - (long) (ring[i + 1] - ring[before + 1]) * (ring[after] - ring[i]);
            if (turn != 0) {
                points.add(new int[] {ring[i], ring[i + 1]});
            }
        }
        return points.isEmpty() ? List.of(new int[] {ring[0], ring[1]}) : points;
    }

    /** One outline around several: what two of them share is dropped, and the rest is joined to rings. */
    static Outline around(List<Outline> parts) {
        Map<Long, List<Long>> next = new HashMap<>();
        for (Outline part : parts) {
            for (int[] ring : part.rings) {
                for (int i = 0; i < ring.length; i += 2) {
                    int after = (i + 2) % ring.length;
                    addEdge(next, key(ring[i], ring[i + 1]), key(ring[after], ring[after + 1]));
                }
            }
        }
        List<int[]> rings = new ArrayList<>();
        for (Long start : List.copyOf(next.keySet())) {
            while (!next.getOrDefault(start, List.of()).isEmpty()) {
                rings.add(walk(next, start));
            }
        }
        return new Outline(rings);
    }

    private static void addEdge(Map<Long, List<Long>> next, long from, long to) {
        List<Long> back = next.get(to);
        if (from == to || (back != null && back.remove((Long) from))) {
            return;
        }
        next.computeIfAbsent(from, key -> new ArrayList<>(2)).add(to);
    }

    private static int[] walk(Map<Long, List<Long>> next, long start) {
        List<Long> walked = new ArrayList<>();
        long at = start;
        do {
            walked.add(at);
            List<Long> ways = next.getOrDefault(at, List.of());
            if (ways.isEmpty()) {
                break;
            }
            at = ways.remove(ways.size() - 1);
        } while (at != start);
        int[] ring = new int[2 * walked.size()];
        for (int i = 0; i < walked.size(); i++) {
            ring[2 * i] = (int) (walked.get(i) >> 32);
            ring[2 * i + 1] = walked.get(i).intValue();
        }
        return ring;
    }

    private static long key(int x, int y) {
        return ((long) x << 32) | (y & 0xffffffffL);
    }
}
