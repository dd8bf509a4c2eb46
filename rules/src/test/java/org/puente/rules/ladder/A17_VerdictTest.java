package org.puente.rules.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.TinyPolicy;
import org.puente.rules.cases.CaseFiles;
import org.puente.rules.cases.CaseJudge;
import org.puente.rules.checked.Policy;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/** Clauses combine into a verdict; the clauses that decide are named. */
class A17_VerdictTest {

    private static final String FACTS = """
            entity: %s
            facts:
              a: {type: bool, label: {es: a, en: a}}
              b: {type: bool, label: {es: b, en: b}}
              c: {type: bool, label: {es: c, en: c}}
            """;

    @TempDir
    private Path folder;

    private String clause(String fact) {
        return "{clause: " + fact.charAt(fact.length() - 1)
                + ", says: {es: x, en: x}, cites: {document: rules, article: '1'}, when: " + fact + "}";
    }

    private void judge(String unit, String eligibility, String cases) {
        Problems problems = new Problems();
        TinyPolicy policy = TinyPolicy.in(folder)
                .file("facts/household.yaml", FACTS.formatted("household"))
                .file("facts/group.yaml", FACTS.formatted("group"))
                .file("programmes/tiny/programme.yaml", """
                        programme: tiny
                        names: {es: x, en: x}
                        agency: ministry
                        unit: %s
                        editions:
                          - {from: 2016-01-01, to: 2016-12-31, eligibility: %s}
                        """.formatted(unit, eligibility))
                .file("programmes/tiny/tiny.cases", "as of: 2016-12-31\n\n" + cases);
        Policy read = policy.read(problems).orElseThrow();
        new CaseJudge(read, problems).check(CaseFiles.read(folder, read, problems));
        assertThat(problems.list().stream().map(Problem::render)).isEmpty();
    }

    @Test
    void allAndAnyNest() {
        String any = "{any: [" + clause("household.b") + ", " + clause("household.c") + "]}";
        judge("household", "{all: [" + clause("household.a") + ", " + any + "]}", """
                case                        | household.a | household.b | household.c || verdict      | because
                all is well                 | true        | true        | true        || eligible     | a, b, c
                one of the two is enough    | true        | false       | true        || eligible     | a, c
                whatever the other is       | true        | ?           | true        || eligible     | a, c
                neither of the two          | true        | false       | false       || not eligible | b, c
                everything is missing       | false       | false       | false       || not eligible | a, b, c
                the first is missing        | false       | true        | ?           || not eligible | a
                the first, and the rest?    | false       | ?           | ?           || not eligible | a
                the first is not known      | ?           | true        | false       || undetermined | a
                nothing is known            | ?           | ?           | ?           || undetermined | a, b, c
                one of the two is not known | true        | ?           | false       || undetermined | b
                not known, but ruled out    | ?           | false       | false       || not eligible | b, c
                """);
    }

    @Test
    void aScreeningLeavesOpenWhatOnlyAnApplicationKnows() {
        judge("group\nscreensAs: household", "{all: [" + clause("household.a") + ", " + clause("group.b") + "]}", """
                case                       | screening | household.a | group.b || verdict      | because
                judged whole               | no        | true        | true    || eligible     | a, b
                judged whole, and not met  | no        | true        | false   || not eligible | b
                open to apply              | yes       | true        | false   || undetermined | b
                ruled out by its territory | yes       | false       | true    || not eligible | a
                """);
    }

    @Test
    void editionsBeginAndEndWithTheirDays() {
        judge(
                "household",
                "{all: [" + clause("household.a") + "]}",
                List.of("2016-01-01", "2016-12-31").stream()
                        .map(day -> "as of: " + day
                                + "\ncase | household.a || verdict | because\nx | true || eligible | a\n\n")
                        .reduce("", String::concat));
    }
}
