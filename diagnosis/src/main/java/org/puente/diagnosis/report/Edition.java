package org.puente.diagnosis.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.Diagnosis.Clause;
import org.puente.diagnosis.Diagnosis.Kind;
import org.puente.diagnosis.Diagnosis.Population;
import org.puente.diagnosis.Diagnosis.Programme;
import org.puente.diagnosis.Diagnosis.Reach;
import org.puente.rules.fact.Label;

/** A diagnosis in one language: its words, its figures, and the names of what it speaks of. */
final class Edition {

    private final Diagnosis diagnosis;
    private final Words words;
    private final Figures figures;
    private final Map<String, Programme> programmes = new HashMap<>();

    Edition(Diagnosis diagnosis, String language) {
        this.diagnosis = diagnosis;
        this.words = new Words(language);
        this.figures = new Figures(words, diagnosis.subject().kind());
        diagnosis.programmes().forEach(programme -> programmes.put(programme.id(), programme));
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    Words words() {
        return words;
    }

    Figures figures() {
        return figures;
    }

    /** The title of the document, by which a reader with many open knows it. */
    String title() {
        return words.say("document", words.say("title"), in(diagnosis.country()), words.day(diagnosis.asOf()));
    }

    String in(Label label) {
        return label.in(words.locale());
    }

    /** Whether nobody that is described exists. */
    boolean isSynthetic() {
        return "illustrative".equals(diagnosis.subject().status());
    }

    boolean isSurvey() {
        return diagnosis.subject().kind() == Kind.SURVEY;
    }

    /** The population that page one speaks of: the one in focus, or everybody; none if a diagnosis has none. */
    Optional<Population> focus() {
        List<Population> populations = diagnosis.populations();
        return populations.isEmpty()
                ? Optional.empty()
                : Optional.of(populations.get(Math.min(1, populations.size() - 1)));
    }

    String focusId() {
        return focus().map(Population::id).orElse("");
    }

    List<Reach> reachOf(String population) {
        return diagnosis.reach().stream()
                .filter(reach -> reach.population().equals(population))
                .toList();
    }

    boolean isCounted(String programme) {
        Programme found = programmes.get(programme);
        return found != null && found.isCounted();
    }

    String programmeName(String id) {
        Programme programme = programmes.get(id);
        return programme == null ? id : in(programme.names());
    }

    /** A programme's name, with a mark if its rules are not verified. */
    Markup programmeMarkup(String id) {
        Programme programme = programmes.get(id);
        return Markup.text(programmeName(id)).and(programme == null ? Markup.NONE : tag(programme.status()));
    }

    String populationName(String id) {
        return diagnosis.populations().stream()
                .filter(population -> population.id().equals(id))
                .findFirst()
                .map(population -> in(population.names()))
                .orElse(id);
    }

    /** The mark of a status other than verified. */
    Markup tag(@Nullable String status) {
        if (status == null || status.equals("verified")) {
            return Markup.NONE;
        }
        return new Markup(" ").and(Markup.element("span", "tag", Markup.text(words.word("status", status))));
    }

    Optional<Clause> clause(String programme, String clause) {
        Programme found = programmes.get(programme);
        return found == null
                ? Optional.empty()
                : found.clauses().stream()
                        .filter(candidate -> candidate.id().equals(clause))
                        .findFirst();
    }

    /** What stands under every chart and table: unit, day, source, status and how figures may be read. */
    Markup source(String unitKey) {
        return words.markup(
                "source",
                words.say(unitKey),
                words.day(diagnosis.asOf()),
                mainSource(),
                populationStatus(),
                words.say("reading." + diagnosis.subject().kind()));
    }

    /** What the population was made of, in full. */
    String sourceNames() {
        List<String> sources =
                diagnosis.subject().sources().stream().map(this::in).toList();
        return sources.isEmpty()
                ? words.say(isSynthetic() ? "source.synthetic" : "unknown")
                : String.join("; ", sources);
    }

    /** The first source; that there are others is said, and the method lists them. */
    String mainSource() {
        List<Label> sources = diagnosis.subject().sources();
        if (sources.isEmpty()) {
            return sourceNames();
        }
        String first = withoutStop(in(sources.get(0)));
        return sources.size() == 1 ? first : words.say("source.others", first);
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    String populationStatus() {
        String status = diagnosis.subject().status();
        return status == null ? words.say("status.none") : words.word("status", status);
    }
}
