package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Sheet;
import org.puente.diagnosis.sampling.Sheet.Figure;

/** Measure (c): where programmes meet, and how many reach a household. */
final class OverlapMeasure implements HouseholdMeasure {

    /** From this many programmes on, households are counted together. */
    private static final int MANY = 5;

    private final Frame frame;
    private final Sheet sheet;
    private final int programmes;
    private final int last;
    private final int[] size;
    private final int[][][] both;
    private final Figure[][][] bothFigure;
    private final int[][] atLeast;
    private final int[][] atMost;
    private final Figure[][][] reached;
    private final int[] several;
    private final Figure[] severalFigure;

    OverlapMeasure(Frame frame, Sheet sheet) {
        this.frame = frame;
        this.sheet = sheet;
        this.programmes = frame.programmes().size();
        this.last = Math.min(MANY, Long.bitCount(frame.countedMask()));
        int populations = frame.populationCount();
        this.size = sheet.sums(populations);
        this.both = new int[populations][programmes][];
        this.bothFigure = new Figure[populations][programmes][programmes];
        this.atLeast = new int[populations][];
        this.atMost = new int[populations][];
        this.reached = new Figure[populations][last + 1][];
        this.several = sheet.sums(populations);
        this.severalFigure = new Figure[populations];
        for (int population = 0; population < populations; population++) {
            layOut(population);
        }
    }

    private void layOut(int population) {
        for (int i = 0; i < programmes; i++) {
            both[population][i] = sheet.sums(i + 1);
            for (int j = 0; j <= i; j++) {
                bothFigure[population][i][j] = sheet.total(both[population][i][j]);
                bothFigure[population][j][i] = bothFigure[population][i][j];
            }
        }
        severalFigure[population] = sheet.ratio(several[population], size[population]);
        atLeast[population] = sheet.sums(last + 1);
        atMost[population] = sheet.sums(last + 1);
        for (int k = 0; k <= last; k++) {
            int low = atLeast[population][k];
            int high = atMost[population][k];
            reached[population][k] = new Figure[] {
                sheet.total(low), sheet.ratio(low, size[population]),
                sheet.total(high), sheet.ratio(high, size[population])
            };
        }
    }

    @Override
    public void add(Households households) {
        int sure = Math.min(last, Long.bitCount(households.surely() & frame.countedMask()));
        int possible = Math.min(last, Long.bitCount(households.possibly() & frame.countedMask()));
        for (int population = 0; population < size.length; population++) {
            if (frame.belongs(population, households.groups())) {
                sheet.add(size[population], households.count(), households.weight());
                sheet.add(atLeast[population][sure], households.count(), households.weight());
                sheet.add(atMost[population][possible], households.count(), households.weight());
                if (sure >= 2) {
                    sheet.add(several[population], households.count(), households.weight());
                }
                addBoth(population, households);
            }
        }
    }

    private void addBoth(int population, Households households) {
        for (long left = households.surely(); left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            long upTo = households.surely() & (2L << i) - 1;
            for (long right = upTo; right != 0; right &= right - 1) {
                int j = Long.numberOfTrailingZeros(right);
                sheet.add(both[population][i][j], households.count(), households.weight());
            }
        }
    }

    List<Diagnosis.Overlap> result() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < programmes; i++) {
            ids.add(frame.programmeId(i));
        }
        List<Diagnosis.Overlap> overlap = new ArrayList<>();
        for (int population = 0; population < size.length; population++) {
            List<List<Estimate>> matrix = new ArrayList<>();
            for (int i = 0; i < programmes; i++) {
                List<Estimate> row = new ArrayList<>();
                for (int j = 0; j < programmes; j++) {
                    Figure both = bothFigure[population][i][j];
                    row.add(i == j ? sheet.count(both, size[population]) : sheet.count(both));
                }
                matrix.add(row);
            }
            overlap.add(new Diagnosis.Overlap(
                    frame.populationId(population),
                    ids,
                    matrix,
                    reachedBy(population),
                    sheet.share(severalFigure[population])));
        }
        return overlap;
    }

    private List<Diagnosis.ReachedBy> reachedBy(int population) {
        List<Diagnosis.ReachedBy> rows = new ArrayList<>();
        for (int k = 0; k <= last; k++) {
            Figure[] figures = reached[population][k];
            boolean orMore = k == last && Long.bitCount(frame.countedMask()) > last;
            rows.add(new Diagnosis.ReachedBy(
                    k,
                    orMore,
                    sheet.count(figures[0], size[population]),
                    sheet.share(figures[1]),
                    sheet.count(figures[2], size[population]),
                    sheet.share(figures[3])));
        }
        return rows;
    }
}
