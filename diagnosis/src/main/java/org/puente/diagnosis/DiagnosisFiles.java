package org.puente.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.puente.population.DuckDb;
import org.puente.population.PlaceLock;
import org.puente.population.Trees;
import org.puente.rules.source.InputProblem;

/**
 * The directory of a diagnosis, held by one process at a time: {@code report.html} for people, {@code diagnosis.json} and a
 * CSV file a table for programs. An earlier diagnosis there is replaced when the new one is whole; anything else is left
 * alone.
 */
public final class DiagnosisFiles implements AutoCloseable {

    public static final String JSON = "diagnosis.json";
    public static final String REPORT = "report.html";
    private static final String SPILL = "duckdb-spill";
    private static final String UNFINISHED = ".unfinished";
    private static final String LOCK = ".lock";
    private static final String ENDING = ".csv";

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build()
            .writerWithDefaultPrettyPrinter();

    private final Path root;
    private final boolean wasMade;
    private final PlaceLock lock;

    private DiagnosisFiles(Path root, boolean wasMade, PlaceLock lock) {
        this.root = root;
        this.wasMade = wasMade;
        this.lock = lock;
    }

    /**
     * Takes hold of a directory. An earlier diagnosis there stays until {@link #replace}.
     *
     * @throws InputProblem if something else is there, or another process holds it
     */
    public static DiagnosisFiles open(Path directory) {
        requireReplaceable(directory);
        boolean isNew = !Files.exists(directory);
        DuckDb.createDirectory(directory);
        try {
            DiagnosisFiles files = new DiagnosisFiles(
                    directory,
                    isNew,
                    PlaceLock.take(
                            directory.resolve(LOCK), "Another process is writing a diagnosis into " + directory + "."));
            files.clearUnfinished();
            return files;
        } catch (IOException e) {
            throw DuckDb.explain(e, directory);
        }
    }

    private void clearUnfinished() throws IOException {
        Trees.delete(root.resolve(SPILL));
        Trees.delete(root.resolve(UNFINISHED));
    }

    /**
     * Looks whether a diagnosis may be written into a directory, and changes nothing.
     *
     * @throws InputProblem if something else is there
     */
    public static void requireReplaceable(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new InputProblem(directory + " is a file.", "Name a directory with --out.");
        }
        try {
            List<Path> inside = list(directory);
            Optional<Path> stranger =
                    inside.stream().filter(path -> !isOurs(path)).findFirst();
            if (stranger.isPresent()) {
                throw foreign(directory + " holds more than a diagnosis: "
                        + stranger.get().getFileName() + ".");
            }
            // A folder of somebody's states.csv is no diagnosis: its JSON is there first and goes last.
            if (inside.stream().anyMatch(DiagnosisFiles::isResult) && !Files.exists(directory.resolve(JSON))) {
                throw foreign(directory + " exists and is not a diagnosis: it has no " + JSON + ".");
            }
        } catch (IOException e) {
            throw DuckDb.explain(e, directory);
        }
    }

    private static InputProblem foreign(String message) {
        return new InputProblem(message, "Name a directory that does not exist yet with --out.");
    }

    /** Files and folders of ours, with nothing else in them; never links, which lead elsewhere. */
    private static boolean isOurs(Path path) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return switch (path.getFileName().toString()) {
                case SPILL -> holdsOnly(path, "duckdb_temp");
                case UNFINISHED -> holdsOnly(path, "");
                default -> false;
            };
        }
        boolean isFile = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        return isFile && (isResult(path) || path.endsWith(LOCK));
    }

    private static boolean isResult(Path path) {
        String name = path.getFileName().toString();
        return name.equals(JSON)
                || name.equals(REPORT)
                || Tables.NAMES.stream().anyMatch(table -> name.equals(table + ENDING));
    }

    /** Whether a folder holds files only, each a result or one whose name begins like this. */
    private static boolean holdsOnly(Path folder, String beginning) {
        try {
            return list(folder).stream()
                    .allMatch(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                            && (beginning.isEmpty()
                                    ? isResult(path)
                                    : path.getFileName().toString().startsWith(beginning)));
        } catch (IOException e) {
            throw DuckDb.explain(e, folder);
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.sorted().toList();
        }
    }

    /** Writes all of a diagnosis beside the earlier one, and only then puts it in its place: the report last. */
    public void replace(Diagnosis diagnosis, String report) {
        Path unfinished = root.resolve(UNFINISHED);
        try {
            clearUnfinished();
            Files.createDirectory(unfinished);
            for (Table table : new Tables(diagnosis).all()) {
                table.write(unfinished);
            }
            Files.writeString(unfinished.resolve(JSON), toJson(diagnosis) + "\n");
            Files.writeString(unfinished.resolve(REPORT), report);
            takeAway(Files.exists(root.resolve(REPORT)) ? List.of(root.resolve(REPORT)) : List.of());
            takeAway(list(root).stream()
                    .filter(path -> isResult(path) && !path.endsWith(JSON))
                    .toList());
            publish(unfinished.resolve(JSON));
            for (Path path : list(unfinished)) {
                if (!path.endsWith(REPORT)) {
                    publish(path);
                }
            }
            publish(unfinished.resolve(REPORT));
        } catch (IOException e) {
            throw DuckDb.explain(e, root);
        }
    }

    private static void takeAway(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private void publish(Path file) throws IOException {
        Files.move(file, root.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Lets go. Where nothing was written, nothing is left. */
    @Override
    public void close() {
        try {
            try (lock) {
                clearUnfinished();
            }
            if (wasMade) {
                deleteIfEmpty();
            }
        } catch (IOException e) {
            throw DuckDb.explain(e, root);
        }
    }

    private void deleteIfEmpty() throws IOException {
        try {
            Files.deleteIfExists(root);
        } catch (DirectoryNotEmptyException e) {
            // The diagnosis is there.
        }
    }

    public static String toJson(Diagnosis diagnosis) {
        try {
            return WRITER.writeValueAsString(diagnosis);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
