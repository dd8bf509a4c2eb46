package org.puente.population;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;

/** SHA-256 sums that tell whether files and declared facts are still those a population was checked with. */
final class Fingerprint {

    private static final int BUFFER = 1 << 20;

    private Fingerprint() {}

    /** The sums of several files, read side by side, by file name. */
    static Map<String, String> ofFiles(Collection<Path> files) {
        Map<Path, String> sums = new ConcurrentHashMap<>();
        files.parallelStream().forEach(file -> sums.put(file, ofFile(file)));
        Map<String, String> byName = new LinkedHashMap<>();
        files.forEach(file -> byName.put(String.valueOf(file.getFileName()), sums.getOrDefault(file, "")));
        return byName;
    }

    private static String ofFile(Path file) {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw DuckDb.explain(e, file);
        }
        return hex(digest);
    }

    /**
     * The sum of all that decides what a cell may hold: names, types, codes in their order, bounds. Labels, units and
     * derived facts do not.
     */
    static String ofFacts(Facts facts) {
        MessageDigest digest = sha256();
        for (PopulationTable table : PopulationTable.values()) {
            facts.listObserved(table.entity()).stream()
                    .map(Fingerprint::line)
                    .sorted()
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        }
        return hex(digest);
    }

    private static String line(Fact fact) {
        List<String> codes =
                fact.type().codes() == null ? List.of() : fact.type().codeList().codes();
        return String.join(
                        "\t",
                        fact.path(),
                        fact.type().kind().word(),
                        String.join(" ", codes),
                        String.valueOf(fact.minimum()),
                        String.valueOf(fact.maximum()))
                + "\n";
    }

    static String ofText(String text) {
        MessageDigest digest = sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return hex(digest);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
