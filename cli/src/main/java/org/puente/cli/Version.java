package org.puente.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The version this program was built as. */
final class Version {

    private Version() {}

    static String read() throws IOException {
        try (InputStream resource = Version.class.getResourceAsStream("version.txt")) {
            return resource == null
                    ? "of unknown version"
                    : new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
