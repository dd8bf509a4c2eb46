package org.puente.population.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;
import org.puente.rules.source.YamlFile;

/**
 * The nation of the reference page meets the published totals. With {@code -Dpuente.calibration.write=true} it writes
 * what it found into the page; without, it checks that the page says so.
 */
class CalibrationTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "synthetic-nation.md");
    private static final String BEGIN = "<!-- calibration: written by CalibrationTest -->\n";
    private static final String END = "<!-- end of calibration -->\n";

    @Test
    void publishedTotalsAreMet(@TempDir Path folder) throws SQLException, IOException {
        Path nation = Nations.generate(folder.resolve("nation"), 200_000, 1, 2);
        List<String> missed = new ArrayList<>();
        StringBuilder table =
                new StringBuilder("| Target | Published | Obtained | Tolerance | Unit | Date | Source |\n");
        table.append("|---|--:|--:|--:|---|---|---|\n");
        try (Connection connection = Nations.open(nation)) {
            for (Map<String, String> target : targets()) {
                double wanted = Double.parseDouble(text(target, "value"));
                double found = Nations.ask(connection, text(target, "measure"));
                if (Math.abs(found - wanted) > Double.parseDouble(text(target, "tolerance"))) {
                    missed.add(text(target, "target") + ": " + found + " instead of " + wanted);
                }
                table.append(row(target, found));
            }
        }
        if (Boolean.getBoolean("puente.calibration.write")) {
            write(table.toString());
        }
        assertThat(missed).isEmpty();
        assertThat(PAGE).content().contains(BEGIN + table + END);
    }

    private static String row(Map<String, String> target, double found) {
        String shown = String.format(Locale.ROOT, Math.abs(found) < 100 ? "%.4f" : "%.0f", found);
        return String.join(
                        " | ",
                        "| " + text(target, "about"),
                        text(target, "value"),
                        shown,
                        text(target, "tolerance"),
                        text(target, "unit"),
                        text(target, "date"),
                        text(target, "document") + " |")
                + "\n";
    }

    private static void write(String table) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(page.indexOf(END)));
    }

    private static List<Map<String, String>> targets() {
        Path file = Nations.POLICY.resolve("synthetic/targets.yaml");
        SourceNode root = YamlFile.read(file, "targets.yaml", new Problems()).orElseThrow();
        SourceNode list = ((SourceNode.Mapping) root)
                .entries().values().stream()
                        .map(SourceNode.Entry::value)
                        .findFirst()
                        .orElseThrow();
        return ((SourceNode.Sequence) list)
                .items().stream().map(CalibrationTest::flatten).toList();
    }

    private static String text(Map<String, String> target, String key) {
        return Objects.requireNonNull(target.get(key), key);
    }

    private static Map<String, String> flatten(SourceNode item) {
        Map<String, String> texts = new LinkedHashMap<>();
        ((SourceNode.Mapping) item).entries().forEach((key, entry) -> {
            if (entry.value() instanceof SourceNode.Text text) {
                texts.put(key, text.value());
            } else {
                texts.putAll(flatten(entry.value()));
            }
        });
        return texts;
    }
}
