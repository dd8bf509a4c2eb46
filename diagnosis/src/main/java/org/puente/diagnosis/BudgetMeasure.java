package org.puente.diagnosis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Reading;
import org.puente.diagnosis.sampling.Sheet;
import org.puente.diagnosis.sampling.Sheet.Figure;
import org.puente.rules.fact.Label;
import org.puente.rules.parameter.Document;
import org.puente.rules.programme.Budget;
import org.puente.rules.programme.Unit;

/** Measure (f): what the money covers of the demand. Units are those that a programme judges: households or members. */
final class BudgetMeasure {

    private final Frame frame;
    private final Sheet sheet;
    private final Map<Integer, Row> rows = new TreeMap<>();

    /** The sums of one programme that states a budget or a cost. */
    private static final class Row {
        final int eligible;
        final int possible;
        final Figure eligibleFigure;
        final Figure possibleFigure;

        Row(Sheet sheet) {
            eligible = sheet.sum();
            possible = sheet.sum();
            eligibleFigure = sheet.total(eligible);
            possibleFigure = sheet.total(possible);
        }
    }

    BudgetMeasure(Frame frame, Reading reading) {
        this.frame = frame;
        this.sheet = new Sheet(reading);
        for (int i = 0; i < frame.programmes().size(); i++) {
            if (isPriced(i) && frame.programme(i).programme().screenedUnit() != Unit.MUNICIPALITY) {
                rows.put(i, new Row(sheet));
            }
        }
    }

    private boolean isPriced(int programme) {
        return unitCost(programme).isPresent() || budget(programme).isPresent();
    }

    /** Words are no cost, and neither is less than nothing. */
    private Optional<org.puente.rules.programme.Figure> unitCost(int programme) {
        return frame.programme(programme).edition().particulars().unitCost().filter(BudgetMeasure::isAmount);
    }

    private static boolean isAmount(org.puente.rules.programme.Figure figure) {
        return figure.number().filter(number -> number.signum() >= 0).isPresent();
    }

    private Optional<Budget> budget(int programme) {
        int year = frame.run().plan().asOf().getYear();
        return frame.programme(programme).edition().particulars().budgets().stream()
                .filter(budget -> budget.year() == year && budget.isNational())
                .filter(budget -> isAmount(budget.amount()))
                .findFirst();
    }

    Sheet sheet() {
        return sheet;
    }

    /** The programmes whose units are to be counted. */
    Set<Integer> programmes() {
        return rows.keySet();
    }

    /** Counts units of a programme by what their outcomes come to. */
    void add(ProgrammeBits programme, long[] words, long count, double weight) {
        Row row = rows.get(programme.number());
        if (row == null) {
            return;
        }
        List<Integer> bits = programme.bitsOf(words);
        if (bits.contains(ReachBits.SURELY + programme.number())) {
            sheet.add(row.eligible, count, weight);
        }
        if (bits.contains(ReachBits.POSSIBLY + programme.number())) {
            sheet.add(row.possible, count, weight);
        }
    }

    List<Diagnosis.Budget> result() {
        List<Diagnosis.Budget> results = new ArrayList<>();
        rows.forEach((programme, row) -> results.add(result(programme, row)));
        return results;
    }

    private Diagnosis.Budget result(int programme, Row row) {
        Optional<Budget> budget = budget(programme);
        Optional<org.puente.rules.programme.Figure> unitCost = unitCost(programme);
        Estimate eligible = sheet.count(row.eligibleFigure);
        @Nullable Double amount = budget.flatMap(found -> found.amount().number())
                .map(BigDecimal::doubleValue)
                .orElse(null);
        @Nullable Double cost = unitCost.flatMap(org.puente.rules.programme.Figure::number)
                .map(BigDecimal::doubleValue)
                .filter(value -> value > 0)
                .orElse(null);
        @Nullable Estimate served = amount == null || cost == null ? null : known(amount / cost);
        return new Diagnosis.Budget(
                frame.programmeId(programme),
                frame.programme(programme).programme().screenedUnit().word(),
                eligible,
                sheet.count(row.possibleFigure),
                budget.map(found -> money(found.amount())).orElse(null),
                unitCost.map(this::money).orElse(null),
                served,
                served == null ? null : coverage(eligible, served),
                served == null ? null : years(eligible, served),
                cost == null ? null : Reading.times(eligible, cost));
    }

    private static Estimate known(double value) {
        return new Estimate(value, null, null, null, 0, null);
    }

    /** More eligible, less coverage: the ends of the interval change places. */
    private static Estimate coverage(Estimate eligible, Estimate served) {
        double units = valueOf(served);
        Double value = eligible.value();
        if (value == null || value == 0) {
            return withheldAs(eligible);
        }
        return new Estimate(
                Math.min(1, units / value),
                shareOf(units, eligible.high()),
                shareOf(units, eligible.low()),
                null,
                eligible.sample(),
                null);
    }

    private static @Nullable Double shareOf(double units, @Nullable Double eligible) {
        return eligible == null
                ? null
                : eligible == 0 ? Double.valueOf(1) : Double.valueOf(Math.min(1, units / eligible));
    }

    private static Estimate years(Estimate eligible, Estimate served) {
        double units = valueOf(served);
        if (!eligible.isShown() || units == 0) {
            return withheldAs(eligible);
        }
        return Reading.times(eligible, 1 / units);
    }

    private static Estimate withheldAs(Estimate eligible) {
        return Estimate.withheld(
                eligible.withheld() == null ? Estimate.Withheld.NOBODY : eligible.withheld(), eligible.sample());
    }

    private static double valueOf(Estimate estimate) {
        return estimate.value() == null ? 0 : estimate.value();
    }

    private Diagnosis.Money money(org.puente.rules.programme.Figure figure) {
        Label document = figure.cites()
                .map(cites -> frame.policy().documents().get(cites.document()))
                .map(Document::title)
                .orElse(Label.ofBoth(""));
        return new Diagnosis.Money(
                figure.number().map(BigDecimal::doubleValue).orElse(0.0),
                figure.unit(),
                figure.date(),
                figure.status().map(status -> status.word()).orElse(""),
                document);
    }
}
