package org.puente.conformance.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.population.DuckDb;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Unit;
import org.puente.rules.programme.Verdict;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;
import org.puente.screening.Summary;
import org.puente.screening.sql.VerdictLayout;

/** Who really entered PROGRESA in 1997 to 1999, against its targeting rule: score not above the regional cut-off. */
class ProgresaTest {

    private static final Path SAMPLE =
            Path.of("../../shared/data/mexico/progresa_evaluacion/progresa_eval_sample.csv.gz");
    private static final Path POLICY = Path.of("src/test/resources/progresa");
    private static final LocalDate DAY = LocalDate.of(1998, 8, 31);
    private static final int ROWS = 36_353;

    @TempDir
    private Path folder;

    /** What the sample says of each row. */
    private final Set<String> entered = new HashSet<>();

    private final Set<String> atCutoff = new HashSet<>();

    @Test
    void everyRowOfTheSampleIsJudgedAsTheProgrammeDid() throws IOException, SQLException {
        assumeThat(SAMPLE).as("the evaluation sample is not at hand").exists();
        Problems problems = new Problems();
        Policy policy = PolicyReader.read(POLICY, problems).orElseThrow();
        Plan plan = Plan.of(policy, DAY, List.of(), problems);
        assertThat(problems.list()).extracting(Problem::render).isEmpty();
        Path population = writePopulation();
        Path run = folder.resolve("run");

        Summary summary = Differential.screen(policy, plan, population, run, new Differential.Manner(10_000, 2));
        VerdictTables tables = VerdictTables.read(run, folder);
        VerdictLayout.Columns columns = new VerdictLayout(plan).all().get(0);
        Map<String, Boolean> wrong = new HashMap<>();
        for (int row = 1; row <= ROWS; row++) {
            String id = Integer.toString(row);
            boolean eligible = tables.verdict(columns, Unit.HOUSEHOLD, id) == Verdict.ELIGIBLE;
            if (eligible != entered.contains(id)) {
                wrong.put(id, eligible);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(tables.size(Unit.HOUSEHOLD)).isEqualTo(ROWS);
        assertThat(summary.programmes().get(0).undetermined()).isZero();
        assertThat(summary.programmes().get(0).eligible()).isEqualTo(entered.size());
        assertThat(atCutoff).hasSize(63).allMatch(entered::contains);
    }

    /** One household a row of the sample, its number as its id. */
    private Path writePopulation() throws IOException, SQLException {
        Path population = Files.createDirectory(folder.resolve("population"));
        Files.writeString(population.resolve("population.yaml"), "country: mx\nreferenceDate: 1998-08-31\n");
        try (Connection connection = DuckDb.open(folder, new DuckDb.Limits(1, "400MB"))) {
            DuckDb.execute(
                    connection,
                    "CREATE TABLE sample AS SELECT row_number() OVER () AS id, yycali, maxcut, E FROM read_csv("
                            + DuckDb.file(SAMPLE) + ", all_varchar = true)");
            DuckDb.execute(
                    connection,
                    "COPY (SELECT id AS household_id, yycali AS score, maxcut AS cutoff FROM sample) TO "
                            + DuckDb.target(population.resolve("households.csv")) + " (HEADER true)");
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT id, E::DOUBLE = 1, yycali::DOUBLE = maxcut::DOUBLE FROM sample")) {
                while (rows.next()) {
                    if (rows.getBoolean(2)) {
                        entered.add(rows.getString(1));
                    }
                    if (rows.getBoolean(3)) {
                        atCutoff.add(rows.getString(1));
                    }
                }
            }
        }
        return population;
    }
}
