package org.puente.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.programme.Programme;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Problems;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a person reads on the pages, and what writing them never destroys. */
class PagesTest {

    private static final LocalDate SUMMER_2016 = LocalDate.of(2016, 8, 31);

    @TempDir
    private Path scratch;

    @Test
    void everyConditionStandsWithItsCitationInBothLanguages() throws IOException {
        write(tiny(), SUMMER_2016);

        assertThat(text("tiny.html"))
                .contains("Deben cumplirse todas: Es mayor de edad ✓ verificado Fuente: Reglas de prueba, 3")
                .contains(
                        "Al menos una de estas condiciones: Vive en el campo – sin indicar Fuente: Reglas de prueba, 4")
                .contains("Gana poco ? sin verificar Fuente: Reglas de prueba, 5 Nota: se recuerda");
        assertThat(text("en/tiny.html"))
                .contains("All of these must be met: Is of age ✓ verified Source: Rules of a test, 3")
                .contains(
                        "At least one of these conditions: Lives in the country – not stated Source: Rules of a test, 4")
                .contains("Earns little ? unverified Source: Rules of a test, 5 Note: remembered");
    }

    @Test
    void aFigureIsWorthWhatItIsOnTheDay() throws IOException {
        write(tiny(), SUMMER_2016);

        assertThat(text("tiny.html"))
                .contains("Línea rural: 933.20 pesos al mes urbano: 1,310.94 pesos al mes")
                .contains("del 1 de agosto de 2016 al 31 de agosto de 2016");
        assertThat(text("en/tiny.html"))
                .contains("rural: 933.20 pesos a month")
                .contains("from 1 August 2016 to 31 August 2016");
    }

    @Test
    void aFigureThatEndedBeforeTheDayIsShownAsTheLastOneKnown() throws IOException {
        write(tiny(), LocalDate.of(2016, 12, 1));

        assertThat(text("tiny.html")).contains("933.20", "No hay valor para ese día; este es el último que se conoce.");
    }

    @Test
    void theEditionInForceIsUnfolded() throws IOException {
        write(tiny(), SUMMER_2016);

        assertThat(unfolded("tiny.html")).containsExactly("2016-01-01");
        assertThat(text("tiny.html")).contains("Edición 2016 vigente");
    }

    @Test
    void theLastEditionIsUnfoldedWhenNoneIsInForce() throws IOException {
        write(tiny(), LocalDate.of(2026, 1, 1));

        assertThat(unfolded("tiny.html")).containsExactly("2017-01-01");
        assertThat(text("tiny.html")).doesNotContain("vigente");
    }

    @Test
    void whatAnEditionStatesBesideItsConditionsIsShown() throws IOException {
        write(tiny(), SUMMER_2016);

        assertThat(text("tiny.html"))
                .contains("Paquete 3,500 pesos por paquete 2017 ? sin verificar")
                .contains(
                        "Primera Plazo: 20 días ≈ ilustrativo Fuente: Reglas de prueba 15 de enero de 2016 no se sabe")
                .contains("Acta de nacimiento ✓ verificado")
                .contains("2017 todo el país 1,206,000,000 pesos al año 70,268 paquetes")
                .contains("Atender una unidad durante un año calculado 4,000 pesos")
                .contains("Integrantes como mínimo 5 integrantes");
        assertThat(text("en/tiny.html"))
                .contains("70,268 packages", "Members, at least 5 members", "Birth certificate");
    }

    @Test
    void eachFactSaysWhatItMeansThatItIsMissing() throws IOException {
        write(tiny(), SUMMER_2016);

        assertThat(text("tiny.html")).contains("Edad member.age la persona años, de 0 en adelante no se preguntó");
        assertThat(text("en/tiny.html"))
                .contains("Setting household.setting the household rural, urban size not known");
    }

    @Test
    void theRuleIsShownAsWrittenWithTheDerivedFactsItNames() throws IOException {
        write(tiny(), SUMMER_2016);

        assertThat(text("tiny.html")).contains("household.poor donde: household.poor = household.income < parameter(");
    }

    @Test
    void aTextOfThePolicyIsNeverMarkup() throws IOException {
        TinyFiles files = tiny();
        files.file(
                "sources/rules.yaml",
                "title: '<script>alert(1)</script> \"&\" ''<b>'\nurl: \"javascript:alert(2)\"\npublisher: \"bell \\a\"\n");
        write(files, SUMMER_2016);

        String page = Files.readString(out().resolve("tiny.html"));
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script", "<b>", "javascript:", "\u0007");
        assertThat(text("tiny.html")).contains("<script>alert(1)</script> \"&\" '<b>");
    }

    @Test
    void onlyAnAddressOfTheWebBecomesALink() throws IOException {
        TinyFiles files = tiny().file("sources/rules.yaml", "url: https://example.org/a?b=1&c=\"2\"\n");
        write(files, SUMMER_2016);

        assertThat(hrefs("tiny.html")).contains("https://example.org/a?b=1&c=\"2\"");
    }

    @Test
    void theListGroupsProgrammesByAgency() throws IOException {
        write(tiny(), SUMMER_2016);

        assertThat(text("index.html"))
                .contains("Programas de Prueba")
                .contains("Ministerio")
                .contains("Programa de prueba cada persona 2016, 2017 3 ↻ reconstruido");
        assertThat(hrefs("index.html")).contains("tiny.html", "en/index.html");
        assertThat(hrefs("en/index.html")).contains("tiny.html", "../index.html");
        assertThat(hrefs("en/tiny.html")).contains("../tiny.html", "index.html");
    }

