package org.puente.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.puente.population.DuckDb;
import org.puente.population.Trees;
import org.puente.rules.source.InputProblem;

/**
 * The directory of a diagnosis: {@code report.html} for people, {@code diagnosis.json} and a CSV file a table for
 * programs. All is computed from a run, so an earlier diagnosis there is replaced; anything else is left alone.
 */
public final class DiagnosisFiles {

    public static final String JSON = "diagnosis.json";
    public static final String REPORT = "report.html";
    private static final String SPILL = "duckdb-spill";
    private static final String ENDING = ".csv";

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build()
            .writerWithDefaultPrettyPrinter();

    private DiagnosisFiles() {}

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
            Optional<String> stranger =
                    list(directory).stream().filter(name -> !isOurs(name)).findFirst();
            if (stranger.isPresent()) {
                throw new InputProblem(
                        directory + " holds more than a diagnosis: " + stranger.get() + ".",
                        "Name a directory that does not exist yet with --out.");
            }
        } catch (IOException e) {
            throw DuckDb.explain(e, directory);
        }
    }

    private static boolean isOurs(String name) {
        return name.equals(JSON)
                || name.equals(REPORT)
                || name.equals(SPILL)
                || Tables.NAMES.stream().anyMatch(table -> name.equals(table + ENDING));
    }

    private static List<String> list(Path directory) throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Takes an earlier diagnosis away, so that no moment shows parts of two. */
    public static void prepare(Path directory) {
        requireReplaceable(directory);
        DuckDb.createDirectory(directory);
        try {
            for (String name : list(directory)) {
                Trees.delete(directory.resolve(name));
            }
        } catch (IOException e) {
            throw DuckDb.explain(e, directory);
        }
    }

    /** Writes what programs read, into a directory that was prepared. */
    public static void write(Diagnosis diagnosis, Path directory) {
        try {
            Trees.delete(directory.resolve(SPILL));
            for (Table table : new Tables(diagnosis).all()) {
                table.write(directory);
            }
            Files.writeString(directory.resolve(JSON), toJson(diagnosis) + "\n");
        } catch (IOException e) {
            throw DuckDb.explain(e, directory);
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
