package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis.Budget;
import org.puente.diagnosis.Diagnosis.Money;
import org.puente.diagnosis.report.chart.Bar;
import org.puente.diagnosis.sampling.Estimate;

/** Measure (f): money against demand. */
final class BudgetSection {

    /**
     * What the section shows.
     *
     * @param drawn the lines with a bar
     * @param undrawn how many have none
     */
    record View(String currency, boolean isSynthetic, List<Line> lines, List<Line> drawn, int undrawn, Markup source) {}

    /** A programme's money; the bar is the share of the eligible that the budget pays for, null if not known. */
    record Line(
            Markup name,
            String units,
            @Nullable Bar bar,
            String spoken,
            Markup coverage,
            Markup eligible,
            Markup budget,
            Markup unitCost,
            Markup served,
            Markup years,
            Markup cost) {}

    private static final Estimate UNKNOWN = Estimate.withheld(Estimate.Withheld.NOT_KNOWN, 0);

    private final Edition edition;
    private final Words words;
    private final Figures figures;

    BudgetSection(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    View view() {
        List<Line> lines = new ArrayList<>();
        edition.diagnosis().budgets().forEach(budget -> lines.add(line(budget)));
        List<Line> drawn = lines.stream().filter(line -> line.bar() != null).toList();
        return new View(
                edition.diagnosis().currency(),
                edition.isSynthetic(),
                lines,
                drawn,
                lines.size() - drawn.size(),
                edition.source("unit.budget"));
    }

    private static Estimate known(@Nullable Estimate estimate) {
        return estimate == null ? UNKNOWN : estimate;
    }

    private Line line(Budget budget) {
        Estimate coverage = known(budget.coverage());
        Markup bounds = figures.count(budget.eligible())
                .and(new Markup(" "))
                .and(Markup.element("span", "about", words.markup("budget.at-most", figures.count(budget.possible()))));
        return new Line(
                edition.programmeMarkup(budget.programme()),
                words.word("units", budget.units()),
                Bar.of("accent", coverage, 1).orElse(null),
                words.say("budget.spoken", edition.programmeName(budget.programme()), figures.shareText(coverage)),
                figures.share(coverage),
                bounds,
                money(budget.budget(), true),
                money(budget.unitCost(), false),
                figures.count(known(budget.served())),
                figures.years(known(budget.years())),
                figures.millions(known(budget.cost())));
    }

    /** The amount, and beneath it day, status and document. */
    private Markup money(@Nullable Money money, boolean inMillions) {
        if (money == null) {
            return figures.count(UNKNOWN);
        }
        String amount = inMillions ? figures.decimal(money.amount() / 1e6, 1) : figures.amount(money.amount());
        Markup about = words.markup(
                "budget.about",
                words.day(money.date()),
                words.word("status", money.status()),
                edition.in(money.document()));
        return Markup.text(amount).and(new Markup(" ")).and(Markup.element("span", "about", about));
    }
}
