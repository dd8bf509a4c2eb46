package org.puente.diagnosis.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.puente.diagnosis.sampling.Estimate;

/**
 * A concentration curve in a square of 100 units, and the share reached of each tenth below it.
 *
 * @param line the curve; empty if there is none
 * @param area between the curve and the diagonal
 */
public record ConcentrationChart(String line, String area, List<Column> columns) {

    /** The bar of a tenth; {@code isShown} is false for a figure that is withheld. */
    public record Column(String x, String y, String height, boolean isShown) {}

    private static final double SIDE = 100;
    private static final double HEIGHT = 36;

    /** The greatest of all charts of a row makes their bars comparable. */
    public static ConcentrationChart of(List<Double> curve, List<Estimate> tenths, double greatest) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            points.add(Coordinates.number(SIDE * i / (curve.size() - 1)) + ","
                    + Coordinates.number(SIDE * (1 - curve.get(i))));
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < tenths.size(); i++) {
            Double share = tenths.get(i).value();
            double height = share == null || !(greatest > 0) ? 0 : HEIGHT * Math.min(1, share / greatest);
            columns.add(new Column(
                    Coordinates.number(SIDE * i / tenths.size() + 1),
                    Coordinates.number(HEIGHT - height),
                    Coordinates.number(height),
                    share != null));
        }
        String line = String.join(" ", points);
        return new ConcentrationChart(line, line.isEmpty() ? "" : line + " 0,100", columns);
    }
}
