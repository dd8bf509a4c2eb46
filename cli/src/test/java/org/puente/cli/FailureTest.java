package org.puente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cause a person is told, for what can go wrong around us. */
class FailureTest {

    @TempDir
    private Path scratch;

    @Test
    void filesTellWhatIsWrongWithThem() {
        assertThat(Failure.of(new NoSuchFileException("a.csv")).cause()).isEqualTo("'a.csv' does not exist.");
        assertThat(Failure.of(new NotDirectoryException("a.csv")).cause()).isEqualTo("'a.csv' is not a directory.");
        assertThat(Failure.of(new FileAlreadyExistsException("run")).cause()).isEqualTo("'run' exists already.");
        assertThat(Failure.of(new NoSuchFileException("a.csv")).exitCode()).isEqualTo(ExitCode.INPUT_PROBLEMS);
    }

    @Test
    void placeThatMayNotBeWrittenIsOurFailure() {
        Failure failure = Failure.of(new AccessDeniedException(scratch.toString()));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.OUR_FAILURE);
        assertThat(failure.cause()).isEqualTo("'" + scratch + "' may not be written by you.");
    }

    @Test
    void fullDiskIsKnownByItsWordsHoweverDeep() {
        Failure failure = Failure.of(new UncheckedIOException(new IOException("No space left on device")));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.OUR_FAILURE);
        assertThat(failure.cause()).isEqualTo("The disk is full.");
        assertThat(Failure.of(new FileSystemException("out/x", null, "No space left on device"))
                        .cause())
                .isEqualTo("The disk is full at 'out/x'.");
    }

    /** As DuckDB 2.0 says it on a small disk, a read-only one, and in a directory of somebody else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "IO Error: Async write failed for range [offset=1, size=9]: {\"exception_type\":\"IO\",\"exception_message\":"
                        + "\"Could not write file \\\"out/a.parquet\\\": No space left on device\",\"errno\":\"28\"}"
                        + "| 3 | The disk is full at 'out/a.parquet'.",
                "IO Error: Cannot open file \"out/a.parquet\": Read-only file system"
                        + "| 3 | The disk is read-only at 'out/a.parquet'.",
                "IO Error: Cannot open file \"out/a.parquet\": Permission denied"
                        + "| 3 | 'out/a.parquet' may not be written by you.",
                "Out of Memory Error: failed to offload data block of size 256.0 KiB (1.5 MiB/1.7 MiB used). This limit"
                        + " was set by the 'max_temp_directory_size' setting."
                        + "| 3 | The disk is too full for intermediate results.",
                "Out of Memory Error: could not allocate block of size 256.0 KiB (18.9 MiB/19.0 MiB used)"
                        + "| 3 | The query engine ran out of memory."
            })
    void databaseTroubleIsTold(String words, int exitCode, String cause) {
        Failure failure = Failure.of(new IllegalStateException(new SQLException(words)));
        assertThat(failure.cause()).isEqualTo(cause);
        assertThat(failure.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void absentAndDamagedFilesAreTheInputsFaultInTheDatabaseToo() throws IOException {
        Path absent = scratch.resolve("absent.parquet");
        assertThat(query("select * from '" + absent + "'").cause()).isEqualTo("'" + absent + "' does not exist.");
        assertThat(query("copy (select 1) to '" + absent + "/x.parquet'").cause())
                .isEqualTo("'" + absent + "/x.parquet' does not exist.");
        Path damaged = Files.writeString(scratch.resolve("damaged.parquet"), "not parquet at all");
        Failure failure = query("select * from '" + damaged + "'");
        assertThat(failure.cause()).isEqualTo("'" + damaged + "' is damaged or is not Parquet.");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT_PROBLEMS);
    }

    @Test
    void valuesThatTheDatabaseQuotesAreNotRepeated() {
        Failure failure = query("select 'Ana López'::int");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.OUR_FAILURE);
        assertThat(failure.cause() + failure.remedy()).doesNotContain("Ana");
    }

    /** What a person is told about a query that fails. */
    private static Failure query(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            throw new AssertionError("the query was to fail: " + sql);
        } catch (SQLException e) {
            return Failure.of(e);
        }
    }
}
