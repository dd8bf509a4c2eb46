package org.puente.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The language of what people read. A command has it as a {@code @Mixin}. */
final class LanguageOption {

    /** The languages there are. */
    enum Language {
        es,
        en
    }

    @Option(
            names = "--lang",
            paramLabel = "es|en",
            defaultValue = "es",
            description = "The language of the answer, es or en (default: es).")
    private Language language = Language.es;

    Locale locale() {
        return Locale.forLanguageTag(language.name());
    }
}
