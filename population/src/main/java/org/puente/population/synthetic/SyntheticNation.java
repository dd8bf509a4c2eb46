package org.puente.population.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.puente.population.CanonicalPopulation;
import org.puente.population.CanonicalWriter;
import org.puente.population.Destination;
import org.puente.population.DuckDb;
import org.puente.population.PopulationFile;
import org.puente.population.PopulationTable;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.InputProblem;

/**
 * Generates a synthetic nation as a canonical population. The same seed and number of households give the same bytes,
 * whatever the threads; a larger nation begins with the households of a smaller one. Memory does not grow with it.
 */
public final class SyntheticNation {

    /** Ids have nine digits. */
    public static final long MOST_HOUSEHOLDS = 400_000_000;

    private static final int CHUNK = 40_960;

    private final Figures figures;
    private final Facts facts;
    private final Codes codes;
    private final DuckDb.Limits limits;

    /**
     * Reads the figures of a country.
     *
     * @param policy the country's policy folder, with {@code synthetic/}
     * @param facts its declared facts
     * @param limits threads and DuckDB's memory; they change no byte of the result
     * @throws InputProblem if the figures are absent or malformed
     */
    public SyntheticNation(Path policy, Facts facts, DuckDb.Limits limits) {
        this.figures = Figures.read(policy);
        this.facts = facts;
        this.codes = new Codes(facts);
        this.limits = limits;
    }

    /**
     * What was generated.
     *
     * @param households how many
     * @param members how many persons they list
     * @param localities in how many localities they live
     */
    public record Result(long households, long members, int localities) {}

    /** The day that the facts of any nation drawn here are of. */
    public LocalDate referenceDate() {
        return LocalDate.parse(figures.text("referenceDate"));
    }

    /**
     * Generates a nation. The directory appears only when it is whole.
     *
     * @param out the population directory to make; must not exist, or be empty
     * @param force whether a population that is there may be replaced
     * @param households how many, from 0 to {@link #MOST_HOUSEHOLDS}
     * @param progress is told how many households are drawn so far
     * @throws InputProblem if {@code out} cannot be made
     */
    public Result generate(Path out, boolean force, long households, long seed, LongConsumer progress) {
        try (Destination destination = Destination.prepare(out, force)) {
            Path whole = destination.work().resolve("nation");
            Result result = generateIn(destination.work(), whole, households, seed, progress);
            destination.publish(whole);
            return result;
        } catch (SQLException e) {
            throw DuckDb.explain(e, out);
        } catch (IOException e) {
            throw DuckDb.explain(e, out);
        }
    }

    private Result generateIn(Path work, Path whole, long households, long seed, LongConsumer progress)
            throws SQLException, IOException {
        TerritoryMaker territoryMaker = new TerritoryMaker(figures, seed);
        Territory territory = territoryMaker.make();
        try (Connection connection = DuckDb.open(work, limits)) {
            Parts parts = new Parts(Files.createDirectory(work.resolve("parts")), households, progress);
            BitSet inhabited = parts.draw(connection, territory, seed);
            new TerritoryTables(connection, figures, codes, territory, seed)
                    .write(territoryMaker.stateNames(), inhabited);
            parts.createViews(connection);
            CanonicalPopulation written =
                    new CanonicalWriter(connection, facts).writeOrdered(whole, describe(households, seed));
            return new Result(written.households(), written.members(), inhabited.cardinality());
        }
    }

    private PopulationFile describe(long households, long seed) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("synthetic", "true");
        provenance.put("status", "illustrative");
        provenance.put("generator", "puente generate");
        provenance.put("edition", figures.text("edition"));
        provenance.put("seed", Long.toString(seed));
        provenance.put("households", Long.toString(households));
        return PopulationFile.of(figures.text("country"), referenceDate(), provenance);
    }

    /** The files of successive runs of households, drawn by several threads. */
    private final class Parts {
        private final Path folder;
        private final long households;
        private final int chunks;
        private final LongConsumer progress;
        private int next;
        private int counted;
        private long members;
        private long done;
        private boolean failed;

        Parts(Path folder, long households, LongConsumer progress) {
            this.folder = folder;
            this.households = households;
            this.chunks = (int) Math.max(1, (households + CHUNK - 1) / CHUNK);
            this.progress = progress;
        }

        BitSet draw(Connection connection, Territory territory, long seed) throws SQLException {
            int workers = Math.max(1, Math.min(limits.threads(), chunks));
            List<Thread> threads = new ArrayList<>();
            List<Throwable> failures = new ArrayList<>();
            BitSet inhabited = new BitSet();
            DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
            for (int number = 0; number < workers; number++) {
                Connection own = duck.duplicate();
                ChunkWriter writer = new ChunkWriter(own, figures, codes, territory, seed, number);
                Thread thread = new Thread(() -> work(own, writer, inhabited, failures), "synthetic-" + number);
                threads.add(thread);
                thread.start();
            }
            awaitAll(threads);
            if (!failures.isEmpty()) {
                throw rethrow(failures.get(0));
            }
            return inhabited;
        }

        private void work(Connection own, ChunkWriter writer, BitSet inhabited, List<Throwable> failures) {
            try (own) {
                for (int chunk = take(); chunk >= 0; chunk = take()) {
                    long first = (long) chunk * CHUNK;
                    long end = Math.min(households, first + CHUNK);
                    long firstMember = count(chunk, writer.draw(first, end));
                    writer.write(file("households", chunk), file("members", chunk), firstMember);
                    report(end - first);
                }
                synchronized (this) {
                    inhabited.or(writer.inhabited());
                }
            } catch (SQLException | RuntimeException | Error e) {
                synchronized (this) {
                    failures.add(e);
                    next = chunks;
                    failed = true;
                    notifyAll();
                }
            }
        }

        private synchronized int take() {
            return next < chunks ? next++ : -1;
        }

        /** Member rows are numbered through all runs, so a run waits until those before it are counted. */
        private synchronized long count(int chunk, long drawn) {
            while (counted < chunk) {
                if (failed) {
                    throw new IllegalStateException("another thread failed");
                }
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while drawing households", e);
                }
            }
            long first = members;
            members += drawn;
            counted = chunk + 1;
            notifyAll();
            return first;
        }

        private synchronized void report(long drawn) {
            done += drawn;
            progress.accept(done);
        }

        private Path file(String table, int chunk) {
            return folder.resolve(String.format("%s-%06d.parquet", table, chunk));
        }

        void createViews(Connection connection) throws SQLException {
            for (PopulationTable table : List.of(PopulationTable.HOUSEHOLDS, PopulationTable.MEMBERS)) {
                String files = IntStream.range(0, chunks)
                        .mapToObj(chunk -> DuckDb.file(file(table.word(), chunk)))
                        .collect(Collectors.joining(", ", "[", "]"));
                DuckDb.execute(
                        connection, "CREATE VIEW " + table.word() + " AS SELECT * FROM read_parquet(" + files + ")");
            }
        }
    }

    private static void awaitAll(List<Thread> threads) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                threads.forEach(Thread::interrupt);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while drawing households", e);
            }
        }
    }

    private static SQLException rethrow(Throwable failure) {
        if (failure instanceof SQLException sql) {
            return sql;
        }
        if (failure instanceof RuntimeException runtime) {
            throw runtime;
        }
        throw (Error) failure;
    }
}
