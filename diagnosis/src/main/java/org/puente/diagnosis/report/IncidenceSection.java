package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis.Incidence;
import org.puente.diagnosis.Diagnosis.Incident;
import org.puente.diagnosis.Diagnosis.Part;
import org.puente.diagnosis.report.chart.Bar;
import org.puente.diagnosis.report.chart.ConcentrationChart;
import org.puente.diagnosis.sampling.Estimate;

/** Measure (e): who gains, from the poorest to the richest. */
final class IncidenceSection {

    /**
     * What the section shows.
     *
     * @param rank what households are ranked by, with its unit; null if by nothing
     * @param bounds the limits between tenths in words; null if there are none
     */
    record View(
            @Nullable String rank,
            Markup ranked,
            @Nullable String bounds,
            List<Gains> gains,
            List<Breakdown> breakdowns,
            Markup source) {}

    /**
     * Programmes, or populations.
     *
     * @param drawn the cards with a chart
     * @param undrawn the names of the others; null if there are none
     */
    record Gains(
            String title,
            List<Card> cards,
            List<Card> drawn,
            @Nullable String undrawn) {}

    /** One curve with what it says; the chart is null if the figures are withheld. */
    record Card(
            Markup name,
            String plainName,
            @Nullable ConcentrationChart chart,
            String spoken,
            Markup coefficient,
            String reading,
            String first,
            String last,
            Markup tenths,
            Markup shares) {}

    /** Reach in the parts of one breakdown. */
    record Breakdown(String title, List<String> parts, List<Line> lines) {}

    record Line(Markup name, List<Share> shares) {}

    record Share(@Nullable Bar bar, Markup figure) {}

    private final Edition edition;
    private final Words words;
    private final Figures figures;

    IncidenceSection(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    View view() {
        Incidence incidence = edition.diagnosis().incidence();
        List<Gains> gains = new ArrayList<>();
        if (incidence.rank() != null) {
            addGains(gains, "incidence.programmes", incidence.programmes(), true);
            addGains(gains, "incidence.populations", incidence.populations(), false);
        }
        return new View(
                rank(incidence),
                words.markup(
                        "incidence.ranked", figures.count(incidence.ranked()), figures.count(incidence.unranked())),
                bounds(incidence),
                gains,
                breakdowns(incidence),
                edition.source("unit.incidence"));
    }

    private @Nullable String rank(Incidence incidence) {
        if (incidence.rank() == null) {
            return null;
        }
        String rank = edition.in(incidence.rank());
        return incidence.rankUnit() == null ? rank : rank + " (" + edition.in(incidence.rankUnit()) + ")";
    }

    private @Nullable String bounds(Incidence incidence) {
        if (incidence.bounds().isEmpty()) {
            return null;
        }
        String limits = incidence.bounds().stream().map(figures::whole).collect(Collectors.joining(" · "));
        return words.say("incidence.bounds", limits);
    }

    private void addGains(List<Gains> gains, String titleKey, List<Incident> incidents, boolean isProgramme) {
        if (incidents.isEmpty()) {
            return;
        }
        List<Card> cards =
                incidents.stream().map(incident -> card(incident, isProgramme)).toList();
        String undrawn = cards.stream()
                .filter(card -> card.chart() == null)
                .map(card -> card.plainName() + " (" + card.reading() + ")")
                .collect(Collectors.joining("; "));
        gains.add(new Gains(
                words.say(titleKey),
                cards,
                cards.stream().filter(card -> card.chart() != null).toList(),
                undrawn.isEmpty() ? null : undrawn));
    }

    private Card card(Incident incident, boolean isProgramme) {
        double greatest = incident.tenths().stream()
                .map(Estimate::value)
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        boolean isDrawn = !incident.curve().isEmpty() || greatest > 0;
        ConcentrationChart chart =
                isDrawn ? ConcentrationChart.of(incident.curve(), incident.tenths(), greatest) : null;
        List<Estimate> tenths = incident.tenths();
        String name = isProgramme ? edition.programmeName(incident.id()) : edition.in(incident.names());
        return new Card(
                isProgramme ? edition.programmeMarkup(incident.id()) : Markup.text(name),
                name,
                chart,
                words.say("incidence.spoken", name, figures.coefficientText(incident.concentration())),
                figures.coefficient(incident.concentration()),
                reading(incident.concentration()),
                tenths.isEmpty() ? "—" : shortShare(tenths.get(0)),
                tenths.isEmpty() ? "—" : shortShare(tenths.get(tenths.size() - 1)),
                Markup.cells(tenths.stream().map(figures::share).toList()),
                Markup.cells(incident.shares().stream().map(figures::share).toList()));
    }

    private String shortShare(Estimate share) {
        return share.value() == null ? "—" : figures.percent(share.value());
    }

    /** In words only what the interval bears out. */
    private String reading(Estimate concentration) {
        Double value = concentration.value();
        if (value == null) {
            return figures.shortReason(concentration);
        }
        double low = concentration.low() == null ? value : concentration.low();
        double high = concentration.high() == null ? value : concentration.high();
        if (high < -0.005) {
            return words.say("incidence.poorest");
        }
        return words.say(low > 0.005 ? "incidence.richest" : "incidence.even");
    }

    private List<Breakdown> breakdowns(Incidence incidence) {
        Map<String, Breakdown> breakdowns = new LinkedHashMap<>();
        incidence.programmes().forEach(one -> add(breakdowns, one, edition.programmeMarkup(one.id())));
        incidence.populations().forEach(one -> add(breakdowns, one, Markup.text(edition.in(one.names()))));
        return List.copyOf(breakdowns.values());
    }

    private void add(Map<String, Breakdown> breakdowns, Incident incident, Markup name) {
        Map<String, List<Part>> parts = new LinkedHashMap<>();
        incident.parts()
                .forEach(part -> parts.computeIfAbsent(part.breakdown(), key -> new ArrayList<>())
                        .add(part));
        parts.forEach((id, some) ->
                breakdowns.computeIfAbsent(id, key -> breakdown(some)).lines().add(line(name, some)));
    }

    private Breakdown breakdown(List<Part> parts) {
        return new Breakdown(
                edition.in(parts.get(0).breakdownNames()),
                parts.stream().map(part -> edition.in(part.names())).toList(),
                new ArrayList<>());
    }

    private Line line(Markup name, List<Part> parts) {
        List<Share> shares = parts.stream()
                .map(part -> new Share(Bar.of("accent", part.share(), 1).orElse(null), figures.share(part.share())))
                .toList();
        return new Line(name, shares);
    }
}
