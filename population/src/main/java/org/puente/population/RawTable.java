package org.puente.population;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.fact.Type;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Nearest;

/**
 * A table as its file has it: only the columns that mean something, and the number of each row. It is the view
 * {@code raw_<table>} with the column {@code #row} (from 1, the header not counted).
 *
 * @param table which
 * @param file its file
 * @param header all columns of the file, in order
 * @param readings the columns that mean something, keys left out
 */
record RawTable(PopulationTable table, TableFile file, List<String> header, List<Reading> readings) {

    /**
     * What is made of a column.
     *
     * @param target the column of the clean relation
     * @param rule how a cell is read
     * @param fallback the value of an empty or bad cell, as SQL
     */
    record Reading(String target, CellRule rule, String fallback) {}

    private static final Pattern CSV_LINE = Pattern.compile("CSV Error on Line: (\\d+)");

    /** No household stands for more than a million million; sums of weights stay finite (docs/reference/population.md). */
    private static final String LARGEST_WEIGHT = "1000000000000";

    static final String ROW = DuckDb.name("#row");

    /**
     * Opens a table of a population directory.
     *
     * @param weightColumn the column of the weight, which must exist unless it is null
     * @param scratch receives a CSV file's cells in a form that is quick to read twice
     * @param notes receives a sentence for each column that means nothing
     * @throws InputProblem if the file is damaged or lacks what identifies its rows
     */
    static RawTable open(
            Connection connection,
            PopulationTable table,
            TableFile file,
            Facts facts,
            @Nullable String weightColumn,
            Path scratch,
            List<String> notes)
            throws SQLException {
        CsvScan.@Nullable Layout layout = file.isParquet() ? null : CsvScan.of(file);
        Map<String, String> columns = layout == null ? parquetColumns(connection, file) : textColumns(layout.header());
        requireKeys(table, file, columns.keySet());
        List<Reading> readings = readings(table, file, facts, weightColumn, columns);
        noteStrangers(table, file, facts, weightColumn, columns.keySet(), notes);
        RawTable raw = new RawTable(table, file, List.copyOf(columns.keySet()), readings);
        raw.createView(connection, layout, scratch);
        return raw;
    }

    String view() {
        return "raw_" + table.word();
    }

    /** The key as text, whatever the file has it as. */
    static String keyText(String column) {
        return "CAST(" + DuckDb.name(column) + " AS VARCHAR)";
    }

    private void createView(Connection connection, CsvScan.@Nullable Layout layout, Path scratch) throws SQLException {
        Path parquet = file.path();
        if (layout != null) {
            parquet = scratch.resolve(view() + ".parquet");
            long records = copyCsv(connection, layout, parquet);
            if (records != layout.records()) {
                throw new InputProblem(
                        file.name() + " has " + layout.records() + " lines of data, of which the database reads "
                                + records + ".",
                        "Save the file again as plain CSV: commas, quotation marks, UTF-8, one kind of line end.");
            }
        }
        String columns = usedColumns().stream().map(DuckDb::name).collect(Collectors.joining(", "));
        DuckDb.execute(
                connection,
                "CREATE VIEW " + view() + " AS SELECT file_row_number + 1 AS " + ROW + ", " + columns
                        + " FROM read_parquet(" + DuckDb.file(parquet) + ", file_row_number = true)");
    }

    private List<String> usedColumns() {
        List<String> used = new ArrayList<>(table.keyColumns());
        readings.forEach(reading -> used.add(reading.rule().column()));
        return used.stream().distinct().toList();
    }

