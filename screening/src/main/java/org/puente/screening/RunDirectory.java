package org.puente.screening;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.puente.population.DuckDb;
import org.puente.population.Trees;
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
 * intake/         while the population is taken in, unless it is in canonical form
 * combinations.csv  the distinct combinations of outcomes, counted
 * places.csv      the names of states and municipalities
 * summary.json    the counts; written last, so that a run without it is not whole
 * </pre>
 */
public final class RunDirectory implements AutoCloseable {

    public static final String SUMMARY = "summary.json";
    static final String MANIFEST = "run.json";
    private static final String LOCK = ".lock";
    private static final String PART = ".part";
    private static final String REJECTED = "rejected.csv";
    static final String PLACES = "places.csv";
    static final String COMBINATIONS = "combinations.csv";
    private static final String SQL = "sql";
    static final String MUNICIPALITIES = "municipality.parquet";
    static final String VERDICTS = "verdicts";
    private static final String INTAKE = "intake";
    private static final String SPILL = "duckdb-spill";
    private static final Set<String> OURS =
            Set.of(MANIFEST, REJECTED, PLACES, COMBINATIONS, SQL, VERDICTS, SUMMARY, LOCK, INTAKE, SPILL);

    /** What a run writes into its folders; DuckDB puts {@code tmp_} before a name while it overwrites that file. */
    private static final Map<String, Pattern> OURS_INSIDE = Map.of(
            SQL, Pattern.compile("(preparation|household|member|municipality)\\.sql(\\.part)?"),
            VERDICTS, Pattern.compile("(tmp_)?((household|member)-\\d{5,}|municipality)\\.parquet(\\.part)?"));

    private final Path root;
    private final boolean wasMade;
    private final FileChannel channel;

    private RunDirectory(Path root, boolean wasMade, FileChannel channel) {
        this.root = root;
        this.wasMade = wasMade;
        this.channel = channel;
    }

