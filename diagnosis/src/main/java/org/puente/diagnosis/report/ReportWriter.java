package org.puente.diagnosis.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.report.boundary.Boundaries;
import org.puente.diagnosis.report.boundary.TileLayout;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes a diagnosis as one HTML file that needs nothing else: no network, no other file, no script to be read. */
public final class ReportWriter {

    private static final String FOLDER = "org/puente/diagnosis/report/";

    private final Diagnosis diagnosis;
    private Optional<Boundaries> boundaries = Optional.empty();
    private Optional<TileLayout> tiles = Optional.empty();
    private String command = "";

    public ReportWriter(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    /** Draws maps of these; without them states are tiles. */
    public ReportWriter boundaries(Optional<Boundaries> given) {
        this.boundaries = given;
        return this;
    }

    /** Where each state's tile stands; without it tiles stand in the order of their codes. */
    public ReportWriter tiles(Optional<TileLayout> given) {
        this.tiles = given;
        return this;
    }

    /** What was typed to make the report, to be printed at its end. */
    public ReportWriter command(String typed) {
        this.command = typed;
        return this;
    }

    /** Writes the report; the file gets its name when it is complete. */
    public void write(Path file) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(unfinished, html());
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole report. */
    public String html() {
        Edition spanish = new Edition(diagnosis, "es");
        Edition english = new Edition(diagnosis, "en");
        MapStore maps = MapStore.of(diagnosis, boundaries, tiles);
        TemplateEngine engine = engine(Map.of("es", spanish.words(), "en", english.words()));
        Map<String, Object> whole = Map.of(
                "style", resource("report.css"),
                "script", resource("report.js"),
                "maps", maps,
                "titleEs", title(spanish),
                "titleEn", title(english),
                "es", page(engine, spanish, maps),
                "en", page(engine, english, maps),
                "hasMunicipalities", !diagnosis.territory().municipalities().isEmpty(),
                "municipalities", new MunicipalTable(spanish, english).rows(diagnosis));
        return printable(engine.process("report", new Context(spanish.words().locale(), whole)));
    }

    /** What a text of the policy may hold and no document: control characters and halves of characters. */
    private static String printable(String html) {
        StringBuilder printable = new StringBuilder(html.length());
        html.codePoints().forEach(c -> printable.appendCodePoint(isPrintable(c) ? c : ' '));
        return printable.toString();
    }

    private static boolean isPrintable(int c) {
        boolean isControl = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f);
        boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !isControl && !isHalf && (c & 0xfffe) != 0xfffe;
    }

    private static String title(Edition edition) {
        return edition.title();
    }

    private String page(TemplateEngine engine, Edition edition, MapStore maps) {
        Map<String, Object> sections = Map.of(
                "lang", edition.words().locale().getLanguage(),
                "front", new FrontSection(edition).view(),
                "reach", new ReachSection(edition).view(),
                "blame", new BlameSection(edition).view(),
                "overlap", new OverlapSection(edition).view(),
                "territory", new TerritorySection(edition, maps).view(),
                "incidence", new IncidenceSection(edition).view(),
                "budget", new BudgetSection(edition).view(),
                "missing", new MissingSection(edition).view(),
                "method", new MethodSection(edition, command).view());
        return engine.process("page", new Context(edition.words().locale(), sections));
    }

    private static TemplateEngine engine(Map<String, Words> words) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(ReportWriter.class.getClassLoader());
        resolver.setPrefix(FOLDER);
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setMessageResolver(new BundleResolver(words));
        return engine;
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(ReportWriter.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
