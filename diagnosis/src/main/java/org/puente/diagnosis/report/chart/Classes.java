package org.puente.diagnosis.report.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Even classes of a figure for the shades of a map, with round limits.
 *
 * @param limits from the least to the greatest, one more than there are classes
 */
public record Classes(List<Double> limits) {

    private static final int MOST = 5;
    private static final double[] STEPS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25};

    /** Classes of shares from 0 to 1. */
    public static Classes ofShares(Collection<Double> shares) {
        double least = shares.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = shares.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        for (double step : STEPS) {
            long first = (long) Math.floor(least / step + 1e-9);
            long last = Math.max(first + 1, (long) Math.ceil(most / step - 1e-9));
            if (last - first <= MOST) {
                return new Classes(limits(first, last, step));
            }
        }
        return new Classes(limits(0, 4, 0.25));
    }

    /** Classes of whole numbers, each of the same width, from 0 on. */
    public static Classes ofCounts(Collection<Integer> counts) {
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
        int width = Math.max(1, (most + MOST) / (MOST + 1));
        List<Double> limits = new ArrayList<>();
        limits.add(0.0);
        for (int from = 1; from <= Math.max(1, most); from += width) {
            limits.add((double) from);
        }
        limits.add(limits.get(limits.size() - 1) + width);
        return new Classes(limits);
    }

    private static List<Double> limits(long first, long last, double step) {
        List<Double> limits = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            limits.add(i * step);
        }
        return limits;
    }

    public int size() {
        return limits.size() - 1;
    }

    /** The class of a figure, from 0. */
    public int of(double value) {
        int found = 0;
        for (int i = 1; i < size(); i++) {
            if (value >= limits.get(i) - 1e-9) {
                found = i;
            }
        }
        return found;
    }

    /** The shade of a class out of six, so that few classes still use the whole range. */
    public int shade(int index) {
        return size() == 1 ? 3 : Math.round(5f * index / (size() - 1));
    }
}
