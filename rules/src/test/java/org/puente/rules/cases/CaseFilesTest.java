package org.puente.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.TinyPolicy;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Entity;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/** What a table of worked examples may say, and what is answered when it says it wrongly. */
class CaseFilesTest {

    private static final String HEADER = "as of: 2016-08-31\n\ncase | household.size || verdict | because\n";

    @TempDir
    private Path folder;

    private TinyPolicy policy;
    private final Problems problems = new Problems();

    @BeforeEach
    void writePolicy() {
        policy = TinyPolicy.in(folder)
                .file("facts/codes.yaml", "codes:\n  setting: {codes: [rural, urban]}\n")
                .file("facts/household.yaml", """
                        entity: household
                        facts:
                          size: {type: int, minimum: 0, label: {es: tamaño, en: size}}
                          income: {type: money, label: {es: ingreso, en: income}}
                          share: {type: decimal, label: {es: parte, en: share}}
                          farm: {type: bool, label: {es: campo, en: farm}}
                          setting: {type: code, codes: setting, label: {es: ámbito, en: setting}}
                          name: {type: text, label: {es: nombre, en: name}}
                          since: {type: date, label: {es: desde, en: since}}
                          large: {type: bool, formula: household.size > 5, label: {es: grande, en: large}}
                        """)
                .file("facts/member.yaml", """
                        entity: member
                        facts:
                          age: {type: int, label: {es: edad, en: age}}
                          name: {type: text, label: {es: nombre, en: name}}
                        """)
                .programme("household", "household.size >= 3");
    }

    private List<Case> read(String cases) {
        policy.file("programmes/tiny/size.cases", cases);
        Policy read = policy.read(problems).orElseThrow();
        List<Case> found = CaseFiles.read(folder, read, problems);
        new CaseJudge(read, problems).check(found);
        return found;
    }

    private List<String> messages() {
        return problems.list().stream().map(Problem::render).toList();
    }

    private void assertOneProblem(String rendered) {
        assertThat(String.join("\n", messages())).isEqualToNormalizingNewlines(rendered.strip());
    }

    @Test
    void aTableOfBoundaryCasesHolds() {
        List<Case> cases = read("""
                # Three is the least.
                as of: 2016-08-31

                case                 | household.size || verdict      | because
                two are too few      | 2              || not eligible | the-clause
                # a comment does not end a table
                three are enough     | 3              || eligible     | -
                four say why         | 4              || eligible     | the-clause
                nobody counted them  | ?              || undetermined | the-clause
                """);
        assertThat(messages()).isEmpty();
        assertThat(cases).extracting(Case::name).hasSize(4).contains("nobody counted them");
        Case first = cases.get(0);
        assertThat(first.asOf()).isEqualTo(LocalDate.of(2016, 8, 31));
        assertThat(first.place()).hasToString("programmes/tiny/size.cases:5:1");
        assertThat(first.unit().known(Entity.HOUSEHOLD)).isEqualTo(Map.of("size", 2L));
    }

    @Test
    void everyTypeOfFactIsReadInItsMemoryForm() {
        List<Case> cases = read("""
                as of: 2016-08-31

                case | household.income | household.share | household.farm | household.setting | household.name   | household.since | household.size || verdict | because
                all  | -933.2           | 0.25            | true           | rural             | 'it\\'s a|b \\u{9}' | 2012-02-29      | 3              || eligible | -
                """);
        assertThat(messages()).isEmpty();
        assertThat(cases.get(0).unit().known(Entity.HOUSEHOLD))
                .containsEntry("income", -93320L)
                .containsEntry("share", 0.25)
                .containsEntry("farm", true)
                .containsEntry("setting", "rural")
                .containsEntry("name", "it's a|b \t")
                .containsEntry("since", LocalDate.of(2012, 2, 29));
    }

    @Test
    void membersStandInBraces() {
        policy.programme("household", "household.members.exists(m, m.age >= 18)");
        List<Case> cases = read("""
                as of: 2016-08-31

                case              | household.members                             || verdict      | because
                an adult, a child | {age 18, name 'O\\'Neil, {x} | y'} {age 2} {} || eligible     | the-clause
                not known who     | ?                                             || undetermined | the-clause
                age not known     | {age 3} {age ?}                               || undetermined | the-clause
                nobody lives here | none                                          || not eligible | the-clause
                """);
        assertThat(messages()).isEmpty();
        assertThat(cases.get(0).unit().members(Expr.MemberList.HOUSEHOLD))
                .contains(List.of(Map.of("age", 18L, "name", "O'Neil, {x} | y"), Map.of("age", 2L), Map.of()));
        assertThat(cases.get(1).unit().members(Expr.MemberList.HOUSEHOLD)).isEmpty();
    }

    @Test
    void aFailingCaseSaysWhatWasExpectedAndWhatWasFound() {
        policy.programme("household", "household.size >= 3 && household.farm");
        read(HEADER + "three are enough | 3 || eligible | the-clause\n");
        assertOneProblem("""
                programmes/tiny/size.cases:4:1: error [failing-case] 'three are enough' is expected to be eligible because of the-clause, and is found to be undetermined because of the-clause.
                    three are enough | 3 || eligible | the-clause
                    ^
                    Mend the rule or the case. Clauses: the-clause unknown (household.farm is missing).
                """);
    }

