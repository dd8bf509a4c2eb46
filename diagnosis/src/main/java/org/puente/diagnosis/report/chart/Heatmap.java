package org.puente.diagnosis.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A square of shaded cells with its rows and columns numbered from 1.
 *
 * @param size the side of the whole in units
 * @param cell the side of a cell
 */
public record Heatmap(int size, int cell, List<Cell> cells, List<Tick> ticks) {

    /** A cell; its shade is from 0 to 5, or the word for one that says nothing. */
    public record Cell(int x, int y, String shade) {}

    /** The number of a row and of a column. */
    public record Tick(int number, int at) {}

    private static final int SIDE = 340;
    private static final int MARGIN = 18;

    /** Of shares from 0 to 1; null where there is none. The diagonal is drawn as such. */
    public static Heatmap of(List<List<@Nullable Double>> shares) {
        int cell = Math.max(6, Math.min(60, (SIDE - MARGIN) / Math.max(1, shares.size())));
        List<Cell> cells = new ArrayList<>();
        List<Tick> ticks = new ArrayList<>();
        for (int row = 0; row < shares.size(); row++) {
            ticks.add(new Tick(row + 1, MARGIN + row * cell + cell / 2));
            for (int column = 0; column < shares.get(row).size(); column++) {
                String shade = row == column ? "self" : shade(shares.get(row).get(column));
                cells.add(new Cell(MARGIN + column * cell, MARGIN + row * cell, shade));
            }
        }
        return new Heatmap(MARGIN + shares.size() * cell, cell - 1, cells, ticks);
    }

    private static String shade(@Nullable Double share) {
        return share == null ? "none" : String.valueOf((int) Math.min(5, Math.max(0, Math.ceil(share * 5))));
    }
}
