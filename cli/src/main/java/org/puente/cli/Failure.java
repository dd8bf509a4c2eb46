package org.puente.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.puente.population.MachineProblem;
import org.puente.rules.source.InputProblem;

/**
 * What a person is told about an exception: one cause and one remedy. Messages of exceptions that are not ours are not
 * repeated, since they may quote a person's data.
 */
record Failure(int exitCode, String cause, String remedy) {

    private static final Pattern FILE_IN_DATABASE_WORDS =
            Pattern.compile("(?:[Ff]ile|pattern) \\\\?[\"']([^\"'\\\\]+)");
    private static final String MAKE_ROOM = "Free some space or name another place, then run the command again.";

    static Failure of(Throwable thrown) {
        return causes(thrown)
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElseGet(() -> unknown(thrown));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static Optional<Failure> known(Throwable thrown) {
        if (thrown instanceof InputProblem problem) {
            return Optional.of(input(problem.getMessage(), problem.remedy()));
        }
        if (thrown instanceof MachineProblem problem) {
            return Optional.of(ours(problem.getMessage(), problem.remedy()));
        }
        if (thrown instanceof OutOfMemoryError) {
            return Optional.of(
                    ours("There is not enough memory for this.", "Set PUENTE_HEAP, such as PUENTE_HEAP=1g."));
        }
        if (thrown instanceof FileSystemException file) {
            Optional<Failure> byKind = ofKind(file, String.valueOf(file.getFile()));
            return byKind.isPresent() ? byKind : ofWords(words(file), " at '" + file.getFile() + "'");
        }
        if (thrown instanceof IOException) {
            return ofWords(words(thrown), "");
        }
        return thrown instanceof SQLException database ? ofDatabase(words(database)) : Optional.empty();
    }

    private static String words(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }

    private static Optional<Failure> ofKind(FileSystemException thrown, String file) {
        if (thrown instanceof NoSuchFileException) {
            return Optional.of(absent(file));
        }
        if (thrown instanceof NotDirectoryException) {
            return Optional.of(input("'" + file + "' is not a directory.", "Name a directory."));
        }
        if (thrown instanceof FileAlreadyExistsException || thrown instanceof DirectoryNotEmptyException) {
            return Optional.of(input("'" + file + "' exists already.", "Remove it or name another place."));
        }
        return thrown instanceof AccessDeniedException ? Optional.of(forbidden(file)) : Optional.empty();
    }

    /** The operating system's own words, which Java and DuckDB pass on. */
    private static Optional<Failure> ofWords(String words, String where) {
        if (words.contains("No space left") || words.contains("Disk quota")) {
            return Optional.of(ours("The disk is full" + where + ".", MAKE_ROOM));
        }
        if (words.contains("Read-only file system")) {
            return Optional.of(ours("The disk is read-only" + where + ".", "Name a place that can be written."));
        }
        if (words.contains("Too many open files")) {
            return Optional.of(ours("Too many files are open.", "Raise the limit with ulimit -n and run again."));
        }
        return Optional.empty();
    }

    /** DuckDB tells its errors by their first words alone. Only the file it names is repeated, never a value. */
    private static Optional<Failure> ofDatabase(String words) {
        Matcher named = FILE_IN_DATABASE_WORDS.matcher(words);
        String file = named.find() ? named.group(1) : "";
        if (words.startsWith("Out of Memory Error")) {
            return Optional.of(
                    words.contains("max_temp_directory_size")
                            ? ours("The disk is too full for intermediate results.", MAKE_ROOM)
                            : ours("The query engine ran out of memory.", "Close other programs or allow it more."));
        }
        if (words.startsWith("Invalid Input Error")
                && words.toLowerCase(Locale.ROOT).contains("parquet")) {
            return Optional.of(input("'" + file + "' is damaged or is not Parquet.", "Write the file again."));
        }
        if (!words.startsWith("IO Error")) {
            return Optional.empty();
        }
        if (words.contains("No such file") || words.contains("No files found")) {
            return Optional.of(absent(file));
        }
        return words.contains("Permission denied")
                ? Optional.of(forbidden(file))
                : ofWords(words, file.isEmpty() ? "" : " at '" + file + "'");
    }

    private static Failure absent(String file) {
        return input("'" + file + "' does not exist.", "Check the path for a mistyped name.");
    }

    /** An input that may not be read is the input's fault; a place that may not be written stops us. */
    private static Failure forbidden(String file) {
        Path path = Path.of(file);
        return Files.exists(path) && !Files.isReadable(path)
                ? input("'" + file + "' may not be read by you.", "Check its permissions.")
                : ours("'" + file + "' may not be written by you.", "Check its permissions or name another place.");
    }

    private static Failure unknown(Throwable thrown) {
        String place = Stream.of(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.puente."))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        return ours(
                "Puente itself failed (" + thrown.getClass().getSimpleName() + place + ").",
                "Run it again with --debug and report what it prints.");
    }

    private static Failure input(String cause, String remedy) {
        return new Failure(ExitCode.INPUT_PROBLEMS, cause, remedy);
    }

    private static Failure ours(String cause, String remedy) {
        return new Failure(ExitCode.OUR_FAILURE, cause, remedy);
    }
}
