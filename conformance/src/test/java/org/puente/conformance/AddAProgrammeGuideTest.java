package org.puente.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.population.DuckDb;
import org.puente.rules.cases.Case;
import org.puente.rules.cases.CaseFiles;
import org.puente.rules.cases.CaseJudge;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.plan.Plan;
import org.puente.rules.source.Problems;
import org.puente.screening.ProgrammeCounts;
import org.puente.screening.Screening;
import org.puente.screening.ScreeningRequest;
import org.puente.screening.Summary;

/**
 * Follows docs/guides/add-a-programme.md: writes the files it shows, as a newcomer would. A block of the guide names its
 * file ({@code file=…}), or the file it is added to ({@code append=…}).
 */
class AddAProgrammeGuideTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path MEXICO = PROJECT.resolve("policy/mx");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w+ (file|append)=(\\S+)\\n(.*?)^```$");
    private static final String PROGRAMME = "estufas-eficientes";

    @TempDir
    Path practice;

    private final Problems problems = new Problems();

    @BeforeEach
    void followTheGuide() throws IOException {
        copyMexico();
        String guide = Files.readString(PROJECT.resolve("docs/guides/add-a-programme.md"));
        List<MatchResult> blocks = BLOCK.matcher(guide).results().toList();
        assertThat(blocks).hasSize(9);
        for (MatchResult block : blocks) {
            write(block.group(2), block.group(3), block.group(1).equals("append"));
        }
    }

    @Test
    void theProgrammeOfTheGuideHasNoProblems() {
        Policy policy = readPolicy();

        assertThat(problems.list()).isEmpty();
        assertThat(policy.find(PROGRAMME)).isPresent();
    }

    @Test
    void theCasesOfTheGuideComeOutAsItSays() {
        Policy policy = readPolicy();
        List<Case> cases = CaseFiles.read(practice.resolve("policy"), policy, problems).stream()
                .filter(one -> one.programme().id().equals(PROGRAMME))
                .toList();
        new CaseJudge(policy, problems).check(cases);

        assertThat(cases).hasSize(17);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void theVillageOfTheGuideIsScreenedAsItSays() {
        Policy policy = readPolicy();
        Plan plan = Plan.of(policy, LocalDate.parse("2016-08-31"), List.of(PROGRAMME), problems);
        Summary summary = Screening.run(new ScreeningRequest(
                policy,
                plan,
                practice.resolve("village"),
                practice.resolve("run"),
                ScreeningRequest.Existing.REFUSE,
                DuckDb.Limits.standard()));

        ProgrammeCounts counts = summary.programmes().get(0);
        assertThat(summary.population().rejected()).isZero();
        assertThat(List.of(counts.eligible(), counts.notEligible(), counts.undetermined()))
                .containsExactly(1L, 2L, 1L);
        assertThat(counts.clauses().stream().filter(clause -> clause.onlyUnmet() == 1))
                .extracting(ProgrammeCounts.ClauseCounts::id)
                .containsExactly("below-minimum-line", "lacks-services");
    }

    private Policy readPolicy() {
        return PolicyReader.read(practice.resolve("policy"), problems).orElseThrow();
    }

    private void copyMexico() throws IOException {
        try (Stream<Path> files = Files.walk(MEXICO)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = practice.resolve("policy").resolve(MEXICO.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private void write(String name, String content, boolean append) throws IOException {
        Path file = practice.resolve(name);
        Files.createDirectories(file.getParent());
        if (append) {
            Files.writeString(file, content, StandardOpenOption.APPEND);
        } else {
            Files.writeString(file, content);
        }
    }
}
