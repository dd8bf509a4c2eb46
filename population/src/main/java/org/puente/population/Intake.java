package org.puente.population;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.InputProblem;

/**
 * Takes in a population directory: every cell is read as its fact's type, what cannot be is made unknown and listed,
 * rows that belong to nobody are left out and listed, and the rest is written in canonical form. A directory that is
 * already canonical, and untouched since, is used as it is.
 */
public final class Intake {

    private static final String SCRATCH = ".intake";

    private final Path population;
    private final Path target;
    private final Facts facts;
    private final Options options;
    private final List<String> notes = new ArrayList<>();

    /**
     * How to take in.
     *
     * @param strict whether the first bad cell or row stops it
     * @param limits what the database may use
     * @param country the only country whose populations are taken in; null if any country's are
     */
    public record Options(
            boolean strict, DuckDb.Limits limits, @Nullable String country) {

        public Options(boolean strict, DuckDb.Limits limits) {
            this(strict, limits, null);
        }

        public static Options standard() {
            return new Options(false, DuckDb.Limits.standard());
        }

        /** The same, for the policy of one country: another country's households are refused. */
        public Options forCountry(String only) {
            return new Options(strict, limits, only);
        }
    }

    private Intake(Path population, Path target, Facts facts, Options options) {
        this.population = population;
        this.target = target;
        this.facts = facts;
        this.options = options;
    }

    /**
     * Opens a population to be screened.
     *
     * @param population the directory
     * @param working receives a canonical copy if one is needed, which closing the result deletes; created if absent
     * @param facts the country's declared facts
     * @throws InputProblem if the directory is no population, a file is damaged, or nothing is left to screen
     */
    public static CanonicalPopulation open(Path population, Path working, Facts facts, Options options) {
        Intake intake = new Intake(population, working, facts, options);
        PopulationFile file = intake.readFile();
        return intake.reuse(file).orElseGet(() -> {
            CanonicalPopulation copy = intake.takeIn(file);
            return copy.asTemporary(intake.notes);
        });
    }

    /**
     * Writes the canonical form of a population to a directory of its own, to be kept.
     *
     * @param population the directory
     * @param out the new directory, which must not hold a population
     * @throws InputProblem as {@link #open}
     */
    public static CanonicalPopulation write(Path population, Path out, Facts facts, Options options) {
        Intake intake = new Intake(population, out, facts, options);
        return intake.takeIn(intake.readFile()).withNotes(intake.notes);
    }

    private PopulationFile readFile() {
        if (!Files.isDirectory(population)) {
            throw new InputProblem(
                    population + " is not a directory.",
                    "Name the directory that holds " + PopulationFile.NAME + " and the tables.");
        }
        PopulationFile file = PopulationFile.read(population, notes);
        refuseOtherCountry(file.country(), options.country());
        return file;
    }

    /** Facts of two countries may share a name and not a meaning. A population that names no country is taken as it is. */
    private void refuseOtherCountry(@Nullable String said, @Nullable String wanted) {
        if (said != null && wanted != null && !said.equals(wanted)) {
            throw new InputProblem(
                    "The population " + population + " is of the country '" + said + "', and the policy is of '"
                            + wanted + "'.",
                    "Name the policy of that country with --policy, or correct country in "
                            + population.resolve(PopulationFile.NAME) + ".");
        }
    }

