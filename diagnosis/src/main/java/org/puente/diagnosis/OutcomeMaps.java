package org.puente.diagnosis;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.puente.population.DuckDb;
import org.puente.screening.Combinations;
import org.puente.screening.sql.VerdictLayout;

/**
 * What each combination of outcomes comes to, worked out once in Java and kept as a small table a programme, which
 * verdict tables are then joined with: a nation has millions of units, but a programme only some hundred combinations.
 */
final class OutcomeMaps {

    /** How many are written at once. */
    private static final int ROWS = 1000;

    private final Connection connection;
    private final ReachBits bits;
    private final Combinations known;
    private final Agreement agreement;

    OutcomeMaps(Connection connection, ReachBits bits, Combinations known, Agreement agreement) {
        this.agreement = agreement;
        this.connection = connection;
        this.bits = bits;
        this.known = known;
    }

    /** The name of a programme's table. */
    static String name(ProgrammeBits programme) {
        return "outcomes" + programme.number();
    }

    /** The name of a column of a programme's outcomes in it. */
    static String key(int column) {
        return "outcome" + column;
    }

    /**
     * Makes the table of a programme.
     *
     * @param tables its verdict tables, read only if the run has not kept the combinations
     * @return the combinations
     */
    List<Combinations.Combination> make(ProgrammeBits programme, List<Path> tables) throws SQLException {
        List<VerdictLayout.Word> columns = programme.columns().words();
        String from = tables.isEmpty() ? "" : " FROM " + ReachSql.tables(tables);
        StringJoiner declared = new StringJoiner(", ");
        for (int i = 0; i < columns.size(); i++) {
            declared.add(key(i) + " " + typeOf(columns.get(i), from));
        }
        for (int word : ReachBits.wordsOf(programme)) {
            declared.add(ReachBits.word(word) + " BIGINT");
        }
        DuckDb.execute(connection, "CREATE OR REPLACE TEMP TABLE " + name(programme) + " (" + declared + ")");
        List<Combinations.Combination> outcomes = outcomes(programme, from);
        agreement.requireUnits(programme, outcomes);
        for (int first = 0; first < outcomes.size(); first += ROWS) {
            StringJoiner rows = new StringJoiner(", ", "INSERT INTO " + name(programme) + " VALUES ", "");
            for (Combinations.Combination combination :
                    outcomes.subList(first, Math.min(first + ROWS, outcomes.size()))) {
                rows.add(row(programme, combination.words()));
            }
            DuckDb.execute(connection, rows.toString());
        }
        return outcomes;
    }

    private String row(ProgrammeBits programme, long[] combination) {
        StringJoiner row = new StringJoiner(", ", "(", ")");
        for (long value : combination) {
            row.add(Long.toString(value));
        }
        long[] words = bits.wordsOf(programme, combination);
        for (int word : ReachBits.wordsOf(programme)) {
            row.add(Long.toString(words[word]));
        }
        return row.toString();
    }

    /** As the verdict table holds it, so that the join compares like with like. */
    private String typeOf(VerdictLayout.Word column, String from) throws SQLException {
        if (from.isEmpty()) {
            return "BIGINT";
        }
        return DuckDb.describe(connection, "SELECT " + DuckDb.name(column.column()) + from)
                .values()
                .iterator()
                .next();
    }

    private List<Combinations.Combination> outcomes(ProgrammeBits programme, String from) throws SQLException {
        @Nullable List<Combinations.Combination> kept =
                known.byProgramme().get(programme.columns().programme().id());
        if (kept != null) {
            agreement.requireWords(programme, kept);
            return kept;
        }
        List<Combinations.Combination> outcomes = new ArrayList<>();
        if (from.isEmpty()) {
            return outcomes;
        }
        StringJoiner columns = new StringJoiner(", ");
        programme.columns().words().forEach(word -> columns.add(DuckDb.name(word.column())));
        String query = "SELECT " + columns + ", count(*), " + ReachSql.exactSum("weight") + from + " GROUP BY "
                + columns + " ORDER BY ALL";
        Rows.read(connection, query, row -> {
            long[] words = new long[programme.columns().words().size()];
            for (int i = 0; i < words.length; i++) {
                words[i] = row.getLong(i + 1);
            }
            outcomes.add(new Combinations.Combination(
                    words, row.getLong(words.length + 1), row.getDouble(words.length + 2)));
        });
        return outcomes;
    }
}
