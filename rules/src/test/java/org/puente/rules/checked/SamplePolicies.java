package org.puente.rules.checked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The policies in {@code src/test/resources/policies}: {@code base} is sound; each folder of {@code good} and
 * {@code bad} holds the files in which it differs from base, and bad ones also {@code expected.txt}, what check says.
 */
final class SamplePolicies {

    static final Path ROOT = Path.of("src/test/resources/policies");
    static final String EXPECTED = "expected.txt";

    private SamplePolicies() {}

    static List<Path> list(String kind) {
        try (Stream<Path> folders = Files.list(ROOT.resolve(kind))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a sample whole into a folder. */
    static Path copy(Path sample, Path target) {
        copyFiles(ROOT.resolve("base"), target);
        copyFiles(sample, target);
        return target;
    }

    static void copyFiles(Path from, Path target) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(EXPECTED)) {
                    Path copy = target.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
