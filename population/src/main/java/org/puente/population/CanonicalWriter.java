package org.puente.population;

import static org.puente.population.DuckDb.file;
import static org.puente.population.DuckDb.name;
import static org.puente.population.DuckDb.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Nearest;

/**
 * Writes clean relations as a canonical population: numbered, sorted, typed, with fingerprints. The same content gives
 * the same bytes, whatever the threads and the order it comes in.
 *
 * <p>It trusts that ids are present and unique, that every member has its household and that cells hold what their
 * facts allow: {@link Intake} makes relations so. It checks columns and types, which cost nothing.
 */
public final class CanonicalWriter {

    static final String REJECTED_FILE = "rejected.csv";
    static final String REJECTED_HEADER = "table,row,id,column,value,reason\n";
    private static final String PARTIAL = ".partial";
    /**
     * DuckDB's usual size. Smaller groups let one unit be looked up with less reading, but a query looks at the bounds
     * of every group, so that a nation screened in ranges pays for their number squared
     * (docs/decisions/0005-canonical-population.md).
     */
    private static final int ROW_GROUP = 122_880;

    private final Connection connection;
    private final Facts facts;
    private boolean isOrdered;

    /**
     * Prepares to write.
     *
     * @param connection opened by {@link DuckDb#open}; its current schema holds {@code households} and whichever of
     *     {@code members}, {@code localities}, {@code municipalities} and {@code states} exist, as tables or views.
     *     Columns are the keys, facts in their stored types, and in households optionally {@code weight} (DOUBLE) and
     *     {@code members_known} (BOOLEAN)
     * @param facts the country's declared facts
     */
    public CanonicalWriter(Connection connection, Facts facts) {
        this.connection = connection;
        this.facts = facts;
    }

    /**
     * What an intake left out.
     *
     * @param rows rows that are not in the relations
     * @param cells cells that became unknown
     * @param list the file that lists them, to be moved into the population; null for none
     */
    record Rejected(long rows, long cells, @Nullable Path list) {

        static final Rejected NONE = new Rejected(0, 0, null);
    }

    /**
     * Writes the population. Until it is whole the directory has no {@code population.yaml}, and the tables stay aside.
     *
     * @param directory created if absent; must not hold a population
     * @param about country, reference date and provenance
     * @throws InputProblem if the directory holds a population or cannot be written, or if a relation has a column
     *     that no fact declares or a type that would change its values
     */
    public CanonicalPopulation write(Path directory, PopulationFile about) {
        return write(directory, about, Rejected.NONE);
    }

    /**
     * Writes relations whose rows are already numbered and in order, without sorting: {@code households} has
     * {@code household_row} and {@code members} has {@code household_row} and {@code member_row}, all INTEGER.
     */
    public CanonicalPopulation writeOrdered(Path directory, PopulationFile about) {
        isOrdered = true;
        return write(directory, about, Rejected.NONE);
    }

    CanonicalPopulation write(Path directory, PopulationFile about, Rejected rejected) {
        refuseIfOccupied(directory);
        Path partial = directory.resolve(PARTIAL);
        deleteTree(partial);
        DuckDb.createDirectory(partial);
        try {
            PopulationFile.Canonical canonical = writeTables(partial, rejected);
            publish(partial, directory, rejected.list());
            PopulationFile file = new PopulationFile(
                    about.country(), about.referenceDate(), PopulationTable.WEIGHT, about.provenance(), canonical);
            file.write(directory);
            return CanonicalPopulation.open(connection, directory, file, canonical, facts, List.of());
        } catch (SQLException e) {
            throw DuckDb.explain(e, directory);
        } catch (IOException e) {
            throw DuckDb.explain(e, directory);
        } finally {
            deleteTree(partial);
        }
    }

