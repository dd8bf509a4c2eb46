package org.puente.rules.fact;

import java.util.Locale;

/** A text for people, in Spanish and in English. */
public record Label(String es, String en) {

    /** The same text in both languages. */
    public static Label ofBoth(String text) {
        return new Label(text, text);
    }

    public boolean isEmpty() {
        return es.isEmpty() && en.isEmpty();
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("es") ? es : en;
    }
}
