package org.puente.rules.checked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.cases.CaseFiles;
import org.puente.rules.cases.CaseJudge;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/**
 * Policies whose files were damaged at random: reading them never throws, and ends with a policy or with problems, each
 * at a place that exists. {@code -Dmutations=10000} is the full measure (a minute of one core); {@code -Dseed=} chooses
 * which.
 */
class MutatedPolicyTest {

    private static final int MUTATIONS = Integer.getInteger("mutations", 3_000);
    private static final long SEED = Long.getLong("seed", 20160831L);
    private static final Path REAL = Path.of("../policy/mx");

    @TempDir
    private Path folder;

    @Test
    void damagedPoliciesGiveProblemsAndNeverThrow() throws IOException {
        List<Path> samples = new ArrayList<>(SamplePolicies.list("good"));
        int each = MUTATIONS * 49 / 50 / samples.size();
        for (Path sample : samples) {
            mutate(SamplePolicies.copy(sample, folder.resolve(sample.getFileName())), each);
        }
        Path real = folder.resolve("real");
        SamplePolicies.copyFiles(REAL, real);
        mutate(real, MUTATIONS - each * samples.size());
    }

    private void mutate(Path root, int times) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        Mutator mutator = new Mutator(SEED + root.getFileName().hashCode());
        for (int i = 0; i < times; i++) {
            Path file = files.get(mutator.random.nextInt(files.size()));
            byte[] original = Files.readAllBytes(file);
            byte[] damaged = original;
            for (int n = mutator.random.nextInt(3); n >= 0; n--) {
                damaged = mutator.damage(damaged);
            }
            replace(file, damaged);
            try {
                check(root);
            } catch (RuntimeException | Error thrown) {
                Path kept = Files.createTempFile("damaged", ".txt");
                Files.write(kept, damaged);
                throw new AssertionError(
                        "mutation " + i + " of " + root.relativize(file) + ", kept as " + kept, thrown);
            }
            replace(file, original);
        }
    }

    /** A file that is truncated is flushed to the disk when it is closed; a new one is not, which is far quicker. */
    private static void replace(Path file, byte[] content) throws IOException {
        Files.delete(file);
        Files.write(file, content);
    }

    private static void check(Path root) {
        Problems problems = new Problems();
        Optional<Policy> policy = PolicyReader.read(root, problems);
        assertThat(policy.isPresent() || problems.hasErrors()).isTrue();
        policy.ifPresent(read -> {
            boolean isSound = !problems.hasErrors();
            var cases = CaseFiles.read(root, read, problems);
            if (isSound) {
                new CaseJudge(read, problems).check(cases);
            }
        });
        Map<String, List<String>> lines = new HashMap<>();
        for (Problem problem : problems.list()) {
            Place place = problem.place();
            if (!exists(place, lines.computeIfAbsent(place.file(), file -> lines(root.resolve(file))))) {
                throw new AssertionError("No such place: " + problem.render());
            }
        }
    }

    private static boolean exists(Place place, List<String> lines) {
        if (lines.isEmpty()) {
            return place.line() == 1 && place.column() == 1;
        }
        if (place.line() < 1 || place.line() > lines.size() || place.column() < 1) {
            return false;
        }
        String line = lines.get(place.line() - 1);
        return place.column() <= line.codePointCount(0, line.length()) + 1;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ways to damage a file: its bytes, its lines or its words. */
    private static final class Mutator {
        private static final String[] TOKENS = {
            ":",
            "-",
            "'",
            "\"",
            "{",
            "}",
            "[",
            "]",
            "&a",
            "*a",
            "|",
            ">",
            "#",
            "?",
            "\t",
            "\u00e9",
            "\ud835\udd18",
            "\0",
            "&&",
            "||",
            "!",
            "(",
            ")",
            "==",
            "<",
            ".",
            ",",
            "null",
            "true",
            "2016-02-30",
            "9223372036854775808",
            "1e999",
            "money('1')",
            "household.members.exists(m, m.age > 1)",
            "household.size",
            "<<: *a",
            "---",
            "%YAML 1.3",
            "\r",
            "\u2028",
            "\u0085",
            "!!binary x",
            "\\",
            "~",
            "''",
            "\uFEFF",
            "as of: 2016-01-01",
            "{age 1}",
            "?x",
            "- - - -"
        };

        private final Random random;

        Mutator(long seed) {
            random = new Random(seed);
        }

        byte[] damage(byte[] bytes) {
            return switch (random.nextInt(6)) {
                case 0 -> byteChanged(bytes);
                case 1 -> cut(bytes);
                case 2 -> lineMoved(bytes);
                case 3 -> bytes.length == 0 ? bytes : repeated(bytes);
                default -> tokenPut(bytes);
            };
        }

        private byte[] byteChanged(byte[] bytes) {
            byte[] changed = bytes.clone();
            if (changed.length > 0) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            return changed;
        }

        private byte[] cut(byte[] bytes) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + random.nextInt(40));
            return joined(bytes, from, new byte[0], to);
        }

        private byte[] repeated(byte[] bytes) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(8));
            byte[] part = java.util.Arrays.copyOfRange(bytes, from, to);
            int times = random.nextInt(20) == 0 ? 5_000 : 1 + random.nextInt(4);
            byte[] many = new byte[part.length * times];
            for (int i = 0; i < many.length; i++) {
                many[i] = part[i % part.length];
            }
            return joined(bytes, from, many, to);
        }

        private byte[] lineMoved(byte[] bytes) {
            List<String> lines =
                    new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=\n)", -1)));
            String line = lines.remove(random.nextInt(lines.size()));
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> lines.add(random.nextInt(lines.size() + 1), line);
                case 2 -> lines.add(random.nextInt(lines.size() + 1), " ".repeat(1 + random.nextInt(4)) + line);
                default -> lines.addAll(random.nextInt(lines.size() + 1), List.of(line, line));
            }
            return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
        }

        private byte[] tokenPut(byte[] bytes) {
            byte[] token = TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + (random.nextBoolean() ? 0 : random.nextInt(8)));
            return joined(bytes, from, token, to);
        }

        private static byte[] joined(byte[] bytes, int to, byte[] middle, int from) {
            byte[] joined = new byte[to + middle.length + bytes.length - from];
            System.arraycopy(bytes, 0, joined, 0, to);
            System.arraycopy(middle, 0, joined, to, middle.length);
            System.arraycopy(bytes, from, joined, to + middle.length, bytes.length - from);
            return joined;
        }
    }
}