    private PopulationFile.Canonical writeTables(Path partial, Rejected rejected) throws SQLException {
        Collection<String> relations = DuckDb.listRelations(connection);
        List<Path> written = new ArrayList<>();
        long members = 0;
        for (PopulationTable table : PopulationTable.values()) {
            if (relations.contains(table.word())) {
                Path path = table.parquetIn(partial);
                long rows = copy(select(table, partial, relations.contains(PopulationTable.MEMBERS.word())), path);
                members = table == PopulationTable.MEMBERS ? rows : members;
                written.add(path);
            }
        }
        Path households = PopulationTable.HOUSEHOLDS.parquetIn(partial);
        return new PopulationFile.Canonical(
                Fingerprint.ofFacts(facts),
                DuckDb.askLong(connection, "SELECT count(*) FROM read_parquet(" + file(households) + ")"),
                members,
                sumWeights(households),
                rejected.rows(),
                rejected.cells(),
                Fingerprint.ofFiles(written));
    }

    private String select(PopulationTable table, Path partial, boolean hasMembers) throws SQLException {
        String columns = columns(table, hasMembers);
        String from = " FROM " + name(table.word());
        if (isOrdered) {
            return "SELECT " + rowColumns(table) + columns + from;
        }
        return switch (table) {
            case HOUSEHOLDS ->
                numbered(PopulationTable.HOUSEHOLD_ROW, "SELECT " + columns + from + " ORDER BY " + name(table.key()));
            case MEMBERS ->
                numbered(PopulationTable.MEMBER_ROW, """
                    SELECT h.household_row, m.* FROM (SELECT %s%s) m
                    JOIN (SELECT household_id, household_row FROM read_parquet(%s)) h USING (household_id)
                    ORDER BY h.household_row, m.member_id""".formatted(
                                columns, from, file(PopulationTable.HOUSEHOLDS.parquetIn(partial))));
            case LOCALITIES, MUNICIPALITIES, STATES -> "SELECT " + columns + from + " ORDER BY " + name(table.key());
        };
    }

    /** Numbers the rows of a sorted query; a window without a frame keeps their order and holds none of them. */
    private static String numbered(String column, String sorted) {
        String number = "CAST(row_number() OVER () - 1 AS INTEGER) AS " + column;
        return column.equals(PopulationTable.HOUSEHOLD_ROW)
                ? "SELECT " + number + ", * FROM (" + sorted + ")"
                : "SELECT household_row, " + number + ", * EXCLUDE (household_row) FROM (" + sorted + ")";
    }

    private static String rowColumns(PopulationTable table) {
        return switch (table) {
            case HOUSEHOLDS -> PopulationTable.HOUSEHOLD_ROW + ", ";
            case MEMBERS -> PopulationTable.HOUSEHOLD_ROW + ", " + PopulationTable.MEMBER_ROW + ", ";
            case LOCALITIES, MUNICIPALITIES, STATES -> "";
        };
    }

    private String columns(PopulationTable table, boolean hasMembers) throws SQLException {
        Map<String, String> present = DuckDb.describe(connection, "SELECT * FROM " + name(table.word()));
        if (isOrdered) {
            present.remove(PopulationTable.HOUSEHOLD_ROW);
            present.remove(PopulationTable.MEMBER_ROW);
        }
        Map<String, String> stored = storedTypes(table);
        List<String> selected = new ArrayList<>();
        for (Map.Entry<String, String> column : stored.entrySet()) {
            String found = present.remove(column.getKey());
            requireFit(table, column.getKey(), column.getValue(), found);
            String value = value(table, column.getKey(), found != null, hasMembers);
            if (!value.isEmpty()) {
                selected.add("CAST(" + value + " AS " + column.getValue() + ") AS " + name(column.getKey()));
            }
        }
        for (String stranger : present.keySet()) {
            throw wrongRelation(
                    table,
                    "has the column " + stranger + ", which no fact declares",
                    " " + Nearest.suggest(stranger, stored.keySet()));
        }
        return String.join(", ", selected);
    }

