package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis.Population;
import org.puente.diagnosis.Diagnosis.Programme;
import org.puente.diagnosis.Diagnosis.Reach;
import org.puente.diagnosis.report.chart.RangeBar;

/** Measure (a): whom each programme could reach, in each population. */
final class ReachSection {

    /** How many populations stand side by side in the chart; the tables have them all. */
    private static final int MOST_COLUMNS = 4;

    record View(List<String> columns, List<Row> rows, List<Table> tables, Markup source) {}

    record Row(Markup name, List<Range> ranges) {}

    /** A programme's bounds in one population; the bar is null if they are withheld. */
    record Range(String population, @Nullable RangeBar bar, String spoken, String label) {}

    record Table(String population, Markup size, @Nullable String when, boolean isOpen, List<Line> lines) {}

    record Line(Markup name, Markup cells) {}

    private final Edition edition;
    private final Words words;
    private final Figures figures;

    ReachSection(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    View view() {
        List<Population> populations = edition.diagnosis().populations();
        List<Population> columns = populations.subList(0, Math.min(MOST_COLUMNS, populations.size()));
        List<Row> rows = new ArrayList<>();
        for (Programme programme : edition.diagnosis().programmes()) {
            List<Range> ranges = new ArrayList<>();
            columns.forEach(column -> ranges.add(range(programme, column)));
            rows.add(new Row(edition.programmeMarkup(programme.id()), ranges));
        }
        List<Table> tables = new ArrayList<>();
        populations.forEach(population -> tables.add(table(population)));
        List<String> names =
                columns.stream().map(column -> edition.in(column.names())).toList();
        return new View(names, rows, tables, edition.source("unit.households"));
    }

    private Range range(Programme programme, Population population) {
        String name = edition.in(population.names());
        Reach reach = edition.reachOf(population.id()).stream()
                .filter(candidate -> candidate.programme().equals(programme.id()))
                .findFirst()
                .orElse(null);
        if (reach == null) {
            return new Range(name, null, words.say("withheld.not-known"), words.say("withheld.not-known"));
        }
        String spoken = words.say(
                "reach.spoken",
                edition.in(programme.names()),
                name,
                figures.shareText(reach.shareAtLeast()),
                figures.shareText(reach.shareAtMost()));
        RangeBar bar = RangeBar.of(reach.shareAtLeast(), reach.shareAtMost()).orElse(null);
        return new Range(name, bar, spoken, bar == null ? figures.shortReason(reach.shareAtMost()) : label(reach));
    }

    private String label(Reach reach) {
        Double least = reach.shareAtLeast().value();
        Double most = reach.shareAtMost().value();
        String high = most == null ? "?" : figures.percentEnd(most);
        if (least == null) {
            return words.say("front.up-to", high);
        }
        String low = figures.percent(least);
        return low.equals(high) ? low : words.say("front.bounds", low, high);
    }

    private Table table(Population population) {
        List<Line> lines = new ArrayList<>();
        for (Reach reach : edition.reachOf(population.id())) {
            lines.add(new Line(
                    edition.programmeMarkup(reach.programme()),
                    Markup.cells(List.of(
                            figures.count(reach.eligible()),
                            figures.count(reach.openToApply()),
                            figures.count(reach.undetermined()),
                            figures.count(reach.out()),
                            figures.count(reach.atLeast()),
                            figures.count(reach.atMost()),
                            figures.share(reach.shareAtLeast()),
                            figures.share(reach.shareAtMost())))));
        }
        Markup size =
                words.markup("reach.size", figures.count(population.households()), figures.count(population.unknown()));
        boolean isOpen = population.id().equals(edition.focusId());
        String when = population.when().isEmpty() ? null : population.when();
        return new Table(edition.in(population.names()), size, when, isOpen, lines);
    }
}
