package org.puente.conformance.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.puente.population.DuckDb;
import org.puente.rules.programme.Outcome;
import org.puente.rules.programme.Unit;
import org.puente.rules.programme.Verdict;
import org.puente.screening.sql.VerdictLayout;

/** The verdict tables of a run, read row by row. */
final class VerdictTables {

    private final Map<Unit, Map<String, Map<String, Object>>> rows = new EnumMap<>(Unit.class);

    private VerdictTables() {}

    static VerdictTables read(Path run, Path scratch) {
        VerdictTables tables = new VerdictTables();
        try (Connection connection = DuckDb.open(scratch, new DuckDb.Limits(1, "400MB"));
                Stream<Path> files = Files.list(run.resolve("verdicts"))) {
            for (Path file : files.sorted().toList()) {
                tables.read(connection, file);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    private void read(Connection connection, Path file) throws SQLException {
        String name = String.valueOf(file.getFileName());
        Unit unit = Unit.find(name.split("[-.]", 2)[0]).orElseThrow();
        Map<String, Map<String, Object>> byId = rows.computeIfAbsent(unit, ignored -> new HashMap<>());
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM read_parquet(" + DuckDb.file(file) + ")")) {
            while (result.next()) {
                Map<String, Object> row = new HashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnName(i), result.getObject(i));
                }
                String id = unit == Unit.MUNICIPALITY ? "municipality_code" : unit.word() + "_id";
                if (byId.put(String.valueOf(row.get(id)), row) != null) {
                    throw new IllegalStateException("two rows for a unit in " + name);
                }
            }
        }
    }

    /** How many units of a kind have a row. */
    int size(Unit unit) {
        return rows.getOrDefault(unit, Map.of()).size();
    }

    boolean has(Unit unit, String id) {
        return rows.getOrDefault(unit, Map.of()).containsKey(id);
    }

    private Map<String, Object> row(Unit unit, String id) {
        return Objects.requireNonNull(rows.getOrDefault(unit, Map.of()).get(id));
    }

    double weight(Unit unit, String id) {
        return ((Number) Objects.requireNonNull(row(unit, id).get("weight"))).doubleValue();
    }

    /** The outcomes of a programme's clauses for a unit, in file order. */
    Outcome[] outcomes(VerdictLayout.Columns programme, Unit unit, String id) {
        List<VerdictLayout.Word> words = programme.words();
        long[] values = new long[words.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(unit, id, words.get(i).column());
        }
        Outcome[] outcomes =
                new Outcome[programme.programme().edition().clauses().size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = programme.outcome(i, values);
        }
        return outcomes;
    }

    /** The verdict that the packed bits hold. */
    Verdict verdict(VerdictLayout.Columns programme, Unit unit, String id) {
        long word = number(unit, id, VerdictLayout.verdictColumn(programme.verdictWord()));
        return switch ((int) (word >>> programme.verdictShift() & 3)) {
            case 0 -> Verdict.NOT_ELIGIBLE;
            case 1 -> Verdict.ELIGIBLE;
            case 2 -> Verdict.UNDETERMINED;
            default -> throw new IllegalStateException("a verdict of both bits");
        };
    }

    private long number(Unit unit, String id, String column) {
        return ((Number) Objects.requireNonNull(row(unit, id).get(column), column)).longValue();
    }
}
