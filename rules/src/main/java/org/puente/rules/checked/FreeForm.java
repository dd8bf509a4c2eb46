package org.puente.rules.checked;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Values;
import org.puente.rules.parameter.Citation;
import org.puente.rules.parameter.Status;
import org.puente.rules.programme.Figure;
import org.puente.rules.source.SourceNode;

/**
 * A value that may hold anything: what has the shape asked for is read, and the rest is passed over without a word. Other
 * programs write more into these places than we know of.
 */
record FreeForm(SourceNode node) {

    static FreeForm of(SourceNode node) {
        return new FreeForm(node);
    }

    /** The items of a list, or one item that stands without a list. */
    List<FreeForm> items() {
        if (node instanceof SourceNode.Sequence sequence) {
            return sequence.items().stream().map(FreeForm::of).toList();
        }
        return node instanceof SourceNode.Empty ? List.of() : List.of(this);
    }

    Optional<FreeForm> find(String key) {
        return node instanceof SourceNode.Mapping mapping
                ? Optional.ofNullable(mapping.entries().get(key))
                        .map(SourceNode.Entry::value)
                        .filter(value -> !(value instanceof SourceNode.Empty))
                        .map(FreeForm::of)
                : Optional.empty();
    }

    private Optional<String> asText() {
        return node instanceof SourceNode.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The text under a key; empty if there is none. */
    String text(String key) {
        return find(key).flatMap(FreeForm::asText).orElse("");
    }

    /** The words under a key; empty texts if there are none. */
    Label words(String key) {
        return find(key).map(FreeForm::asWords).orElse(Label.ofBoth(""));
    }

    /** One text for both languages, or one for each; a language without a text has the other's. */
    Label asWords() {
        String es = asText().orElseGet(() -> text("es"));
        String en = asText().orElseGet(() -> text("en"));
        return new Label(es.isBlank() ? en : es, en.isBlank() ? es : en);
    }

    Optional<LocalDate> date(String key) {
        return Values.parseDate(text(key));
    }

    Optional<Status> status() {
        return Status.find(text("status"));
    }

    Optional<Citation> cites() {
        return find("cites")
                .filter(cites -> !cites.text("document").isBlank())
                .map(cites -> new Citation(cites.text("document"), cites.text("article")));
    }

    /** The figure under a key: a mapping whose {@code value} is a text. */
    Optional<Figure> figure(String key) {
        return find(key).flatMap(FreeForm::asFigure);
    }

    Optional<Figure> asFigure() {
        return text("value").isBlank()
                ? Optional.empty()
                : Optional.of(new Figure(
                        words("label"), text("value"), words("unit"), text("date"), status(), cites(), words("note")));
    }

    /** The figures among its keys, in file order. */
    Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (node instanceof SourceNode.Mapping mapping) {
            mapping.entries().keySet().forEach(key -> figure(key).ifPresent(figure -> figures.put(key, figure)));
        }
        return Collections.unmodifiableMap(figures);
    }
}
