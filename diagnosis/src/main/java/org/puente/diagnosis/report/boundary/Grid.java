package org.puente.diagnosis.report.boundary;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Where positions fall on a drawing of whole units. Degrees are drawn with equal lengths east and north at the middle
 * latitude; positions beyond degrees are taken as already projected.
 */
final class Grid {

    /** The tallest drawing, in widths. */
    private static final double TALLEST = 1.2;

    /** How far a simplified line may stray, in units of the drawing. */
    private static final double TOLERANCE = 0.6;

    private final double left;
    private final double top;
    private final double perX;
    private final double perY;
    private final int width;
    private final int height;

    private Grid(double[] bounds, int widest) {
        boolean isDegrees = bounds[0] >= -360 && bounds[2] <= 360 && bounds[1] >= -90 && bounds[3] <= 90;
        double squeeze = isDegrees ? Math.cos(Math.toRadians((bounds[1] + bounds[3]) / 2)) : 1;
        double across = Math.max((bounds[2] - bounds[0]) * squeeze, 1e-9);
        double down = Math.max(bounds[3] - bounds[1], 1e-9);
        double unit = Math.min(widest / across, widest * TALLEST / down);
        this.left = bounds[0];
        this.top = bounds[3];
        this.perX = squeeze * unit;
        this.perY = unit;
        this.width = (int) Math.ceil(across * unit);
        this.height = (int) Math.ceil(down * unit);
    }

    /** A grid that just holds what lies between the least and greatest x and y, given as west, south, east, north. */
    static Grid holding(double[] bounds, int widest) {
        return new Grid(bounds, widest);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** A line on the grid, as x, y, x, y …, without points that say nothing. */
    int[] place(double[] line, boolean simplify) {
        double[] placed = new double[line.length];
        for (int i = 0; i < line.length; i += 2) {
            placed[i] = (line[i] - left) * perX;
            placed[i + 1] = (top - line[i + 1]) * perY;
        }
        boolean[] kept = simplify ? kept(placed) : all(placed.length / 2);
        int[] points = new int[line.length];
        int size = 0;
        for (int i = 0; i < placed.length; i += 2) {
            int x = (int) Math.round(placed[i]);
            int y = (int) Math.round(placed[i + 1]);
            boolean isNew = size == 0 || points[size - 2] != x || points[size - 1] != y;
            boolean isEnd = i + 2 == placed.length;
            if (kept[i / 2] && (isNew || (isEnd && size == 2))) {
                points[size++] = x;
                points[size++] = y;
            }
        }
        return Arrays.copyOf(points, size);
    }

    private static boolean[] all(int size) {
        boolean[] all = new boolean[size];
        Arrays.fill(all, true);
        return all;
    }

    /** Douglas and Peucker: the ends stay, and each point without which the line would stray too far. */
    private static boolean[] kept(double[] line) {
        boolean[] kept = new boolean[line.length / 2];
        if (kept.length == 0) {
            return kept;
        }
        kept[0] = true;
        kept[kept.length - 1] = true;
        Deque<int[]> spans = new ArrayDeque<>();
        spans.push(new int[] {0, kept.length - 1});
        while (!spans.isEmpty()) {
            int[] span = spans.pop();
            int farthest = farthest(line, span[0], span[1]);
            if (farthest > 0) {
                kept[farthest] = true;
                spans.push(new int[] {span[0], farthest});
                spans.push(new int[] {farthest, span[1]});
            }
        }
        return kept;
    }

    private static int farthest(double[] line, int from, int to) {
        int farthest = 0;
        double most = TOLERANCE;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(line, i, from, to);
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    /** From a point to the stretch between two others. */
    private static double distance(double[] line, int point, int from, int to) {
        double x = line[2 * from];
        double y = line[2 * from + 1];
        double dx = line[2 * to] - x;
        double dy = line[2 * to + 1] - y;
        double px = line[2 * point] - x;
        double py = line[2 * point + 1] - y;
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
        return Math.hypot(px - along * dx, py - along * dy);
    }
}
