package org.puente.population;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Type;

/**
 * One canonical table read for the judge: its queries, and its rows as known facts in memory form.
 *
 * <p>A query carries what it looks for in its text: DuckDB compares a literal with the bounds of each row group and
 * reads only the group that can hold it, but reads every group for a prepared statement's parameter.
 *
 * @param facts those with a column
 */
record UnitTable(PopulationTable table, List<Fact> facts, Path file) {

    /** The position of the household of the row with a key. */
    String rowByKey(String key) {
        return "SELECT " + PopulationTable.HOUSEHOLD_ROW + from() + DuckDb.name(table.key()) + " = " + DuckDb.text(key);
    }

    private String from() {
        return " FROM " + (table.entity().isTerritory() ? copy() : "read_parquet(" + DuckDb.file(file) + ")")
                + " WHERE ";
    }

    private String copy() {
        return "looked_up_" + table.word();
    }

    /** Statements that keep a territory's table at hand: it is small, and asked for by almost every unit. */
    List<String> preparation() {
        return table.entity().isTerritory()
                ? List.of("CREATE TEMP TABLE " + copy() + " AS FROM read_parquet(" + DuckDb.file(file) + ")")
                : List.of();
    }

    private String select() {
        List<String> columns = new ArrayList<>(List.of(DuckDb.name(table.key())));
        if (table == PopulationTable.HOUSEHOLDS) {
            columns.addAll(
                    List.of(PopulationTable.HOUSEHOLD_ROW, PopulationTable.WEIGHT, PopulationTable.MEMBERS_KNOWN));
        } else if (table == PopulationTable.MEMBERS) {
            columns.add(PopulationTable.HOUSEHOLD_ROW);
        }
        for (int i = 0; i < facts.size(); i++) {
            String column = DuckDb.name(PopulationTable.columnOf(facts.get(i)));
            boolean isMoney = facts.get(i).type().is(Type.Kind.MONEY);
            columns.add(
                    (isMoney ? "CAST(CAST(" + column + " AS DECIMAL(38,2)) * 100 AS BIGINT)" : column) + " AS f" + i);
        }
        return "SELECT " + String.join(", ", columns) + from();
    }

    /**
     * The rows with some keys.
     *
     * @param keys at least one
     */
    String byKeys(Collection<String> keys) {
        return select() + DuckDb.name(table.key()) + " IN "
                + keys.stream().map(DuckDb::text).collect(Collectors.joining(", ", "(", ")"));
    }

    String key(ResultSet row) throws SQLException {
        return row.getString(table.key());
    }

    /** The rows of the households from one position to another, both included. */
    String byRange(long first, long last) {
        String position = table == PopulationTable.MEMBERS ? PopulationTable.MEMBER_ROW : PopulationTable.HOUSEHOLD_ROW;
        return select() + PopulationTable.HOUSEHOLD_ROW + " BETWEEN " + first + " AND " + last + " ORDER BY "
                + position;
    }

    /** The facts that the current row of a query knows, by name. */
    Map<String, Object> known(ResultSet row) throws SQLException {
        Map<String, Object> known = new HashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            @Nullable Object value = value(row, "f" + i, facts.get(i).type());
            if (value != null && !row.wasNull()) {
                known.put(facts.get(i).name(), value);
            }
        }
        return known;
    }

    private static @Nullable Object value(ResultSet row, String column, Type type) throws SQLException {
        return switch (type.kind()) {
            case BOOL -> row.getBoolean(column);
            case INT, MONEY -> row.getLong(column);
            case DECIMAL -> row.getDouble(column);
            case TEXT, CODE -> row.getString(column);
            case DATE -> row.getObject(column, LocalDate.class);
        };
    }
}
