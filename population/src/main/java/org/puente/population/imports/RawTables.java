package org.puente.population.imports;

import static org.puente.population.DuckDb.name;
import static org.puente.population.DuckDb.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.puente.population.DuckDb;
import org.puente.rules.source.InputProblem;

/**
 * The raw files of a source, read once into tables of the database that the queries then name. Every cell is text, with
 * surrounding blanks taken off; an empty cell is NULL. Messages name files, columns and row numbers, never a cell.
 */
final class RawTables {

    private static final Pattern BAD_LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern BAD_WIDTH = Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

    private final Connection connection;
    private final Path source;

    RawTables(Connection connection, Path source) {
        this.connection = connection;
        this.source = source;
    }

    /**
     * Reads the files.
     *
     * @param rowsRead told how many rows were read so far, after each file
     * @return sentences for the user, such as of a file without rows
     * @throws InputProblem if a file or a column is absent, or a file cannot be read or breaks its key or its patterns
     */
    List<String> load(List<RawFile> files, LongConsumer rowsRead) throws SQLException {
        refuseAbsent(files);
        List<String> notes = new ArrayList<>();
        long rows = 0;
        for (RawFile file : files) {
            long read = load(file);
            rows += read;
            rowsRead.accept(rows);
            refuseBadCodes(file);
            refuseRepeatedKeys(file);
            if (read == 0) {
                notes.add(describe(file) + " names its columns and has no row: nothing comes from it. If the source has"
                        + " some, put the whole file there and import again.");
            }
        }
        return notes;
    }

    private void refuseAbsent(List<RawFile> files) {
        if (!Files.isDirectory(source)) {
            throw new InputProblem(
                    "There is no source folder " + source + ".", "Name the folder that holds the files of the source.");
        }
        List<RawFile> absent =
                files.stream().filter(file -> file.findIn(source).isEmpty()).toList();
        if (!absent.isEmpty()) {
            String listed = absent.stream().map(RawTables::describe).collect(Collectors.joining(", "));
            throw new InputProblem(
                    "The source folder " + source + " lacks " + absent.size() + " of the " + files.size()
                            + " files that the import reads: " + listed + ".",
                    "Put them there (as .csv or .csv.gz), or name the folder that holds them.");
        }
    }

    private static String describe(RawFile file) {
        return file.path() + (file.holds().isEmpty() ? "" : " (" + file.holds() + ")");
    }

    private long load(RawFile file) throws SQLException {
        Path path = file.findIn(source).orElseThrow();
        List<String> header = header(path);
        refuseAbsentColumns(file, path, header);
        String columns = file.columns().keySet().stream()
                .map(column -> "nullif(trim(" + name(column) + "), '') AS " + name(column))
                .collect(Collectors.joining(", "));
        try {
            DuckDb.execute(
                    connection,
                    "CREATE TABLE " + name(file.name()) + " AS SELECT " + columns + " FROM " + reader(path, header));
        } catch (SQLException e) {
            throw unreadable(path, e);
        }
        return DuckDb.askLong(connection, "SELECT count(*) FROM " + name(file.name()));
    }

    /** Nothing is left to be guessed: a guessing reader drops lines at the top of a faulty file and says nothing. */
    private static String reader(Path path, List<String> header) {
        String columns =
                header.stream().map(column -> text(column) + ": 'VARCHAR'").collect(Collectors.joining(", ", "{", "}"));
        return "read_csv(" + DuckDb.file(path) + ", auto_detect = false, header = true, delim = ',', quote = '\"',"
                + " escape = '\"', null_padding = false, strict_mode = true, columns = " + columns + ")";
    }

    private static List<String> header(Path path) {
        try {
            return HeaderLine.read(path);
        } catch (AccessDeniedException e) {
            throw DuckDb.explain(e, path);
        } catch (IOException e) {
            throw notATable(path, "");
        }
    }

