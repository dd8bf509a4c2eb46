package org.puente.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.puente.rules.TinyPolicy;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Entity;
import org.puente.rules.judge.UnitFacts;

/** Whole explanations as they are printed. With {@code -Dgolden.write=true} the files are written anew, to be reviewed. */
class ExplanationGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/org/puente/rules/explain");
    private static final Path MEXICO = Path.of("../policy/mx");

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void aHouseholdThatMissesByALittle(String language) throws IOException {
        UnitFacts household = new UnitFacts()
                .with(Entity.HOUSEHOLD, "income", 93_320L)
                .with(Entity.HOUSEHOLD, "setting", "rural")
                .with(Entity.HOUSEHOLD, "land", 0.5)
                .with(Entity.HOUSEHOLD, "size", 0L)
                .with(Entity.HOUSEHOLD, "rooms", 2L)
                .with(
                        Expr.MemberList.HOUSEHOLD,
                        List.of(
                                Map.of("age", 40L, "sex", "female", "kinship", "head", "studies", false),
                                Map.of("age", 12L, "kinship", "child", "studies", false)));
        check(
                "misses-by-a-little",
                language,
                ExplainedPolicy.explainer(programme()).screen(household));
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void aHouseholdOfWhichLittleIsKnown(String language) throws IOException {
        UnitFacts household = new UnitFacts()
                .with(Entity.HOUSEHOLD, "setting", "urban")
                .with(Entity.HOUSEHOLD, "income", 0L)
                .with(Entity.MUNICIPALITY, "lag", "medium");
        check(
                "little-is-known",
                language,
                ExplainedPolicy.explainer(programme()).screen(household));
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void mexicoAHouseholdOfAGroupProgramme(String language) throws IOException {
        UnitFacts household = new UnitFacts()
                .with(Entity.HOUSEHOLD, "income_per_person_monthly", 300_000L)
                .with(Entity.HOUSEHOLD, "setting", "rural")
                .with(Entity.MUNICIPALITY, "marginalisation", "low")
                .with(Entity.MUNICIPALITY, "rural_priority_zone", false)
                .with(Entity.MUNICIPALITY, "below_line_share", 0.3)
                .with(Entity.MUNICIPALITY, "indigenous_share", 0.05);
        Explainer explainer = ExplainedPolicy.explainer(MEXICO, "opciones-productivas", LocalDate.of(2016, 8, 31));
        check("mx-opciones-productivas", language, explainer.screen(household));
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void mexicoAHouseholdWithoutYoungMembers(String language) throws IOException {
        UnitFacts household = new UnitFacts()
                .with(Entity.HOUSEHOLD, "setting", "rural")
                .with(
                        Expr.MemberList.HOUSEHOLD,
                        List.of(
                                Map.of("age", 71L, "sex", "male", "kinship", "head"),
                                Map.of("sex", "female", "age", 68L)));
        Explainer explainer = ExplainedPolicy.explainer(MEXICO, "prospera", LocalDate.of(2016, 8, 31));
        check("mx-prospera", language, explainer.screen(household));
    }

    @Test
    void bothLanguagesHaveTheSameSentences() {
        assertThat(new TreeSet<>(bundle("es").keySet()))
                .isEqualTo(new TreeSet<>(bundle("en").keySet()));
    }

    private static java.util.ResourceBundle bundle(String language) {
        return java.util.ResourceBundle.getBundle("org.puente.rules.explain.explain", Locale.forLanguageTag(language));
    }

    private TinyPolicy programme() {
        return ExplainedPolicy.in(root).file("programmes/tiny/programme.yaml", """
                programme: tiny
                names: {es: Programa de prueba, en: Test programme}
                agency: ministry
                unit: group
                screensAs: household
                editions:
                  - from: 2016-01-01
                    eligibility:
                      all:
                        - clause: poor
                          says: {es: Ingreso bajo la línea, en: Income below the line}
                          cites: {document: rules, article: "1"}
                          when: household.income < parameter('line.food', household.setting)
                        - any:
                            - clause: land
                              says: {es: Más de media hectárea, en: More than half a hectare}
                              cites: {document: rules, article: "2"}
                              when: household.land > 0.5
                            - clause: lagging
                              says: {es: Municipio con rezago alto, en: Municipality with a high lag}
                              cites: {document: rules, article: "3"}
                              when: municipality.lag >= 'high'
                            - clause: crowded
                              says: {es: Dos o más cuartos por persona, en: Two or more rooms a person}
                              cites: {document: rules, article: "4"}
                              when: household.rooms / household.size >= 2
                        - clause: pupil
                          says: {es: Una menor de edad que estudia, en: A minor who studies}
                          cites: {document: rules, article: "5"}
                          when: household.members.exists(m, m.age < 18 && m.studies)
                        - clause: group
                          says: {es: Grupo de cinco, en: Group of five}
                          cites: {document: rules, article: "6"}
                          when: group.size >= 5
                """);
    }

    private static void check(String name, String language, Explanation explanation) throws IOException {
        String text = ExplanationText.write(explanation, Locale.forLanguageTag(language));
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        Path file = GOLDEN.resolve(name + "." + language + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }
}
