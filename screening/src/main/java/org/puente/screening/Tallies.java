package org.puente.screening;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.puente.population.DuckDb;
import org.puente.rules.programme.Unit;
import org.puente.screening.sql.VerdictLayout;

/** Counts verdict tables range by range: each programme's combinations of outcomes, and who is reached by which. */
final class Tallies {

    private final Connection connection;
    private final VerdictLayout layout;
    private final List<Tally> tallies;
    private final double[][] overlap;

    Tallies(Connection connection, VerdictLayout layout) {
        this.connection = connection;
        this.layout = layout;
        this.tallies = layout.all().stream().map(Tally::new).toList();
        this.overlap = new double[tallies.size()][tallies.size()];
    }

    List<Tally> all() {
        return tallies;
    }

    /** Households, weighted, with an eligible unit in both programmes. */
    double[][] overlap() {
        return overlap;
    }

    /** Counts the units of a verdict table. */
    void addUnits(Unit unit, Path verdicts) throws SQLException {
        addUnits(unit, "read_parquet(" + DuckDb.file(verdicts) + ")");
    }

    /** Counts the units of a relation that has a verdict table's columns, which is read once. */
    void addUnits(Unit unit, String verdicts) throws SQLException {
        List<Tally> counting = tallies.stream()
                .filter(tally -> layout.of(unit).contains(tally.columns()))
                .toList();
        if (counting.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(combinations(counting, verdicts))) {
            while (rows.next()) {
                addCombination(counting, rows);
            }
        }
    }

    /** The combinations of each programme: in their rows the columns of all other programmes are NULL. */
    private static String combinations(List<Tally> counting, String verdicts) {
        StringJoiner numbers = new StringJoiner(", ");
        StringJoiner columns = new StringJoiner(", ");
        StringJoiner sets = new StringJoiner(", ");
        for (Tally tally : counting) {
            StringJoiner set = new StringJoiner(", ", "(", ")");
            for (VerdictLayout.Word word : tally.columns().words()) {
                String column = DuckDb.name(word.column());
                numbers.add("CAST(" + column + " AS BIGINT)");
                columns.add(column);
                set.add(column);
            }
            sets.add(set.toString());
        }
        return "SELECT " + numbers + ", \"#units\", \"#weight\" FROM (SELECT " + columns
                + ", count(*) AS \"#units\", fsum(weight) AS \"#weight\" FROM " + verdicts
                + " GROUP BY GROUPING SETS (" + sets + ")) ORDER BY ALL";
    }

    private static void addCombination(List<Tally> counting, ResultSet row) throws SQLException {
        long units = row.getLong("#units");
        double weight = row.getDouble("#weight");
        int column = 1;
        for (Tally tally : counting) {
            long[] values = new long[tally.columns().words().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getLong(column++);
            }
            if (!row.wasNull()) {
                tally.addUnits(values, units, weight);
            }
        }
    }

    /**
     * Counts the households of a range by the programmes that reach them, directly, through a member or through their
     * municipality.
     *
     * @param members the verdicts of members, if members are judged
     * @param municipalities the verdicts of municipalities, if they are judged and households say where they are
     */
    void addHouseholds(Path households, Optional<Path> members, Optional<Path> municipalities) throws SQLException {
        int words = layout.verdictWords();
        if (words == 0) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(reachedBy(households, members, municipalities, words))) {
            long[] values = new long[words];
            while (rows.next()) {
                for (int i = 0; i < words; i++) {
                    values[i] = rows.getLong(i + 1);
                }
                addHouseholds(values, rows.getLong(words + 1), rows.getDouble(words + 2));
            }
        }
    }

    private static String reachedBy(Path households, Optional<Path> members, Optional<Path> municipalities, int words) {
        StringJoiner columns = new StringJoiner(", ");
        StringJoiner grouped = new StringJoiner(", ");
        for (int word = 1; word <= words; word++) {
            String column = VerdictLayout.verdictColumn(word);
            grouped.add("bit_or(" + column + ") AS " + column);
            columns.add("household." + column + (members.isPresent() ? " | coalesce(member." + column + ", 0)" : "")
                    + (municipalities.isPresent() ? " | coalesce(municipality." + column + ", 0)" : ""));
        }
        String from = " FROM read_parquet(" + DuckDb.file(households) + ") AS household";
        if (members.isPresent()) {
            from += " LEFT JOIN (SELECT household_row, " + grouped + " FROM read_parquet(" + DuckDb.file(members.get())
                    + ") GROUP BY household_row) AS member USING (household_row)";
        }
        if (municipalities.isPresent()) {
            from += " LEFT JOIN read_parquet(" + DuckDb.file(municipalities.get())
                    + ") AS municipality ON municipality.municipality_code = household.municipality_code";
        }
        return "SELECT " + columns + ", count(*), fsum(household.weight)" + from + " GROUP BY ALL ORDER BY ALL";
    }

    private void addHouseholds(long[] verdicts, long count, double weight) {
        boolean[] eligible = new boolean[tallies.size()];
        for (int i = 0; i < eligible.length; i++) {
            VerdictLayout.Columns columns = tallies.get(i).columns();
            long bits = verdicts[columns.verdictWord() - 1] >>> columns.verdictShift();
            eligible[i] = (bits & 1) != 0;
            tallies.get(i).addHouseholds(eligible[i], (bits & 2) != 0, count, weight);
        }
        for (int i = 0; i < eligible.length; i++) {
            for (int j = 0; j < eligible.length && eligible[i]; j++) {
                overlap[i][j] += eligible[j] ? weight : 0;
            }
        }
    }
}
