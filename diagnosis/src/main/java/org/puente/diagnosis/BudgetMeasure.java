package org.puente.diagnosis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Reading;
import org.puente.diagnosis.sampling.Sheet;
import org.puente.diagnosis.sampling.Sheet.Figure;
import org.puente.rules.fact.Label;
import org.puente.rules.parameter.Document;
import org.puente.rules.programme.Budget;
import org.puente.rules.programme.Particulars;
import org.puente.rules.programme.Unit;

/** Measure (f): what the money covers of the demand. */
final class BudgetMeasure implements HouseholdMeasure {

    private final Frame frame;
    private final Sheet sheet;
    private final List<Row> rows = new ArrayList<>();

    /** The sums of one programme that states a budget or a cost. */
    private final class Row {
        final int programme;
        /** Which of the demands of {@link Households} counts its members; -1 where households are the units. */
        final int demand;

        final int eligible = sheet.sum();
        final int possible = sheet.sum();
        final int inFocus = sheet.sum();
        final Figure eligibleFigure = sheet.total(eligible);
        final Figure possibleFigure = sheet.total(possible);
        final Figure inFocusFigure = sheet.total(inFocus);

        Row(int programme, int demand) {
            this.programme = programme;
            this.demand = demand;
        }
    }

    BudgetMeasure(Frame frame, Sheet sheet) {
        this.frame = frame;
        this.sheet = sheet;
        List<Integer> overMembers = pricedOverMembers(frame);
        for (int i = 0; i < frame.programmes().size(); i++) {
            Unit unit = frame.programme(i).programme().screenedUnit();
            if (isPriced(frame, i) && unit != Unit.MUNICIPALITY) {
                rows.add(new Row(i, overMembers.indexOf(i)));
            }
        }
    }

    /** The numbers of programmes over members whose eligible members have to be counted. */
    static List<Integer> pricedOverMembers(Frame frame) {
        List<Integer> priced = new ArrayList<>();
        for (int i = 0; i < frame.programmes().size(); i++) {
            if (isPriced(frame, i) && frame.programme(i).programme().screenedUnit() == Unit.MEMBER) {
                priced.add(i);
            }
        }
        return priced;
    }

    private static boolean isPriced(Frame frame, int programme) {
        Particulars stated = frame.programme(programme).edition().particulars();
        return stated.unitCost().isPresent() || budget(frame, programme).isPresent();
    }

    private static Optional<Budget> budget(Frame frame, int programme) {
        int year = frame.run().plan().asOf().getYear();
        return frame.programme(programme).edition().particulars().budgets().stream()
                .filter(budget -> budget.year() == year && budget.isNational())
                .filter(budget -> budget.amount().number().isPresent())
                .findFirst();
    }

    @Override
    public void add(Households households) {
        boolean inFocus = frame.belongs(frame.inFocus(), households.groups());
        for (Row row : rows) {
            if (row.demand >= 0) {
                double[] demand = households.demand();
                int at = 4 * row.demand;
                add(row.eligible, (long) demand[at], demand[at + 1]);
                add(row.possible, (long) demand[at + 2], demand[at + 3]);
                if (inFocus) {
                    add(row.inFocus, (long) demand[at], demand[at + 1]);
                }
            } else {
                long bit = 1L << row.programme;
                addIf((households.surely() & bit) != 0, row.eligible, households);
                addIf((households.possibly() & bit) != 0, row.possible, households);
                addIf(inFocus && (households.surely() & bit) != 0, row.inFocus, households);
            }
        }
    }

    private void add(int sum, long count, double weight) {
        if (count > 0) {
            sheet.add(sum, count, weight);
        }
    }

    private void addIf(boolean counts, int sum, Households households) {
        if (counts) {
            sheet.add(sum, households.count(), households.weight());
        }
    }

    List<Diagnosis.Budget> result() {
        return rows.stream().map(this::result).toList();
    }

    private Diagnosis.Budget result(Row row) {
        Particulars stated = frame.programme(row.programme).edition().particulars();
        Optional<Budget> budget = budget(frame, row.programme);
        Estimate eligible = sheet.count(row.eligibleFigure);
        @Nullable Double amount = budget.flatMap(found -> found.amount().number())
                .map(BigDecimal::doubleValue)
                .orElse(null);
        @Nullable Double cost = stated.unitCost()
                .flatMap(org.puente.rules.programme.Figure::number)
                .map(BigDecimal::doubleValue)
                .filter(value -> value > 0)
                .orElse(null);
        @Nullable Estimate served = amount == null || cost == null ? null : known(amount / cost);
        return new Diagnosis.Budget(
                frame.programmeId(row.programme),
                frame.programme(row.programme).programme().screenedUnit().word(),
                eligible,
                sheet.count(row.possibleFigure),
                frame.inFocus() == 0 ? null : sheet.count(row.inFocusFigure),
                budget.map(found -> money(found.amount())).orElse(null),
                stated.unitCost().map(this::money).orElse(null),
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
