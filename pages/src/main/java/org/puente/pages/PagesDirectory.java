package org.puente.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.puente.rules.source.InputProblem;

/**
 * A directory that holds pages and nothing else. A list of what was written is kept in it, so that a file that somebody put
 * there is never deleted, and neither is a directory that never was one of pages.
 */
final class PagesDirectory {

    private static final String MARK = ".puente-pages";

    private final Path root;

    PagesDirectory(Path root) {
        this.root = root;
    }

    /**
     * Looks whether pages may be written here, and changes nothing.
     *
     * @throws InputProblem if something else is there
     */
    void requireReplaceable() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        if (!Files.isDirectory(root)) {
            throw new InputProblem(root + " is a file.", "Name a directory with --out.");
        }
        Set<String> inside = inside();
        if (!inside.isEmpty() && !inside.contains(MARK)) {
            throw new InputProblem(
                    root + " exists and does not hold pages of puente.", "Choose another directory with --out.");
        }
        inside.removeAll(written());
        inside.remove(MARK);
        if (!inside.isEmpty()) {
            throw new InputProblem(
                    root + " holds more than pages of puente: "
                            + inside.iterator().next() + ".",
                    "Move it elsewhere, or choose another directory with --out.");
        }
    }

    /** Replaces what is here. The last page of the list is the one that people open: without it the rest is not whole. */
    void write(List<PageFile> pages) throws IOException {
        requireReplaceable();
        Files.createDirectories(root);
        Set<String> earlier = inside();
        earlier.remove(MARK);
        Set<String> names = new TreeSet<>();
        pages.forEach(page -> names.add(page.path()));
        Set<String> both = new TreeSet<>(names);
        both.addAll(earlier);
        list(both);
        Files.deleteIfExists(root.resolve(pages.get(pages.size() - 1).path()));
        for (String name : earlier) {
            Files.deleteIfExists(root.resolve(name));
        }
        for (PageFile page : pages) {
            write(page);
        }
        list(names);
    }

    private void write(PageFile page) throws IOException {
        Path file = root.resolve(page.path());
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, page.content());
    }

    private void list(Set<String> names) throws IOException {
        Files.writeString(root.resolve(MARK), String.join("\n", names) + "\n");
    }

    private Set<String> written() throws IOException {
        Path mark = root.resolve(MARK);
        return Files.isRegularFile(mark) ? Set.copyOf(Files.readAllLines(mark, StandardCharsets.UTF_8)) : Set.of();
    }

    /** All that is in it but folders, and folders that are empty, by their path; links are not followed. */
    private Set<String> inside() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            Set<String> found = new TreeSet<>();
            paths.filter(path -> !path.equals(root))
                    .filter(path -> !Files.isDirectory(path) || Files.isSymbolicLink(path))
                    .forEach(path -> found.add(root.relativize(path).toString().replace('\\', '/')));
            return found;
        }
    }
}
