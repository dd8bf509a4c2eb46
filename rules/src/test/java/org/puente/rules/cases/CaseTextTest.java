package org.puente.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.puente.rules.TinyPolicy;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Facts;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.programme.Verdict;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/** What is written as a case is read back as the same case. */
class CaseTextTest {

    private static final Place NOWHERE = Place.ofFile("");

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private Policy policy() {
        return TinyPolicy.in(folder)
                .file("facts/household.yaml", """
                        entity: household
                        facts:
                          income: {type: money, label: {es: ingreso, en: income}}
                          share: {type: decimal, label: {es: parte, en: share}}
                          farm: {type: bool, label: {es: campo, en: farm}}
                          name: {type: text, label: {es: nombre, en: name}}
                          since: {type: date, label: {es: desde, en: since}}
                        """)
                .file("facts/member.yaml", """
                        entity: member
                        facts:
                          age: {type: int, label: {es: edad, en: age}}
                          name: {type: text, label: {es: nombre, en: name}}
                        """)
                .programme("household", "household.farm && household.members.exists(m, m.age > 3)")
                .read(problems)
                .orElseThrow();
    }

    private Case caseOf(Policy policy, UnitFacts unit, String name) {
        return new Case(
                name,
                policy.programmes().get(0),
                LocalDate.of(2016, 8, 31),
                false,
                unit,
                Verdict.UNDETERMINED,
                List.of("the-clause"),
                NOWHERE);
    }

    private Case readBack(Policy policy, String text) {
        TinyPolicy.in(folder).file("programmes/tiny/printed.cases", text);
        List<Case> read = CaseFiles.read(folder, policy, problems);
        assertThat(problems.list()).extracting(Problem::render).isEmpty();
        assertThat(read).hasSize(1);
        return read.get(0);
    }

    private static UnitFacts full() {
        return new UnitFacts()
                .with(Entity.HOUSEHOLD, "income", Long.MIN_VALUE)
                .with(Entity.HOUSEHOLD, "share", Double.MIN_VALUE)
                .with(Entity.HOUSEHOLD, "farm", false)
                .with(Entity.HOUSEHOLD, "since", LocalDate.of(2012, 2, 29))
                .with(Expr.MemberList.HOUSEHOLD, List.of(Map.of("age", -3L, "name", "a, b}"), Map.of()));
    }

    @Test
    void aTableLinesUp() {
        Policy policy = policy();
        Facts facts = policy.facts();
        assertThat(CaseText.of(caseOf(policy, full(), "a case"), facts)).isEqualTo("""
                        as of: 2016-08-31

                        case   | household.income      | household.share | household.farm | household.since | household.members         || verdict      | because
                        a case | -92233720368547758.08 | 4.9E-324        | false          | 2012-02-29      | {age -3, name 'a, b}'} {} || undetermined | the-clause
                        """);
    }

    @Test
    void onlyWhatTheRulesReadIsInTheSmallestTable() {
        Policy policy = policy();
        Case one = caseOf(policy, full(), "a case");
        String text = CaseText.minimal(
                one, policy.facts(), policy.programmes().get(0).editions().get(0));
        assertThat(text)
                .contains("| household.farm | household.members ")
                .contains("| {age -3} {}")
                .doesNotContain("income", "name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "-",
                "none",
                " a ",
                "a|b",
                "||",
                "it's",
                "'",
                "\\",
                "a\\'b",
                "# no",
                "as of: 2016-08-31",
                "{",
                "}",
                "a, b",
                "Acatepec 1ª",
                "𝔘𝔫𝔦",
                "line\nbreak",
                "tab\t",
                "\u0000",
                "\uFEFF",
                "\u2028",
                "\uD800",
                "\u00A0"
            })
    void anyTextComesBack(String text) {
        Policy policy = policy();
        UnitFacts unit = full().with(Entity.HOUSEHOLD, "name", text)
                .with(Expr.MemberList.HOUSEHOLD, List.of(Map.of("name", text), Map.of("name", text, "age", 1L)));
        Case one = caseOf(policy, unit, text.isBlank() ? "blank" : text);
        Case read = readBack(policy, CaseText.of(one, policy.facts()));
        assertThat(read.name()).isEqualTo(one.name());
        assertThat(read.unit().known(Entity.HOUSEHOLD)).isEqualTo(unit.known(Entity.HOUSEHOLD));
        assertThat(read.unit().members(Expr.MemberList.HOUSEHOLD)).isEqualTo(unit.members(Expr.MemberList.HOUSEHOLD));
        assertThat(read.verdict()).isEqualTo(one.verdict());
        assertThat(read.because()).isEqualTo(one.because());
    }

    @Test
    void nothingKnownAndAnEmptyListComeBack() {
        Policy policy = policy();
        assertThat(readBack(policy, CaseText.of(caseOf(policy, new UnitFacts(), "x"), policy.facts()))
                        .unit()
                        .members(Expr.MemberList.HOUSEHOLD))
                .isEmpty();
        UnitFacts childless = new UnitFacts().with(Expr.MemberList.HOUSEHOLD, List.of());
        assertThat(readBack(policy, CaseText.of(caseOf(policy, childless, "x"), policy.facts()))
                        .unit()
                        .members(Expr.MemberList.HOUSEHOLD))
                .contains(List.of());
    }
}
