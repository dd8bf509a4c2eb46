package org.puente.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.puente.population.CanonicalPopulation;
import org.puente.population.DuckDb;
import org.puente.population.Intake;
import org.puente.population.Units;
import org.puente.rules.explain.Explainer;
import org.puente.rules.explain.Explanation;
import org.puente.rules.explain.ExplanationText;
import org.puente.rules.explain.ExplanationTree;
import org.puente.rules.fact.Entity;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Unit;
import org.puente.rules.source.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code puente explain}: why a programme's verdict on one unit is what it is. The id that was typed is never printed,
 * so that what is printed may be shown and kept.
 */
@Command(
        footer = {
            "  puente explain --population nation --as-of 2016-08-31 --unit 0100001-1 --programme ID",
            "  puente explain --population nation --as-of 2016-08-31 --unit 01001 --programme ID --lang en --json"
        })
final class ExplainCommand implements Callable<Integer> {

    @Option(names = "--population", paramLabel = "POP", required = true, description = "The population directory.")
    private Path population = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            required = true,
            description = "The day that decides editions, parameters and ages, as 2016-08-31.")
    private LocalDate asOf = LocalDate.EPOCH;

    @Option(
            names = "--unit",
            paramLabel = "ID",
            required = true,
            description = "The id of a household or member, or the code of a municipality.")
    private String unit = "";

    @Option(names = "--programme", paramLabel = "ID", required = true, description = "The programme.")
    private String programme = "";

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            defaultValue = "es",
            description = "The language of the sentences: ${COMPLETION-CANDIDATES} (default: es, whatever the locale).")
    private Language language = Language.es;

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    /** The languages there are. */
    enum Language {
        es,
        en;

        Locale locale() {
            return Locale.forLanguageTag(name());
        }
    }

    @Override
    public Integer call() throws IOException {
        Optional<PlannedPolicy> planned = PlannedPolicy.read(policy, asOf, List.of(programme), console);
        if (planned.isEmpty()) {
            return ExitCode.INPUT_PROBLEMS;
        }
        Path working = Files.createTempDirectory("puente-explain");
        try {
            print(explain(planned.get(), working));
        } finally {
            deleteIfEmpty(working);
        }
        return ExitCode.DONE;
    }

    private List<Explanation> explain(PlannedPolicy planned, Path working) {
        Intake.Options options =
                Intake.Options.standard().forCountry(planned.policy().country());
        Plan.PlannedProgramme asked = planned.plan().programmes().get(0);
        Explainer explainer = new Explainer(planned.policy(), planned.plan(), asked);
        Path copy = working.resolve("population");
        try (CanonicalPopulation canonical =
                        Intake.open(population, copy, planned.policy().facts(), options);
                Units units = new Units(
                        canonical, copy, new DuckDb.Limits(1, options.limits().memory()))) {
            noteDay(canonical.file().referenceDate());
            Units.Found found = units.find(unit).orElseThrow(ExplainCommand::noSuchUnit);
            return explain(explainer, asked.programme().screenedUnit(), found);
        } finally {
            deleteIfEmpty(copy);
        }
    }

    private static List<Explanation> explain(Explainer explainer, Unit judged, Units.Found found) {
        if (judged.word().equals(found.kind().word())) {
            return List.of(explainer.screen(found.facts()));
        }
        if (judged != Unit.MEMBER || found.kind() != Entity.HOUSEHOLD) {
            throw new InputProblem(
                    "The programme judges each " + judged.word() + "; the id given is of a "
                            + found.kind().word() + ".",
                    "Give the id of a " + judged.word() + " with --unit.");
        }
        int members = found.memberCount()
                .orElseThrow(() -> new InputProblem(
                        "The programme judges members, and it is not known who the members of this household are.",
                        "Add them to the population, or ask about another household."));
        if (members == 0) {
            throw new InputProblem(
                    "The programme judges members, and this household has none.", "Ask about another household.");
        }
        return IntStream.range(0, members)
                .mapToObj(place -> explainer.screen(found.member(place)))
                .toList();
    }

    /** Ages are those of the population's day, whatever day the rules are of. */
    private void noteDay(@Nullable LocalDate day) {
        if (day != null && !day.equals(asOf)) {
            console.note(String.format(
                    Locale.ROOT,
                    ResourceBundle.getBundle("org.puente.cli.summary", language.locale())
                            .getString("facts"),
                    day));
        }
    }

    private static InputProblem noSuchUnit() {
        return new InputProblem(
                "The population has no household, member or municipality with the id given.",
                "Check the id; it is written as in the population's tables, with its leading zeros. "
                        + "docs/reference/screening-run.md shows how to find units of each verdict.");
    }

    private void print(List<Explanation> explanations) throws JsonProcessingException {
        Locale locale = language.locale();
        if (json.isAsked()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("language", language.name());
            tree.put(
                    "explanations",
                    explanations.stream()
                            .map(one -> ExplanationTree.of(one, locale))
                            .toList());
            console.out()
                    .println(new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(tree));
            return;
        }
        List<String> texts = new ArrayList<>();
        explanations.forEach(one -> texts.add(ExplanationText.write(one, locale)));
        console.out().print(String.join("\n" + "=".repeat(80) + "\n\n", texts));
        console.out().flush();
    }

    /** What an intake left is its own to delete; only the bare directory is ours. */
    private static void deleteIfEmpty(Path directory) {
        try {
            Files.deleteIfExists(directory);
        } catch (IOException leftBehind) {
            directory.toFile().deleteOnExit();
        }
    }
}
