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
 * Keeps a place to one process at a time, by a lock file beside or in it. The system lets go of the lock of a process that is
 * killed; the file alone holds nobody up.
 */
public final class PlaceLock implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private PlaceLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes hold.
     *
     * @param file the lock file, whose directory exists
     * @param held what to say if another process holds it, as a sentence
     * @throws InputProblem if another process holds it
     */
    public static PlaceLock take(Path file, String held) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another thread of this process holds it: the same answer as for another process.
        }
        if (lock == null || !Files.exists(file)) { // a file that its holder deleted meanwhile keeps nobody out
            channel.close();
            throw new InputProblem(held, "Wait for it, or choose another --out.");
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
