package org.puente.rules.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file as UTF-8 text. Any fault becomes a problem; nothing is thrown. */
public final class TextFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /**
     * Reads a file, and remembers its lines for problems in it.
     *
     * @param path the file
     * @param name how problems call it
     * @return its text without a byte order mark, or empty if it is unreadable or not UTF-8
     */
    public static Optional<String> read(Path path, String name, Problems problems) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            problems.remember(name, content);
            return Optional.of(content);
        } catch (CharacterCodingException e) {
            problems.error(
                    Place.ofFile(name), "not-utf-8", "The file is not valid UTF-8 text.", "Save it again as UTF-8.");
        } catch (IOException e) {
            problems.error(
                    Place.ofFile(name),
                    "unreadable-file",
                    "The file cannot be read (" + e.getClass().getSimpleName() + ").",
                    "Check that it exists and that you may read it.");
        }
        return Optional.empty();
    }
}
