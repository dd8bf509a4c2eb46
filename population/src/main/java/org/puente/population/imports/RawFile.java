package org.puente.population.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Place;

/**
 * A file of the source that an import reads.
 *
 * @param name how the queries call it
 * @param path where it is, relative to the source folder, without {@code .gz}
 * @param holds what its rows are, for messages; may be empty
 * @param key the columns that together identify a row; empty if rows may repeat
 * @param columns the columns that are read, each with the pattern its cells must match, or an empty text for any
 * @param place where the import declares it
 */
record RawFile(String name, String path, String holds, List<String> key, Map<String, String> columns, Place place) {

    /** The file in a source folder, compressed or not; both are refused, since no one can say which is meant. */
    Optional<Path> findIn(Path source) {
        List<Path> found = Stream.of(path, path + ".gz")
                .map(source::resolve)
                .filter(Files::isRegularFile)
                .toList();
        if (found.size() > 1) {
            throw new InputProblem(
                    "The source folder " + source + " holds both " + path + " and " + path + ".gz.",
                    "Keep the one that is meant and move the other away.");
        }
        return found.stream().findFirst();
    }
}
