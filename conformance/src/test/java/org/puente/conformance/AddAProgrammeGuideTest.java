package org.puente.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.population.CanonicalPopulation;
import org.puente.population.Intake;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.source.Problems;

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
    void theVillageOfTheGuideIsTakenInWhole() throws IOException {
        Policy policy = readPolicy();

        try (CanonicalPopulation village = Intake.open(
                practice.resolve("village"),
                Files.createDirectory(practice.resolve("working")),
                policy.facts(),
                Intake.Options.standard())) {
            assertThat(village.households()).isEqualTo(4);
            assertThat(village.members()).isEqualTo(8);
            assertThat(village.rejected()).isZero();
        }
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
