package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.puente.diagnosis.Diagnosis.MissingFact;
import org.puente.diagnosis.report.chart.Bar;

/** Measure (g): what the facts that nobody has would tell. */
final class MissingSection {

    record View(List<Line> lines, Markup source) {}

    record Line(
            String facts,
            String missing,
            String paths,
            Markup programmes,
            Bar bar,
            String spoken,
            String brief,
            Markup waiting,
            Markup decided,
            Markup maySettle) {}

    private static final List<String> KINDS = List.of("waiting", "may", "settles");

    private final Edition edition;
    private final Words words;
    private final Figures figures;

    MissingSection(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    View view() {
        List<MissingFact> facts = edition.diagnosis().missingFacts();
        double greatest = facts.stream()
                .map(fact -> fact.waiting().value())
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        facts.forEach(fact -> lines.add(line(fact, greatest)));
        return new View(lines, edition.source("unit.verdicts"));
    }

    private Line line(MissingFact fact, double greatest) {
        String names =
                fact.facts().stream().map(one -> edition.in(one.label())).collect(Collectors.joining(words.say("and")));
        List<Markup> programmes =
                fact.programmes().stream().map(edition::programmeMarkup).toList();
        return new Line(
                names,
                fact.facts().stream()
                        .map(one -> edition.in(one.missing()))
                        .distinct()
                        .collect(Collectors.joining("; ")),
                fact.facts().stream().map(one -> one.path()).collect(Collectors.joining(", ")),
                Markup.joined(", ", programmes),
                Bar.nested(KINDS, List.of(fact.waiting(), fact.maySettle(), fact.settles()), greatest),
                words.say(
                        "missing.spoken", names, figures.countText(fact.waiting()), figures.countText(fact.settles())),
                fact.waiting().value() == null
                        ? "—"
                        : figures.roundCount(fact.waiting().value()),
                figures.count(fact.waiting()),
                figures.count(fact.settles()),
                figures.count(fact.maySettle()));
    }
}
