package org.puente.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.puente.population.DuckDb;
import org.puente.rules.programme.Unit;
import org.puente.rules.source.InputProblem;

/**
 * The directory of a run, held by one process at a time.
 *
 * <pre>
 * run.json        what is being screened and how verdict tables are laid out; written first
 * rejected.csv    what the population's intake could not read
 * sql/            the queries, as they ran for the first range
 * verdicts/       household-00000.parquet, member-00000.parquet … one a range; municipality.parquet
 * summary.json    the counts; written last, so that a run without it is not whole
 * </pre>
 */
public final class RunDirectory implements AutoCloseable {

    public static final String SUMMARY = "summary.json";
    static final String MANIFEST = "run.json";
    private static final String LOCK = ".lock";
    private static final String PART = ".part";

    private final Path root;
    private final FileChannel channel;

    private RunDirectory(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /**
     * Takes hold of a run directory.
     *
     * @throws InputProblem if it exists and may not be used, cannot be made, or another process holds it
     */
    static RunDirectory open(Path root, ScreeningRequest.Existing existing) {
        try {
            if (Files.exists(root) && !isEmptyDirectory(root)) {
                prepareExisting(root, existing);
            }
            Files.createDirectories(root);
            RunDirectory directory = new RunDirectory(root, lock(root));
            if (existing == ScreeningRequest.Existing.REPLACE) {
                directory.clear();
            }
            Files.createDirectories(directory.verdicts());
            Files.createDirectories(root.resolve("sql"));
            return directory;
        } catch (IOException e) {
            throw DuckDb.explain(e, root);
        }
    }

    private static boolean isEmptyDirectory(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> files = Files.list(root)) {
            return files.findAny().isEmpty();
        }
    }

    private static void prepareExisting(Path root, ScreeningRequest.Existing existing) {
        boolean isRun = Files.isRegularFile(root.resolve(MANIFEST)) || Files.exists(root.resolve(LOCK));
        if (!isRun) {
            throw new InputProblem(
                    root + " exists and is not a screening run.",
                    "Name a directory that does not exist yet with --out.");
        }
        if (existing == ScreeningRequest.Existing.REFUSE) {
            boolean whole = Files.isRegularFile(root.resolve(SUMMARY));
            throw new InputProblem(
                    root + (whole ? " already holds a whole run." : " holds a run that was cut short."),
                    whole
                            ? "Choose another --out, or replace it with --force."
                            : "Go on where it stopped with --resume, or start anew with --force.");
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another thread of this process holds it: the same answer as for another process.
        }
        if (lock == null) {
            channel.close();
            throw new InputProblem(
                    "Another process is screening into " + root + ".", "Wait for it, or choose another --out.");
        }
        return channel;
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> inside = files.filter(path -> !path.equals(root) && !path.endsWith(LOCK))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path path : inside) {
                Files.delete(path);
            }
        }
    }

    public Path root() {
        return root;
    }

    Path manifest() {
        return root.resolve(MANIFEST);
    }

    Path summary() {
        return root.resolve(SUMMARY);
    }

    /** Where the intake of a population that is not in canonical form works. */
    Path intake() {
        return root.resolve("population");
    }

    Path verdicts() {
        return root.resolve("verdicts");
    }

    /** The verdict table of a unit for a range, counted from 0. */
    Path verdicts(Unit unit, int range) {
        return verdicts().resolve("%s-%05d.parquet".formatted(unit.word(), range));
    }

    Path municipalityVerdicts() {
        return verdicts().resolve("municipality.parquet");
    }

    /** The name a file has until it is whole. */
    static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + PART);
    }

    /** Gives a whole file its name. */
    static void publish(Path file) {
        try {
            Files.move(part(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw DuckDb.explain(e, file);
        }
    }

    /** Writes a small text file, whole or not at all. */
    static void write(Path file, String text) {
        try {
            Files.writeString(part(file), text);
        } catch (IOException e) {
            throw DuckDb.explain(e, file);
        }
        publish(file);
    }

    void saveSql(String name, String sql) {
        write(root.resolve("sql").resolve(name + ".sql"), sql + "\n");
    }

    void keepRejected(Path rejected) {
        try {
            Files.copy(rejected, root.resolve("rejected.csv"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw DuckDb.explain(e, root);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
