package org.puente.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.population.DuckDb;
import org.puente.testkit.WrittenPolicy;

/** Verdict tables are read as docs/reference/screening-run.md says, also where one column does not hold everything. */
class VerdictTableTest {

    @TempDir
    Path scratch;

    /** A clause for each age from 1 to 70 and programme for each from 1 to 40: unmet below, unknown without an age. */
    @Test
    void seventyClausesAndFortyProgrammesAreFoundWhereTheManifestSays() throws Exception {
        WrittenPolicy policy = TinyNation.facts(scratch.resolve("policy")).programme("ages", "member", clauses(1, 70));
        for (int age = 1; age <= 40; age++) {
            policy.programme("from-%02d".formatted(age), "member", clauses(age, age));
        }
        Path population = TinyNation.population(scratch.resolve("nation"))
                .table("members", "member_id, household_id, age\np1, h01, 33\np2, h02,\n")
                .root();
        Path run = scratch.resolve("run");
        Summary summary = Screening.run(Runs.request(policy, population, run));

        JsonNode layout = layout(run);
        assertThat(layout).hasSize(41);
        assertThat(layout.get(0).get("columns")).hasSize(3);
        assertThat(layout.get(0).get("columns").findValuesAsText("column")).containsExactly("ages", "ages#2", "ages#3");
        assertThat(outcomes(run, layout.get(0), "p1"))
                .isEqualTo(IntStream.rangeClosed(1, 70)
                        .mapToObj(age -> age <= 33 ? "met" : "unmet")
                        .toList());
        assertThat(outcomes(run, layout.get(0), "p2")).hasSize(70).containsOnly("unknown");
        for (int age = 1; age <= 40; age++) {
            assertThat(verdict(run, layout.get(age), "p1")).isEqualTo(age <= 33 ? 1 : 0);
            assertThat(verdict(run, layout.get(age), "p2")).isEqualTo(2);
            assertThat(summary.programmes().get(age).eligible()).isEqualTo(age <= 33 ? 1 : 0);
        }
        assertThat(summary.programmes().get(0).clauses())
                .hasSize(70)
                .allMatch(clause -> clause.unknown() == 1)
                .filteredOn(clause -> clause.unmet() == 1)
                .hasSize(37);
        assertThat(summary.overlap().householdsWeighted()[40]).containsOnly(0);
        assertThat(summary.overlap().householdsWeighted()[33][1]).isEqualTo(10);
    }

    private static String clauses(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(age -> "  - age-%d: member.age >= %d%n".formatted(age, age))
                .collect(Collectors.joining("", "all:\n", ""));
    }

    private static JsonNode layout(Path run) throws IOException {
        return new ObjectMapper().readTree(run.resolve("run.json").toFile()).get("layout");
    }

    /** The outcomes of a member's clauses, in file order, from the words of its programme. */
    private static List<String> outcomes(Path run, JsonNode programme, String member) throws SQLException {
        List<String> outcomes = new java.util.ArrayList<>();
        for (JsonNode column : programme.get("columns")) {
            int clauses = column.get("clauses").size();
            long word = read(run, column.get("column").asText(), member);
            for (int i = 0; i < clauses; i++) {
                outcomes.add(List.of("met", "unmet", "unknown").get((int) (word >>> 2 * i & 3)));
            }
        }
        return outcomes;
    }

    private static long verdict(Path run, JsonNode programme, String member) throws SQLException {
        long word = read(run, programme.get("verdicts").asText(), member);
        return word >>> programme.get("shift").asInt() & 3;
    }

    private static long read(Path run, String column, String member) throws SQLException {
        try (Connection connection = DuckDb.open(run, DuckDb.Limits.standard());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CAST(" + DuckDb.name(column)
                        + " AS BIGINT) FROM read_parquet("
                        + DuckDb.file(run.resolve("verdicts/member-00000.parquet")) + ") WHERE member_id = "
                        + DuckDb.text(member))) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
