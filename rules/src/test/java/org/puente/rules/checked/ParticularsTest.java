package org.puente.rules.checked;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.TinyPolicy;
import org.puente.rules.fact.Label;
import org.puente.rules.parameter.Citation;
import org.puente.rules.parameter.Document;
import org.puente.rules.parameter.Status;
import org.puente.rules.programme.Budget;
import org.puente.rules.programme.Call;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Figure;
import org.puente.rules.programme.Particulars;
import org.puente.rules.programme.Programme;
import org.puente.rules.programme.Requirement;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/** What an edition states beside its clauses is kept as written, and never stands in the way of its clauses. */
class ParticularsTest {

    private static final String FIGURE = "unit: pesos, date: 2016, status: unverified, cites: {document: rules}}";

    @TempDir
    private Path folder;

    @Test
    void aProgrammeKeepsItsBudgetKeyAndWhatItIsAbout() {
        Programme programme = read("");

        assertThat(programme.budgetKey()).isEqualTo("T001");
        assertThat(programme.about()).isEqualTo(new Label("Para probar", "To try"));
        assertThat(programme.note()).isEqualTo(Label.ofBoth("of the programme"));
    }

    @Test
    void anEditionKeepsItsCitationStatusAndNote() {
        Particulars read = particulars("""
                cites: {document: rules, article: "7"}
                status: reconstructed
                note: {es: nota, en: note}
                """);

        assertThat(read.cites()).contains(new Citation("rules", "7"));
        assertThat(read.status()).contains(Status.RECONSTRUCTED);
        assertThat(read.note()).isEqualTo(new Label("nota", "note"));
    }

    @Test
    void aNoteInOneLanguageIsReadInBoth() {
        assertThat(particulars("note: as it was").note()).isEqualTo(Label.ofBoth("as it was"));
    }

    @Test
    void aClauseKeepsItsNote() {
        assertThat(read("").editions().get(0).clauses().get(0).note()).isEqualTo(Label.ofBoth("of the clause"));
    }

    @Test
    void aBenefitHasItsAmountAndItsOtherFigures() {
        var benefit = particulars("""
                        benefits:
                          - id: grant
                            label: {es: Apoyo, en: Support}
                            amount: {value: '3500.50', label: {es: monto, en: amount}, note: at most, %s
                            perYear: {value: 2, %s
                        """.formatted(FIGURE, FIGURE)).benefits().get(0);

        assertThat(benefit.id()).isEqualTo("grant");
        assertThat(benefit.amount().orElseThrow().centavos()).contains(350_050L);
        assertThat(benefit.amount().orElseThrow().label()).isEqualTo(new Label("monto", "amount"));
        assertThat(benefit.amount().orElseThrow().note()).isEqualTo(Label.ofBoth("at most"));
        assertThat(benefit.figures().keySet()).containsExactly("amount", "perYear");
        assertThat(requireNonNull(benefit.figures().get("perYear")).number()).contains(new BigDecimal(2));
    }

    @Test
    void aFigureInWordsHasNoNumber() {
        Figure figure = requireNonNull(particulars("group: {minimumMembers: {value: more than five, " + FIGURE + "}")
                .group()
                .get("minimumMembers"));

        assertThat(figure.written()).isEqualTo("more than five");
        assertThat(figure.number()).isEmpty();
        assertThat(figure.unit()).isEqualTo(Label.ofBoth("pesos"));
        assertThat(figure.date()).isEqualTo("2016");
        assertThat(figure.status()).contains(Status.UNVERIFIED);
        assertThat(figure.cites()).contains(new Citation("rules", ""));
    }

    @Test
    void aNumberWithMoreThanTwoDecimalsIsNoAmount() {
        Figure figure =
                particulars("unitCost: {value: 0.125, " + FIGURE).unitCost().orElseThrow();

        assertThat(figure.number()).isPresent();
        assertThat(figure.centavos()).isEmpty();
    }

    @Test
    void aCallHasTheDaysThatAreKnown() {
        Call call = particulars("""
                        calls:
                          - id: first
                            label: {es: Primera, en: First}
                            opens: 2016-01-15
                            status: unverified
                            cites: {document: rules}
                        """).calls().get(0);

        assertThat(call.opens()).contains(LocalDate.of(2016, 1, 15));
        assertThat(call.closes()).isEmpty();
        assertThat(call.status()).contains(Status.UNVERIFIED);
    }

    @Test
    void papersAndPrioritiesAreReadInAnyOfTheirShapes() {
        Particulars read = particulars("""
                documents: [{es: Acta, en: Certificate, cites: {document: rules}, status: verified}, Plan]
                scoring: [{says: {es: Primero, en: First}}]
                """);

        assertThat(read.documents())
                .extracting(Requirement::says)
                .containsExactly(new Label("Acta", "Certificate"), Label.ofBoth("Plan"));
        assertThat(read.documents().get(0).cites()).contains(new Citation("rules", ""));
        assertThat(read.scoring()).extracting(Requirement::says).containsExactly(new Label("Primero", "First"));
    }

