package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.puente.diagnosis.sampling.Reading;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Label;
import org.puente.rules.focus.Focus;
import org.puente.rules.parameter.Status;
import org.puente.rules.plan.Plan;
import org.puente.screening.Summary;

/** What a diagnosis cannot say, and why, in sentences. */
final class Limits {

    /** All households together stand for less than the smallest part of one that sums tell. */
    private static final double LEAST_WEIGHT = 1e-12;

    private final Frame frame;
    private final DesignReader designs;
    private final List<ProgrammeBits> programmes;
    private final List<Diagnosis.Limit> limits = new ArrayList<>();

    Limits(Frame frame, DesignReader designs, List<ProgrammeBits> programmes) {
        this.frame = frame;
        this.designs = designs;
        this.programmes = programmes;
    }

    List<Diagnosis.Limit> list(
            boolean isRanked, Diagnosis.Incidence incidence, List<String> statesWithoutRank, boolean isNowhere) {
        ofPopulation();
        ofKind();
        ofRank(isRanked, incidence, statesWithoutRank);
        ofPolicy();
        ofGroups();
        if (isNowhere) {
            say(
                    "no-places",
                    "De ningún hogar se sabe dónde está: no hay cifras por territorio.",
                    "Of no household is it known where it is: there are no figures by territory.");
        }
        ofFacts();
        return limits;
    }

    private void say(String code, String es, String en) {
        limits.add(new Diagnosis.Limit(code, new Label(es, en)));
    }

    private void ofPopulation() {
        Summary summary = frame.run().summary();
        Summary.PopulationCounts population = summary.population();
        if (population.households() > 0 && population.weightedHouseholds() < LEAST_WEIGHT) {
            say(
                    "no-weight",
                    "Todos los hogares tienen el ponderador 0 y no representan a nadie: no puede darse ninguna cifra.",
                    "All households have the weight 0 and stand for nobody: no figure can be given.");
        }
        if (population.households() == 0) {
            say("no-households", "La población no tiene hogares.", "The population has no households.");
        } else if (population.households() < Reading.LEAST_SAMPLED) {
            say(
                    "few-households",
                    "La población tiene solo " + population.households() + " hogares: casi ninguna cifra puede darse.",
                    "The population has only " + population.households() + " households: hardly any figure can be"
                            + " given.");
        }
        if (Objects.equals(population.status(), Status.ILLUSTRATIVE.word())) {
            say(
                    "illustrative-population",
                    "La población es ilustrativa: ninguna cifra describe a personas reales.",
                    "The population is illustrative: no figure describes real people.");
        }
        population
                .findDayOtherThan(summary.asOf())
                .ifPresent(day -> say(
                        "other-day",
                        "Los datos, edades incluidas, son del " + day + "; las reglas, del " + summary.asOf() + ".",
                        "The facts, ages among them, are of " + day + "; the rules, of " + summary.asOf() + "."));
        if (population.rejected() > 0) {
            say(
                    "rejected",
                    population.rejected() + " filas o celdas de la población no pudieron leerse; su lista está en la"
                            + " corrida.",
                    population.rejected() + " rows or cells of the population could not be read; the run lists them.");
        }
    }

    private void ofKind() {
        switch (designs.kind()) {
            case SURVEY ->
                say(
                        "small-samples",
                        "Las cifras que la muestra no sostiene no se dan: las que se apoyan en menos de "
                                + Reading.LEAST_SAMPLED
                                + " hogares encuestados o cuyo error es demasiado grande. La encuesta"
                                + " no fue diseñada para municipios.",
                        "Figures that the sample cannot bear are not given: those on fewer than "
                                + Reading.LEAST_SAMPLED
                                + " surveyed households or with too large an error. The survey was not designed for"
                                + " municipalities.");
            case WEIGHTED ->
                say(
                        "no-design",
                        "Los hogares tienen ponderador, pero no estrato ni unidad primaria de muestreo completos: no puede"
                                + " calcularse el error de ninguna cifra.",
                        "Households have weights, but no complete strata and primary units: the error of no figure can be"
                                + " computed.");
            case REGISTER ->
                say(
                        "small-cells",
                        "Cada hogar cuenta una vez. Las cifras de menos de " + Reading.LEAST_TOLD
                                + " hogares, o de todos menos tan pocos, se reservan.",
                        "Each household counts once. Figures of fewer than " + Reading.LEAST_TOLD
                                + " households, or of all but so few, are withheld.");
        }
    }