    /** The population in place, if what it was checked against and what was written then are still the same. */
    private Optional<CanonicalPopulation> reuse(PopulationFile file) {
        PopulationFile.Canonical canonical = file.findCanonical().orElse(null);
        if (canonical == null) {
            return Optional.empty();
        }
        String difference = difference(file, canonical);
        if (!difference.isEmpty()) {
            notes.add(population + " is checked again, since " + difference + ".");
            return Optional.empty();
        }
        if (canonical.households() == 0) {
            throw new InputProblem(
                    population + " holds no household: the population is empty.",
                    "Import or generate it again; a population has at least one household.");
        }
        if (options.strict() && canonical.rejectedRows() + canonical.rejectedCells() > 0) {
            throw new InputProblem(
                    population + " was written with " + canonical.rejectedRows() + " rows left out and "
                            + canonical.rejectedCells() + " cells made unknown.",
                    "See " + CanonicalWriter.REJECTED_FILE
                            + " there, mend the source and import it again, or run without" + " --strict.");
        }
        try (Connection connection = DuckDb.open(population, options.limits())) { // reads footers only: nothing spills
            return Optional.of(CanonicalPopulation.open(connection, population, file, canonical, facts, notes));
        } catch (SQLException e) {
            throw DuckDb.explain(e, population);
        }
    }

    private String difference(PopulationFile file, PopulationFile.Canonical canonical) {
        if (!Fingerprint.ofFacts(facts).equals(canonical.facts())) {
            return "the declared facts have changed";
        }
        if (!PopulationTable.WEIGHT.equals(file.weightColumn())) {
            return "another weight column is named";
        }
        List<Path> tables = Stream.of(PopulationTable.values())
                .flatMap(table -> TableFile.find(population, table).stream())
                .map(TableFile::path)
                .toList();
        List<String> names = tables.stream()
                .map(path -> String.valueOf(path.getFileName()))
                .sorted()
                .toList();
        if (!names.equals(canonical.files().keySet().stream().sorted().toList())) {
            return "tables were added or taken away";
        }
        if (!Files.isRegularFile(population.resolve(CanonicalWriter.REJECTED_FILE))) {
            return "its " + CanonicalWriter.REJECTED_FILE + " is missing";
        }
        return Fingerprint.ofFiles(tables).equals(canonical.files()) ? "" : "its tables have changed";
    }

    private CanonicalPopulation takeIn(PopulationFile file) {
        CanonicalWriter.refuseIfOccupied(target);
        Path scratch = target.resolve(SCRATCH);
        CanonicalWriter.deleteTree(scratch);
        DuckDb.createDirectory(scratch);
        try (Connection connection = DuckDb.open(scratch, options.limits())) {
            List<RawTable> tables = openTables(connection, file.weightColumn(), scratch);
            CanonicalWriter.Rejected rejected = check(connection, tables, scratch);
            for (RawTable raw : tables) {
                DuckDb.execute(connection, "CREATE VIEW " + raw.table().word() + " AS " + RowCheck.cleanSelect(raw));
            }
            CanonicalPopulation written = new CanonicalWriter(connection, facts).write(target, file, rejected);
            notes.addAll(TerritoryCheck.notes(connection, written));
            return written;
        } catch (SQLException e) {
            throw explain(e);
        } finally {
            CanonicalWriter.deleteTree(scratch);
        }
    }

    private List<RawTable> openTables(Connection connection, @Nullable String weightColumn, Path scratch)
            throws SQLException {
        List<RawTable> tables = new ArrayList<>();
        for (PopulationTable table : PopulationTable.values()) {
            boolean isHouseholds = table == PopulationTable.HOUSEHOLDS;
            Optional<TableFile> file = TableFile.find(population, table);
            if (file.isEmpty() && isHouseholds) {
                throw new InputProblem(
                        "The population " + population + " has no table of households.",
                        "Put it there as households.parquet, households.csv or households.csv.gz.");
            }
            if (file.isPresent()) {
                String weight = isHouseholds ? weightColumn : null;
                tables.add(RawTable.open(connection, table, file.get(), facts, weight, scratch, notes));
            }
        }
        return tables;
    }

    private CanonicalWriter.Rejected check(Connection connection, List<RawTable> tables, Path scratch)
            throws SQLException {
        RowCheck rows = new RowCheck(connection);
        for (RawTable raw : tables) {
            rows.check(raw);
        }
        String rejected = CellCheck.everythingRejected(tables);
        if (options.strict()) {
            refuseFirst(connection, tables, rejected);
        }
        Path list = scratch.resolve(CanonicalWriter.REJECTED_FILE);
        long listed = writeList(connection, rejected, list);
        long rejectedRows = DuckDb.askLong(connection, "SELECT count(*) FROM rejected_rows");
        refuseIfNothingIsLeft(connection, tables.get(0), list);
        return new CanonicalWriter.Rejected(rejectedRows, listed - rejectedRows, list);
    }

