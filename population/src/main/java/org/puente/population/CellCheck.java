package org.puente.population;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL that reads the cells of a raw table, and that lists those that cannot be read. */
final class CellCheck {

    private CellCheck() {}

    /** The raw table with one more column for each reading: the value before its bounds are looked at. */
    static String parsedSelect(RawTable raw) {
        StringBuilder sql = new StringBuilder("SELECT *");
        for (int i = 0; i < raw.readings().size(); i++) {
            sql.append(", ")
                    .append(raw.readings().get(i).rule().parsed())
                    .append(" AS ")
                    .append(parsed(i));
        }
        return sql.append(" FROM ").append(raw.view()).toString();
    }

    /** The columns of the clean relation, over {@link #parsedSelect}; keys left out. */
    static List<String> cleanColumns(RawTable raw) {
        List<String> columns = new ArrayList<>();
        boolean saysWhetherMembersAreKnown = false;
        for (int i = 0; i < raw.readings().size(); i++) {
            RawTable.Reading reading = raw.readings().get(i);
            String value = reading.rule().bounded(parsed(i));
            if (!reading.fallback().equals("NULL")) {
                value = "coalesce(" + value + ", " + reading.fallback() + ")";
            }
            if (reading.target().equals(PopulationTable.MEMBERS_KNOWN)) {
                saysWhetherMembersAreKnown = true;
                value = value + " AND " + lostNoMember();
            }
            columns.add(value + " AS " + DuckDb.name(reading.target()));
        }
        if (raw.table() == PopulationTable.HOUSEHOLDS && !saysWhetherMembersAreKnown) {
            columns.add(lostNoMember() + " AS " + PopulationTable.MEMBERS_KNOWN);
        }
        return columns;
    }

    private static String lostNoMember() {
        return RawTable.keyText(PopulationTable.HOUSEHOLDS.key())
                + " NOT IN (SELECT household_id FROM lost_households)";
    }

    /** The bad cells of the rows that are kept, one a row, in the columns of {@code rejected_rows}. */
    static String badCells(RawTable raw) {
        List<String> bad = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < raw.readings().size(); i++) {
            CellRule rule = raw.readings().get(i).rule();
            bad.add(rule.isBad(parsed(i)));
            cells.add("{'o': %d, 'field': %s, 'value': CAST(%s AS VARCHAR), 'reason': CASE WHEN %s THEN %s END}"
                    .formatted(
                            raw.header().indexOf(rule.column()),
                            DuckDb.text(rule.column()),
                            DuckDb.name(rule.column()),
                            rule.isBad(parsed(i)),
                            rule.fault(parsed(i))));
        }
        return """
                SELECT %d AS t, row, id, c.o AS o, c.field AS field, c.value AS value, c.reason AS reason FROM (
                  SELECT %s AS row, %s AS id, unnest([%s]) AS c FROM (%s) WHERE (%s) AND %s)
                WHERE c.reason IS NOT NULL""".formatted(
                        RowCheck.number(raw),
                        RawTable.ROW,
                        RawTable.keyText(raw.table().key()),
                        String.join(", ", cells),
                        parsedSelect(raw),
                        String.join(" OR ", bad),
                        RowCheck.isKept(raw));
    }

    /** All rejected rows and cells of several tables, in the columns of {@code rejected_rows}. */
    static String everythingRejected(List<RawTable> tables) {
        return tables.stream()
                .filter(raw -> !raw.readings().isEmpty())
                .map(raw -> " UNION ALL " + badCells(raw))
                .collect(Collectors.joining("", "SELECT t, row, id, o, field, value, reason FROM rejected_rows", ""));
    }

    private static String parsed(int reading) {
        return "\"#" + reading + "\"";
    }
}
