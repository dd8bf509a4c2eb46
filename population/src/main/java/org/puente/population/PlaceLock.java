package org.puente.population;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.puente.rules.source.InputProblem;

/**
 * Keeps a place to one process at a time, by a lock file beside it. The system lets go of the lock of a process that is
 * killed; the file alone holds nobody up.
 */
final class PlaceLock implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private PlaceLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes hold.
     *
     * @param directory what is about to be made
     * @param file the lock file, whose directory exists
     * @throws InputProblem if another process holds it
     */
    static PlaceLock take(Path directory, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another thread of this process holds it: the same answer as for another process.
        }
        if (lock == null || !Files.exists(file)) { // a file that its holder deleted meanwhile keeps nobody out
            channel.close();
            throw new InputProblem(
                    "Another process is making the population " + directory + ".",
                    "Wait for it, or choose another --out.");
        }
        return new PlaceLock(file, channel);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
