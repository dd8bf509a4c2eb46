package org.puente.population.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.puente.population.DuckDb;
import org.puente.population.PopulationTable;
import org.puente.rules.checked.FactFiles;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.Problems;

/** Generates nations from the project's own policy and asks them questions. */
final class Nations {

    static final Path POLICY = Path.of("..", "policy", "mx").toAbsolutePath().normalize();

    private Nations() {}

    static Path generate(Path directory, long households, long seed, int threads) {
        new SyntheticNation(POLICY, facts(), new DuckDb.Limits(threads, "400MB"))
                .generate(directory, false, households, seed, done -> {});
        return directory;
    }

    static Facts facts() {
        Problems problems = new Problems();
        Facts facts = FactFiles.read(POLICY, problems);
        assertThat(problems.hasErrors()).isFalse();
        return facts;
    }

    /** A database whose views are a nation's tables. */
    static Connection open(Path directory) throws SQLException {
        Connection connection = DuckDb.open(directory, new DuckDb.Limits(2, "400MB"));
        for (PopulationTable table : PopulationTable.values()) {
            DuckDb.execute(
                    connection,
                    "CREATE VIEW " + table.word() + " AS SELECT * FROM read_parquet("
                            + DuckDb.file(table.parquetIn(directory)) + ")");
        }
        return connection;
    }

    static double ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getDouble(1);
        }
    }
}
