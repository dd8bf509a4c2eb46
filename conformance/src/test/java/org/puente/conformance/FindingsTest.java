package org.puente.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.puente.diagnosis.Diagnoser;
import org.puente.diagnosis.DiagnosisFiles;
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
 * Follows docs/findings-2016.md: imports the survey, screens and diagnoses it, and compares each figure of the page with the
 * field of {@code diagnosis.json} that stands behind it in a comment. The survey lies beside the project; where it does
 * not, this is skipped.
 */
@EnabledIf(value = "isSurveyHere", disabledReason = "the survey is not at ../shared/data/mexico")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SURVEY = PROJECT.resolveSibling("shared").resolve("data/mexico");
    private static final Path POLICY = PROJECT.resolve("policy/mx");
    private static final Pattern FIGURE = Pattern.compile("<!-- (\\S+) -->");
    private static final Pattern STEP = Pattern.compile("([A-Za-z]+)(?:\\[([^\\]]+)\\])?");
    private static final Pattern BARE = Pattern.compile("\\d[\\d.,]* (?:%|million|thousand)");

    /** Levels, limits and sums of the rules, which are no figures of the survey. */
    private static final List<String> NO_FIGURES = List.of("95 %", "100 %", "5 %", "6.5 million", "2,904.3 million");

    private static final Map<String, String> WITHHELD =
            Map.of("none-in-sample", "none in the sample", "sample-too-small", "too few in the sample");

    private String page = "";
    private JsonNode diagnosis = new ObjectMapper().createObjectNode();

    static boolean isSurveyHere() {
        return Files.isDirectory(SURVEY.resolve("enigh2016"));
    }

    @BeforeAll
    void followThePage(@TempDir Path directory) throws IOException {
        page = Files.readString(PROJECT.resolve("docs/findings-2016.md"));
        Problems problems = new Problems();
        Policy policy = PolicyReader.read(POLICY, problems).orElseThrow();
        ImportPlan recipe = ImportPlanReader.read(POLICY, "enigh2016", problems).orElseThrow();
        Path population = directory.resolve("population");
        new Importer(recipe, policy.facts(), DuckDb.Limits.standard()).run(SURVEY, population, false, rows -> {});
        Plan plan = Plan.of(policy, LocalDate.parse("2016-08-31"), List.of(), problems);
        Path run = directory.resolve("run");
        Screening.run(new ScreeningRequest(
                policy, plan, population, run, ScreeningRequest.Existing.REFUSE, DuckDb.Limits.standard()));
        diagnosis = json(DiagnosisFiles.toJson(Diagnoser.diagnose(
                FinishedRun.open(run, policy), policy, directory, DuckDb.Limits.standard(), done -> {})));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void everyFigureOfThePageIsWhatTheSurveyGives() {
        List<String> wrong = new ArrayList<>();
        List<MatchResult> figures = FIGURE.matcher(page).results().toList();
        for (MatchResult figure : figures) {
            String expected = words(figure.group(1));
            String written = page.substring(Math.max(0, figure.start() - expected.length()), figure.start());
            if (!written.equals(expected)) {
                wrong.add(figure.group(1) + " is " + expected + ", not " + written);
            }
        }

        assertThat(figures).hasSizeGreaterThan(120);
        assertThat(wrong).isEmpty();
    }

    @Test
    void noFigureStandsInTheTextWithoutItsField() {
        String rest = page;
        for (MatchResult figure : FIGURE.matcher(page).results().toList()) {
            rest = rest.replace(words(figure.group(1)) + figure.group(), "");
        }

        assertThat(BARE.matcher(rest).results().map(MatchResult::group))
                .allSatisfy(bare -> assertThat(NO_FIGURES).contains(bare));
    }

    // ---------------------------------------------------------------- how the page writes a field

    private String words(String path) {
        JsonNode figure = find(path);
        if (!figure.has("value")) {
            return WITHHELD.getOrDefault(figure.path("withheld").asText(), "?");
        }
        double value = figure.get("value").asDouble();
        double low = figure.get("low").asDouble();
        double high = figure.get("high").asDouble();
        if (path.contains("concentration")) {
            return format("%.2f (%.2f to %.2f)", value, low, high).replace('-', '−');
        }
        if (path.endsWith(".years")) {
            return format("%.1f (%.1f–%.1f)", value, low, high);
        }
        if (path.matches(".*([sS]hare\\w*|coverage|none|tenths\\[\\d\\])$")) {
            return format("%.1f %% (%.1f–%.1f)", 100 * value, 100 * low, 100 * high);
        }
        return value >= 1e6
                ? format("%.2f million (%.2f–%.2f)", value / 1e6, low / 1e6, high / 1e6)
                : format("%.0f thousand (%.0f–%.0f)", value / 1e3, low / 1e3, high / 1e3);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** A field such as {@code reach[programme=pesa,population=prospera].shareAtLeast}. */
    private JsonNode find(String path) {
        JsonNode at = diagnosis;
        Matcher steps = STEP.matcher(path.replaceFirst("(?<=facts=)(\\w+)\\.", "$1/"));
        while (steps.find()) {
            at = at.get(steps.group(1));
            assertThat(at).as(path).isNotNull();
            String selector = steps.group(2);
            if (selector != null) {
                at = selector.matches("\\d+") ? at.get(Integer.parseInt(selector)) : select(at, selector, path);
            }
        }
        return at;
    }

    private static JsonNode select(JsonNode list, String selector, String path) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode element : list) {
            if (isSelected(element, selector)) {
                found.add(element);
            }
        }
        assertThat(found).as(path).hasSize(1);
        return found.get(0);
    }

    private static boolean isSelected(JsonNode element, String selector) {
        for (String condition : selector.split(",")) {
            String[] sides = condition.split("=");
            JsonNode value = element.path(sides[0]);
            String text = value.isArray()
                    ? value.size() == 1 ? value.get(0).path("path").asText().replace('.', '/') : ""
                    : value.asText();
            if (!text.equals(sides[1])) {
                return false;
            }
        }
        return true;
    }
}
