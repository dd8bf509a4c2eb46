package org.puente.population;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/**
 * Finds the rows that cannot be kept: without an id, with the id of an earlier row, or members of no household. They go
 * into the table {@code rejected_rows}; the households that lost a member row go into {@code lost_households}. All of
 * it is done by joins that the database may spill to disk.
 */
final class RowCheck {

    private final Connection connection;

    RowCheck(Connection connection) throws SQLException {
        this.connection = connection;
        DuckDb.execute(
                connection,
                "CREATE TABLE rejected_rows (t INTEGER, row BIGINT, id VARCHAR, o INTEGER, field VARCHAR, value VARCHAR,"
                        + " reason VARCHAR)");
        DuckDb.execute(connection, "CREATE TABLE lost_households (household_id VARCHAR)");
    }

    /** Checks a table; households come before their members. */
    void check(RawTable raw) throws SQLException {
        rejectMissing(raw);
        rejectDuplicates(raw);
        if (raw.table() == PopulationTable.MEMBERS) {
            rejectOrphans(raw);
            DuckDb.execute(connection, """
                    INSERT INTO lost_households
                    SELECT DISTINCT %s FROM %s m JOIN rejected_rows r ON m.%s = r.row AND r.t = %d
                    WHERE m.household_id IS NOT NULL""".formatted(household("m"), raw.view(), RawTable.ROW, number(raw)));
        }
    }

    /** The position of a table in messages and lists. */
    static int number(RawTable raw) {
        return raw.table().ordinal();
    }

    /** The condition that keeps the rows of a table that were not rejected. */
    static String isKept(RawTable raw) {
        return RawTable.ROW + " NOT IN (SELECT row FROM rejected_rows WHERE t = " + number(raw) + ")";
    }

    private void rejectMissing(RawTable raw) throws SQLException {
        String key = raw.table().key();
        DuckDb.execute(
                connection,
                "INSERT INTO rejected_rows SELECT " + number(raw) + ", " + RawTable.ROW + ", NULL, "
                        + position(raw, key) + ", "
                        + DuckDb.text(key) + ", NULL, 'row left out: it has no id' FROM " + raw.view() + " WHERE NOT "
                        + isUsable(key));
    }

    private void rejectDuplicates(RawTable raw) throws SQLException {
        String key = raw.table().key();
        DuckDb.execute(connection, """
                INSERT INTO rejected_rows
                SELECT %1$d, r.%2$s, d.id, %3$d, %4$s, d.id, 'row left out: row ' || d.first || ' has the same id'
                FROM (SELECT %2$s, %5$s AS id FROM %6$s) r
                JOIN (SELECT %5$s AS id, min(%2$s) AS first FROM %6$s WHERE %7$s GROUP BY 1 HAVING count(*) > 1) d
                  ON r.id = d.id
                WHERE r.%2$s > d.first""".formatted(
                        number(raw),
                        RawTable.ROW,
                        position(raw, key),
                        DuckDb.text(key),
                        RawTable.keyText(key),
                        raw.view(),
                        isUsable(key)));
    }

    private void rejectOrphans(RawTable raw) throws SQLException {
        String key = PopulationTable.HOUSEHOLDS.key();
        DuckDb.execute(connection, """
                INSERT INTO rejected_rows
                SELECT %1$d, m.%2$s, m.id, %3$d, %4$s, m.household,
                  CASE WHEN m.household IS NULL THEN 'row left out: it names no household'
                       ELSE 'row left out: there is no household with this id' END
                FROM (SELECT %2$s, %5$s AS id, %6$s AS household FROM %7$s WHERE %8$s) m
                ANTI JOIN (SELECT %6$s AS household FROM raw_households WHERE %9$s) h ON m.household = h.household""".formatted(
                        number(raw),
                        RawTable.ROW,
                        position(raw, key),
                        DuckDb.text(key),
                        RawTable.keyText(raw.table().key()),
                        RawTable.keyText(key),
                        raw.view(),
                        isKept(raw),
                        isUsable(key)));
    }

    private static String household(String alias) {
        return "CAST(" + alias + ".household_id AS VARCHAR)";
    }

    private static int position(RawTable raw, String column) {
        return raw.header().indexOf(column);
    }

    private static String isUsable(String key) {
        return "(" + DuckDb.name(key) + " IS NOT NULL AND trim(" + RawTable.keyText(key) + ", E' \\t\\r\\n') <> '')";
    }

    /** The clean relation of a table: kept rows, read cells. */
    static String cleanSelect(RawTable raw) {
        String keys = raw.table().keyColumns().stream()
                .map(key -> RawTable.keyText(key) + " AS " + DuckDb.name(key))
                .collect(Collectors.joining(", "));
        String cells =
                CellCheck.cleanColumns(raw).stream().map(cell -> ", " + cell).collect(Collectors.joining());
        return "SELECT " + keys + cells + " FROM (" + CellCheck.parsedSelect(raw) + ") WHERE " + isKept(raw);
    }
}
