package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis.Blame;
import org.puente.diagnosis.Diagnosis.Clause;
import org.puente.diagnosis.Diagnosis.ClauseBlame;
import org.puente.diagnosis.report.chart.Bar;
import org.puente.diagnosis.sampling.Estimate;

/** Measure (b): which clause keeps whom out. */
final class BlameSection {

    private static final int TOP = 12;

    record View(String population, List<Top> top, List<Block> blocks, List<Unmeasured> unmeasured, Markup source) {}

    /** A clause among the heaviest of all programmes. */
    record Top(
            Markup says,
            Markup programme,
            @Nullable Bar bar,
            String spoken,
            String households,
            Markup share,
            Markup alone) {}

    /** The clauses of a programme, the heaviest first. */
    record Block(Markup programme, Markup out, Markup main, List<Line> lines) {}

    record Line(
            Markup says, Markup cites, @Nullable Bar bar, String percent, Markup share, Markup alone, Markup unmet) {}

    /** A clause that only an application can answer. */
    record Unmeasured(Markup programme, Markup says, Markup cites) {}

    private final Edition edition;
    private final Words words;
    private final Figures figures;

    BlameSection(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    View view() {
        List<Block> blocks = edition.diagnosis().blame().stream()
                .filter(blame -> blame.population().equals(edition.focusId()))
                .filter(blame -> !blame.clauses().isEmpty())
                .sorted(Comparator.comparingDouble((Blame blame) -> value(blame.out()))
                        .reversed())
                .map(this::block)
                .toList();
        return new View(
                edition.populationName(edition.focusId()), top(), blocks, unmeasured(), edition.source("unit.blame"));
    }

    private static double value(Estimate estimate) {
        return estimate.value() == null ? -1 : estimate.value();
    }

    private List<Top> top() {
        List<TopBlockers.Blocker> blockers = TopBlockers.of(edition.diagnosis(), edition.focusId(), TOP);
        double greatest = blockers.isEmpty() ? 0 : blockers.get(0).households();
        List<Top> top = new ArrayList<>();
        for (TopBlockers.Blocker blocker : blockers) {
            ClauseBlame clause = blocker.clause();
            String programme = blocker.blame().programme();
            String says = edition.clause(programme, clause.clause())
                    .map(found -> edition.in(found.says()))
                    .orElse(clause.clause());
            String households = figures.roundCount(blocker.households());
            String spoken = words.say("blame.spoken", says, edition.programmeName(programme), households);
            Bar bar = Bar.of("accent", exact(blocker.households()), greatest).orElse(null);
            top.add(new Top(
                    Markup.text(says),
                    edition.programmeMarkup(programme),
                    bar,
                    spoken,
                    households,
                    figures.share(clause.share()),
                    figures.count(clause.alone())));
        }
        return top;
    }

    private static Estimate exact(double value) {
        return Estimate.exact(value, 0);
    }

    private Block block(Blame blame) {
        List<Line> lines = blame.clauses().stream()
                .sorted(Comparator.comparingDouble((ClauseBlame clause) -> value(clause.share()))
                        .reversed())
                .map(clause -> line(blame.programme(), clause))
                .toList();
        Line first = lines.get(0);
        Markup main = first.bar() == null ? Markup.NONE : words.markup("blame.main", first.says(), first.percent());
        return new Block(edition.programmeMarkup(blame.programme()), figures.count(blame.out()), main, lines);
    }

    private Line line(String programme, ClauseBlame blame) {
        Optional<Clause> clause = edition.clause(programme, blame.clause());
        Markup says = clause.map(found -> Markup.text(edition.in(found.says())).and(edition.tag(found.status())))
                .orElse(Markup.text(blame.clause()));
        return new Line(
                says,
                clause.map(this::cites).orElse(Markup.NONE),
                Bar.of("accent", blame.share(), 1).orElse(null),
                blame.share().value() == null
                        ? "—"
                        : figures.percent(blame.share().value()),
                figures.share(blame.share()),
                figures.count(blame.alone()),
                figures.share(blame.unmet()));
    }

    private Markup cites(Clause clause) {
        String document = edition.in(clause.document());
        return Markup.text(clause.article().isEmpty() ? document : document + ", " + clause.article());
    }

    private List<Unmeasured> unmeasured() {
        List<Unmeasured> unmeasured = new ArrayList<>();
        edition.diagnosis()
                .programmes()
                .forEach(programme -> programme.clauses().stream()
                        .filter(Clause::isAtApplication)
                        .forEach(clause -> unmeasured.add(new Unmeasured(
                                edition.programmeMarkup(programme.id()),
                                Markup.text(edition.in(clause.says())).and(edition.tag(clause.status())),
                                cites(clause)))));
        return unmeasured;
    }
}