    @Test
    void everyProgrammeOfTheRealPolicyHasAWellFormedPageInBothLanguages() throws IOException {
        Policy real = read(Path.of("..", "policy", "mx"));
        Pages.write(real, SUMMER_2016, out());

        assertThat(real.programmes()).isNotEmpty();
        for (Programme programme : real.programmes()) {
            assertThat(text(programme.id() + ".html"))
                    .contains(programme.names().es());
            assertThat(text("en/" + programme.id() + ".html"))
                    .contains(programme.names().en());
        }
    }

    @Test
    void everyLinkWithinThePagesLeadsSomewhere() throws IOException {
        Pages.write(read(Path.of("..", "policy", "mx")), SUMMER_2016, out());

        for (String name : files().keySet()) {
            if (name.endsWith(".html")) {
                for (String href : hrefs(name)) {
                    assertThat(leadsSomewhere(name, href))
                            .as(name + ": " + href)
                            .isTrue();
                }
            }
        }
    }

    private boolean leadsSomewhere(String page, String href) {
        if (href.startsWith("#")) {
            return ids(page).contains(href.substring(1));
        }
        return href.startsWith("http") || Files.exists(out().resolve(page).resolveSibling(href));
    }

    @Test
    void twoRunsGiveTheSameBytes() throws IOException {
        Policy real = read(Path.of("..", "policy", "mx"));
        Pages.write(real, SUMMER_2016, out());
        Map<String, String> first = files();
        Pages.write(real, SUMMER_2016, out());

        assertThat(files()).isEqualTo(first);
    }

    @Test
    void pagesOfProgrammesThatAreGoneAreTakenAway() throws IOException {
        write(tiny(), SUMMER_2016);
        TinyFiles other = new TinyFiles(scratch.resolve("other"));
        other.programme("another");
        write(other, SUMMER_2016);

        assertThat(files().keySet())
                .containsExactly(".puente-pages", "another.html", "en/another.html", "en/index.html", "index.html");
    }

    @Test
    void aProgrammeThatIsCalledIndexDoesNotHideTheList() throws IOException {
        TinyFiles files = new TinyFiles(scratch.resolve("policy"));
        files.programme("index");
        write(files, SUMMER_2016);

        assertThat(hrefs("index.html")).contains("index_.html");
        assertThat(text("index_.html")).contains("Es mayor de edad");
    }

    @Test
    void aDirectoryOfSomethingElseIsLeftAsItIs() throws IOException {
        Files.createDirectories(out());
        Files.writeString(out().resolve("index.html"), "a site");

        assertThatThrownBy(() -> write(tiny(), SUMMER_2016))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("does not hold pages of puente");
        assertThat(files()).containsExactly(Map.entry("index.html", "a site"));
    }

    @Test
    void aFileThatSomebodyPutBesideThePagesStops() throws IOException {
        write(tiny(), SUMMER_2016);
        Files.writeString(out().resolve("en/notes.html"), "years of work");
        Map<String, String> before = files();

        assertThatThrownBy(() -> write(tiny(), SUMMER_2016))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("en/notes.html");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void pagesThatWereCutShortAreReplaced() throws IOException {
        write(tiny(), SUMMER_2016);
        Map<String, String> whole = files();
        Files.delete(out().resolve("index.html"));
        Files.writeString(out().resolve("tiny.html"), "half");
        write(tiny(), SUMMER_2016);

        assertThat(files()).isEqualTo(whole);
    }

    private TinyFiles tiny() {
        TinyFiles files = new TinyFiles(scratch.resolve("policy"));
        files.programme("tiny");
        return files;
    }

    private Path out() {
        return scratch.resolve("out");
    }

    private void write(TinyFiles files, LocalDate asOf) throws IOException {
        assertThat(Pages.write(read(files.root()), asOf, out())).exists();
    }

    private static Policy read(Path root) {
        Problems problems = new Problems();
        Policy policy = PolicyReader.read(root, problems).orElseThrow();
        assertThat(problems.list().stream().filter(problem -> problem.isError()))
                .isEmpty();
        return policy;
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(out())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                found.put(out().relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return found;
    }

    /** All that a page shows, with single blanks; reading it as XML holds it to be well formed. */
    private String text(String page) {
        Node body = document(page).getElementsByTagName("body").item(0);
        return body.getTextContent().replaceAll("\\s+", " ");
    }

    private List<String> hrefs(String page) {
        return attributes(page, "a", "href");
    }

    private List<String> ids(String page) {
        List<String> ids = attributes(page, "*", "id");
        assertThat(ids).doesNotHaveDuplicates();
        return ids;
    }

    private List<String> unfolded(String page) {
        List<String> unfolded = new ArrayList<>();
        for (Element element : elements(page, "details")) {
            if (element.hasAttribute("open")) {
                unfolded.add(element.getAttribute("id"));
            }
        }
        return unfolded;
    }

    private List<String> attributes(String page, String tag, String attribute) {
        return elements(page, tag).stream()
                .map(element -> element.getAttribute(attribute))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private List<Element> elements(String page, String tag) {
        NodeList found = document(page).getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private Document document(String page) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(Files.readAllBytes(out().resolve(page))));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(page, e);
        }
    }
}
