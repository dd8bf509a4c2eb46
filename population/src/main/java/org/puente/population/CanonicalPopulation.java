package org.puente.population;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;

/**
 * A population in canonical form, ready to be screened by ranges of {@code household_row}. It holds paths and counts,
 * never rows.
 */
public final class CanonicalPopulation implements AutoCloseable {

    private final Path directory;
    private final PopulationFile file;
    private final PopulationFile.Canonical canonical;
    private final Map<PopulationTable, List<Fact>> factsByTable;
    private final List<String> notes;
    private final boolean isTemporary;

    private CanonicalPopulation(
            Path directory,
            PopulationFile file,
            PopulationFile.Canonical canonical,
            Map<PopulationTable, List<Fact>> factsByTable,
            List<String> notes,
            boolean isTemporary) {
        this.directory = directory;
        this.file = file;
        this.canonical = canonical;
        this.factsByTable = factsByTable;
        this.notes = List.copyOf(notes);
        this.isTemporary = isTemporary;
    }

    /** Opens a directory whose fingerprints were found to match, or that was just written. */
    static CanonicalPopulation open(
            Connection connection,
            Path directory,
            PopulationFile file,
            PopulationFile.Canonical canonical,
            Facts facts,
            List<String> notes)
            throws SQLException {
        Map<PopulationTable, List<Fact>> factsByTable = new EnumMap<>(PopulationTable.class);
        for (PopulationTable table : PopulationTable.values()) {
            Path path = table.parquetIn(directory);
            if (Files.exists(path)) {
                Set<String> columns = DuckDb.describe(
                                connection, "SELECT * FROM read_parquet(" + DuckDb.file(path) + ")")
                        .keySet();
                factsByTable.put(table, columnsPresent(table, facts, columns));
            }
        }
        return new CanonicalPopulation(directory, file, canonical, factsByTable, notes, false);
    }

    private static List<Fact> columnsPresent(PopulationTable table, Facts facts, Set<String> columns) {
        return facts.listObserved(table.entity()).stream()
                .filter(fact -> columns.contains(PopulationTable.columnOf(fact)))
                .toList();
    }

    /** The same population as a working copy that {@link #close} deletes, with what the intake noticed. */
    CanonicalPopulation asTemporary(List<String> noticed) {
        return new CanonicalPopulation(directory, file, canonical, factsByTable, noticed, true);
    }

    /** The same population with what the intake noticed. */
    CanonicalPopulation withNotes(List<String> noticed) {
        return new CanonicalPopulation(directory, file, canonical, factsByTable, noticed, isTemporary);
    }

    /** Where the canonical tables are. */
    public Path directory() {
        return directory;
    }

    /** What the population says of itself. */
    public PopulationFile file() {
        return file;
    }

    /** The Parquet file of a table, if the population has that table. */
    public Optional<Path> findTable(PopulationTable table) {
        return hasTable(table) ? Optional.of(table.parquetIn(directory)) : Optional.empty();
    }

    public boolean hasTable(PopulationTable table) {
        return factsByTable.containsKey(table);
    }

    /** The observed facts that a table has a column for; the others are unknown for every row. Ids are among them. */
    public List<Fact> facts(PopulationTable table) {
        return factsByTable.getOrDefault(table, List.of());
    }

    public long households() {
        return canonical.households();
    }

    public long members() {
        return canonical.members();
    }

    /** The sum of the households' weights. */
    public double weightedHouseholds() {
        return canonical.weightedHouseholds();
    }

    /** The lines of {@code rejected.csv}: rows left out and cells made unknown. */
    public long rejected() {
        return canonical.rejectedRows() + canonical.rejectedCells();
    }

    public long rejectedRows() {
        return canonical.rejectedRows();
    }

    public long rejectedCells() {
        return canonical.rejectedCells();
    }

    /** The list of what was rejected and why, always there. */
    public Path rejectedFile() {
        return directory.resolve(CanonicalWriter.REJECTED_FILE);
    }

    /** Sentences for the user, such as a column that no fact declares. */
    public List<String> notes() {
        return notes;
    }

    /** A sum over the contents of all tables, the same wherever the population lies. */
    public String fingerprint() {
        return "sha256:" + Fingerprint.ofText(new TreeMap<>(canonical.files()).toString());
    }

    /** Deletes the tables if they are a working copy; a population that was used in place stays. */
    @Override
    public void close() {
        if (!isTemporary) {
            return;
        }
        try {
            for (PopulationTable table : PopulationTable.values()) {
                Files.deleteIfExists(table.parquetIn(directory));
            }
            Files.deleteIfExists(directory.resolve(PopulationFile.NAME));
            Files.deleteIfExists(rejectedFile());
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw DuckDb.explain(e, directory);
        }
    }
}
