package org.puente.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.puente.rules.source.InputProblem;

/**
 * The distinct combinations of outcomes that a run gave, by programme, with how many units have each: a few hundred for a
 * nation. A programme with so many conditions that its combinations are as many as its units has none here.
 *
 * @param byProgramme the combinations of each programme, by its id
 */
public record Combinations(Map<String, List<Combination>> byProgramme) {

    private static final String HEADER = "programme,outcomes,units,weight";
    private static final int MOST = 50_000;

    /**
     * Units of a programme that share their outcomes.
     *
     * @param words the values of the programme's columns
     */
    public record Combination(long[] words, long units, double weight) {}

    /** Gathers the combinations of one programme. */
    static final class Gathering {
        private final Map<List<Long>, double[]> counts = new HashMap<>();
        private boolean isTooMany;

        void add(long[] words, long units, double weight) {
            if (isTooMany) {
                return;
            }
            double[] count = counts.computeIfAbsent(Arrays.stream(words).boxed().toList(), key -> new double[2]);
            count[0] += units;
            count[1] += weight;
            if (counts.size() > MOST) {
                isTooMany = true;
                counts.clear();
            }
        }

        /** In an order that does not depend on how the units came. */
        private List<Combination> list() {
            List<Combination> list = new ArrayList<>();
            counts.forEach((words, count) -> list.add(
                    new Combination(words.stream().mapToLong(Long::longValue).toArray(), (long) count[0], count[1])));
            list.sort((a, b) -> Arrays.compare(a.words(), b.words()));
            return list;
        }
    }

    static Combinations of(List<Tally> tallies) {
        Map<String, List<Combination>> byProgramme = new TreeMap<>();
        for (Tally tally : tallies) {
            if (!tally.combinations().isTooMany) {
                byProgramme.put(
                        tally.columns().programme().id(), tally.combinations().list());
            }
        }
        return new Combinations(byProgramme);
    }

    void write(Path file) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        byProgramme.forEach((programme, combinations) -> {
            for (Combination combination : combinations) {
                text.append(programme).append(',');
                for (int i = 0; i < combination.words().length; i++) {
                    text.append(i == 0 ? "" : " ").append(combination.words()[i]);
                }
                text.append(',').append(combination.units());
                text.append(',').append(combination.weight()).append('\n');
            }
        });
        RunDirectory.write(file, text.toString());
    }

    static Combinations read(Path file) {
        Map<String, List<Combination>> byProgramme = new TreeMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            if (!HEADER.equals(lines.readLine())) {
                throw new IOException("not a list of combinations");
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                long[] words = Arrays.stream(cells[1].split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray();
                byProgramme
                        .computeIfAbsent(cells[0], key -> new ArrayList<>())
                        .add(new Combination(words, Long.parseLong(cells[2]), Double.parseDouble(cells[3])));
            }
            return new Combinations(byProgramme);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new InputProblem(file + " cannot be read.", "Screen again with --force.", e);
        }
    }
}
