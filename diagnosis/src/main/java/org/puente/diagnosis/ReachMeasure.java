package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Sheet;
import org.puente.diagnosis.sampling.Sheet.Figure;

/** Measure (a): whom each programme could reach, with its bounds. */
final class ReachMeasure implements HouseholdMeasure {

    private final Frame frame;
    private final Sheet sheet;
    private final int[] size;
    private final int[] unknown;
    private final Figure[] sizeFigure;
    private final Figure[] unknownFigure;
    private final Row[][] rows;

    /** The sums of one programme and population, and the figures made of them. */
    private static final class Row {
        final int eligible;
        final int open;
        final int undetermined;
        final int out;
        final int atLeast;
        final int atMost;
        final int atMostWithin;
        final List<Figure> counts = new ArrayList<>();
        final Figure shareAtLeast;
        final Figure shareAtMost;

        Row(Sheet sheet, int size) {
            eligible = sheet.sum();
            open = sheet.sum();
            undetermined = sheet.sum();
            out = sheet.sum();
            atLeast = sheet.sum();
            atMost = sheet.sum();
            atMostWithin = sheet.sum();
            for (int sum : new int[] {eligible, open, undetermined, out, atLeast, atMost}) {
                counts.add(sheet.total(sum));
            }
            shareAtLeast = sheet.ratio(atLeast, size);
            shareAtMost = sheet.ratio(atMostWithin, size);
        }
    }

    ReachMeasure(Frame frame, Sheet sheet) {
        this.frame = frame;
        this.sheet = sheet;
        int populations = frame.populationCount();
        this.size = sheet.sums(populations);
        this.unknown = sheet.sums(populations);
        this.sizeFigure = new Figure[populations];
        this.unknownFigure = new Figure[populations];
        this.rows = new Row[populations][frame.programmes().size()];
        for (int population = 0; population < populations; population++) {
            sizeFigure[population] = sheet.total(size[population]);
            unknownFigure[population] = sheet.total(unknown[population]);
            for (int programme = 0; programme < rows[population].length; programme++) {
                rows[population][programme] = new Row(sheet, size[population]);
            }
        }
    }

    @Override
    public void add(Households households) {
        for (int population = 0; population < rows.length; population++) {
            if (frame.belongs(population, households.groups())) {
                add(size[population], households);
                for (int programme = 0; programme < rows[population].length; programme++) {
                    add(rows[population][programme], 1L << programme, households);
                }
            } else if (frame.mayBelong(population, households.groups())) {
                add(unknown[population], households);
                for (int programme = 0; programme < rows[population].length; programme++) {
                    if ((households.possibly() & 1L << programme) != 0) {
                        add(rows[population][programme].atMost, households);
                    }
                }
            }
        }
    }

    private void add(Row row, long bit, Households households) {
        if ((households.possibly() & bit) == 0) {
            add(row.out, households);
            return;
        }
        add(row.atMost, households);
        add(row.atMostWithin, households);
        if ((households.surely() & bit) == 0) {
            add(row.undetermined, households);
            return;
        }
        add(row.atLeast, households);
        add((households.eligible() & bit) != 0 ? row.eligible : row.open, households);
    }

    private void add(int sum, Households households) {
        sheet.add(sum, households.count(), households.weight());
    }

    List<Diagnosis.Population> populations() {
        List<Diagnosis.Population> populations = new ArrayList<>();
        for (int i = 0; i < frame.populationCount(); i++) {
            populations.add(new Diagnosis.Population(
                    frame.populationId(i),
                    frame.populationNames(i),
                    i == 0 ? "" : frame.populations().get(i - 1).written().value(),
                    sheet.count(sizeFigure[i]),
                    sheet.count(unknownFigure[i])));
        }
        return populations;
    }

    List<Diagnosis.Reach> result() {
        List<Diagnosis.Reach> reach = new ArrayList<>();
        for (int population = 0; population < rows.length; population++) {
            for (int programme = 0; programme < rows[population].length; programme++) {
                Row row = rows[population][programme];
                reach.add(new Diagnosis.Reach(
                        frame.programmeId(programme),
                        frame.populationId(population),
                        sheet.count(row.counts.get(0), size[population]),
                        sheet.count(row.counts.get(1), size[population]),
                        sheet.count(row.counts.get(2), size[population]),
                        sheet.count(row.counts.get(3), size[population]),
                        sheet.count(row.counts.get(4), size[population]),
                        sheet.count(row.counts.get(5), size[population]),
                        sheet.share(row.shareAtLeast),
                        sheet.share(row.shareAtMost)));
            }
        }
        return reach;
    }

    /** Whether the number of households that a programme surely does not reach may be told. */
    boolean isOutTold(int population, int programme) {
        return sheet.count(rows[population][programme].counts.get(3), size[population])
                        .withheld()
                != Estimate.Withheld.CONFIDENTIAL;
    }

    /** How many households were counted, whatever may be published of them. */
    long households() {
        return sheet.units(size[0]);
    }

    /** What they weigh. */
    double weight() {
        return sheet.value(size[0]);
    }

    /** How many of all households a programme finds eligible as they are, likewise. */
    long eligible(int programme) {
        return sheet.units(rows[0][programme].eligible);
    }

    double weightEligible(int programme) {
        return sheet.value(rows[0][programme].eligible);
    }
}
