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
import java.util.stream.Collectors;
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
    private static final String ONE_PASS = "the plan's SQL, one pass, to Parquet";

    /** One pass gets all the memory it wants, or it would be measured spilling to the disk. */
    private static final DuckDb.Limits ROOMY =
            new DuckDb.Limits(DuckDb.Limits.standard().threads(), "8GB");

    private final CanonicalPopulation population;
    private final Connection connection;
    private final Connection roomy;
    private final Connection previewing;
    private final BenchmarkPolicy benchmark;
    private final ScreeningSql sql;
    private final String byHand;
    private final Path scratch;

    private NationalScreening(
            CanonicalPopulation population,
            Connection connection,
            Connection roomy,
            Connection previewing,
            BenchmarkPolicy benchmark,
            String byHand,
            Path scratch)
            throws SQLException {
        this.population = population;
        this.connection = connection;
        this.roomy = roomy;
        this.previewing = previewing;
        this.benchmark = benchmark;
        this.scratch = scratch;
        this.sql = new ScreeningSql(
                new DuckDbDialect(), benchmark.plan(), population, new VerdictLayout(benchmark.plan()));
        this.byHand = byHand.replace("{households}", file(PopulationTable.HOUSEHOLDS))
                .replace("{members}", file(PopulationTable.MEMBERS));
        prepare(connection);
        prepare(roomy);
    }

    private void prepare(Connection prepared) throws SQLException {
        DuckDb.keepFooters(prepared);
        for (String statement : sql.preparation()) {
            DuckDb.execute(prepared, statement);
        }
        for (PopulationTable table : List.of(PopulationTable.MUNICIPALITIES, PopulationTable.LOCALITIES)) {
            DuckDb.execute(
                    prepared,
                    "CREATE TEMP TABLE " + table.entity().word() + " AS FROM read_parquet('" + file(table) + "')");
        }
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
                        Intake.Options.standard().forCountry(benchmark.policy().country()));
                Connection connection = DuckDb.open(scratch, limits);
                Connection roomy = DuckDb.open(scratch, ROOMY);
                Connection previewing = DuckDb.open(scratch, limits)) {
            new NationalScreening(population, connection, roomy, previewing, benchmark, byHand, scratch)
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
        timings.add(
                "SQL by hand, one pass, to Parquet",
                () -> write(roomy, byHand(0, population.households()), "hand-one"));
        timings.add(ONE_PASS, () -> write(roomy, sql.households(0, population.households()), "plan-one"));
        timings.add("plain scan of the same columns", this::scan);
        timings.add("preview of one programme, not written", this::preview);
        timings.run(1, runs);
        System.out.println(timings.table(BY_HAND));
        System.out.printf(
                Locale.ROOT,
                "plan / hand %.2f; plan in ranges / one pass %.2f; plan in ranges / scan %.1f%n",
                timings.ratio(GENERATED, BY_HAND),
                timings.ratio(GENERATED, ONE_PASS),
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
            write(connection, query.over(first, end), name + "-range-" + range++);
        }
    }

    private void write(Connection writing, String query, String name) throws SQLException {
        DuckDb.execute(
                writing,
                "COPY (" + query + ") TO " + DuckDb.target(scratch.resolve(name + ".parquet"))
                        + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)");
    }

    /** The two must agree in every column of every row, or there is nothing to compare. */
    private void compare() throws SQLException {
        inRanges(this::byHand, "hand");
        inRanges(sql::households, "plan");
        String differences = columns().stream()
                .map(DuckDb::name)
                .map(column -> "count(*) FILTER (a." + column + " IS DISTINCT FROM b." + column + ")")
                .collect(Collectors.joining(" + "));
        long different = DuckDb.askLong(
                connection,
                "SELECT " + differences + " FROM " + written("hand") + " a FULL JOIN " + written("plan")
                        + " b USING (household_row)");
        if (different > 0) {
            throw new IllegalStateException(different + " values differ");
        }
        System.out.println("Both give the same rows, column by column.\n");
    }

    /** All ranges of a result. */
    private String written(String name) {
        return "read_parquet('" + scratch.resolve(name + "-range-*.parquet") + "')";
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
