package org.puente.diagnosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The two bundles say the same things. */
class WordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameSentencesWithTheSamePlaces() throws IOException {
        Properties spanish = bundle("es");
        Properties english = bundle("en");

        assertThat(english.keySet()).isEqualTo(spanish.keySet());
        for (String key : spanish.stringPropertyNames()) {
            assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(spanish.getProperty(key)));
        }
    }

    private static Properties bundle(String language) throws IOException {
        String name = "report_" + language + ".properties";
        try (InputStream stream = Objects.requireNonNull(Words.class.getResourceAsStream(name));
                InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            Properties bundle = new Properties();
            bundle.load(reader);
            return bundle;
        }
    }

    private static TreeSet<String> places(String sentence) {
        TreeSet<String> places = new TreeSet<>();
        PLACE.matcher(sentence).results().map(MatchResult::group).forEach(places::add);
        return places;
    }

    @Test
    void whatIsFilledInIsNotFilledAgain() {
        assertThat(new Words("en").say("front.bounds", "{1}", "b")).isEqualTo("{1} to b");
    }

    @Test
    void aDayThatIsNoneStaysAsItIs() {
        assertThat(new Words("es").day("2016-08-31")).isEqualTo("31 de agosto de 2016");
        assertThat(new Words("es").day("2016")).isEqualTo("2016");
        assertThat(new Words("en").day(null)).isEqualTo("not known");
    }
}
