package org.puente.population;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.puente.rules.source.InputProblem;

/**
 * Opens the embedded database and speaks its quoting. Everything that asks DuckDB opens its connection here, so that
 * memory, threads and spilling are set in one place.
 */
public final class DuckDb {

    /**
     * It splits an aggregate over a large Parquet file into one scan for each part of the file, though all but one lie
     * outside the range that is asked for: a range of a nation of 26 million was read twelve times
     * (docs/decisions/0007-ranges-of-households.md).
     */
    private static final String DISABLED = "partitioned_execution";

    private DuckDb() {}

    /**
     * What a connection may use.
     *
     * @param threads how many threads
     * @param memory what DuckDB holds in memory before it spills, such as {@code 400MB}
     */
    public record Limits(int threads, String memory) {

        public static Limits standard() {
            return new Limits(Runtime.getRuntime().availableProcessors(), "400MB");
        }
    }

    /**
     * Opens an empty in-memory database.
     *
     * @param spill an existing directory on the disk that receives the result; what does not fit in memory goes below it
     * @throws InputProblem if a limit is not one that DuckDB understands
     */
    public static Connection open(Path spill, Limits limits) {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", limits.memory());
        settings.setProperty("threads", Integer.toString(limits.threads()));
        settings.setProperty("temp_directory", spill.resolve("duckdb-spill").toString());
        settings.setProperty("preserve_insertion_order", "true");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("disabled_optimizers", DISABLED);
        try {
            return new DuckDBDriver().connect("jdbc:duckdb:", settings);
        } catch (SQLException e) {
            throw new InputProblem(
                    "The database does not start with memory " + limits.memory() + " and " + limits.threads()
                            + " threads (" + firstLine(e) + ").",
                    "Give the memory as a size such as 400MB or 2GB, and at least one thread.",
                    e);
        }
    }

    /**
     * Parses the footer of each Parquet file once instead of once a query. For connections whose files do not change
     * while they are open.
     */
    public static void keepFooters(Connection connection) throws SQLException {
        execute(connection, "SET parquet_metadata_cache = true");
    }

    /** An identifier, quoted. */
    public static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** A text literal, quoted. */
    public static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    /** The literal of a single file for {@code read_parquet} and its like, in which no character is a wildcard. */
    public static String file(Path path) {
        String escaped = path.toString().replaceAll("([*?\\[])", "[$1]");
        return text(escaped);
    }

    /** The literal of a file to write. */
    public static String target(Path path) {
        return text(path.toString());
    }

    /** Runs a statement that returns nothing of interest. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Asks for one whole number. */
    public static long askLong(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The columns of a query's result and their DuckDB types, in order. */
    public static Map<String, String> describe(Connection connection, String query) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE " + query)) {
            while (rows.next()) {
                columns.put(rows.getString(1), rows.getString(2));
            }
        }
        return columns;
    }

    /** The names of the tables and views of the current schema. */
    public static List<String> listRelations(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** What a failure means: the machine or a name is in the way where its words say so, else it is our own failure. */
    public static RuntimeException explain(SQLException failure, Path written) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        if (message.contains("No space left")
                || message.contains("Disk quota")
                || message.contains("max_temp_directory_size")) {
            return new MachineProblem(
                    "The disk is full while writing " + written + ".",
                    "Free space, or choose a directory on another disk; what was written is incomplete and is not used.",
                    failure);
        }
        if (message.contains("Permission denied") || message.contains("Read-only file system")) {
            return new MachineProblem(
                    "There is no permission to read or write what " + written + " needs.",
                    "Give yourself the permission, or choose another directory.",
                    failure);
        }
        if (message.contains("Out of Memory")) {
            return new MachineProblem(
                    "The database needs more memory than it may use.",
                    "Give it more (--memory), or fewer threads.",
                    failure);
        }
        if (message.contains("File name too long")) {
            return new InputProblem(
                    "The name of " + written + " is too long for the disk.", "Choose a shorter name.", failure);
        }
        return new IllegalStateException("The database failed while writing " + written.getFileName(), failure);
    }

    /** As {@link #explain(SQLException, Path)}, for files that Java writes. */
    public static RuntimeException explain(IOException failure, Path written) {
        if (failure instanceof AccessDeniedException) {
            return explain(new SQLException("Permission denied", failure), written);
        }
        return explain(new SQLException(String.valueOf(failure.getMessage()), failure), written);
    }

    /**
     * Creates a directory and its parents.
     *
     * @throws InputProblem if a file is in the way
     */
    public static void createDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            boolean isFileInTheWay = e instanceof FileAlreadyExistsException
                    || String.valueOf(e.getMessage()).contains("Not a directory");
            if (isFileInTheWay) {
                throw new InputProblem(
                        "The directory " + directory + " cannot be created: a file is in its way.",
                        "Choose another directory.",
                        e);
            }
            throw explain(e, directory);
        }
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage() == null ? "no reason given" : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
