package org.puente.rules.checked;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.TinyPolicy;
import org.puente.rules.focus.Focus;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/** What {@code diagnosis.yaml} may say, and what is said of it where it is wrong. */
class FocusFileTest {

    private static final String NAMES = "names: {es: x, en: x}";

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private Policy read(String focus) {
        return TinyPolicy.in(folder)
                .file("facts/household.yaml", """
                        entity: household
                        facts:
                          poor: {type: bool, label: {es: p, en: p}}
                          income: {type: money, label: {es: i, en: i}}
                          half: {type: decimal, formula: "0.5", label: {es: h, en: h}}
                        """)
                .file("facts/member.yaml", """
                        entity: member
                        facts:
                          age: {type: int, label: {es: a, en: a}}
                        """)
                .programme("household", "household.poor")
                .file("diagnosis.yaml", focus)
                .read(problems)
                .orElseThrow();
    }

    /** Reads a file with one problem. */
    private Problem problem(String focus) {
        read(focus);
        List<Problem> errors = problems.list().stream().filter(Problem::isError).toList();
        assertThat(errors).as("%s", errors).hasSize(1);
        return errors.get(0);
    }

    @Test
    void aFocusSaysWhomToLookAtAndHow() {
        Focus focus = read("""
                populations:
                  - {id: poor, names: {es: Pobres, en: Poor}, when: household.poor, note: as reported}
                recipients:
                  - {id: paid, names: {es: x, en: x}, when: "household.income > money('0')"}
                breakdowns:
                  - id: age
                    names: {es: x, en: x}
                    parts:
                      - {id: old, names: {es: x, en: x}, when: "household.members.exists(m, m.age > 64)"}
                rank: household.income
                beside: [tiny]
                note: for the ministry
                """).focus();

        assertThat(problems.list()).isEmpty();
        assertThat(focus.groups()).extracting(Focus.Group::id).containsExactly("poor", "paid", "old");
        assertThat(focus.populations().get(0).written().value()).isEqualTo("household.poor");
        assertThat(focus.rank().orElseThrow().path()).isEqualTo("household.income");
        assertThat(focus.beside()).containsExactly("tiny");
    }

    @Test
    void aPolicyMayDoWithout() {
        assertThat(TinyPolicy.in(folder).read(problems).orElseThrow().focus()).isEqualTo(Focus.NONE);
    }

    @Test
    void aProgrammeBesideMustExist() {
        Problem problem = problem("beside:\n  - tinny\n");

        assertThat(problem.place()).hasToString("diagnosis.yaml:2:5");
        assertThat(problem.code()).isEqualTo("unknown-programme");
        assertThat(problem.message()).contains("'tinny'");
        assertThat(problem.remedy()).contains("tiny");
    }

    @Test
    void anIdMayNotStandTwice() {
        Problem problem = problem("populations:\n  - {id: poor, " + NAMES + ", when: household.poor}\nrecipients:\n"
                + "  - {id: poor, " + NAMES + ", when: household.poor}\n");

        assertThat(problem.place()).hasToString("diagnosis.yaml:4:10");
        assertThat(problem.code()).isEqualTo("duplicate-group");
        assertThat(problem.message()).contains("'poor'").contains("diagnosis.yaml:2:10");
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void aBreakdownAndItsPartsHaveTheirOwnIds() {
        Problem problem = problem("breakdowns:\n  - id: poor\n    " + NAMES + "\n    parts:\n      - {id: poor, "
                + NAMES + ", when: household.poor}\n");

        assertThat(problem.place()).hasToString("diagnosis.yaml:5:14");
        assertThat(problem.code()).isEqualTo("duplicate-group");
    }

    @Test
    void allIsEverybody() {
        Problem problem = problem("populations:\n  - {id: all, " + NAMES + ", when: household.poor}\n");

        assertThat(problem.code()).isEqualTo("bad-name");
        assertThat(problem.remedy()).contains("'all'");
    }

    @Test
    void anIdIsOfLowerCaseWords() {
        Problem problem = problem("populations:\n  - {id: The Poor, " + NAMES + ", when: household.poor}\n");

        assertThat(problem.place()).hasToString("diagnosis.yaml:2:10");
        assertThat(problem.code()).isEqualTo("bad-name");
    }

    @Test
    void householdsAreRankedByAFactThatThereIs() {
        Problem problem = problem("rank: household.incme\n");

        assertThat(problem.place()).hasToString("diagnosis.yaml:1:7");
        assertThat(problem.code()).isEqualTo("unknown-name");
        assertThat(problem.remedy()).contains("household.income");
    }

    @Test
    void householdsAreNotRankedByAYesOrNo() {
        assertThat(problem("rank: household.poor\n").message()).contains("no observed number of a household");
    }

    @Test
    void householdsAreNotRankedByWhatIsOnlyComputed() {
        assertThat(problem("rank: household.half\n").message()).contains("no observed number of a household");
    }

    @Test
    void householdsAreNotRankedByAFactOfMembers() {
        assertThat(problem("rank: member.age\n").message()).contains("no observed number of a household");
    }

    @Test
    void aConditionIsAYesOrNo() {
        Problem problem = problem("populations:\n  - id: poor\n    " + NAMES + "\n    when: household.income\n");

        assertThat(problem.place().toString()).startsWith("diagnosis.yaml:4:");
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void aConditionIsOverAHouseholdAndNotOverAMember() {
        Problem problem = problem("populations:\n  - id: old\n    " + NAMES + "\n    when: member.age > 64\n");

        assertThat(problem.place().toString()).startsWith("diagnosis.yaml:4:");
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void aGroupWithoutAConditionIsToldWhatItLacks() {
        Problem problem = problem("populations:\n  - id: poor\n    " + NAMES + "\n");

        assertThat(problem.message()).contains("when");
        assertThat(problem.place().toString()).startsWith("diagnosis.yaml:2");
    }

    @Test
    void aFieldThatNobodyReadsIsAProblem() {
        Problem problem = problem("ranks: household.income\n");

        assertThat(problem.place()).hasToString("diagnosis.yaml:1:1");
        assertThat(problem.remedy()).contains("rank");
    }

    @Test
    void aProgrammeBesideIsNamedAndNotDescribed() {
        assertThat(problem("beside:\n  - {id: tiny}\n").code()).isEqualTo("unknown-programme");
    }
}
