package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Reading;
import org.puente.diagnosis.sampling.Sheet;
import org.puente.diagnosis.sampling.Sheet.Figure;

/** Measure (d) of one level of territory: which programmes reach the population in focus where, and where none does. */
final class TerritoryMeasure {

    /** The least share of a place's households that makes a programme count as present: a few lucky ones do not. */
    static final double PRESENT_FROM = 0.05;

    private final Frame frame;
    private final Sheet sheet;
    private final Map<String, Row> rows = new TreeMap<>();

    /** The sums of one place. */
    private final class Row {
        final int size = sheet.sum();
        final int none = sheet.sum();
        final int programmes = sheet.sum();
        final int[] reached = sheet.sums(frame.programmes().size());
        final Figure sizeFigure = sheet.total(size);
        final Figure noneFigure = sheet.ratio(none, size);
        final Figure meanFigure = sheet.ratio(programmes, size);
        final Figure[] shares = new Figure[reached.length];

        Row() {
            for (int i = 0; i < shares.length; i++) {
                shares[i] = sheet.ratio(reached[i], size);
            }
        }
    }

    TerritoryMeasure(Frame frame, Reading reading) {
        this.frame = frame;
        this.sheet = new Sheet(reading);
    }

    Sheet sheet() {
        return sheet;
    }

    void add(@Nullable String code, long surely, long count, double weight) {
        if (code == null) {
            return;
        }
        Row row = rows.computeIfAbsent(code, key -> new Row());
        sheet.add(row.size, count, weight);
        int counted = Long.bitCount(surely & frame.countedMask());
        sheet.add(counted == 0 ? row.none : row.programmes, count, counted == 0 ? weight : counted * weight);
        for (long left = surely; left != 0; left &= left - 1) {
            sheet.add(row.reached[Long.numberOfTrailingZeros(left)], count, weight);
        }
    }

    /** Whether no household of the population in focus says in which place it is. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<Diagnosis.Place> result(Map<String, String> names) {
        List<Diagnosis.Place> places = new ArrayList<>();
        rows.forEach((code, row) -> {
            Estimate size = sheet.count(row.sizeFigure);
            Optional<Integer> present = size.isShown() ? Optional.of(present(row)) : Optional.empty();
            List<Estimate> shares = new ArrayList<>();
            for (Figure share : row.shares) {
                shares.add(sheet.share(share));
            }
            places.add(new Diagnosis.Place(
                    code,
                    names.get(code),
                    size,
                    present.orElse(null),
                    sheet.mean(row.meanFigure),
                    sheet.share(row.noneFigure),
                    frame.countedMask() == 0
                            ? null
                            : present.map(count -> count == 0).orElse(null),
                    shares));
        });
        return places;
    }

    private int present(Row row) {
        int present = 0;
        for (int i = 0; i < row.reached.length; i++) {
            boolean isCounted = (frame.countedMask() & 1L << i) != 0;
            double reached = sheet.value(row.reached[i]);
            if (isCounted && reached > 0 && reached >= PRESENT_FROM * sheet.value(row.size)) {
                present++;
            }
        }
        return present;
    }
}
