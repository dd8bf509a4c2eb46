package org.puente.population.imports;

import static org.puente.population.DuckDb.name;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.puente.population.DuckDb;
import org.puente.population.PopulationTable;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Nearest;

/** Runs the queries of an import over the raw tables; each result becomes a table of the schema {@link #SCHEMA}. */
final class Queries {

    /** Holds the results, apart from the raw tables, which may bear the same names. */
    static final String SCHEMA = "imported";

    private static final Pattern LINE = Pattern.compile("LINE (\\d+):");

    private final Connection connection;
    private final Facts facts;
    private final String weightColumn;

    Queries(Connection connection, Facts facts, String weightColumn) {
        this.connection = connection;
        this.facts = facts;
        this.weightColumn = weightColumn;
    }

    /**
     * Runs all queries.
     *
     * @throws InputProblem if a query is wrong, or gives a column that no fact declares, or lacks one that it must give
     */
    void run(Map<PopulationTable, ImportPlan.Query> queries) throws SQLException {
        DuckDb.execute(connection, macros());
        DuckDb.execute(connection, "CREATE SCHEMA " + SCHEMA);
        for (Map.Entry<PopulationTable, ImportPlan.Query> entry : queries.entrySet()) {
            String sql = read(entry.getValue());
            refuseWrongColumns(entry.getKey(), entry.getValue(), columns(entry.getValue(), sql));
            create(entry.getKey(), entry.getValue(), sql);
        }
    }

    /** The relation that holds a table's result. */
    static String relation(PopulationTable table) {
        return SCHEMA + "." + name(table.word());
    }

    private static String macros() {
        try (InputStream resource = Queries.class.getResourceAsStream("macros.sql")) {
            if (resource == null) {
                throw new IllegalStateException("macros.sql is not in the program");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(ImportPlan.Query query) {
        try {
            return Files.readString(query.path()).strip().replaceFirst(";$", "");
        } catch (IOException e) {
            throw new InputProblem(
                    "The query " + query.path() + " cannot be read.", "It must be UTF-8 text that you may read.", e);
        }
    }

    /** Asks for the columns without running the query; nothing in the database's answer comes from a cell. */
    private List<String> columns(ImportPlan.Query query, String sql) {
        try {
            return new ArrayList<>(DuckDb.describe(connection, sql).keySet());
        } catch (SQLException e) {
            String words = String.valueOf(e.getMessage());
            Matcher line = LINE.matcher(words);
            String place = line.find() ? query.name() + ":" + line.group(1) : query.name();
            throw new InputProblem(
                    place + ": the query is wrong: " + words.lines().findFirst().orElse("no reason given") + ".",
                    "Mend it; it may name the raw files of import.yaml and their columns, and nothing else.");
        }
    }

    private void refuseWrongColumns(PopulationTable table, ImportPlan.Query query, List<String> given) {
        List<String> required = new ArrayList<>(List.of(table.key()));
        if (table == PopulationTable.MEMBERS) {
            required.add(PopulationTable.HOUSEHOLDS.key());
        }
        List<String> known = new ArrayList<>(required);
        if (table == PopulationTable.HOUSEHOLDS) {
            known.add(weightColumn);
            required.add(weightColumn);
        }
        for (Fact fact : facts.listObserved(table.entity())) {
            known.add(PopulationTable.columnOf(fact));
        }
        for (String column : given) {
            if (!known.contains(column)) {
                throw new InputProblem(
                        query.name() + " gives the column " + column + ", which is no observed fact of "
                                + table.entity().word() + ".",
                        (Nearest.suggest(column, known) + " Or declare it in facts/"
                                        + table.entity().word() + ".yaml.")
                                .strip());
            }
        }
        for (String column : required) {
            if (!given.contains(column)) {
                throw new InputProblem(
                        query.name() + " gives no column " + column + ".", "Add it; " + table.word() + " need it.");
            }
        }
    }

    private void create(PopulationTable table, ImportPlan.Query query, String sql) {
        try {
            DuckDb.execute(connection, "CREATE TABLE " + relation(table) + " AS\n" + sql);
        } catch (SQLException e) {
            String words = String.valueOf(e.getMessage());
            if (words.startsWith("Conversion Error")
                    || words.startsWith("Invalid Input Error")
                    || words.startsWith("Out of Range Error")) {
                throw new InputProblem(
                        query.name() + " fails over the raw cells (" + words.substring(0, words.indexOf(':')) + ").",
                        "Convert with TRY_CAST or the words of the guide, and pass on what cannot be read.");
            }
            throw DuckDb.explain(e, query.path());
        }
    }
}
