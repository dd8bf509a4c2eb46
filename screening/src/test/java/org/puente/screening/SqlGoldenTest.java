package org.puente.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.testkit.TextFiles;

/**
 * The SQL an auditor reads beside a run. After a change that is meant, run with {@code -Dpuente.golden=refresh} and read
 * the difference.
 */
class SqlGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/org/puente/screening/tiny-nation-sql");

    @TempDir
    Path scratch;

    @Test
    void queriesOfTheTinyNationAreThoseThatWereRead() {
        Path population = TinyNation.population(scratch.resolve("nation")).root();
        Path run = scratch.resolve("run");
        Screening.run(Runs.request(TinyNation.policy(scratch.resolve("policy")), population, run));

        for (String name : List.of("household.sql", "member.sql", "municipality.sql", "preparation.sql")) {
            String written = TextFiles.read(run.resolve("sql").resolve(name)).replace(run.toString(), "RUN");
            if ("refresh".equals(System.getProperty("puente.golden"))) {
                TextFiles.write(GOLDEN.resolve(name), written);
            }
            assertThat(written).as(name).isEqualTo(TextFiles.read(GOLDEN.resolve(name)));
        }
    }
}
