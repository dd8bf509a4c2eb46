package org.puente.population.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The column names in the first line of a CSV file. They are read here and given to the database, which otherwise guesses
 * them and, in a faulty file, may guess that good lines are none.
 */
final class HeaderLine {

    private static final Pattern CELL = Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))\\s*(,|$)");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private HeaderLine() {}

    /** The names as written, in order; empty if the file is. */
    static List<String> read(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path);
                InputStream text = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
                BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            return line == null ? List.of() : split(line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
        }
    }

    private static List<String> split(String line) {
        List<String> names = new ArrayList<>();
        Matcher cell = CELL.matcher(line);
        int end = 0;
        while (cell.find(end) && cell.start() == end) {
            String quoted = cell.group(1);
            names.add(quoted == null ? cell.group(2).strip() : quoted.replace("\"\"", "\""));
            end = cell.end();
            if (cell.group(3).isEmpty()) {
                break;
            }
        }
        return names;
    }
}
