package org.puente.conformance.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.population.CanonicalPopulation;
import org.puente.population.DuckDb;
import org.puente.population.Intake;
import org.puente.rules.checked.Policy;
import org.puente.rules.plan.Plan;
import org.puente.rules.source.InputProblem;
import org.puente.screening.Summary;

/**
 * Populations damaged in every way: bytes, cells, rows, columns, whole tables. Each is refused as a problem of the input
 * or taken in; a stated share of those taken in is screened and compared with the judge. Give {@code
 * -Dpuente.conformance.mutations=} for more of them than usual.
 */
class MutatedPopulationsTest {

    private static final int MUTATIONS = Integer.getInteger("puente.conformance.mutations", 150);

    /** One in so many is screened as well. */
    private static final int SCREENED = 10;

    private static final long SEED = 20_161_124L;
    private static final DuckDb.Limits LIMITS = new DuckDb.Limits(1, "200MB");

    /** Cells that files go wrong by. */
    private static final List<String> CELLS = List.of(
            "",
            " ",
            "?",
            "NaN",
            "inf",
            "-Infinity",
            "1e999",
            "-1",
            "3.5",
            "9223372036854775808",
            "99999999999999999.99",
            "1,5",
            "\"",
            "\"\"",
            "'",
            "TRUE",
            "yes",
            "2016-02-30",
            "31/08/2016",
            "0000-00-00",
            "infinity",
            "ñ",
            "\u0000",
            "\r",
            "\n",
            "null",
            "NULL",
            "h1001",
            "=1+1",
            "𝟙");

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Policy policy;

    @SuppressWarnings("NullAway.Init")
    private Plan plan;

    private final List<Path> originals = new ArrayList<>();
    private int refused;
    private int screened;

    @BeforeEach
    void makeOriginals() throws IOException, SQLException {
        policy = GeneratedPolicy.in(folder.resolve("policy"));
        Random random = new Random(SEED);
        ProgrammeGenerator programmes = new ProgrammeGenerator(random, policy);
        plan = programmes.plan(programmes.programmes(3, 4));
        for (int i = 0; i < 3; i++) {
            Path canonical = folder.resolve("canonical-" + i);
            Nation nation = withoutZeroBytes(new NationGenerator(random, policy, plan).nation(6));
            new NationFiles(policy).write(nation, canonical, folder);
            originals.add(canonical);
            originals.add(asGiven(canonical, folder.resolve("csv-" + i), "csv", "csv, HEADER true"));
            originals.add(asGiven(canonical, folder.resolve("parquet-" + i), "parquet", "parquet"));
        }
    }

    /** A line of CSV may hold none, so that everything else would go unread. */
    private static Nation withoutZeroBytes(Nation nation) {
        nation.households().forEach(household -> {
            clean(household.facts());
            household.members().forEach(member -> clean(member.facts()));
        });
        nation.territory().values().forEach(rows -> rows.values().forEach(MutatedPopulationsTest::clean));
        return nation;
    }

    private static void clean(Map<String, Object> facts) {
        facts.replaceAll((name, value) -> value instanceof String text ? text.replace("\0", "") : value);
    }

