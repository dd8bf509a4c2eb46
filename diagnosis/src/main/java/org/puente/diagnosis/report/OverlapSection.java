package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis.Overlap;
import org.puente.diagnosis.Diagnosis.ReachedBy;
import org.puente.diagnosis.report.chart.Heatmap;
import org.puente.diagnosis.report.chart.StackedBar;
import org.puente.diagnosis.sampling.Estimate;

/** Measure (c): where programmes meet. */
final class OverlapSection {

    record View(List<Depth> depths, @Nullable Matrix matrix, Markup source) {}

    /** How many programmes reach a household of one population. */
    record Depth(String population, StackedBar bar, String spoken, String none, List<Step> steps) {}

    record Step(int index, String programmes, Markup households, Markup share, Markup shareAtMost, String label) {}

    /**
     * Programmes against programmes, in the population in focus.
     *
     * @param undrawn the names of programmes whose own reach has no figure; null if there are none
     */
    record Matrix(
            String population,
            Heatmap heatmap,
            String spoken,
            List<Line> lines,
            @Nullable String undrawn) {}

    record Line(int number, Markup programme, Markup cells) {}

    private final Edition edition;
    private final Words words;
    private final Figures figures;

    OverlapSection(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    View view() {
        List<Depth> depths = new ArrayList<>();
        Matrix matrix = null;
        for (Overlap overlap : edition.diagnosis().overlap()) {
            if (!overlap.reachedBy().isEmpty()) {
                depths.add(depth(overlap));
            }
            if (overlap.population().equals(edition.focusId())
                    && overlap.programmes().size() > 1) {
                matrix = matrix(overlap);
            }
        }
        return new View(depths, matrix, edition.source("unit.overlap"));
    }

    private Depth depth(Overlap overlap) {
        String population = edition.populationName(overlap.population());
        List<Step> steps = new ArrayList<>();
        StringBuilder spoken = new StringBuilder();
        for (ReachedBy reached : overlap.reachedBy()) {
            String programmes = programmes(reached);
            steps.add(new Step(
                    Math.min(steps.size(), 5),
                    programmes,
                    figures.count(reached.atLeast()),
                    figures.share(reached.shareAtLeast()),
                    figures.share(reached.shareAtMost()),
                    figures.shareText(reached.shareAtLeast())));
            spoken.append(spoken.isEmpty() ? "" : "; ")
                    .append(programmes)
                    .append(": ")
                    .append(figures.shareText(reached.shareAtLeast()));
        }
        StackedBar bar = StackedBar.of(
                overlap.reachedBy().stream().map(ReachedBy::shareAtLeast).toList());
        String none = overlap.reachedBy().get(0).shareAtLeast().isShown()
                ? figures.percent(value(overlap.reachedBy().get(0).shareAtLeast()))
                : "—";
        return new Depth(population, bar, words.say("overlap.spoken", population, spoken), none, steps);
    }

    private static double value(Estimate estimate) {
        return estimate.value() == null ? 0 : estimate.value();
    }

    private String programmes(ReachedBy reached) {
        if (reached.orMore()) {
            return words.say("overlap.or-more", reached.programmes());
        }
        return words.say(
                switch (reached.programmes()) {
                    case 0 -> "overlap.none";
                    case 1 -> "overlap.one";
                    default -> "overlap.exactly";
                },
                reached.programmes());
    }

    private Matrix matrix(Overlap overlap) {
        List<Integer> drawn = new ArrayList<>();
        List<String> undrawn = new ArrayList<>();
        for (int i = 0; i < overlap.programmes().size(); i++) {
            if (overlap.households().get(i).get(i).isShown()) {
                drawn.add(i);
            } else {
                undrawn.add(edition.programmeName(overlap.programmes().get(i)));
            }
        }
        List<List<@Nullable Double>> shares = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (int row : drawn) {
            List<Estimate> estimates = overlap.households().get(row);
            Double whole = estimates.get(row).value();
            List<@Nullable Double> shareOfRow = new ArrayList<>();
            List<Markup> cells = new ArrayList<>();
            for (int column : drawn) {
                Double share = share(estimates.get(column), whole);
                shareOfRow.add(share);
                cells.add(cell(estimates.get(column), share));
            }
            shares.add(shareOfRow);
            Markup name = edition.programmeMarkup(overlap.programmes().get(row));
            lines.add(new Line(lines.size() + 1, name, Markup.cells(cells)));
        }
        String population = edition.populationName(overlap.population());
        String spoken = words.say("overlap.matrix.spoken", population, lines.size());
        return new Matrix(
                population, Heatmap.of(shares), spoken, lines, undrawn.isEmpty() ? null : String.join("; ", undrawn));
    }

    private static @Nullable Double share(Estimate both, @Nullable Double whole) {
        Double value = both.value();
        if (value == null && both.withheld() == Estimate.Withheld.NONE_IN_SAMPLE && whole != null) {
            return 0.0;
        }
        return value == null || whole == null || whole <= 0 ? null : (Double) (value / whole);
    }

    private Markup cell(Estimate both, @Nullable Double share) {
        Markup count = figures.count(both);
        return share == null || !both.isShown()
                ? count
                : Markup.element("b", "of", Markup.text(figures.percent(share)))
                        .and(new Markup(" "))
                        .and(count);
    }
}
