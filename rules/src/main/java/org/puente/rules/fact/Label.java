package org.puente.rules.fact;

import java.util.Locale;

/** A text for people, in Spanish and in English. */
public record Label(String es, String en) {

    public String in(Locale locale) {
        return locale.getLanguage().equals("es") ? es : en;
    }
}