    private static void requireFit(PopulationTable table, String column, String storedType, @Nullable String found) {
        if (found == null && table.keyColumns().contains(column)) {
            throw wrongRelation(table, "has no column " + column + ", which identifies its rows", "");
        }
        if (found != null && !Storage.isLossless(found, storedType)) {
            throw wrongRelation(
                    table, "has the column " + column + " as " + found + ", which is not stored as " + storedType, "");
        }
    }

    /** What is stored in a column, as SQL; empty if the column does not exist, and all its facts are unknown. */
    private static String value(PopulationTable table, String column, boolean isPresent, boolean hasMembers) {
        if (table == PopulationTable.HOUSEHOLDS && column.equals(PopulationTable.WEIGHT)) {
            return isPresent ? "coalesce(" + name(column) + ", 1)" : "1";
        }
        if (table == PopulationTable.HOUSEHOLDS && column.equals(PopulationTable.MEMBERS_KNOWN)) {
            String said = isPresent ? "coalesce(" + name(column) + ", false)" : "true";
            return hasMembers ? said : "false";
        }
        return isPresent ? name(column) : "";
    }

    private Map<String, String> storedTypes(PopulationTable table) {
        Map<String, String> types = new LinkedHashMap<>();
        table.keyColumns().forEach(column -> types.put(column, "VARCHAR"));
        if (table == PopulationTable.HOUSEHOLDS) {
            types.put(PopulationTable.WEIGHT, "DOUBLE");
            types.put(PopulationTable.MEMBERS_KNOWN, "BOOLEAN");
        }
        for (Fact fact : table.factColumns(facts)) {
            types.put(PopulationTable.columnOf(fact), Storage.sqlType(fact.type()));
        }
        return types;
    }

    private static InputProblem wrongRelation(PopulationTable table, String fault, String nearest) {
        return new InputProblem(
                "The table " + table.word() + " that is to be written " + fault + ".",
                "Mend the import or the facts so that columns are facts in their own types." + nearest);
    }

    private long copy(String query, Path path) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate("COPY (" + query + ") TO " + target(path)
                    + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + ROW_GROUP + ")");
        }
    }

    /** The exact order of additions is fixed by one thread over sorted rows, so the sum is the same everywhere. */
    private double sumWeights(Path households) throws SQLException {
        long threads = DuckDb.askLong(connection, "SELECT current_setting('threads')");
        DuckDb.execute(connection, "SET threads = 1");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT coalesce(fsum(weight), 0) FROM read_parquet(" + file(households) + ")")) {
            rows.next();
            return rows.getDouble(1);
        } finally {
            DuckDb.execute(connection, "SET threads = " + threads);
        }
    }

    private static void publish(Path partial, Path directory, @Nullable Path rejectedList) throws IOException {
        List<Path> tables;
        try (Stream<Path> found = Files.list(partial)) {
            tables = found.sorted().toList();
        }
        for (Path table : tables) {
            Files.move(table, directory.resolve(table.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        Path rejected = directory.resolve(REJECTED_FILE);
        if (rejectedList == null) {
            Files.writeString(rejected, REJECTED_HEADER);
        } else {
            Files.move(rejectedList, rejected, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void refuseIfOccupied(Path directory) {
        List<String> occupied = Stream.concat(
                        Stream.of(PopulationFile.NAME),
                        Stream.of(PopulationTable.values()).flatMap(table -> TableFile.names(table).stream()))
                .filter(name -> Files.exists(directory.resolve(name)))
                .toList();
        if (!occupied.isEmpty()) {
            throw new InputProblem(
                    "The directory " + directory + " already holds " + String.join(", ", occupied) + ".",
                    "Choose another directory, or delete those files if they are left from a run that was cut short.");
        }
    }

    static void deleteTree(Path root) {
        try {
            Trees.delete(root);
        } catch (IOException e) {
            throw DuckDb.explain(e, root);
        }
    }
}
