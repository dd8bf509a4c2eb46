package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Reading;
import org.puente.diagnosis.sampling.Sheet;
import org.puente.diagnosis.sampling.Sheet.Figure;
import org.puente.rules.programme.Clause;

/** Measure (b) of one programme: what keeps households out. */
final class BlameMeasure {

    private final Frame frame;
    private final ProgrammeBits bits;
    private final Sheet sheet;
    private final int[] out;
    private final Figure[] outFigure;
    private final Row[][] rows;
    private final Map<List<Long>, Blamed> known = new HashMap<>();
    private boolean isShared = true;

    /** The sums of one population and clause. */
    private static final class Row {
        final int unmet;
        final int alone;
        final int share;
        final Figure unmetFigure;
        final Figure aloneFigure;
        final Figure shareFigure;

        Row(Sheet sheet, int out) {
            unmet = sheet.sum();
            alone = sheet.sum();
            share = sheet.sum();
            unmetFigure = sheet.ratio(unmet, out);
            aloneFigure = sheet.total(alone);
            shareFigure = sheet.ratio(share, out);
        }
    }

    BlameMeasure(Frame frame, ProgrammeBits bits, Reading reading) {
        this.frame = frame;
        this.bits = bits;
        this.sheet = new Sheet(reading);
        int populations = frame.populationCount();
        int clauses = bits.columns().programme().edition().clauses().size();
        this.out = sheet.sums(populations);
        this.outFigure = new Figure[populations];
        this.rows = new Row[populations][clauses];
        for (int population = 0; population < populations; population++) {
            outFigure[population] = sheet.total(out[population]);
            for (int clause = 0; clause < clauses; clause++) {
                rows[population][clause] = new Row(sheet, out[population]);
            }
        }
    }

    Sheet sheet() {
        return sheet;
    }

    /**
     * Counts households of the same kind.
     *
     * @param words those with bits of what keeps out, in order
     */
    void add(long groups, List<Long> words, long count, double weight) {
        Blamed blamed = known.computeIfAbsent(words, this::blame);
        if (!blamed.isOut()) {
            return;
        }
        double[] share = blamed.share();
        isShared &= share != null;
        for (int population = 0; population < rows.length; population++) {
            if (!frame.belongs(population, groups)) {
                continue;
            }
            sheet.add(out[population], count, weight);
            for (int clause = 0; clause < rows[population].length; clause++) {
                Row row = rows[population][clause];
                if (blamed.unmetForAll()[clause]) {
                    sheet.add(row.unmet, count, weight);
                }
                if (blamed.alone()[clause]) {
                    sheet.add(row.alone, count, weight);
                }
                if (share != null && share[clause] > 0) {
                    sheet.add(row.share, count, weight * share[clause]);
                }
            }
        }
    }

    private Blamed blame(List<Long> words) {
        Map<Integer, Long> byNumber = new HashMap<>();
        int next = 0;
        for (int word : ReachBits.familyMasks(bits).keySet()) {
            byNumber.put(word, words.get(next++));
        }
        return Blamed.of(Family.of(
                bits, bit -> (byNumber.getOrDefault(bit / Long.SIZE, 0L) >>> bit % Long.SIZE & 1) != 0));
    }

    /**
     * What came out.
     *
     * @param isOutTold whether the number of households out may be told beside that of the population, by population
     */
    List<Diagnosis.Blame> result(IntPredicate isOutTold) {
        List<Clause> clauses = bits.columns().programme().edition().clauses();
        List<Diagnosis.Blame> blame = new ArrayList<>();
        for (int population = 0; population < rows.length; population++) {
            List<Diagnosis.ClauseBlame> parts = new ArrayList<>();
            for (int clause = 0; clause < clauses.size(); clause++) {
                if (!clauses.get(clause).isAtApplication()) {
                    parts.add(part(clauses.get(clause).id(), rows[population][clause], out[population]));
                }
            }
            blame.add(new Diagnosis.Blame(
                    frame.programmeId(bits.number()),
                    frame.populationId(population),
                    isOutTold.test(population)
                            ? sheet.count(outFigure[population])
                            : Estimate.withheld(Estimate.Withheld.CONFIDENTIAL, 0),
                    parts));
        }
        return blame;
    }

    private Diagnosis.ClauseBlame part(String clause, Row row, int ofOut) {
        Estimate share = isShared
                ? sheet.share(row.shareFigure)
                : Estimate.withheld(Estimate.Withheld.NOT_KNOWN, sheet.units(row.share));
        return new Diagnosis.ClauseBlame(
                clause, sheet.share(row.unmetFigure), sheet.count(row.aloneFigure, ofOut), share);
    }
}
