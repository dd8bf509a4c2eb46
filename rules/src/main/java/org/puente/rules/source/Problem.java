package org.puente.rules.source;

/**
 * One fault in an input a person wrote.
 *
 * @param place where
 * @param code a stable name that programs may match, such as {@code unknown-name}
 * @param severity whether it stops publication
 * @param message what is wrong and what was expected, in one or two sentences
 * @param remedy what to do next, including the nearest valid names; may be empty
 * @param excerpt the offending line of the file, as written; may be empty
 */
public record Problem(Place place, String code, Severity severity, String message, String remedy, String excerpt) {

    /** Whether a problem stops publication. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The message followed by its remedy, for readers that have one line. */
    public String sentence() {
        return remedy.isEmpty() ? message : message + " " + remedy;
    }

    /** Place, message, offending line with a caret under the fault, and the remedy, as several lines of text. */
    public String render() {
        StringBuilder text = new StringBuilder();
        text.append(place).append(": ").append(severity == Severity.ERROR ? "error" : "warning");
        text.append(" [").append(code).append("] ").append(message);
        if (!excerpt.isEmpty()) {
            text.append("\n    ").append(excerpt).append("\n    ");
            text.append(caretIndent()).append('^');
        }
        if (!remedy.isEmpty()) {
            text.append("\n    ").append(remedy);
        }
        return text.toString();
    }

    private String caretIndent() {
        StringBuilder indent = new StringBuilder();
        int[] codePoints = excerpt.codePoints().toArray();
        for (int i = 0; i < place.column() - 1; i++) {
            indent.append(i < codePoints.length && codePoints[i] == '\t' ? '\t' : ' ');
        }
        return indent.toString();
    }
}