    /** The tables as somebody else would give them: without what the canonical form adds. */
    private Path asGiven(Path canonical, Path directory, String ending, String format)
            throws IOException, SQLException {
        Files.createDirectory(directory);
        Files.writeString(directory.resolve("population.yaml"), "country: xx\nreferenceDate: 2016-08-31\n");
        try (Connection connection = DuckDb.open(folder, LIMITS)) {
            for (Path table : files(canonical)) {
                String name = String.valueOf(table.getFileName());
                if (name.endsWith(".parquet")) {
                    String own = name.startsWith("households")
                            ? "EXCLUDE (household_row)"
                            : name.startsWith("members") ? "EXCLUDE (household_row, member_row)" : "";
                    Path target = directory.resolve(name.replace("parquet", ending));
                    DuckDb.execute(
                            connection,
                            "COPY (SELECT * " + own + " FROM read_parquet(" + DuckDb.file(table) + ")) TO "
                                    + DuckDb.target(target) + " (FORMAT " + format + ")");
                }
            }
        }
        return directory;
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> found = Files.list(directory)) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void damagedPopulationsAreRefusedOrJudgedRight() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (int number = 0; number < MUTATIONS; number++) {
            Path work = Files.createDirectory(folder.resolve("work"));
            try {
                tryOne(number, work, wrong);
            } finally {
                delete(work);
            }
        }
        System.out.println("conformance: " + MUTATIONS + " damaged populations, " + refused + " refused, " + screened
                + " screened and compared");
        assertThat(wrong).isEmpty();
        assertThat(refused).as("some are beyond use").isBetween(MUTATIONS / 50, MUTATIONS * 9 / 10);
        assertThat(screened).isPositive();
    }

    private void tryOne(int number, Path work, List<String> wrong) throws IOException {
        Random random = new Random(SEED + number);
        Path original = originals.get(number % originals.size());
        Path damaged = Files.createDirectory(work.resolve("damaged"));
        for (Path file : files(original)) {
            Files.copy(file, damaged.resolve(file.getFileName()));
        }
        String what = "seed " + (SEED + number) + ", " + original.getFileName() + ": " + damage(damaged, random);
        try {
            if (number % SCREENED == 0) {
                screen(damaged, work, what, wrong);
            } else {
                Intake.open(damaged, work.resolve("intake"), policy.facts(), new Intake.Options(false, LIMITS))
                        .close();
            }
        } catch (InputProblem problem) {
            refused++;
            if (problem.getMessage().isBlank() || problem.remedy().isBlank()) {
                wrong.add(what + ": says nothing");
            }
        } catch (RuntimeException e) {
            wrong.add(what + ": " + e + (e.getCause() == null ? "" : " of " + e.getCause()));
        }
    }

    private void screen(Path damaged, Path work, String what, List<String> wrong) {
        Nation nation;
        try (CanonicalPopulation population =
                Intake.open(damaged, work.resolve("intake"), policy.facts(), new Intake.Options(false, LIMITS))) {
            nation = new NationFiles(policy).read(population, work);
        }
        Path run = work.resolve("run");
        Summary summary = Differential.screen(policy, plan, damaged, run, Differential.Manner.PLAIN);
        Differential differential = new Differential(policy, plan);
        differential.compare(nation, summary, VerdictTables.read(run, work));
        screened++;
        differential.differences().forEach(difference -> wrong.add(what + ": " + difference));
    }

    // ---------------------------------------------------------------- damage

    private static String damage(Path population, Random random) throws IOException {
        List<Path> files = files(population);
        Path file = files.get(random.nextInt(files.size()));
        if (String.valueOf(file.getFileName()).endsWith(".yaml") && random.nextInt(3) > 0) {
            file = files.get(0);
        }
        String name = String.valueOf(file.getFileName());
        if (random.nextInt(20) == 0) {
            Files.delete(file);
            return name + " is missing";
        }
        if (name.endsWith(".parquet") && random.nextInt(3) > 0) {
            return name + ": " + column(file, random);
        }
        byte[] bytes = Files.readAllBytes(file);
        byte[] damaged = name.endsWith(".csv") && random.nextInt(4) > 0
                ? table(new String(bytes, StandardCharsets.UTF_8), random).getBytes(StandardCharsets.UTF_8)
                : bytes(bytes, random);
        Files.write(file, damaged);
        return name + " is damaged";
    }

    /** What a whole Parquet file may hold in a column that is not what its fact says. */
    private static final List<String> COLUMNS = List.of(
            "CAST(%s AS VARCHAR)",
            "NULL",
            "CAST('NaN' AS DOUBLE)",
            "CAST('-infinity' AS DOUBLE)",
            "CAST('infinity' AS DATE)",
            "CAST('2016-08-31 12:30:00' AS TIMESTAMP)",
            "CAST('0044-03-15 (BC)' AS DATE)",
            "CAST(170141183460469231731687303715884105727 AS HUGEINT)",
            "CAST(18446744073709551615 AS UBIGINT)",
            "CAST(-9223372036854775808 AS BIGINT)",
            "CAST(0.125 AS DECIMAL(9,3))",
            "CAST(99999999999999999999.99 AS DECIMAL(38,2))",
            "CAST(12345678.91 AS FLOAT)",
            "CAST('x' AS BLOB)",
            "[1, 2]",
            "{'a': 1}",
            "true",
            "'alpha'",
            "'h1001'",
            "CASE WHEN hash(%s) %% 2 = 0 THEN NULL END");

    private static String column(Path file, Random random) throws IOException {
        Path whole = file.resolveSibling("whole");
        Files.move(file, whole);
        String from = "read_parquet(" + DuckDb.file(whole) + ")";
        try (Connection connection = DuckDb.open(Objects.requireNonNull(file.getParent()), LIMITS)) {
            List<String> names = List.copyOf(
                    DuckDb.describe(connection, "SELECT * FROM " + from).keySet());
            String name = DuckDb.name(names.get(random.nextInt(names.size())));
            String value = COLUMNS.get(random.nextInt(COLUMNS.size())).formatted(name);
            String select = switch (random.nextInt(6)) {
                case 0 -> "SELECT * EXCLUDE (" + name + ") FROM " + from;
                case 1 -> "SELECT * FROM " + from + " UNION ALL SELECT * FROM " + from;
                case 2 -> "SELECT * FROM " + from + " LIMIT 0";
                default -> "SELECT * REPLACE (" + value + " AS " + name + ") FROM " + from;
            };
            DuckDb.execute(connection, "COPY (" + select + ") TO " + DuckDb.target(file) + " (FORMAT parquet)");
            return select.replace(from, "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static byte[] bytes(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> damaged = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100));
            default -> {
                for (int i = 0; i <= random.nextInt(6) && bytes.length > 0; i++) {
                    damaged[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return damaged;
    }

    private static String table(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(7)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(at, cells(lines.get(at), random, -1));
            case 3 -> lines.set(0, cells(lines.get(0), random, 0));
            case 4 -> lines.set(at, lines.get(at) + "," + CELLS.get(random.nextInt(CELLS.size())));
            default -> {
                for (int i = 0; i < 4; i++) {
                    int row = random.nextInt(lines.size());
                    lines.set(row, cells(lines.get(row), random, 1));
                }
            }
        }
        return String.join("\n", lines);
    }

    /** Removes a cell, swaps two, or writes another into its place. */
    private static String cells(String line, Random random, int way) {
        List<String> cells = new ArrayList<>(Arrays.asList(line.split(",", -1)));
        int at = random.nextInt(cells.size());
        if (way < 0) {
            cells.remove(at);
        } else if (way == 0) {
            Collections.swap(cells, at, random.nextInt(cells.size()));
        } else {
            cells.set(at, CELLS.get(random.nextInt(CELLS.size())));
        }
        return String.join(",", cells);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
