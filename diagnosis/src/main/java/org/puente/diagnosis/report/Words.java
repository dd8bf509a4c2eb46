package org.puente.diagnosis.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sentences of the report in one language. */
final class Words {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

    private final Locale locale;
    private final Properties sentences = new Properties();

    Words(String language) {
        this.locale = Locale.forLanguageTag(language);
        String name = "report_" + language + ".properties";
        try (InputStream stream = Objects.requireNonNull(Words.class.getResourceAsStream(name), name);
                InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            sentences.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Locale locale() {
        return locale;
    }

    boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** A sentence with what belongs in its places {0}, {1} … */
    String say(String key, Object... values) {
        return filled(sentence(key), place -> String.valueOf(values[place]), values.length);
    }

    /** A sentence as markup; what is no markup is escaped. */
    Markup markup(String key, Object... values) {
        String html = Markup.text(sentence(key)).html();
        return new Markup(filled(html, place -> escaped(values[place]).html(), values.length));
    }

    private String sentence(String key) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no sentence " + key + " in " + locale);
        }
        return sentence;
    }

    private static Markup escaped(Object value) {
        return value instanceof Markup piece ? piece : Markup.text(String.valueOf(value));
    }

    /** In one pass, so that a brace in what is filled in stays one. */
    private static String filled(String sentence, IntFunction<String> values, int size) {
        return PLACE.matcher(sentence).replaceAll(match -> {
            int place = Integer.parseInt(match.group(1));
            return Matcher.quoteReplacement(place < size ? values.apply(place) : match.group());
        });
    }

    /** The word for a code such as a status; the code itself where there is none. */
    String word(String kind, String code) {
        String key = kind + "." + code;
        return has(key) ? say(key) : code;
    }

    /** A day in words; what is no day stays as it is. */
    String day(@Nullable String iso) {
        if (iso == null) {
            return say("unknown");
        }
        try {
            return DateTimeFormatter.ofPattern(say("day"), locale).format(LocalDate.parse(iso));
        } catch (DateTimeException e) {
            return iso;
        }
    }
}
