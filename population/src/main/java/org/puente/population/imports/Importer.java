package org.puente.population.imports;

import static org.puente.population.DuckDb.target;
import static org.puente.population.DuckDb.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.puente.population.CanonicalPopulation;
import org.puente.population.Destination;
import org.puente.population.DuckDb;
import org.puente.population.Intake;
import org.puente.population.PopulationFile;
import org.puente.population.PopulationTable;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.InputProblem;

/**
 * Follows an import: reads the raw files, runs the queries, has the result checked as any population is, and puts the
 * canonical population in its place only when it is whole.
 */
public final class Importer {

    private final ImportPlan plan;
    private final Facts facts;
    private final DuckDb.Limits limits;

    /**
     * Prepares an import.
     *
     * @param facts the declared facts of the import's country
     * @param limits what the database may use
     */
    public Importer(ImportPlan plan, Facts facts, DuckDb.Limits limits) {
        this.plan = plan;
        this.facts = facts;
        this.limits = limits;
    }

    /**
     * Makes the population.
     *
     * @param source the folder with the raw files
     * @param out the population directory to make; must not exist, or be empty
     * @param force whether a population that is there may be replaced
     * @param rowsRead told how many raw rows were read so far
     * @throws InputProblem if the source or the import cannot be used, or {@code out} cannot be made; nothing is left
     */
    public ImportReport run(Path source, Path out, boolean force, LongConsumer rowsRead) {
        try (Destination destination = Destination.prepare(out, force)) {
            Path translated = destination.work().resolve("translated");
            List<String> notes = translate(source, destination.work(), translated, rowsRead);
            return check(translated, destination, notes);
        }
    }

    /** Makes a plain population directory: the queries' results as they are, not checked yet. Returns notes. */
    private List<String> translate(Path source, Path work, Path translated, LongConsumer rowsRead) {
        try (Connection connection = DuckDb.open(work, limits)) {
            List<String> notes = new RawTables(connection, source).load(plan.files(), rowsRead);
            shutOff(connection, work);
            new Queries(connection, facts, plan.weightColumn()).run(plan.queries());
            Files.createDirectories(translated);
            for (PopulationTable table : plan.queries().keySet()) {
                DuckDb.execute(
                        connection,
                        "COPY " + Queries.relation(table) + " TO " + target(table.parquetIn(translated))
                                + " (FORMAT parquet)");
            }
            describe(translated);
            return notes;
        } catch (SQLException e) {
            throw DuckDb.explain(e, work);
        } catch (IOException e) {
            throw DuckDb.explain(e, work);
        }
    }

    /** From here on the database reaches no file but those of the work folder: a query reads what the import names. */
    private static void shutOff(Connection connection, Path work) throws SQLException {
        DuckDb.execute(connection, "SET allowed_directories = [" + text(work.toString()) + "]");
        DuckDb.execute(connection, "SET enable_external_access = false");
    }

    private void describe(Path translated) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("import", plan.name());
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("es", plan.names().es());
        names.put("en", plan.names().en());
        provenance.put("names", names);
        provenance.putAll(plan.provenance());
        new PopulationFile(plan.country(), plan.referenceDate(), plan.weightColumn(), provenance, null)
                .write(translated);
    }

    private ImportReport check(Path translated, Destination destination, List<String> notes) {
        Path whole = destination.work().resolve("population");
        Intake.Options options = new Intake.Options(false, limits);
        try (CanonicalPopulation population = Intake.write(translated, whole, facts, options)) {
            return new ImportReport(
                    destination.publish(whole),
                    population.households(),
                    population.weightedHouseholds(),
                    population.members(),
                    population.rejectedRows(),
                    population.rejectedCells(),
                    Stream.concat(notes.stream(), population.notes().stream()).toList());
        }
    }
}
