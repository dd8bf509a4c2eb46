package org.puente.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.puente.pages.view.BudgetRow;
import org.puente.pages.view.CallRow;
import org.puente.pages.view.EditionView;
import org.puente.pages.view.FactRow;
import org.puente.pages.view.ProgrammePage;
import org.puente.pages.view.Statement;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Label;
import org.puente.rules.parameter.Period;
import org.puente.rules.programme.Budget;
import org.puente.rules.programme.Call;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Particulars;
import org.puente.rules.programme.Programme;
import org.puente.rules.programme.Requirement;

/** What the page of a programme shows, in one language and seen from one day. */
final class ProgrammePages {

    private final Policy policy;
    private final LocalDate asOf;
    private final Tongue tongue;
    private final Cited cited;
    private final FigureRows figures;

    private ProgrammePages(Policy policy, LocalDate asOf, Tongue tongue) {
        this.policy = policy;
        this.asOf = asOf;
        this.tongue = tongue;
        this.cited = new Cited(policy, tongue);
        this.figures = new FigureRows(tongue, cited);
    }

    static ProgrammePage of(Programme programme, Policy policy, LocalDate asOf, Tongue tongue) {
        return new ProgrammePages(policy, asOf, tongue).page(programme);
    }

    /** The edition in force on a day; else the last before it, else the first after it. */
    static Edition shown(Programme programme, LocalDate day) {
        List<Edition> editions = programme.editions();
        return programme
                .find(day)
                .orElseGet(() -> editions.stream()
                        .filter(edition -> edition.period().from().isBefore(day))
                        .reduce((before, last) -> last)
                        .orElse(editions.get(0)));
    }

    private ProgrammePage page(Programme programme) {
        Edition shown = shown(programme, asOf);
        List<EditionView> editions = programme.editions().stream()
                .sorted(Comparator.comparing(
                                (Edition edition) -> edition.period().from())
                        .reversed())
                .map(edition -> edition(edition, edition == shown))
                .toList();
        boolean hasAnother = programme.unit() != programme.screenedUnit();
        return new ProgrammePage(
                tongue.in(programme.names()),
                tongue.in(policy.agencies().getOrDefault(programme.agency(), Label.ofBoth(programme.agency()))),
                tongue.say("judges." + programme.unit().word()),
                hasAnother ? tongue.say("judges." + programme.screenedUnit().word()) : "",
                programme.budgetKey(),
                tongue.badge(programme.status()),
                tongue.in(programme.about()),
                tongue.in(programme.note()),
                editions,
                facts(programme),
                cited.list());
    }

    private EditionView edition(Edition edition, boolean isShown) {
        LocalDate day = dayOf(edition.period());
        Particulars particulars = edition.particulars();
        return new EditionView(
                edition.id(),
                tongue.years(edition),
                tongue.period(edition.period()),
                edition.period().contains(asOf),
                isShown,
                tongue.day(day),
                tongue.badge(particulars.status()),
                cited.source(particulars.cites()),
                tongue.in(particulars.note()),
                edition.clauses().size(),
                new Conditions(policy, tongue, cited, edition, day).view(),
                figures.rows(particulars.group()),
                particulars.benefits().stream()
                        .flatMap(benefit -> figures.rows(benefit).stream())
                        .toList(),
                particulars.calls().stream().map(this::call).toList(),
                particulars.documents().stream().map(this::statement).toList(),
                particulars.scoring().stream().map(this::statement).toList(),
                particulars.budgets().stream().map(this::budget).toList(),
                particulars.unitCost().map(cost -> figures.row(tongue.say("unit-cost"), cost)).stream()
                        .toList());
    }

    /** The day of the page if it lies in the period, else the day of the period that is nearest to it. */
    private LocalDate dayOf(Period period) {
        LocalDate to = period.to();
        if (asOf.isBefore(period.from())) {
            return period.from();
        }
        return to != null && asOf.isAfter(to) ? to : asOf;
    }

    private CallRow call(Call call) {
        return new CallRow(
                call.label().isEmpty() ? call.id() : tongue.in(call.label()),
                call.opens().map(tongue::day).orElse(""),
                call.closes().map(tongue::day).orElse(""),
                tongue.badge(call.status()),
                cited.source(call.cites()),
                figures.rows(call.figures()));
    }

    private Statement statement(Requirement requirement) {
        return new Statement(
                tongue.in(requirement.says()),
                tongue.badge(requirement.status()),
                cited.source(requirement.cites()),
                figures.rows(requirement.figures()));
    }

    private BudgetRow budget(Budget budget) {
        return new BudgetRow(
                "" + budget.year(),
                budget.isNational() ? tongue.say("territory.national") : tongue.say("territory", budget.territory()),
                figures.row(tongue.say("budget.amount"), budget.amount()),
                budget.serves().map(figures::measured).orElse(""));
    }

    /** What any of its editions asks, by whom it is asked of. */
    private List<FactRow> facts(Programme programme) {
        Set<Fact> asked = new LinkedHashSet<>();
        for (Edition edition : programme.editions()) {
            for (Clause clause : edition.clauses()) {
                Reads reads = Reads.of(clause.when());
                asked.addAll(reads.unitFacts());
                asked.addAll(reads.elementFacts());
            }
        }
        return asked.stream()
                .sorted(Comparator.comparing(Fact::entity).thenComparing(Fact::name))
                .map(this::fact)
                .toList();
    }

    private FactRow fact(Fact fact) {
        return new FactRow(
                fact.path(),
                tongue.in(fact.label()),
                tongue.say("entity." + fact.entity().word()),
                answers(fact),
                tongue.in(fact.missing()));
    }

    private String answers(Fact fact) {
        return switch (fact.type().kind()) {
            case BOOL -> tongue.say("answers.bool");
            case CODE ->
                fact.type().codeList().codes().stream()
                        .map(code -> tongue.value(code, fact.type()))
                        .collect(Collectors.joining(", "));
            case TEXT -> tongue.say("answers.text");
            case DATE -> tongue.say("answers.date");
            case INT, MONEY, DECIMAL -> number(fact);
        };
    }

    private String number(Fact fact) {
        List<String> said = new ArrayList<>();
        said.add(fact.unit().isEmpty() ? tongue.say("answers.number") : tongue.unit(fact.unit()));
        Object minimum = fact.minimum();
        Object maximum = fact.maximum();
        if (minimum != null) {
            said.add(tongue.say("answers.minimum", tongue.value(minimum, fact.type())));
        }
        if (maximum != null) {
            said.add(tongue.say("answers.maximum", tongue.value(maximum, fact.type())));
        }
        return String.join(", ", said);
    }
}
