package org.puente.population;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.puente.rules.source.InputProblem;

/**
 * The directory of a population that is being made, and the work folder beside it in which it is made, held by one
 * process at a time. The directory appears in one step when it is whole; until then a population that it replaces stays
 * as it was.
 */
public final class Destination implements AutoCloseable {

    private static final String REPLACED = "replaced";
    private static final List<String> ENDINGS = List.of(".parquet", ".csv", ".csv.gz");

    private final Path directory;
    private final Path work;
    private final PlaceLock lock;

    private Destination(Path directory, Path work, PlaceLock lock) {
        this.directory = directory;
        this.work = work;
        this.lock = lock;
    }

    /**
     * Looks whether the directory may be made, and clears what a run that was cut short left beside it.
     *
     * @param out must not exist, or be empty, or be a population that may be replaced; a link is followed and stays
     * @param force whether a population that is there may be replaced
     * @throws InputProblem if something is there that may not be replaced, another process is making it, or the place
     *     cannot be written
     */
    public static Destination prepare(Path out, boolean force) {
        Path directory = followed(out.toAbsolutePath().normalize());
        Path name = directory.getFileName();
        Path parent = directory.getParent();
        if (name == null || parent == null) {
            throw new InputProblem("The root directory cannot hold a population.", "Name a directory below it.");
        }
        Path work = parent.resolve("." + name + ".partial");
        DuckDb.createDirectory(parent);
        try {
            PlaceLock lock = PlaceLock.take(
                    parent.resolve("." + name + ".lock"),
                    "Another process is making the population " + directory + ".");
            try {
                clear(directory, work, force);
                return new Destination(directory, work, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw DuckDb.explain(e, work);
        }
    }

    private static void clear(Path directory, Path work, boolean force) throws IOException {
        putBack(work.resolve(REPLACED), directory);
        refuseOccupied(directory, force);
        Trees.delete(work);
        DuckDb.createDirectory(work);
    }

    /** What is replaced is the directory, not the link to it; what is made on the way lies beside the directory. */
    private static Path followed(Path directory) {
        if (!Files.isSymbolicLink(directory)) {
            return directory;
        }
        if (!Files.exists(directory)) {
            throw new InputProblem(
                    directory + " is a link to a directory that is not there.",
                    "Name that directory itself, or remove the link.");
        }
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw DuckDb.explain(e, directory);
        }
    }

    /** A run that died while it published had already taken the old population away. */
    private static void putBack(Path replaced, Path directory) throws IOException {
        if (Files.exists(replaced) && !Files.exists(directory)) {
            Files.move(replaced, directory, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * Looks whether a population may be replaced, and changes nothing.
     *
     * @throws InputProblem if something else is there
     */
    public static void requireReplaceable(Path directory) {
        refuseOccupied(directory, true);
    }

    private static void refuseOccupied(Path directory, boolean force) {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new InputProblem(directory + " is a file.", "Name a directory that does not exist yet.");
        }
        List<String> names = list(directory);
        if (names.isEmpty()) {
            return;
        }
        if (!force) {
            throw new InputProblem(
                    "The directory " + directory + " is not empty.",
                    "Choose another directory, or replace the population in it with --force.");
        }
        List<String> foreign =
                names.stream().filter(name -> !isOfPopulation(name)).toList();
        if (!foreign.isEmpty()) {
            throw new InputProblem(
                    "The directory " + directory + " holds more than a population (" + foreign.get(0)
                            + "), so it is not replaced.",
                    "Choose another directory, or clear this one yourself.");
        }
    }

    private static List<String> list(Path directory) {
        try (Stream<Path> found = Files.list(directory)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw DuckDb.explain(e, directory);
        }
    }

    private static boolean isOfPopulation(String name) {
        return name.equals(PopulationFile.NAME)
                || name.equals("rejected.csv")
                || Stream.of(PopulationTable.values())
                        .anyMatch(table -> ENDINGS.stream().anyMatch(ending -> name.equals(table.word() + ending)));
    }

    /** The folder for what is made on the way; it is on the disk of the result, and is deleted at the end. */
    public Path work() {
        return work;
    }

    /** Puts a whole population in its place, and returns the place. */
    public Path publish(Path whole) {
        try {
            Path old = work.resolve(REPLACED);
            if (Files.exists(directory)) {
                Files.move(directory, old, StandardCopyOption.ATOMIC_MOVE);
            }
            try {
                Files.move(whole, directory, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                putBack(old, directory);
            }
            return directory;
        } catch (IOException e) {
            throw DuckDb.explain(e, directory);
        }
    }

    @Override
    public void close() {
        try (lock) {
            Trees.delete(work);
        } catch (IOException e) {
            throw DuckDb.explain(e, work);
        }
    }
}
