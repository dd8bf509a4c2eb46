package org.puente.rules.checked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/**
 * What check says about whole policies. Run with {@code -Dgolden.refresh=true} to write {@code expected.txt} anew, and
 * read the difference as the person who gets it would.
 */
class GoodAndBadPoliciesTest {

    @TempDir
    private Path folder;

    static List<Path> good() {
        return SamplePolicies.list("good");
    }

    static List<Path> bad() {
        return SamplePolicies.list("bad");
    }

    @ParameterizedTest
    @MethodSource("good")
    void aGoodPolicyHasNoProblem(Path sample) {
        assertThat(problems(sample)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadPolicyIsToldAllThatIsWrong(Path sample) throws IOException {
        String found = problems(sample).stream().map(Problem::render).collect(Collectors.joining("\n\n", "", "\n"));
        Path expected = sample.resolve(SamplePolicies.EXPECTED);
        if (Boolean.getBoolean("golden.refresh")) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected));
    }

    private List<Problem> problems(Path sample) {
        Problems problems = new Problems();
        PolicyReader.read(SamplePolicies.copy(sample, folder), problems);
        return problems.list();
    }
}