    private static long writeList(Connection connection, String rejected, Path list) throws SQLException {
        String tableName = Stream.of(PopulationTable.values())
                .map(table -> "WHEN " + table.ordinal() + " THEN " + DuckDb.text(table.word()))
                .collect(Collectors.joining(" ", "CASE t ", " END"));
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate("COPY (SELECT " + tableName
                    + " AS \"table\", row, id, field AS \"column\", value, reason FROM (" + rejected
                    + ") ORDER BY t, row, o, field) TO " + DuckDb.target(list) + " (FORMAT csv, HEADER true)");
        }
    }

    private void refuseIfNothingIsLeft(Connection connection, RawTable households, Path list) throws SQLException {
        long rows = DuckDb.askLong(connection, "SELECT count(*) FROM " + households.view());
        if (rows == 0) {
            throw new InputProblem(
                    households.file().name() + " holds no household: the population is empty.",
                    "Check what wrote the file; a population has at least one household.");
        }
        long left = DuckDb.askLong(
                connection, "SELECT count(*) FROM " + households.view() + " WHERE " + RowCheck.isKept(households));
        if (left == 0) {
            Path kept = target.resolve(CanonicalWriter.REJECTED_FILE);
            try {
                Files.move(list, kept, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw DuckDb.explain(e, kept);
            }
            throw new InputProblem(
                    "All " + rows + " households of " + households.file().name() + " are left out: none has an id.",
                    "See " + kept + " for the reason of each.");
        }
    }

    private static void refuseFirst(Connection connection, List<RawTable> tables, String rejected) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet first = statement.executeQuery(
                        "SELECT t, row, o, field, reason FROM (" + rejected + ") ORDER BY t, row, o, field LIMIT 1")) {
            if (!first.next()) {
                return;
            }
            int number = first.getInt("t");
            RawTable raw = tables.stream()
                    .filter(table -> RowCheck.number(table) == number)
                    .findFirst()
                    .orElseThrow();
            String field = first.getString("field");
            throw new InputProblem(
                    place(raw.file(), first.getLong("row"), first.getInt("o")) + ", field " + field + ": "
                            + first.getString("reason") + ".",
                    "Mend it, or run without --strict: it is then set aside and listed in "
                            + CanonicalWriter.REJECTED_FILE + ".");
        }
    }

    private static String place(TableFile file, long row, int column) {
        if (file.isParquet()) {
            return file.name() + ", data row " + row;
        }
        CsvScan.Spot spot = CsvScan.locate(file, row - 1, column);
        return file.name() + ", line " + spot.line() + ", column " + spot.column() + " (data row " + row + ")";
    }

    /** The views read the given files to the last step, so that a fault inside one may show at any of them. */
    private RuntimeException explain(SQLException failure) {
        RuntimeException explained = DuckDb.explain(failure, target);
        if (explained instanceof MachineProblem) {
            return explained;
        }
        return Stream.of(PopulationTable.values())
                .flatMap(table -> TableFile.find(population, table).stream())
                .filter(file -> file.isParquet() && !isReadable(file))
                .findFirst()
                .<RuntimeException>map(file -> new InputProblem(
                        file.name() + " cannot be read to its end; it is damaged.",
                        "Write the table again, or give it as CSV.",
                        failure))
                .orElse(explained);
    }

    /** Reads every cell once more, by itself: the database's own words for a damaged file are many. */
    private boolean isReadable(TableFile file) {
        try (Connection connection = DuckDb.open(target, options.limits())) {
            DuckDb.askLong(
                    connection,
                    "SELECT count(hash(cells)) FROM read_parquet(" + DuckDb.file(file.path()) + ") AS cells");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
