package org.puente.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Where results go. Whoever closed a pipe, as {@code head} does, has read enough, and nothing is amiss; any other fault
 * of writing is kept by the {@link PrintWriter} around it, to be asked for at the end.
 */
final class StandardOutput extends FilterOutputStream {

    private boolean readerHasEnough;

    private StandardOutput(OutputStream descriptor) {
        super(descriptor);
    }

    /** Text is UTF-8 whatever the locale, since other programs read it. */
    static PrintWriter writer(OutputStream descriptor) {
        return new PrintWriter(new OutputStreamWriter(new StandardOutput(descriptor), StandardCharsets.UTF_8), true);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        unlessReaderHasEnough(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        unlessReaderHasEnough(out::flush);
    }

    private void unlessReaderHasEnough(Step step) throws IOException {
        if (readerHasEnough) {
            return;
        }
        try {
            step.take();
        } catch (IOException e) {
            readerHasEnough = isClosedPipe(e);
            if (!readerHasEnough) {
                throw e;
            }
        }
    }

    private interface Step {
        void take() throws IOException;
    }

    /** Java has no exception of its own for it, only the system's words, which are in the language of the locale. */
    private static boolean isClosedPipe(IOException thrown) {
        String words = String.valueOf(thrown.getMessage());
        return Stream.of("Broken pipe", "Tubería rota").anyMatch(words::contains);
    }
}
