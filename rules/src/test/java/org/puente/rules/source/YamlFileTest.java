package org.puente.rules.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files at the limits of the library that reads them. */
class YamlFileTest {

    private final Problems problems = new Problems();

    @ParameterizedTest
    @ValueSource(ints = {1020, 1021, 1022, 1023, 1024, 2045, 2046, 2047})
    void aCharacterOfTwoPartsMayStandAnywhere(int before) {
        assertThat(YamlFile.parse("# " + "a".repeat(before) + "😀\nkey: value\n", "file.yaml", problems))
                .isPresent();
        assertThat(problems.list()).isEmpty();
    }

    /** Sixty monthly editions of one rule. */
    @Test
    void aRuleMayBeReferredToMoreThanFiftyTimes() {
        String editions = IntStream.range(0, 200).mapToObj(i -> "- *rule\n").collect(Collectors.joining());
        assertThat(YamlFile.parse("- &rule {all: [a, b]}\n" + editions, "file.yaml", problems))
                .isPresent();
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void aFileThatIsTooLongIsToldSo() {
        assertThat(YamlFile.parse("key: '" + "a".repeat(3_000_000) + "'", "file.yaml", problems))
                .isEmpty();
        assertThat(problems.list()).singleElement().extracting(Problem::code).isEqualTo("file-too-long");
    }
}
