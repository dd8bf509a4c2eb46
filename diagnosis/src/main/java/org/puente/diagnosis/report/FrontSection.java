package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.Diagnosis.Reach;
import org.puente.diagnosis.Diagnosis.Subject;
import org.puente.diagnosis.report.chart.SplitBar;
import org.puente.diagnosis.sampling.Estimate;

/** Page one: what was screened, what follows from it in a few sentences, and the picture of all programmes. */
final class FrontSection {

    /**
     * What page one shows.
     *
     * @param banner the warning that nobody real is described; null if somebody is
     * @param focus the name of the population in focus, and how many it has
     */
    record View(
            String title,
            String country,
            @Nullable String banner,
            Markup subject,
            List<KeyFindings.Finding> findings,
            Markup focus,
            boolean hasIntervals,
            boolean hasHidden,
            List<Row> rows,
            Markup source) {}

    /** A programme's bar; null if its parts are withheld, and then {@code figures} says why. */
    record Row(Markup name, @Nullable SplitBar bar, String spoken, Markup figures) {}

    private final Edition edition;
    private final Words words;
    private final Figures figures;

    FrontSection(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    View view() {
        Diagnosis diagnosis = edition.diagnosis();
        List<Row> rows = rows();
        return new View(
                words.say("title"),
                edition.in(diagnosis.country()),
                edition.isSynthetic() ? words.say("banner.illustrative") : null,
                subject(),
                new KeyFindings(edition).findings(),
                focus(),
                edition.isSurvey(),
                rows.stream().anyMatch(FrontSection::hasHidden),
                rows,
                edition.source("unit.focus-households"));
    }

    private static boolean hasHidden(Row row) {
        SplitBar bar = row.bar();
        return bar != null
                && bar.segments().stream().anyMatch(segment -> segment.kind().equals("hidden"));
    }

    private Markup subject() {
        Subject subject = edition.diagnosis().subject();
        String kind = words.say(
                "subject." + subject.kind(),
                figures.whole(subject.households()),
                figures.whole(subject.members()),
                figures.roundCount(subject.weightedHouseholds()),
                subject.strata() == null ? words.say("unknown") : figures.whole(subject.strata()),
                subject.primaryUnits() == null ? words.say("unknown") : figures.whole(subject.primaryUnits()));
        return words.markup(
                "subject",
                kind,
                edition.mainSource(),
                words.day(subject.referenceDate()),
                edition.populationStatus(),
                words.day(edition.diagnosis().asOf()));
    }

    private Markup focus() {
        return edition.focus()
                .map(focus -> words.markup(
                        "findings.focus", edition.in(focus.names()), figures.countText(focus.households())))
                .orElse(Markup.NONE);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Reach reach : sorted(edition.reachOf(edition.focusId()))) {
            rows.add(row(reach));
        }
        return rows;
    }

    /** The programmes that reach most come first; those without a figure last. */
    private static List<Reach> sorted(List<Reach> reach) {
        return reach.stream()
                .sorted(Comparator.comparingDouble((Reach one) -> known(one.shareAtLeast()))
                        .thenComparingDouble(one -> known(one.shareAtMost()))
                        .reversed())
                .toList();
    }

    private static double known(Estimate share) {
        return share.value() == null ? -1 : share.value();
    }

    private Row row(Reach reach) {
        SplitBar bar = SplitBar.of(reach).orElse(null);
        String spoken = words.say(
                "front.spoken",
                edition.programmeName(reach.programme()),
                figures.countText(reach.eligible()),
                figures.countText(reach.openToApply()),
                figures.countText(reach.undetermined()),
                figures.countText(reach.out()));
        return new Row(edition.programmeMarkup(reach.programme()), bar, spoken, bounds(reach, bar));
    }

    /** The bounds beside a bar, or in its place. */
    private Markup bounds(Reach reach, @Nullable SplitBar bar) {
        Double least = reach.shareAtLeast().value();
        Double most = reach.shareAtMost().value();
        if (bar == null) {
            return Markup.element("span", "why", Markup.text(figures.shortReason(withheldPart(reach))));
        }
        if (least == null) {
            return Markup.text(words.say("front.up-to", most == null ? "?" : figures.percentEnd(most)));
        }
        String low = figures.percent(least);
        String high = most == null ? "?" : figures.percentEnd(most);
        return Markup.text(low.equals(high) ? low : words.say("front.bounds", low, high));
    }

    private static Estimate withheldPart(Reach reach) {
        return List.of(reach.shareAtLeast(), reach.eligible(), reach.undetermined(), reach.out()).stream()
                .filter(part -> !part.isShown())
                .findFirst()
                .orElse(reach.openToApply());
    }
}
