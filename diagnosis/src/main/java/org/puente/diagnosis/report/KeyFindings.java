package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.puente.diagnosis.Diagnosis.Blame;
import org.puente.diagnosis.Diagnosis.Budget;
import org.puente.diagnosis.Diagnosis.Clause;
import org.puente.diagnosis.Diagnosis.ClauseBlame;
import org.puente.diagnosis.Diagnosis.Kind;
import org.puente.diagnosis.Diagnosis.MissingFact;
import org.puente.diagnosis.Diagnosis.Money;
import org.puente.diagnosis.Diagnosis.Overlap;
import org.puente.diagnosis.Diagnosis.Reach;
import org.puente.diagnosis.Diagnosis.ReachedBy;
import org.puente.diagnosis.sampling.Estimate;

/** The few sentences of page one. A sentence whose figure is withheld is left out, or says so. */
final class KeyFindings {

    /**
     * A figure and what it says.
     *
     * @param interval of the figure; empty if it has none
     */
    record Finding(String figure, String interval, Markup says) {}

    private final Edition edition;
    private final Words words;
    private final Figures figures;

    KeyFindings(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        reachedByNone().ifPresent(findings::add);
        reachedBySeveral().ifPresent(findings::add);
        mostAndLeast().ifPresent(findings::add);
        worstClause().ifPresent(findings::add);
        mostValuableFact().ifPresent(findings::add);
        money().ifPresent(findings::add);
        return findings;
    }

    private Optional<Overlap> overlap() {
        return edition.diagnosis().overlap().stream()
                .filter(overlap -> overlap.population().equals(edition.focusId()))
                .findFirst();
    }

    private List<ReachedBy> reachedBy() {
        return overlap().map(Overlap::reachedBy).orElse(List.of());
    }

    private Optional<Finding> reachedByNone() {
        return reachedBy().stream()
                .filter(reached -> reached.programmes() == 0 && !reached.orMore())
                .findFirst()
                .map(this::reachedByNone);
    }

    private Finding reachedByNone(ReachedBy none) {
        Double share = none.shareAtLeast().value();
        if (share == null) {
            return new Finding("—", "", words.markup("finding.none.withheld", figures.reason(none.shareAtLeast())));
        }
        Markup says = words.markup("finding.none", figures.countText(none.atLeast()));
        if (none.shareAtMost().isShown()) {
            says = says.and(words.markup("finding.none.doubt", figures.shareText(none.shareAtMost())));
        }
        return new Finding(figures.percent(share), figures.shareInterval(none.shareAtLeast()), says);
    }

    private Optional<Finding> reachedBySeveral() {
        Optional<Estimate> several = overlap().map(Overlap::several);
        Optional<Double> share = several.flatMap(estimate -> Optional.ofNullable(estimate.value()));
        return share.map(value -> new Finding(
                figures.percent(value), figures.shareInterval(several.get()), words.markup("finding.several")));
    }

    private Optional<Finding> mostAndLeast() {
        List<Reach> counted = edition.reachOf(edition.focusId()).stream()
                .filter(reach -> edition.isCounted(reach.programme()))
                .toList();
        List<Reach> reaching = counted.stream()
                .filter(reach -> share(reach) > 0)
                .sorted(Comparator.comparingDouble(KeyFindings::share).reversed())
                .toList();
        if (reaching.isEmpty()) {
            return Optional.empty();
        }
        Reach most = reaching.get(0);
        Reach least = reaching.get(reaching.size() - 1);
        Markup says = words.markup("finding.most", edition.programmeMarkup(most.programme()));
        if (reaching.size() > 1) {
            says = says.and(words.markup(
                    "finding.least",
                    edition.programmeMarkup(least.programme()),
                    figures.shareText(least.shareAtLeast())));
        }
        return Optional.of(new Finding(
                figures.percent(share(most)), figures.shareInterval(most.shareAtLeast()), says.and(nobody(counted))));
    }

    /** How many programmes surely reach nobody, or nobody of the sample. */
    private Markup nobody(List<Reach> counted) {
        long none = counted.stream()
                .map(Reach::shareAtLeast)
                .filter(share -> share.value() == null
                        ? share.withheld() == Estimate.Withheld.NONE_IN_SAMPLE
                        : share.value() == 0)
                .count();
        String key = edition.diagnosis().subject().kind() == Kind.REGISTER ? "finding.nobody" : "finding.nobody.sample";
        return none < 2 ? Markup.NONE : words.markup(key, figures.whole(none));
    }

    private static double share(Reach reach) {
        Double share = reach.shareAtLeast().value();
        return share == null ? 0 : share;
    }

    private Optional<Finding> worstClause() {
        return TopBlockers.of(edition.diagnosis(), edition.focusId(), Integer.MAX_VALUE).stream()
                .filter(blocker -> edition.isCounted(blocker.blame().programme()))
                .findFirst()
                .flatMap(worst -> edition.clause(
                                worst.blame().programme(), worst.clause().clause())
                        .map(clause -> worstClause(worst.blame(), worst.clause(), clause)));
    }

    private Finding worstClause(Blame blame, ClauseBlame worst, Clause clause) {
        Double share = worst.share().value();
        Markup says =
                words.markup("finding.clause", edition.in(clause.says()), edition.programmeMarkup(blame.programme()));
        if (worst.alone().isShown()) {
            says = says.and(words.markup("finding.clause.alone", figures.countText(worst.alone())));
        }
        return new Finding(share == null ? "—" : figures.percent(share), figures.shareInterval(worst.share()), says);
    }

    private Optional<Finding> mostValuableFact() {
        return edition.diagnosis().missingFacts().stream()
                .findFirst()
                .filter(fact -> fact.waiting().isShown())
                .map(this::mostValuableFact);
    }

    private Finding mostValuableFact(MissingFact fact) {
        String names =
                fact.facts().stream().map(one -> edition.in(one.label())).collect(Collectors.joining(words.say("and")));
        Double waiting = fact.waiting().value();
        Markup says = words.markup(
                "finding.fact", names, figures.whole(fact.programmes().size()));
        if (fact.settles().isShown()) {
            says = says.and(words.markup("finding.fact.settles", figures.countText(fact.settles())));
        }
        String figure = figures.roundCount(waiting == null ? 0 : waiting);
        return new Finding(figure, "", says);
    }

    private Optional<Finding> money() {
        double budgets = 0;
        double costs = 0;
        List<Markup> names = new ArrayList<>();
        for (Budget budget : edition.diagnosis().budgets()) {
            Money money = budget.budget();
            Double cost = budget.cost() == null ? null : budget.cost().value();
            if (money != null && cost != null && cost > 0) {
                budgets += money.amount();
                costs += cost;
                names.add(edition.programmeMarkup(budget.programme()));
            }
        }
        if (names.isEmpty() || edition.isSynthetic()) {
            return Optional.empty();
        }
        String currency = edition.diagnosis().currency();
        Markup says = words.markup(
                names.size() == 1 ? "finding.money.one" : "finding.money",
                names.size() == 1 ? names.get(0) : figures.whole(names.size()),
                words.say("money.millions", figures.decimal(budgets / 1e6, 0), currency),
                words.say("money.millions", figures.decimal(costs / 1e6, 0), currency));
        String part = budgets > costs ? "> " + figures.percent(1) : figures.percent(budgets / costs);
        return Optional.of(new Finding(part, "", says));
    }
}