    @Test
    void notEligibleAndUndeterminedNameAllTheClausesThatDecide() {
        read(HEADER + "two are too few | 2 || not eligible | -\n");
        assertThat(messages())
                .singleElement()
                .asString()
                .contains("[failing-case]", "found to be not eligible because");
    }

    @Test
    void everyFaultOfATableIsToldAtOnceWithItsPlace() {
        assertThat(read("""
                        as of: 31/08/2016

                        case | household.sice | household.large | member.age || verdict | because
                        one  | 1 | true | 4 || eligible | -

                        as of: 2016-08-31

                        case | household.size | household.income | household.setting || verdict | because
                        one  |  | 1,000.00 | town || elegible |
                        two  | -1 | 1 | rural || eligible | the-claus
                        three | 1 | rural || eligible | -
                        four | 1 || rural || eligible | -
                             | 3 | 1 | rural || eligible | the-clause

                        case | household.size || because | verdict
                        one  | 3 || - | eligible
                        """)).isEmpty();
        assertThat(problems.list())
                .extracting(problem ->
                        problem.place().line() + ":" + problem.place().column() + " " + problem.code())
                .containsExactly(
                        "1:8 bad-date",
                        "3:8 unknown-name",
                        "3:25 derived-fact",
                        "3:43 out-of-reach",
                        "9:9 empty-cell",
                        "9:11 bad-value",
                        "9:22 unknown-code",
                        "9:30 unknown-verdict",
                        "9:40 empty-cell",
                        "10:8 out-of-range",
                        "10:37 unknown-clause",
                        "11:1 bad-row",
                        "12:1 bad-row",
                        "13:6 empty-cell",
                        "15:26 bad-table");
        assertThat(String.join("\n", messages()))
                .contains(
                        "Did you mean household.since or household.size?",
                        "Valid here: eligible, not eligible, undetermined.",
                        "Write || between the last fact and the verdict",
                        "Did you mean the-clause?",
                        "Valid here: rural, urban.",
                        "This row has 3 cells before '||', its header 4.");
    }

    @Test
    void malformedMembersAreShownWhereTheyGoWrong() {
        read("""
                as of: 2016-08-31

                case | household.members || verdict | because
                one | {age 1} age 2 || eligible | -
                two | {age 1, agge 2} || eligible | -
                three | {age} || eligible | -
                four | {age 1, age 2} || eligible | -
                five | {age x} || eligible | -
                six | {age 1 || eligible | -
                """);
        assertThat(problems.list())
                .extracting(problem ->
                        problem.place().line() + ":" + problem.place().column() + " " + problem.code())
                .containsExactly(
                        "4:15 bad-members",
                        "5:15 unknown-name",
                        "6:10 bad-members",
                        "7:16 duplicate-fact",
                        "8:13 bad-value",
                        "9:7 bad-members");
    }

    @Test
    void aTableNeedsADateAndRowsAndAName() {
        read("case | household.size || verdict | because\n\nhousehold.size || verdict | because\n3 || eligible | -\n");
        assertThat(problems.list()).extracting(Problem::code).contains("no-date", "bad-table", "missing-column");
        assertThat(String.join("\n", messages()))
                .contains("This table has no cases.", "Write as of: 2016-08-31 above it.");
    }

    @Test
    void aDateWithoutAnEditionIsToldOnce() {
        read("""
                as of: 2015-12-31

                case | household.size || verdict | because
                one | 3 || eligible | -
                two | 3 || eligible | -
                """);
        assertOneProblem("""
                programmes/tiny/size.cases:1:8: error [not-in-force] The programme 'tiny' has no edition on 2015-12-31.
                    as of: 2015-12-31
                           ^
                    Its editions: from 2016-01-01.
                """);
    }

    @Test
    void casesBesideNoProgrammeAreToldSo() {
        policy.file("programmes/other/lost.cases", HEADER);
        read(HEADER + "three | 3 || eligible | -\n");
        assertThat(messages())
                .singleElement()
                .asString()
                .contains("programmes/other/lost.cases:1:1", "no programme.yaml");
    }

    @Test
    void aProgrammeWithoutCasesIsNamed() {
        CaseFiles.read(folder, policy.read(problems).orElseThrow(), problems);
        assertThat(messages())
                .singleElement()
                .asString()
                .contains("warning [no-cases]", "'tiny' has no worked examples");
    }

    @Test
    void casesAreStillReadWhenThePolicyHasProblems() {
        policy.programme("household", "household.sice >= 3");
        read(HEADER + "three | three || eligible | another-clause\n");
        assertThat(problems.list()).extracting(Problem::code).containsExactly("unknown-name", "bad-value");
    }

    @Test
    void anEmptyFileIsAProblem() {
        read("# nothing yet\n");
        assertThat(messages()).singleElement().asString().contains("[empty-file]");
    }
}