    @Test
    void aBudgetIsNationalUnlessItNamesATerritory() {
        List<Budget> budgets =
                particulars("""
                        budget:
                          - {year: 2017, amount: {value: '10.00', %s, serves: {value: 70268, %s}
                          - {year: 2017, territory: '20', amount: {value: '5.00', %s}
                        """.formatted(FIGURE, FIGURE, FIGURE)).budgets();

        assertThat(budgets).extracting(Budget::isNational).containsExactly(true, false);
        assertThat(budgets.get(0).serves()).map(Figure::written).contains("70268");
        assertThat(budgets.get(1).serves()).isEmpty();
    }

    @Test
    void aBudgetWithoutAYearIsLeftOutWithAWarning() {
        assertThat(particulars("budget: [{amount: {value: '10.00', " + FIGURE + "}]", "unread-budget")
                        .budgets())
                .isEmpty();
    }

    @Test
    void aCallThatOpensOnNoDayIsReadWithoutIt() {
        assertThat(particulars("calls: [{id: late, opens: soon}]", "bad-date").calls())
                .singleElement()
                .satisfies(call -> assertThat(call.opens()).isEmpty());
    }

    @Test
    void aCallThatClosesBeforeItOpensIsAWarning() {
        particulars("calls: [{id: odd, opens: 2016-02-01, closes: 2016-01-31}]", "bad-period");
    }

    @Test
    void aUnitCostThatIsNoFigureIsLeftOutWithAWarning() {
        assertThat(particulars("unitCost: free", "unread-figure").unitCost()).isEmpty();
    }

    @Test
    void sectionsMayHoldAnythingElse() {
        Particulars read = particulars("""
                benefits: {free: [1, {two: three}]}
                group: [a, b]
                calls: [[x], {}, {more: y}]
                documents: 7
                scoring: {weights: {age: 3}}
                budget:
                unitCost:
                """);

        assertThat(read.benefits()).isEmpty();
        assertThat(read.group()).isEmpty();
        assertThat(read.calls()).isEmpty();
        assertThat(read.documents()).extracting(Requirement::says).containsExactly(Label.ofBoth("7"));
        assertThat(read.scoring()).isEmpty();
        assertThat(read.budgets()).isEmpty();
        assertThat(read.unitCost()).isEmpty();
    }

    @Test
    void aDocumentKeepsHowWellItIsKnown() {
        Problems problems = new Problems();
        Policy policy = TinyPolicy.in(folder)
                .file("sources/rules.yaml", """
                        title: {es: Reglas, en: Rules}
                        publisher: Gaceta
                        published: 2015-12-30
                        url: https://example.org
                        status: unverified
                        note: read in part
                        anything: {else: 1}
                        """)
                .file("sources/odd.yaml", "[a, list]\n")
                .programme("household", "household.size > 0")
                .file("facts/household.yaml", FACTS)
                .read(problems)
                .orElseThrow();

        assertThat(problems.list()).isEmpty();
        assertThat(policy.documents())
                .containsEntry(
                        "rules",
                        new Document(
                                new Label("Reglas", "Rules"),
                                "Gaceta",
                                "2015-12-30",
                                "https://example.org",
                                Optional.of(Status.UNVERIFIED),
                                Label.ofBoth("read in part")))
                .containsEntry("odd", Document.named("odd"));
        assertThat(policy.title("rules").es()).isEqualTo("Reglas");
        assertThat(policy.names()).isEqualTo(Label.ofBoth("xx"));
    }

    private static final String FACTS = """
            entity: household
            facts:
              size: {type: int, unit: persons, label: {es: Integrantes, en: Size}, missing: not counted}
            """;

    private Particulars particulars(String sections, String... warnings) {
        List<Edition> editions = read(sections, warnings).editions();
        assertThat(editions).hasSize(1);
        return editions.get(0).particulars();
    }

    private Programme read(String sections, String... warnings) {
        Problems problems = new Problems();
        Policy policy = TinyPolicy.in(folder)
                .file("facts/household.yaml", FACTS)
                .file("programmes/tiny/programme.yaml", """
                        programme: tiny
                        names: {es: Prueba, en: Tiny}
                        agency: ministry
                        unit: household
                        budgetKey: T001
                        about: {es: Para probar, en: To try}
                        note: of the programme
                        editions:
                          - from: 2016-01-01
                            eligibility:
                              all:
                                - clause: the-clause
                                  says: {es: La condición, en: The condition}
                                  cites: {document: rules, article: "1"}
                                  note: of the clause
                                  when: household.size > 0
                        """ + sections.indent(4))
                .read(problems)
                .orElseThrow();
        assertThat(problems.list()).extracting(Problem::code).containsExactly(warnings);
        assertThat(problems.hasErrors()).isFalse();
        return policy.programmes().get(0);
    }
}