    private long copyCsv(Connection connection, CsvScan.Layout layout, Path parquet) throws SQLException {
        List<String> positions = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            positions.add("'c" + i + "': 'VARCHAR'");
        }
        String columns = usedColumns().stream()
                .map(column -> "c" + header.indexOf(column) + " AS " + DuckDb.name(column))
                .collect(Collectors.joining(", "));
        String options = """
                auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', \
                strict_mode = true, null_padding = false, max_line_size = 1048576, buffer_size = 8388608, compression = %s, parallel = %s, \
                columns = {%s}""".formatted(
                        file.isCompressed() ? "'gzip'" : "'none'",
                        layout.hasQuotedLineBreak() ? "false" : "true",
                        String.join(", ", positions));
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate("COPY (SELECT " + columns + " FROM read_csv("
                    + DuckDb.file(file.path()) + ", " + options + ")) TO " + DuckDb.target(parquet)
                    + " (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 40960)");
        } catch (SQLException e) {
            throw explainCsv(e, parquet);
        }
    }

    /** The database quotes the offending line, which may be personal data: only its number is passed on. */
    private RuntimeException explainCsv(SQLException failure, Path written) {
        RuntimeException explained = DuckDb.explain(failure, written);
        if (explained instanceof MachineProblem) {
            return explained;
        }
        Matcher line = CSV_LINE.matcher(String.valueOf(failure.getMessage()));
        return new InputProblem(
                file.name() + (line.find() ? ", line " + line.group(1) : "") + " cannot be read as CSV.",
                "Save the file again as plain CSV: commas, quotation marks, UTF-8, one kind of line end.",
                failure);
    }

    private static Map<String, String> textColumns(List<String> header) {
        Map<String, String> columns = new LinkedHashMap<>();
        header.forEach(name -> columns.put(name, "VARCHAR"));
        return columns;
    }

    private static Map<String, String> parquetColumns(Connection connection, TableFile file) throws SQLException {
        Set<String> seen = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name FROM parquet_schema(" + DuckDb.file(file.path()) + ") OFFSET 1")) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (!seen.add(name.toLowerCase(Locale.ROOT)) && !name.equals("element") && !name.equals("list")) {
                    throw new InputProblem(
                            file.name() + " has the column '" + name + "' twice.",
                            "Keep one of them, or rename the other.");
                }
            }
            return DuckDb.describe(connection, "SELECT * FROM read_parquet(" + DuckDb.file(file.path()) + ")");
        } catch (SQLException e) {
            throw new InputProblem(
                    file.name() + " cannot be read as Parquet; it may be cut short or of another format.",
                    "Write the file again, or give the table as CSV.",
                    e);
        }
    }

    private static void requireKeys(PopulationTable table, TableFile file, Set<String> columns) {
        for (String key : table.keyColumns()) {
            if (!columns.contains(key)) {
                String first = columns.size() == 1 ? columns.iterator().next() : "";
                boolean hasOtherSeparator = first.contains(";") || first.contains("\t") || first.contains("|");
                throw new InputProblem(
                        file.name() + " has no column " + key + ", which identifies its rows.",
                        hasOtherSeparator
                                ? "Separate the cells by commas; this file seems to use another mark."
                                : "Write the column names in the first line, " + key + " among them. "
                                        + Nearest.suggest(key, columns));
            }
        }
    }

    private static List<Reading> readings(
            PopulationTable table,
            TableFile file,
            Facts facts,
            @Nullable String weightColumn,
            Map<String, String> columns) {
        List<Reading> readings = new ArrayList<>();
        for (String key : table.keyColumns()) {
            CellRule.of(key, Type.TEXT, columns.getOrDefault(key, ""), file);
        }
        for (Fact fact : table.factColumns(facts)) {
            String type = columns.get(PopulationTable.columnOf(fact));
            if (type != null) {
                readings.add(new Reading(PopulationTable.columnOf(fact), CellRule.of(fact, type, file), "NULL"));
            }
        }
        if (table == PopulationTable.HOUSEHOLDS) {
            addOwn(readings, file, weightColumn, columns);
        }
        return readings;
    }

    private static void addOwn(
            List<Reading> readings, TableFile file, @Nullable String weightColumn, Map<String, String> columns) {
        String weight = weightColumn == null ? PopulationTable.WEIGHT : weightColumn;
        String weightType = columns.get(weight);
        if (weightType == null && weightColumn != null) {
            throw new InputProblem(
                    file.name() + " has no column " + weight + ", which " + PopulationFile.NAME
                            + " names as the weight.",
                    "Name the column that holds the weight. " + Nearest.suggest(weight, columns.keySet()));
        }
        if (weightType != null) {
            CellRule rule = CellRule.of(weight, Type.DECIMAL, weightType, file).between("0", LARGEST_WEIGHT);
            readings.add(new Reading(PopulationTable.WEIGHT, rule, "1"));
        }
        String knownType = columns.get(PopulationTable.MEMBERS_KNOWN);
        if (knownType != null) {
            CellRule rule = CellRule.of(PopulationTable.MEMBERS_KNOWN, Type.BOOL, knownType, file);
            readings.add(new Reading(PopulationTable.MEMBERS_KNOWN, rule, "false"));
        }
    }

    private static void noteStrangers(
            PopulationTable table,
            TableFile file,
            Facts facts,
            @Nullable String weightColumn,
            Set<String> columns,
            List<String> notes) {
        List<Fact> declared = facts.list(table.entity());
        Set<String> observed = facts.listObserved(table.entity()).stream()
                .map(PopulationTable::columnOf)
                .collect(Collectors.toSet());
        for (String column : columns) {
            boolean isOwn = table.ownColumns().contains(column) || column.equals(weightColumn);
            if (observed.contains(column) || isOwn) {
                continue;
            }
            boolean isDerived = declared.stream().anyMatch(fact -> fact.name().equals(column));
            notes.add(file.name() + ": the column '" + column + "' is ignored, since "
                    + (isDerived
                            ? "the fact is computed and never read."
                            : "no fact of the " + table.entity().word() + " has that name. "
                                    + Nearest.suggest(column, observed)));
        }
    }
}