    private static void refuseAbsentColumns(RawFile file, Path path, List<String> header) {
        List<String> names =
                header.stream().map(column -> column.toLowerCase(Locale.ROOT)).toList();
        List<String> absent = file.columns().keySet().stream()
                .filter(column -> !names.contains(column.toLowerCase(Locale.ROOT)))
                .toList();
        if (!absent.isEmpty()) {
            throw new InputProblem(
                    "The file " + path + " has no column " + String.join(", ", absent) + ".",
                    "Its first line must name its columns, separated by commas; use the file as it was published, or mend "
                            + file.place() + ".");
        }
        if (names.stream().anyMatch(String::isEmpty)
                || names.stream().distinct().count() < names.size()) {
            throw new InputProblem(
                    "The first line of the file " + path + " has a column without a name, or two of the same name.",
                    "Give every column a name of its own.");
        }
    }

    /** The database's own words quote the line it stumbled over, which may be a person's; they are left out. */
    private static RuntimeException unreadable(Path path, SQLException failure) {
        String words = String.valueOf(failure.getMessage());
        if (!words.contains("CSV") && !words.contains("GZIP")) {
            return DuckDb.explain(failure, path);
        }
        List<String> found = new ArrayList<>();
        Matcher line = BAD_LINE.matcher(words);
        if (line.find()) {
            found.add("line " + line.group(1));
        }
        Matcher width = BAD_WIDTH.matcher(words);
        if (width.find()) {
            found.add(width.group(2) + " cells where the first line has " + width.group(1));
        }
        return notATable(path, found.isEmpty() ? "" : " (" + String.join(", ", found) + ")");
    }

    private static InputProblem notATable(Path path, String place) {
        return new InputProblem(
                "The file " + path + " cannot be read as a table" + place + ".",
                "It must be UTF-8 text with commas, one line of column names and as many cells in every line, whole if it is"
                        + " compressed.");
    }

    /** A code that lost its leading zeros joins nothing, and nobody would see it. */
    private void refuseBadCodes(RawFile file) throws SQLException {
        for (Map.Entry<String, String> column : file.columns().entrySet()) {
            if (column.getValue().isEmpty()) {
                continue;
            }
            String query = "SELECT count(*), min(rowid) + 1 FROM " + name(file.name()) + " WHERE NOT regexp_full_match("
                    + name(column.getKey()) + ", " + text(column.getValue()) + ")";
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                if (rows.getLong(1) > 0) {
                    throw badCode(file, column.getKey(), column.getValue(), rows.getLong(1), rows.getLong(2));
                }
            } catch (SQLException e) {
                if (!String.valueOf(e.getMessage()).startsWith("Invalid Input Error")) {
                    throw e;
                }
                throw new InputProblem(
                        file.place() + ": the database does not understand the pattern of the column " + column.getKey()
                                + ".",
                        "Use a regular expression of RE2: no look-ahead and no back-reference.");
            }
        }
    }

    private InputProblem badCode(RawFile file, String column, String pattern, long cells, long firstRow) {
        return new InputProblem(
                "In the file " + file.findIn(source).orElseThrow() + " the column " + column + " has " + cells
                        + (cells == 1 ? " cell that is" : " cells that are") + " not of the form " + pattern
                        + ", the first in row " + firstRow + " after the line of names.",
                "Use the file as it was published: a spreadsheet drops the leading zeros of codes.");
    }

    private void refuseRepeatedKeys(RawFile file) throws SQLException {
        if (file.key().isEmpty()) {
            return;
        }
        String key = file.key().stream().map(DuckDb::name).collect(Collectors.joining(", "));
        String query = "SELECT count(*), min(second) FROM (SELECT list_sort(list(rowid))[2] + 1 AS second FROM "
                + name(file.name()) + " GROUP BY " + key + " HAVING count(*) > 1)";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            if (rows.getLong(1) > 0) {
                throw new InputProblem(
                        "In the file " + file.findIn(source).orElseThrow() + " " + rows.getLong(1)
                                + (rows.getLong(1) == 1 ? " key" : " keys") + " (" + String.join(", ", file.key())
                                + ") stand more than once, the first again in row " + rows.getLong(2)
                                + " after the line of names.",
                        "Keep one row for each key; which of them is meant only the publisher can say.");
            }
        }
    }
}
