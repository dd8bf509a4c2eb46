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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.puente.rules.source.InputProblem;

/**
 * What a person is told about an exception: one cause and one remedy. Messages of exceptions that are not ours are not
 * repeated, since they may quote a person's data.
 */
record Failure(int exitCode, String cause, String remedy) {

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
            return Optional.of(new Failure(ExitCode.INPUT_PROBLEMS, problem.getMessage(), problem.remedy()));
        }
        if (thrown instanceof OutOfMemoryError) {
            return Optional.of(
                    ours("There is not enough memory for this.", "Set PUENTE_HEAP, such as PUENTE_HEAP=1g."));
        }
        Optional<Failure> byWords = ofSystemWords(thrown);
        return byWords.isEmpty() && thrown instanceof FileSystemException file ? ofFile(file) : byWords;
    }

    /** The operating system's and DuckDB's own words for a full disk and the like; both keep them stable. */
    private static Optional<Failure> ofSystemWords(Throwable thrown) {
        if (!(thrown instanceof IOException) && !isFromDatabase(thrown)) {
            return Optional.empty();
        }
        String words = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        String where = thrown instanceof FileSystemException file ? " at '" + file.getFile() + "'" : "";
        if (words.contains("no space left")
                || words.contains("disk quota")
                || words.contains("max_temp_directory_size")) {
            return Optional.of(ours("The disk is full" + where + ".", MAKE_ROOM));
        }
        if (words.contains("read-only file system")) {
            return Optional.of(ours("The disk is read-only" + where + ".", "Name a place that can be written."));
        }
        if (words.contains("too many open files")) {
            return Optional.of(ours("Too many files are open.", "Raise the limit with ulimit -n and run again."));
        }
        return isFromDatabase(thrown) ? ofDatabaseWords(words) : Optional.empty();
    }

    private static Optional<Failure> ofDatabaseWords(String words) {
        if (words.contains("permission denied")) {
            return Optional.of(ours("A file or directory may not be used by you.", "Check its permissions."));
        }
        if (words.contains("out of memory")) {
            return Optional.of(ours("The query engine ran out of memory.", "Close other programs or allow it more."));
        }
        if (words.contains("no magic bytes") || words.contains("invalid input error: no parquet")) {
            return Optional.of(new Failure(
                    ExitCode.INPUT_PROBLEMS, "A Parquet file is damaged or is not Parquet.", "Write the file again."));
        }
        return Optional.empty();
    }

    private static boolean isFromDatabase(Throwable thrown) {
        return thrown instanceof java.sql.SQLException;
    }

    private static Optional<Failure> ofFile(FileSystemException thrown) {
        String file = "'" + thrown.getFile() + "'";
        if (thrown instanceof NoSuchFileException) {
            return Optional.of(input(file + " does not exist.", "Check the path for a mistyped name."));
        }
        if (thrown instanceof NotDirectoryException) {
            return Optional.of(input(file + " is not a directory.", "Name a directory."));
        }
        if (thrown instanceof FileAlreadyExistsException || thrown instanceof DirectoryNotEmptyException) {
            return Optional.of(input(file + " exists already.", "Remove it or name another place."));
        }
        if (thrown instanceof AccessDeniedException) {
            return Optional.of(ofAccess(thrown, file));
        }
        return Optional.empty();
    }

    /** An input that may not be read is the input's fault; a place that may not be written stops us. */
    private static Failure ofAccess(FileSystemException thrown, String file) {
        return Files.exists(Path.of(thrown.getFile())) && !Files.isReadable(Path.of(thrown.getFile()))
                ? input(file + " may not be read by you.", "Check its permissions.")
                : ours(file + " may not be written by you.", "Check its permissions or name another place.");
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
