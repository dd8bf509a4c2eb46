package org.puente.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.puente.population.DuckDb;
import org.puente.testkit.TextFiles;
import org.puente.testkit.WrittenPolicy;

/** How tests ask for runs and compare them. */
final class Runs {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Runs() {}

    static ScreeningRequest request(WrittenPolicy policy, Path population, Path run, String... programmes) {
        return new ScreeningRequest(
                policy.read(),
                policy.plan(TinyNation.AS_OF, programmes),
                population,
                run,
                ScreeningRequest.Existing.REFUSE,
                new DuckDb.Limits(2, "200MB"));
    }

    static ScreeningRequest as(ScreeningRequest.Existing existing, ScreeningRequest request) {
        return new ScreeningRequest(
                request.policy(),
                request.plan(),
                request.population(),
                request.run(),
                existing,
                request.limits(),
                request.strict(),
                request.householdsPerRange(),
                request.size(),
                request.progress(),
                request.notes());
    }

    static ScreeningRequest resumed(ScreeningRequest request) {
        return as(ScreeningRequest.Existing.RESUME, request);
    }

    static ScreeningRequest forced(ScreeningRequest request) {
        return as(ScreeningRequest.Existing.REPLACE, request);
    }

    /** The summary without what may differ between two runs of the same. */
    static JsonNode summary(Path run) {
        return withoutTiming(TextFiles.read(run.resolve("summary.json")));
    }

    static JsonNode withoutTiming(String json) {
        try {
            ObjectNode summary = (ObjectNode) JSON.readTree(json);
            summary.remove("timing");
            return summary;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** A digest of every verdict table, by the name of its file. */
    static Map<String, String> verdicts(Path run) {
        Map<String, String> digests = new TreeMap<>();
        for (String name : names(run.resolve("verdicts"))) {
            digests.put(name, digest(run.resolve("verdicts").resolve(name)));
        }
        return digests;
    }

    /** The names of what is in a directory, sorted; none if there is no such directory. */
    static List<String> names(Path directory) {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Path file) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(sum);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
