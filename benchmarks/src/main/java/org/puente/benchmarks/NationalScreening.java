package org.puente.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.puente.population.CanonicalPopulation;
import org.puente.population.DuckDb;
import org.puente.population.Intake;
import org.puente.population.PopulationTable;
import org.puente.rules.expression.Reads;
import org.puente.rules.plan.Plan;
import org.puente.screening.Preview;
import org.puente.screening.ScreeningRequest;
import org.puente.screening.sql.DuckDbDialect;
import org.puente.screening.sql.ScreeningSql;
import org.puente.screening.sql.VerdictLayout;

/**
 * A nation by 17 programmes: the plan's SQL against SQL written by hand for the same rules, over the same ranges, into
 * the same columns; and against one pass without ranges and a plain scan. First it compares the two results row by row.
 *
 * <p>Arguments: the population, the country's policy folder, the benchmark's {@code national} folder, a scratch folder,
 * the number of measured runs.
 */
public final class NationalScreening {

    private static final String GENERATED = "the plan's SQL, in ranges, to Parquet";
    private static final String BY_HAND = "SQL by hand, same ranges, to Parquet";

    private final CanonicalPopulation population;
    private final Connection connection;
    private final Connection previewing;
    private final BenchmarkPolicy benchmark;
    private final ScreeningSql sql;
    private final String byHand;
    private final Path scratch;

    private NationalScreening(
            CanonicalPopulation population,
            Connection connection,
            Connection previewing,
            BenchmarkPolicy benchmark,
            String byHand,
            Path scratch)
            throws SQLException {
        this.population = population;
        this.connection = connection;
        this.previewing = previewing;
        this.benchmark = benchmark;
        this.scratch = scratch;
        this.sql = new ScreeningSql(
                new DuckDbDialect(), benchmark.plan(), population, new VerdictLayout(benchmark.plan()));
        this.byHand = byHand.replace("{households}", file(PopulationTable.HOUSEHOLDS))
                .replace("{members}", file(PopulationTable.MEMBERS));
        DuckDb.keepFooters(connection);
        for (String statement : sql.preparation()) {
            DuckDb.execute(connection, statement);
        }
        DuckDb.execute(
                connection,
                "CREATE TEMP TABLE municipality AS FROM read_parquet('" + file(PopulationTable.MUNICIPALITIES) + "')");
        DuckDb.execute(
                connection,
                "CREATE TEMP TABLE locality AS FROM read_parquet('" + file(PopulationTable.LOCALITIES) + "')");
    }

    private String file(PopulationTable table) {
        return population.findTable(table).orElseThrow().toString();
    }

