package org.puente.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.puente.population.DuckDb;
import org.puente.population.imports.ImportPlan;
import org.puente.population.imports.ImportPlanReader;
import org.puente.population.imports.Importer;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.plan.Plan;
import org.puente.rules.source.Problems;
import org.puente.screening.Screening;
import org.puente.screening.ScreeningRequest;

/**
 * Follows docs/first-screening.md as a reader would: imports the survey, screens it and runs the page's queries, which
 * must give the page's figures. The survey lies beside the project; where it does not, this is skipped.
 */
@EnabledIf(value = "isSurveyHere", disabledReason = "the survey is not at ../shared/data/mexico")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstScreeningTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SURVEY = PROJECT.resolveSibling("shared").resolve("data/mexico");
    private static final Path POLICY = PROJECT.resolve("policy/mx");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sql (\\S+)\\n(.*?)^```$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|.*\\| *(\\S+) *\\| *(\\S+) *\\|$");
    private static final Pattern COUNT_IN_PROSE = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?![.\\d])");
    private static final List<String> PROGRAMMES =
            List.of("el-campo-en-nuestras-manos", "opciones-productivas", "prospera", "prospera-permanence");
    private static final Set<String> STATUSES = Set.of("survey", "verified", "reconstructed", "illustrative");

    /** A figure as the page shows it or a query gives it. */
    private record Figure(String id, BigDecimal weighted, BigDecimal inTheSample) {}

    private String page = "";
    private List<Figure> printed = List.of();
    /** What each block of SQL gives. */
    private final Map<String, List<Figure>> computed = new LinkedHashMap<>();

    static boolean isSurveyHere() {
        return Files.isDirectory(SURVEY.resolve("enigh2016"));
    }

    @BeforeAll
    void followThePage(@TempDir Path directory) throws IOException, SQLException {
        page = Files.readString(PROJECT.resolve("docs/first-screening.md"));
        printed = ROW.matcher(page).results().map(FirstScreeningTest::printed).toList();
        Path population = directory.resolve("population");
        Path run = directory.resolve("run");
        importAndScreen(population, run);
        try (Connection connection = DuckDb.open(directory, DuckDb.Limits.standard())) {
            for (MatchResult block : BLOCK.matcher(page).results().toList()) {
                String sql =
                        block.group(2).replace("'POP/", "'" + population + "/").replace("'RUN/", "'" + run + "/");
                computed.put(block.group(1), ask(connection, sql));
            }
        }
    }

    @Test
    void everyFigureOfThePageIsWhatTheSurveyGives() {
        Map<String, Figure> byId = printed.stream().collect(Collectors.toMap(Figure::id, figure -> figure));
        List<Figure> all = computed.values().stream().flatMap(List::stream).toList();

        assertThat(printed).hasSizeGreaterThan(60);
        assertThat(all).extracting(Figure::id).containsAll(byId.keySet());
        assertThat(all)
                .allSatisfy(figure -> assertThat(figure)
                        .usingRecursiveComparison()
                        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                        .isEqualTo(byId.get(figure.id())));
    }

    /** PROSPERA's two questions, El Campo's women and who may apply to Opciones Productivas, without Puente's SQL. */
    @Test
    void queriesWrittenByHandComeToTheSameVerdicts() {
        assertThat(computed.get("independent"))
                .extracting(Figure::id)
                .containsExactlyInAnyOrder(
                        "prospera/eligible",
                        "prospera/not-eligible",
                        "prospera/undetermined",
                        "prospera-permanence/eligible",
                        "prospera-permanence/not-eligible",
                        "prospera-permanence/undetermined",
                        "opciones-productivas/open",
                        "el-campo-en-nuestras-manos/eligible",
                        "el-campo-en-nuestras-manos/not-eligible",
                        "el-campo-en-nuestras-manos/undetermined");
    }

    @Test
    void noLargeNumberStandsInTheTextAlone() {
        Set<BigDecimal> figures = printed.stream()
                .map(Figure::weighted)
                .map(BigDecimal::stripTrailingZeros)
                .collect(Collectors.toSet());
        printed.forEach(figure -> figures.add(figure.inTheSample().stripTrailingZeros()));
        // Not counts of the survey: lines of the law, limits, and a target of PROINPRO.
        List<String> elsewhere = List.of("12,800");
        String prose = BLOCK.matcher(page).replaceAll("").replaceAll("(?m)^\\|.*$", "");

        assertThat(COUNT_IN_PROSE.matcher(prose).results().map(MatchResult::group))
                .filteredOn(number -> !elsewhere.contains(number))
                .allSatisfy(
                        number -> assertThat(figures).contains(number(number).stripTrailingZeros()));
    }

    @Test
    void everyFigureHasAUnitAndAStatus() {
        assertThat(page.lines().filter(line -> line.startsWith("| `"))).allSatisfy(line -> {
            List<String> cells = List.of(line.split("\\|"));
            assertThat(cells).hasSize(7);
            assertThat(cells.get(3)).isNotBlank();
            assertThat(STATUSES).contains(cells.get(4).strip());
        });
    }

    private static void importAndScreen(Path population, Path run) {
        Problems problems = new Problems();
        Policy policy = PolicyReader.read(POLICY, problems).orElseThrow();
        ImportPlan survey = ImportPlanReader.read(POLICY, "enigh2016", problems).orElseThrow();
        new Importer(survey, policy.facts(), DuckDb.Limits.standard()).run(SURVEY, population, false, rows -> {});
        Plan plan = Plan.of(policy, LocalDate.parse("2016-08-31"), PROGRAMMES, problems);
        assertThat(problems.hasErrors()).isFalse();
        Screening.run(new ScreeningRequest(
                policy, plan, population, run, ScreeningRequest.Existing.REFUSE, DuckDb.Limits.standard()));
    }

    private static List<Figure> ask(Connection connection, String block) throws SQLException {
        List<Figure> figures = new ArrayList<>();
        for (String sql : block.split(";\\s*\\n")) {
            try (Statement statement = connection.createStatement()) {
                if (!statement.execute(sql)) {
                    continue;
                }
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        figures.add(
                                new Figure(rows.getString(1), number(rows.getString(2)), number(rows.getString(3))));
                    }
                }
            }
        }
        return figures;
    }

    private static Figure printed(MatchResult row) {
        return new Figure(row.group(1), number(row.group(2)), number(row.group(3)));
    }

    private static BigDecimal number(String shown) {
        return new BigDecimal(shown.replace(",", ""));
    }
}
