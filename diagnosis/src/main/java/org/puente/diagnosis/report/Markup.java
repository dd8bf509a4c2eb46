package org.puente.diagnosis.report;

import java.util.Collection;
import java.util.stream.Collectors;

/** A piece of HTML that is safe to insert as it is: all text in it went through {@link #text}. */
record Markup(String html) {

    static final Markup NONE = new Markup("");

    static Markup text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return new Markup(escaped.toString());
    }

    /** A text in an element of a class. */
    static Markup element(String name, String cssClass, Markup content) {
        return new Markup("<" + name + " class=\"" + cssClass + "\">" + content.html + "</" + name + ">");
    }

    /** Cells of a table, written here because a template takes long for the thousands that there are. */
    static Markup cells(Collection<Markup> contents) {
        StringBuilder cells = new StringBuilder(64 * contents.size());
        contents.forEach(content -> cells.append("<td>").append(content.html).append("</td>"));
        return new Markup(cells.toString());
    }

    Markup and(Markup next) {
        return new Markup(html + next.html);
    }

    static Markup joined(String separator, Collection<Markup> pieces) {
        return new Markup(pieces.stream().map(Markup::html).collect(Collectors.joining(text(separator).html)));
    }

    boolean isEmpty() {
        return html.isEmpty();
    }

    @Override
    public String toString() {
        return html;
    }
}
