package org.puente.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.puente.diagnosis.Diagnoser;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.population.DuckDb;
import org.puente.population.imports.ImportPlan;
import org.puente.population.imports.ImportPlanReader;
import org.puente.population.imports.Importer;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.plan.Plan;
import org.puente.rules.source.Problems;
import org.puente.screening.FinishedRun;
import org.puente.screening.Screening;
import org.puente.screening.ScreeningRequest;

/**
 * The errors of a diagnosis of the survey, against a bootstrap of its primary units that shares no code with it: in each
 * replicate n - 1 of the n primary units of a stratum are drawn with replacement, and weights are multiplied by n / (n -
 * 1) for each time that a unit is drawn (Rao and Wu, Resampling inference with complex survey data, Journal of the
 * American Statistical Association 83, 1988).
 */
@EnabledIf(value = "isSurveyHere", disabledReason = "the survey is not at ../shared/data/mexico")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BootstrapTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SURVEY = PROJECT.resolveSibling("shared").resolve("data/mexico");
    private static final Path POLICY = PROJECT.resolve("policy/mx");
    private static final String EL_CAMPO = "el-campo-en-nuestras-manos";
    private static final String PROSPERA = "prospera";

    private static final long SEED = 20_160_831;
    private static final int REPLICATES = 400;

    /**
     * A standard deviation of B replicates has itself a relative error of about the root of 1 / (2 B), here 3.5 %; of so
     * many figures none should be further off than three and a half times that, 12.4 %.
     */
    private static final double TOLERANCE = 3.5 * Math.sqrt(1.0 / (2 * REPLICATES));

    /** The columns of {@link Household}; verdicts are in alphabetical order, two bits each (docs/first-screening.md). */
    private static final String HOUSEHOLDS = """
            WITH women AS (SELECT household_row, count_if(verdicts_1 & 3 = 1) AS women
                FROM 'RUN/verdicts/member-*.parquet' GROUP BY household_row)
            SELECT "household.sampling_stratum", "household.primary_unit", weight, "household.state_code",
                CAST(floor("household.income_per_person_monthly") AS BIGINT) AS income, "group.prospera" = 0,
                "group.rural" = 0, (verdicts_1 >> 2) & 3, prospera & 3 = 1, (prospera >> 2) & 3 = 1,
                (prospera >> 4) & 3 = 1, coalesce(women, 0)
            FROM 'RUN/verdicts/household-*.parquet' LEFT JOIN women USING (household_row)
            ORDER BY income""";

    /** A surveyed household, with what the rules say of it. */
    private record Household(
            int primaryUnit,
            double weight,
            String state,
            double income,
            boolean inFocus,
            boolean isRural,
            boolean hasProspera,
            boolean mayHaveProspera,
            boolean isIncomeUnmet,
            boolean isYoungUnmet,
            boolean isWomanUnmet,
            int women,
            int tenth) {

        boolean isRanked() {
            return !Double.isNaN(income);
        }

        boolean hasElCampo() {
            return women > 0;
        }

        /**
         * Income and one of two others: where all fail, income comes after one of the others in two of three orders;
         * where only income or only both others fail, these have it all.
         */
        double blameOfIncome() {
            boolean areOthersUnmet = isYoungUnmet && isWomanUnmet;
            return !isIncomeUnmet ? 0 : areOthersUnmet ? 2.0 / 3 : 1;
        }

        boolean isOut() {
            return isIncomeUnmet || isYoungUnmet && isWomanUnmet;
        }
    }

    /** A sum over another; a total is over nothing. */
    private record Linear(ToDoubleFunction<Household> over, ToDoubleFunction<Household> under, Estimate estimate) {}

    /** A coefficient of concentration. */
    private record Ranked(ToDoubleFunction<Household> reached, Estimate estimate) {}

    private final List<Household> households = new ArrayList<>();
    /** The numbers of the primary units of each stratum. */
    private final Map<String, Map<String, Integer>> strata = new TreeMap<>();

    private int primaryUnits;
    private final List<double[]> multipliers = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Diagnosis diagnosis;

    static boolean isSurveyHere() {
        return Files.isDirectory(SURVEY.resolve("enigh2016"));
    }

    @BeforeAll
    void diagnoseAndDraw(@TempDir Path directory) throws SQLException {
        Path run = directory.resolve("run");
        diagnosis = diagnose(directory.resolve("population"), run, directory);
        try (Connection connection = DuckDb.open(directory, DuckDb.Limits.standard());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(HOUSEHOLDS.replace("'RUN/", "'" + run + "/"))) {
            while (rows.next()) {
                households.add(household(rows));
            }
        }
        placeInTenths();
        Random random = new Random(SEED);
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            multipliers.add(draw(random));
        }
    }

    private static Diagnosis diagnose(Path population, Path run, Path spill) {
        Problems problems = new Problems();
        Policy policy = PolicyReader.read(POLICY, problems).orElseThrow();
        ImportPlan survey = ImportPlanReader.read(POLICY, "enigh2016", problems).orElseThrow();
        new Importer(survey, policy.facts(), DuckDb.Limits.standard()).run(SURVEY, population, false, rows -> {});
        Plan plan = Plan.of(policy, LocalDate.parse("2016-08-31"), List.of(EL_CAMPO, PROSPERA), problems);
        assertThat(problems.hasErrors()).isFalse();
        Screening.run(new ScreeningRequest(
                policy, plan, population, run, ScreeningRequest.Existing.REFUSE, DuckDb.Limits.standard()));
        return Diagnoser.diagnose(FinishedRun.open(run, policy), policy, spill, DuckDb.Limits.standard(), done -> {});
    }

    private Household household(ResultSet row) throws SQLException {
        int unit = strata.computeIfAbsent(row.getString(1), key -> new LinkedHashMap<>())
                .computeIfAbsent(row.getString(2), key -> primaryUnits++);
        double income = row.getDouble(5);
        boolean isRanked = !row.wasNull();
        int prospera = row.getInt(8);
        return new Household(
                unit,
                row.getDouble(3),
                row.getString(4),
                isRanked ? income : Double.NaN,
                row.getBoolean(6),
                row.getBoolean(7),
                prospera == 1,
                prospera != 0,
                row.getBoolean(9),
                row.getBoolean(10),
                row.getBoolean(11),
                row.getInt(12),
                -1);
    }

    /** By the middle of the share that those of one income have among all whose income is known. */
    private void placeInTenths() {
        households.sort(Comparator.comparingDouble(Household::income));
        double[] middles = middles(Household::weight);
        for (int i = 0; i < households.size(); i++) {
            Household one = households.get(i);
            if (one.isRanked()) {
                households.set(i, withTenth(one, Math.min(19, (int) Math.floor(20 * middles[i])) / 2));
            }
        }
    }

    private static Household withTenth(Household one, int tenth) {
        return new Household(
                one.primaryUnit(),
                one.weight(),
                one.state(),
                one.income(),
                one.inFocus(),
                one.isRural(),
                one.hasProspera(),
                one.mayHaveProspera(),
                one.isIncomeUnmet(),
                one.isYoungUnmet(),
                one.isWomanUnmet(),
                one.women(),
                tenth);
    }

    /** Households without an income come last and have no middle. */
    private double[] middles(ToDoubleFunction<Household> weight) {
        double[] middles = new double[households.size()];
        double below = 0;
        int first = 0;
        while (first < middles.length && households.get(first).isRanked()) {
            int end = first;
            double here = 0;
            while (end < middles.length
                    && households.get(end).income() == households.get(first).income()) {
                here += weight.applyAsDouble(households.get(end++));
            }
            Arrays.fill(middles, first, end, below + here / 2);
            below += here;
            first = end;
        }
        for (int i = 0; i < middles.length; i++) {
            middles[i] /= below;
        }
        return middles;
    }

    // ---------------------------------------------------------------- replicates

    /** What the weights of each primary unit are multiplied by; a stratum with one primary unit stays as it is. */
    private double[] draw(Random random) {
        double[] multiplier = new double[primaryUnits];
        for (Map<String, Integer> stratum : strata.values()) {
            List<Integer> units = List.copyOf(stratum.values());
            if (units.size() == 1) {
                multiplier[units.get(0)] = 1;
            }
            for (int i = 1; i < units.size(); i++) {
                multiplier[units.get(random.nextInt(units.size()))] += units.size() / (units.size() - 1.0);
            }
        }
        return multiplier;
    }

    private double[] byPrimaryUnit(ToDoubleFunction<Household> of) {
        double[] sums = new double[primaryUnits];
        for (Household one : households) {
            sums[one.primaryUnit()] += one.weight() * of.applyAsDouble(one);
        }
        return sums;
    }

    private static double sum(double[] values, double[] multiplier) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * multiplier[i];
        }
        return sum;
    }

    private static double deviation(double[] replicates) {
        double mean = Arrays.stream(replicates).average().orElseThrow();
        double squares = Arrays.stream(replicates)
                .map(one -> (one - mean) * (one - mean))
                .sum();
        return Math.sqrt(squares / (replicates.length - 1));
    }

    private void compare(String name, Linear figure) {
        double[] over = byPrimaryUnit(figure.over());
        double[] under = byPrimaryUnit(figure.under());
        boolean isTotal = Arrays.stream(under).allMatch(one -> one == 0);
        double[] all = new double[primaryUnits];
        Arrays.fill(all, 1);
        double value = isTotal ? sum(over, all) : sum(over, all) / sum(under, all);
        double[] replicates = multipliers.stream()
                .mapToDouble(one -> isTotal ? sum(over, one) : sum(over, one) / sum(under, one))
                .toArray();
        compare(name, value, deviation(replicates), figure.estimate());
    }

    private static void compare(String name, double value, double error, Estimate estimate) {
        assertThat(estimate.isShown()).as(name + " is told: %s", estimate).isTrue();
        assertThat(estimate.value()).as(name).isCloseTo(value, within(1e-9 * Math.abs(value)));
        double told = Objects.requireNonNull(estimate.standardError());
        assertThat(told / error).as("the error of %s over its bootstrap", name).isCloseTo(1, within(TOLERANCE));
    }

    private static double one(boolean counts) {
        return counts ? 1 : 0;
    }

    // ---------------------------------------------------------------- figures

    private Diagnosis.Reach reach(String programme, String population) {
        return diagnosis.reach().stream()
                .filter(row ->
                        row.programme().equals(programme) && row.population().equals(population))
                .findFirst()
                .orElseThrow();
    }

    private Estimate ofState(String code) {
        return diagnosis.territory().states().stream()
                .filter(place -> place.code().equals(code))
                .findFirst()
                .orElseThrow()
                .shares()
                .get(0);
    }

    @Test
    void totalsVaryAsTheirReplicatesDo() {
        Map<String, Linear> figures = new LinkedHashMap<>();
        figures.put(
                "reach of PROSPERA",
                new Linear(
                        one -> one(one.hasProspera()),
                        one -> 0,
                        reach(PROSPERA, "all").atLeast()));
        figures.put(
                "reach of El Campo",
                new Linear(
                        one -> one(one.hasElCampo()),
                        one -> 0,
                        reach(EL_CAMPO, "all").atLeast()));
        figures.put(
                "households that receive PROSPERA",
                new Linear(
                        one -> one(one.inFocus()),
                        one -> 0,
                        diagnosis.populations().get(1).households()));
        figures.put(
                "overlap in focus",
                new Linear(
                        one -> one(one.inFocus() && one.hasProspera() && one.hasElCampo()),
                        one -> 0,
                        diagnosis.overlap().get(1).households().get(0).get(1)));
        figures.put(
                "women of El Campo",
                new Linear(
                        Household::women, one -> 0, diagnosis.budgets().get(0).eligible()));
        figures.forEach(this::compare);
    }

    @Test
    void sharesVaryAsTheirReplicatesDo() {
        Map<String, Linear> figures = new LinkedHashMap<>();
        figures.put(
                "share of El Campo in focus",
                new Linear(
                        one -> one(one.inFocus() && one.hasElCampo()),
                        one -> one(one.inFocus()),
                        reach(EL_CAMPO, PROSPERA).shareAtLeast()));
        figures.put(
                "most that PROSPERA may reach",
                new Linear(
                        one -> one(one.mayHaveProspera()),
                        one -> 1,
                        reach(PROSPERA, "all").shareAtMost()));
        for (String state : List.of("20", "30")) {
            figures.put(
                    "share of El Campo in state " + state,
                    new Linear(
                            one -> one(one.inFocus()
                                    && one.hasElCampo()
                                    && one.state().equals(state)),
                            one -> one(one.inFocus() && one.state().equals(state)),
                            ofState(state)));
        }
        figures.put(
                "share that no counted programme reaches",
                new Linear(
                        one -> one(!one.hasElCampo()),
                        one -> 1,
                        diagnosis.overlap().get(0).reachedBy().get(0).shareAtLeast()));
        Diagnosis.Blame blame = diagnosis.blame().stream()
                .filter(row ->
                        row.programme().equals(PROSPERA) && row.population().equals("all"))
                .findFirst()
                .orElseThrow();
        ToDoubleFunction<Household> isOut = one -> one(one.isOut());
        figures.put(
                "blame of income",
                new Linear(
                        Household::blameOfIncome, isOut, blame.clauses().get(0).share()));
        figures.put(
                "blame of age",
                new Linear(
                        one -> one.isOut() ? (1 - one.blameOfIncome()) / 2 : 0,
                        isOut,
                        blame.clauses().get(1).share()));
        figures.forEach(this::compare);
    }

    /** Tenths are those of the whole sample in every replicate, as the diagnosis says of its own errors. */
    @Test
    void whoGainsVariesAsItsReplicatesDo() {
        Diagnosis.Incident elCampo = diagnosis.incidence().programmes().get(0);
        Map<String, Linear> figures = new LinkedHashMap<>();
        figures.put(
                "El Campo in the second tenth",
                new Linear(
                        one -> one(one.tenth() == 1 && one.hasElCampo()),
                        one -> one(one.tenth() == 1),
                        elCampo.tenths().get(1)));
        figures.put(
                "part of the first tenth in El Campo",
                new Linear(
                        one -> one(one.tenth() == 0 && one.hasElCampo()),
                        one -> one(one.isRanked() && one.hasElCampo()),
                        elCampo.shares().get(0)));
        figures.put(
                "El Campo in the countryside",
                new Linear(
                        one -> one(one.isRural() && one.hasElCampo()),
                        one -> one(one.isRural()),
                        elCampo.parts().get(0).share()));
        figures.forEach(this::compare);
    }

    @Test
    void concentrationVariesAsItsReplicatesDo() {
        Map<String, Ranked> figures = new LinkedHashMap<>();
        Diagnosis.Incidence incidence = diagnosis.incidence();
        figures.put(
                "El Campo",
                new Ranked(
                        one -> one(one.hasElCampo()),
                        incidence.programmes().get(0).concentration()));
        figures.put(
                "PROSPERA's rules",
                new Ranked(
                        one -> one(one.hasProspera()),
                        incidence.programmes().get(1).concentration()));
        figures.put(
                "households that receive PROSPERA",
                new Ranked(
                        one -> one(one.inFocus()),
                        incidence.populations().get(0).concentration()));
        figures.forEach((name, figure) -> {
            double[] replicates = multipliers.stream()
                    .mapToDouble(multiplier -> concentration(figure, multiplier))
                    .toArray();
            double[] all = new double[primaryUnits];
            Arrays.fill(all, 1);
            compare(
                    "the concentration of " + name,
                    concentration(figure, all),
                    deviation(replicates),
                    figure.estimate());
        });
    }

    /** With ranks by the weights of the replicate. */
    private double concentration(Ranked figure, double[] multiplier) {
        double[] middles = middles(one -> one.weight() * multiplier[one.primaryUnit()]);
        double sum = 0;
        double reached = 0;
        for (int i = 0; i < middles.length && households.get(i).isRanked(); i++) {
            Household one = households.get(i);
            double weight = one.weight()
                    * multiplier[one.primaryUnit()]
                    * figure.reached().applyAsDouble(one);
            sum += weight * middles[i];
            reached += weight;
        }
        return 2 * sum / reached - 1;
    }
}
