package org.puente.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.puente.pages.view.FigureRow;
import org.puente.pages.view.Source;
import org.puente.rules.programme.Benefit;
import org.puente.rules.programme.Figure;

/** Figures of an edition as rows of a table. */
final class FigureRows {

    private static final String AMOUNT = "amount";

    private final Tongue tongue;
    private final Cited cited;

    FigureRows(Tongue tongue, Cited cited) {
        this.tongue = tongue;
        this.cited = cited;
    }

    FigureRow row(String label, Figure figure) {
        return new FigureRow(
                label,
                value(figure),
                tongue.unit(figure.unit()),
                tongue.date(figure.date()),
                tongue.badge(figure.status()),
                cited.source(figure.cites()),
                tongue.in(figure.note()));
    }

    private String value(Figure figure) {
        return figure.number().map(tongue::number).orElse(figure.written());
    }

    /** In one text: its value, unit and note. */
    String measured(Figure figure) {
        String note = tongue.in(figure.note());
        String measured = (value(figure) + " " + tongue.unit(figure.unit())).strip();
        return note.isEmpty() ? measured : measured + ". " + note;
    }

    List<FigureRow> rows(Map<String, Figure> figures) {
        List<FigureRow> rows = new ArrayList<>();
        figures.forEach((key, figure) -> rows.add(row(name(key, figure), figure)));
        return rows;
    }

    /** One row a figure; a benefit without figures is a row by itself. */
    List<FigureRow> rows(Benefit benefit) {
        String label = benefit.label().isEmpty() ? benefit.id() : tongue.in(benefit.label());
        if (benefit.figures().isEmpty()) {
            return List.of(new FigureRow(label, "", "", "", tongue.badge(Optional.empty()), Source.NONE, ""));
        }
        List<FigureRow> rows = new ArrayList<>();
        benefit.figures().forEach((key, figure) -> {
            boolean isAmount = key.equals(AMOUNT) && !label.isEmpty();
            String more = label.isEmpty() ? name(key, figure) : tongue.say("figure.of", label, name(key, figure));
            rows.add(row(isAmount ? label : more, figure));
        });
        return rows;
    }

    /** What a figure is called: its label, the table's words for its key, or the key in words. */
    private String name(String key, Figure figure) {
        if (!figure.label().isEmpty()) {
            return tongue.in(figure.label());
        }
        String words = tongue.word("figure.", key);
        return words.equals(key) ? inWords(key) : words;
    }

    /** {@code minimumMembers} as Minimum members. */
    private static String inWords(String key) {
        String spaced = key.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .replaceAll("[_-]", " ")
                .toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? spaced : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