    private void ofRank(boolean isRanked, Diagnosis.Incidence incidence, List<String> statesWithoutRank) {
        Optional<Fact> by = frame.policy().focus().rank();
        if (by.isEmpty()) {
            say(
                    "no-rank",
                    "La política no dice por qué dato ordenar a los hogares de pobres a ricos: no puede decirse quién se"
                            + " beneficia más.",
                    "The policy does not say by which fact households are ranked from poor to rich: it cannot be said who"
                            + " gains most.");
            return;
        }
        if (!isRanked) {
            say(
                    "no-rank",
                    "«" + by.get().label().es()
                            + "» no se conoce para ningún hogar: no puede decirse quién se beneficia" + " más.",
                    "\"" + by.get().label().en()
                            + "\" is not known for any household: it cannot be said who gains most.");
            return;
        }
        Double unranked = incidence.unranked().value();
        Double ranked = incidence.ranked().value();
        if (unranked != null && unranked > 0 && ranked != null) {
            Fact rank = frame.rank().orElseThrow();
            long percent = Math.round(100 * unranked / (unranked + ranked));
            say(
                    "unranked",
                    "«" + rank.label().es() + "» no se conoce para " + percent
                            + " % de los hogares: los décimos y las curvas son de los demás.",
                    "\"" + rank.label().en() + "\" is not known for " + percent
                            + " % of households: tenths and curves are of the others.");
        }
        if (!statesWithoutRank.isEmpty()) {
            String states = String.join(", ", statesWithoutRank);
            say(
                    "states-unranked",
                    "Sin ese dato para ningún hogar: " + states + ".",
                    "Without that fact for any household: " + states + ".");
        }
    }

    private void ofPolicy() {
        if (frame.policy().focus().equals(Focus.NONE)) {
            say(
                    "no-focus",
                    "La política no tiene diagnosis.yaml: las medidas son de todos los hogares.",
                    "The policy has no diagnosis.yaml: measures are of all households.");
        }
        if (frame.programmes().isEmpty()) {
            say("no-programmes", "Ningún programa estaba vigente ese día.", "No programme was in force on the day.");
        }
        for (ProgrammeBits bits : programmes) {
            if (bits.isTooWide()) {
                say(
                        "too-many-conditions",
                        frame.programmeId(bits.number()) + " tiene más de " + ProgrammeBits.MOST_OWN
                                + " condiciones sobre la persona: no se reparte la causa.",
                        frame.programmeId(bits.number()) + " has more than " + ProgrammeBits.MOST_OWN
                                + " conditions on the person: blame is not shared.");
            }
        }
        List<String> illustrative = frame.programmes().stream()
                .map(columns -> columns.programme())
                .filter(programme -> programme.programme().status().equals(java.util.Optional.of(Status.ILLUSTRATIVE)))
                .map(Plan.PlannedProgramme::id)
                .toList();
        if (!illustrative.isEmpty()) {
            String ids = String.join(", ", illustrative);
            say(
                    "illustrative-programmes",
                    "Reglas ilustrativas, no hallazgos: " + ids + ".",
                    "Illustrative rules, no findings: " + ids + ".");
        }
    }

    /** Groups that the screening could not judge, since a figure in their condition has no value on the day. */
    private void ofGroups() {
        List<Focus.Group> missing = frame.policy().focus().groups().stream()
                .filter(group -> !frame.groups().contains(group))
                .toList();
        if (!missing.isEmpty()) {
            say(
                    "groups-not-judged",
                    "Grupos que la corrida no juzgó, por falta de una cifra vigente ese día: "
                            + names(missing, Label::es) + ".",
                    "Groups that the run did not judge, since a figure has no value on that day: "
                            + names(missing, Label::en) + ".");
        }
    }

    private static String names(List<Focus.Group> groups, Function<Label, String> language) {
        return groups.stream().map(group -> language.apply(group.names())).collect(Collectors.joining("; "));
    }

    private void ofFacts() {
        List<Fact> nowhere = frame.policy().facts().all().stream()
                .filter(fact -> frame.run().unknownForAll().contains(fact.path()))
                .toList();
        if (!nowhere.isEmpty()) {
            say(
                    "facts-nowhere",
                    "Lo que las reglas preguntan y esta población no tiene: "
                            + String.join(
                                    "; ",
                                    nowhere.stream()
                                            .map(fact -> fact.label().es())
                                            .toList()) + ".",
                    "What rules ask and this population does not have: "
                            + String.join(
                                    "; ",
                                    nowhere.stream()
                                            .map(fact -> fact.label().en())
                                            .toList()) + ".");
        }
    }
}
