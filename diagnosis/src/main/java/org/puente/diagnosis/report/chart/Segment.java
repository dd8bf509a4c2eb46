package org.puente.diagnosis.report.chart;

/**
 * A stretch of a horizontal bar, in percent of its length.
 *
 * @param kind which shade it has
 */
public record Segment(String kind, String x, String width) {

    static Segment between(String kind, double from, double to) {
        return new Segment(kind, Coordinates.percent(from), Coordinates.percent(Math.max(0, to - from)));
    }
}