    /**
     * Takes hold of a run directory. What a whole run holds is not touched before {@link #begin}.
     *
     * @throws InputProblem if it exists and may not be used, cannot be made, or another process holds it
     */
    static RunDirectory open(Path root, ScreeningRequest.Existing existing) {
        try {
            refuseForeign(root);
            boolean isNew = !Files.exists(root);
            DuckDb.createDirectory(root);
            RunDirectory directory = new RunDirectory(root, isNew, lock(root));
            try {
                directory.prepare(existing);
                return directory;
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw DuckDb.explain(e, root);
        }
    }

    /**
     * Looks whether a run may be replaced, and changes nothing.
     *
     * @throws InputProblem if something else is there
     */
    public static void requireReplaceable(Path root) {
        try {
            refuseForeign(root);
        } catch (IOException e) {
            throw DuckDb.explain(e, root);
        }
    }

    /** Only a directory that holds what a run holds, and nothing else, is ever written into or replaced. */
    private static void refuseForeign(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        if (!Files.isDirectory(root)) {
            throw foreign(root + " is a file.");
        }
        List<String> names = list(root);
        Optional<String> stranger = names.stream().filter(name -> !isOurs(name)).findFirst();
        if (stranger.isPresent()) {
            throw foreign(root + " exists and is not a screening run, or holds more than one: " + stranger.get() + ".");
        }
        if (!names.isEmpty() && !names.contains(LOCK)) {
            throw foreign(root + " exists and is not a screening run.");
        }
        for (Map.Entry<String, Pattern> folder : OURS_INSIDE.entrySet()) {
            refuseForeign(root, folder.getKey(), folder.getValue());
        }
    }

    private static void refuseForeign(Path root, String folder, Pattern ours) throws IOException {
        if (!Files.isDirectory(root.resolve(folder))) {
            return;
        }
        for (String name : list(root.resolve(folder))) {
            if (!ours.matcher(name).matches()) {
                throw new InputProblem(
                        root + " holds more than a screening run: " + folder + "/" + name + ".",
                        "Move it elsewhere, or name a directory that does not exist yet with --out.");
            }
        }
    }

    private static List<String> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static boolean isOurs(String name) {
        return OURS.contains(name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name);
    }

    private static InputProblem foreign(String message) {
        return new InputProblem(message, "Name a directory that does not exist yet with --out.");
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

    /** Looks at what is there, and clears what a process that was killed had in the making. */
    private void prepare(ScreeningRequest.Existing existing) throws IOException {
        boolean isBegun = Files.exists(manifest()) || Files.exists(summary());
        if (isBegun && existing == ScreeningRequest.Existing.REFUSE) {
            boolean isWhole = Files.isRegularFile(summary());
            throw new InputProblem(
                    root + (isWhole ? " already holds a whole run." : " holds a run that was cut short."),
                    isWhole
                            ? "Choose another --out, or replace it with --force."
                            : "Go on where it stopped with --resume, or start anew with --force.");
        }
        Trees.delete(intake());
        Trees.delete(root.resolve(SPILL));
        if (!isBegun) {
            clear();
        }
        Files.createDirectories(verdicts());
        Files.createDirectories(root.resolve(SQL));
        deleteUnfinished();
    }

    private void deleteUnfinished() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path part : files.filter(RunDirectory::isUnfinished).toList()) {
                Files.delete(part);
            }
        }
    }

    /** Ours end in {@code .part}; DuckDB's begin with {@code tmp_} while it overwrites a file. */
    private static boolean isUnfinished(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(PART) || name.startsWith("tmp_"));
    }

    /** Takes away the run that is there; its summary first, so that no moment shows a whole run with parts missing. */
    void clear() throws IOException {
        Files.deleteIfExists(summary());
        Trees.delete(verdicts());
        Files.deleteIfExists(manifest());
        Trees.delete(root.resolve(SQL));
        Files.deleteIfExists(root.resolve(REJECTED));
        Files.deleteIfExists(places());
        Files.deleteIfExists(combinations());
    }

    /**
     * Begins, or goes on, now that the population is known to be usable.
     *
     * @throws InputProblem if the run that is there is of something else
     */
    void begin(Manifest manifest, Path rejected, boolean anew) {
        try {
            if (anew) {
                clear();
                Files.createDirectories(verdicts());
                Files.createDirectories(root.resolve(SQL));
            } else if (Files.exists(manifest())) {
                manifest.requireSame(manifest());
            }
            Files.deleteIfExists(summary());
            manifest.write(manifest());
            Files.copy(rejected, root.resolve(REJECTED), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw DuckDb.explain(e, root);
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

    Path combinations() {
        return root.resolve(COMBINATIONS);
    }

    Path places() {
        return root.resolve(PLACES);
    }

    /** Where the intake of a population that is not in canonical form works. */
    Path intake() {
        return root.resolve(INTAKE);
    }

    Path verdicts() {
        return root.resolve(VERDICTS);
    }

    /** The verdict table of a unit for a range, counted from 0. */
    Path verdicts(Unit unit, int range) {
        return verdicts().resolve(nameOf(unit, range));
    }

    static String nameOf(Unit unit, int range) {
        return "%s-%05d.parquet".formatted(unit.word(), range);
    }

    Path municipalityVerdicts() {
        return verdicts().resolve(MUNICIPALITIES);
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
        write(root.resolve(SQL).resolve(name + ".sql"), sql + "\n");
    }

    /** Lets go. Where nothing was begun, nothing is left but what the intake explains. */
    @Override
    public void close() {
        try (channel) {
            deleteEmpty(root.resolve(SPILL));
            deleteEmpty(intake());
            if (!Files.exists(manifest())) {
                deleteEmpty(verdicts());
                deleteEmpty(root.resolve(SQL));
                if (wasMade && !Files.exists(intake())) {
                    Files.deleteIfExists(root.resolve(LOCK));
                    deleteEmpty(root);
                }
            }
        } catch (IOException e) {
            throw DuckDb.explain(e, root);
        }
    }

    private static void deleteEmpty(Path directory) throws IOException {
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            // It holds something to keep.
        }
    }
}