    public static void main(String[] arguments) throws Exception {
        Path scratch = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[3])), "national");
        BenchmarkPolicy benchmark = BenchmarkPolicy.read(
                Path.of(arguments[1]), Path.of(arguments[2]), LocalDate.of(2016, 8, 31), scratch.resolve("policy"));
        String byHand = Files.readString(Path.of(arguments[2], "handwritten.sql"));
        DuckDb.Limits limits = DuckDb.Limits.standard();
        try (CanonicalPopulation population = Intake.open(
                        Path.of(arguments[0]),
                        scratch.resolve("intake"),
                        benchmark.policy().facts(),
                        Intake.Options.standard());
                Connection connection = DuckDb.open(scratch, limits);
                Connection previewing = DuckDb.open(scratch, limits)) {
            new NationalScreening(population, connection, previewing, benchmark, byHand, scratch)
                    .run(Integer.parseInt(arguments[4]));
        }
    }

    private void run(int runs) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%,d households, %,d members, %d programmes, %d clauses%n%n",
                population.households(),
                population.members(),
                benchmark.plan().programmes().size(),
                clauses());
        compare();
        Timings timings = new Timings();
        timings.add(BY_HAND, () -> inRanges(this::byHand, "hand"));
        timings.add(GENERATED, () -> inRanges(sql::households, "plan"));
        timings.add("SQL by hand, one pass, to Parquet", () -> write(byHand(0, population.households()), "hand-one"));
        timings.add(
                "the plan's SQL, one pass, to Parquet",
                () -> write(sql.households(0, population.households()), "plan-one"));
        timings.add("plain scan of the same columns", this::scan);
        timings.add("preview of one programme, not written", this::preview);
        timings.run(1, runs);
        System.out.println(timings.table(BY_HAND));
        System.out.printf(
                Locale.ROOT,
                "plan / hand %.2f; plan in ranges / one pass %.2f; plan in ranges / scan %.1f%n",
                timings.ratio(GENERATED, BY_HAND),
                timings.ratio(GENERATED, "the plan's SQL, one pass, to Parquet"),
                timings.ratio(GENERATED, "plain scan of the same columns"));
    }

    private long clauses() {
        return benchmark.plan().programmes().stream()
                .mapToLong(programme -> programme.edition().clauses().size())
                .sum();
    }

    /** A query over the households from a first one up to an end. */
    private interface RangeQuery {
        String over(long first, long end);
    }

    private String byHand(long first, long end) {
        return byHand.replace("{first}", Long.toString(first)).replace("{end}", Long.toString(end));
    }

    private void inRanges(RangeQuery query, String name) throws SQLException {
        int range = 0;
        for (long first = 0; first < population.households(); first += ScreeningRequest.STANDARD_RANGE) {
            long end = Math.min(population.households(), first + ScreeningRequest.STANDARD_RANGE);
            write(query.over(first, end), name + "-" + range++);
        }
    }

    private void write(String query, String name) throws SQLException {
        DuckDb.execute(
                connection,
                "COPY (" + query + ") TO " + DuckDb.target(scratch.resolve(name + ".parquet"))
                        + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)");
    }

    /** The two must agree in every column of every row of the first range, or there is nothing to compare. */
    private void compare() throws SQLException {
        long end = Math.min(population.households(), ScreeningRequest.STANDARD_RANGE);
        write(byHand(0, end), "hand-0");
        write(sql.households(0, end), "plan-0");
        for (String column : columns()) {
            long different = DuckDb.askLong(
                    connection,
                    "SELECT count(*) FROM read_parquet('" + scratch.resolve("hand-0.parquet")
                            + "') a FULL JOIN read_parquet('" + scratch.resolve("plan-0.parquet")
                            + "') b USING (household_row) WHERE a."
                            + DuckDb.name(column) + " IS DISTINCT FROM b." + DuckDb.name(column));
            if (different > 0) {
                throw new IllegalStateException(different + " rows differ in " + column);
            }
        }
        System.out.println("Both give the same rows in the first range, column by column.\n");
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("household_id", "weight", "verdicts_1"));
        benchmark.plan().programmes().forEach(programme -> columns.add(programme.id()));
        return columns;
    }

    private void scan() throws SQLException {
        Set<String> read = read();
        for (PopulationTable table : List.of(PopulationTable.HOUSEHOLDS, PopulationTable.MEMBERS)) {
            String hashes = String.join(
                    " + ",
                    population.facts(table).stream()
                            .filter(fact -> read.contains(fact.path()))
                            .map(fact -> "count(" + DuckDb.name(PopulationTable.columnOf(fact)) + ")")
                            .toList());
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("SELECT " + hashes + " FROM read_parquet('" + file(table) + "')")) {
                rows.next();
            }
        }
    }

    /** The facts that the benchmark's rules read, by path. */
    private Set<String> read() {
        Set<String> paths = new HashSet<>();
        for (Plan.PlannedProgramme programme : benchmark.plan().programmes()) {
            programme.edition().clauses().stream()
                    .map(clause -> Reads.of(clause.when()))
                    .flatMap(reads -> Stream.concat(reads.unitFacts().stream(), reads.elementFacts().stream()))
                    .forEach(fact -> paths.add(fact.path()));
        }
        return paths;
    }

    private void preview() throws SQLException {
        Plan one =
                new Plan(benchmark.plan().asOf(), benchmark.plan().programmes().subList(0, 1), List.of());
        Preview.of(one, population, previewing);
    }
}
