package org.puente.diagnosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.report.boundary.Boundaries;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The report of every kind of diagnosis: whole, readable by any parser, and never a figure that is none. */
class ReportWriterTest {

    private static final List<String> SECTIONS =
            List.of("reach", "blame", "overlap", "territory", "incidence", "budget", "missing", "limits", "method");

    private static final Pattern NO_FIGURE = Pattern.compile("\\b(NaN|null|Infinity|undefined)\\b|\\{\\d}|##|\\?\\?");

    private static final int LARGEST = 3_000_000;

    @TempDir
    Path folder;

    static Stream<String> samples() {
        return SampleReports.all().keySet().stream();
    }

    private String report(Diagnosis diagnosis) throws IOException {
        Path file = folder.resolve("report.html");
        new ReportWriter(diagnosis).command("puente diagnose --run RUN").write(file);
        return Files.readString(file);
    }

    private String report(String sample) throws IOException {
        Diagnosis diagnosis = SampleReports.all().get(sample);
        assertThat(diagnosis).isNotNull();
        return diagnosis == null ? "" : report(diagnosis);
    }

    private static Document parsed(String html) throws Exception {
        String withoutDoctype = html.replaceFirst("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(withoutDoctype.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWellFormedAndSaysNothingThatIsNoFigure(String sample) throws Exception {
        Document document = parsed(report(sample));
        elements(document, "script").forEach(script -> script.setTextContent(""));
        elements(document, "style").forEach(style -> style.setTextContent(""));

        String text = document.getDocumentElement().getTextContent();

        if (!sample.equals("markup")) {
            assertThat(NO_FIGURE
                            .matcher(text)
                            .results()
                            .map(match -> text.substring(
                                    Math.max(0, match.start() - 60), Math.min(text.length(), match.end() + 60))))
                    .isEmpty();
        }
        for (String attribute : List.of("aria-label", "title", "d", "x", "width", "x1", "points", "viewBox")) {
            assertThat(attributes(document, attribute))
                    .as(attribute)
                    .noneMatch(value -> NO_FIGURE.matcher(value).find() && !sample.equals("markup"));
        }
    }

    private static List<String> attributes(Document document, String name) {
        return elements(document, "*").stream()
                .map(element -> element.getAttribute(name))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasEverySectionInBothLanguages(String sample) throws Exception {
        Document document = parsed(report(sample));
        List<String> ids = attributes(document, "id");

        for (String section : SECTIONS) {
            assertThat(ids).contains("es-" + section, "en-" + section);
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("es");
        assertThat(elements(document, "div").stream()
                        .filter(div -> div.getAttribute("class").equals("edition"))
                        .map(div -> div.getAttribute("lang") + (div.hasAttribute("hidden") ? " hidden" : "")))
                .containsExactly("es", "en hidden");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void leadsNowhereThatIsNot(String sample) throws Exception {
        Document document = parsed(report(sample));
        Set<String> ids = new HashSet<>(attributes(document, "id"));

        assertThat(attributes(document, "href"))
                .allMatch(link -> link.startsWith("#") && ids.contains(link.substring(1)));
        assertThat(attributes(document, "src")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void putsATableAfterEachChart(String sample) throws Exception {
        Document document = parsed(report(sample));
        String last = "";
        boolean isAnswered = true;
        for (Element element : elements(document, "*")) {
            if (element.hasAttribute("data-chart")) {
                assertThat(isAnswered).as("a table after " + last).isTrue();
                last = element.getAttribute("data-chart");
                isAnswered = false;
            }
            boolean isLink = element.getAttribute("class").equals("to-table");
            isAnswered |= element.getTagName().equals("table") || isLink;
        }
        assertThat(isAnswered).as("a table after " + last).isTrue();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void describesEveryChart(String sample) throws Exception {
        for (Element svg : elements(parsed(report(sample)), "svg")) {
            boolean isDescribed = svg.getAttribute("role").equals("img")
                    && !svg.getAttribute("aria-label").isEmpty();
            assertThat(isDescribed || isDecoration(svg))
                    .as(svg.getAttribute("class"))
                    .isTrue();
        }
    }

    private static boolean isDecoration(Element element) {
        if (element.getAttribute("aria-hidden").equals("true")) {
            return true;
        }
        return element.getParentNode() instanceof Element parent && isDecoration(parent);
    }

    @Test
    void writesTextsOfThePolicyAsTexts() throws Exception {
        String html = report("markup");

        assertThat(html).doesNotContain("<script>alert", "<b>odd</b>", "<u>4</u>", "<XXX>");
        assertThat(html).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;{0}&quot; {1} ${7*7}");
    }

    @Test
    void warnsThatASyntheticNationIsNobody() throws Exception {
        assertThat(report("register"))
                .contains("Nación sintética: ninguna cifra describe a personas reales.")
                .contains("Synthetic nation: no figure describes real people.");
        assertThat(report("survey")).doesNotContain("Nación sintética: ninguna");
    }

    @Test
    void marksWhatIsNotVerifiedWhereverItIsNamed() throws Exception {
        String html = report("survey");

        assertThat(html.split("Apoyos a pequeños productores <span class=\"tag\">reconstruida</span>", -1).length)
                .isGreaterThan(8);
    }

    @Test
    void writesFiguresWithUnitAndInterval() throws Exception {
        String html = report("survey");

        assertThat(html)
                .contains("47.0\u00a0%", "44.9–49.1\u00a0%", "6.02\u00a0M", "5.67–6.38\u00a0M", "47.0%", "44.9–49.1%");
        assertThat(report("register")).contains("5,750,948");
    }

    @Test
    void saysWhyAFigureIsWithheld() throws Exception {
        assertThat(report("everything-withheld")).contains("muestra insuficiente", "sample too small");
        assertThat(report("register")).contains("confidencial", "confidential");
        assertThat(report("nobody-eligible")).contains("no hay a quién contar", "nobody to count");
    }

    @Test
    void staysSmallWithEveryMunicipality() throws Exception {
        String html = report("register");

        assertThat(html.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isLessThan(LARGEST);
        assertThat(html.split("<tr><td>\\d{5}</td>", -1)).hasSize(2_457 + 1);
    }

    @Test
    void drawsMapsFromBoundaries() throws Exception {
        Path file = folder.resolve("squares.json");
        Files.writeString(file, """
                {"type": "FeatureCollection", "features": [
                {"type": "Feature", "properties": {"code": "01"}, "geometry": {"type": "Polygon",
                "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}}]}
                """);
        Path report = folder.resolve("map.html");

        new ReportWriter(SampleDiagnosis.ofOneState())
                .boundaries(Optional.of(Boundaries.read(file)))
                .write(report);

        Document document = parsed(Files.readString(report));
        assertThat(attributes(document, "d")).anyMatch(path -> path.startsWith("M0 1200"));
        assertThat(attributes(document, "id"))
                .contains("map-spresent", "map-snone")
                .doesNotContain("map-mpresent");
    }
}
