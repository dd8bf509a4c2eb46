package org.puente.rules.checked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;
import org.puente.rules.source.YamlFile;

/** The files of a country's policy folder, by their path relative to it, always with forward slashes. */
public record PolicyFolder(Path root) {

    static PolicyFolder of(Path root) {
        return new PolicyFolder(root);
    }

    boolean has(String file) {
        return Files.isRegularFile(root.resolve(file));
    }

    /** The files below a folder whose name ends so, in alphabetical order; none if there is no such folder. */
    public List<String> list(String folder, String ending) {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What lies below a folder and is none of the files read, in alphabetical order: files with another ending, links that
     * lead nowhere, empty folders. Hidden files are left out.
     */
    List<String> listUnread(String folder, List<String> read) {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(start)) {
            return paths.filter(path -> !path.equals(start))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(PolicyFolder::isLeaf)
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> !read.contains(path))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLeaf(Path path) {
        String[] inside = path.toFile().list();
        return inside == null || inside.length == 0;
    }

    /** Whether it is a plain file that is there. */
    boolean isFile(String path) {
        return Files.isRegularFile(root.resolve(path));
    }

    /** The root of a file; an empty file is a problem. */
    Optional<SourceNode> readYaml(String file, Problems problems) {
        int before = problems.size();
        Optional<SourceNode> read = readYamlOrNothing(file, problems);
        if (read.isEmpty() && problems.size() == before) {
            problems.error(Place.ofFile(file), "empty-file", "The file is empty.", "Write it, or take it away.");
        }
        return read;
    }

    /** The root of a file that may be empty. */
    Optional<SourceNode> readYamlOrNothing(String file, Problems problems) {
        return YamlFile.read(root.resolve(file), file, problems);
    }

    /** The digest of some files: of their names and contents, in the order given. */
    String fingerprint(List<String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : files) {
                byte[] content = Files.readAllBytes(root.resolve(file));
                digest.update((file + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
