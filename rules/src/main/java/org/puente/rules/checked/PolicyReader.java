package org.puente.rules.checked;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.puente.rules.expression.ExpressionReader;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Label;
import org.puente.rules.focus.Focus;
import org.puente.rules.parameter.Document;
import org.puente.rules.parameter.Parameter;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Programme;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/** Reads a policy folder whole. */
public final class PolicyReader {

    /** What people may keep beside the files of a policy. */
    private static final List<String> ENDINGS_BESIDE = List.of(".cases", ".md", ".pdf", "~", ".bak");

    private static final Pattern LIKE_YAML = Pattern.compile("(?i).*\\.ya?ml\\s*");

    private static final String COUNTRY = "country.yaml";
    private static final String AGENCIES = "agencies.yaml";
    private static final String SOURCES = "sources";

    private final PolicyFolder folder;
    private final Problems problems;

    private PolicyReader(PolicyFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * Reads and checks a policy folder.
     *
     * @param root the folder with {@code country.yaml}
     * @param problems where faults are collected
     * @return the policy without what is malformed; empty if there is no such folder or no country. It may be used only
     *     if {@code problems} has no errors
     */
    public static Optional<Policy> read(Path root, Problems problems) {
        try {
            return new PolicyReader(PolicyFolder.of(root), problems).read();
        } catch (UncheckedIOException e) {
            problems.error(
                    Place.ofFile(COUNTRY),
                    "unreadable-file",
                    "A folder or file of this policy cannot be read.",
                    "Check that you may read all of the policy folder.");
            return Optional.empty();
        }
    }

    private Optional<Policy> read() {
        if (!folder.has(COUNTRY)) {
            problems.error(
                    Place.ofFile(COUNTRY),
                    "no-policy",
                    "There is no " + COUNTRY + " in the policy folder.",
                    "Name one country's folder with --policy DIR.");
            return Optional.empty();
        }
        Optional<Country> country = folder.readYaml(COUNTRY, problems).flatMap(this::readCountry);
        Map<String, Label> agencies = readAgencies();
        Map<String, Document> documents = readDocuments();
        FactFiles.Declared declared = FactFiles.load(folder, problems);
        Map<String, Parameter> parameters =
                ParameterFiles.load(folder, declared.codeLists(), documents.keySet(), problems);
        ExpressionReader expressions = new ExpressionReader(declared.facts(), parameters, problems);
        expressions.checkDerivations();
        List<Programme> programmes =
                ProgrammeFiles.load(folder, agencies.keySet(), documents.keySet(), expressions, problems);
        Focus focus = FocusFile.load(folder, declared.facts(), ids(programmes), expressions, problems);
        List<String> read = files();
        reportUnread(read);
        if (!problems.hasErrors()) {
            warnOfUnused(parameters, declared, programmes, expressions);
        }
        return country.map(found -> new Policy(
                found.id(),
                found.names(),
                found.currency(),
                folder.fingerprint(read),
                declared.facts(),
                parameters,
                programmes,
                agencies,
                documents,
                focus));
    }

    /** A file under another name would leave out a part of the law, and nobody would notice. */
    private void reportUnread(List<String> read) {
        for (String folderRead : List.of(SOURCES, FactFiles.FOLDER, ParameterFiles.FOLDER, ProgrammeFiles.FOLDER)) {
            for (String path : folder.listUnread(folderRead, read)) {
                reportUnread(path);
            }
        }
        if (read.stream().noneMatch(file -> file.endsWith("/" + ProgrammeFiles.FILE))) {
            problems.warning(
                    Place.ofFile(COUNTRY),
                    "no-programmes",
                    "The policy has no programmes, so there is nothing to screen.",
                    "Write " + ProgrammeFiles.FOLDER + "/ID/" + ProgrammeFiles.FILE + ".");
        }
    }

    /** What may have been meant as law is an error, another thing that somebody keeps there a warning. */
    private void reportUnread(String path) {
        String what = "This is no file of the policy, and what it says is not read.";
        String remedy = "Files end in .yaml, and a programme is a folder with " + ProgrammeFiles.FILE
                + ": give it its right name, or take it away.";
        if (!folder.isFile(path) || LIKE_YAML.matcher(path).matches()) {
            problems.error(Place.ofFile(path), "unread-file", what, remedy);
        } else if (ENDINGS_BESIDE.stream().noneMatch(path::endsWith)) {
            problems.warning(Place.ofFile(path), "unread-file", what, remedy);
        }
    }

    private List<String> files() {
        List<String> files = new ArrayList<>(List.of(COUNTRY));
        if (folder.has(AGENCIES)) {
            files.add(AGENCIES);
        }
        if (folder.has(FocusFile.FILE)) {
            files.add(FocusFile.FILE);
        }
        files.addAll(folder.list(SOURCES, ".yaml"));
        files.addAll(folder.list(FactFiles.FOLDER, ".yaml"));
        files.addAll(folder.list(ParameterFiles.FOLDER, ".yaml"));
        files.addAll(folder.list(ProgrammeFiles.FOLDER, "/" + ProgrammeFiles.FILE));
        return files;
    }

    /** What a country says of itself. */
    private record Country(String id, Label names, String currency) {}

    private Optional<Country> readCountry(SourceNode root) {
        Fields fields = Fields.of(root, "country", problems);
        Optional<String> id = fields.requireText("country").map(SourceNode.Text::value);
        Optional<Label> names = fields.findLabel("names");
        String currency =
                fields.findText("currency").map(SourceNode.Text::value).orElse("");
        fields.findList("languages");
        fields.findText("note");
        fields.finish();
        return id.map(found -> new Country(found, names.orElse(Label.ofBoth(found)), currency));
    }

    private static Set<String> ids(List<Programme> programmes) {
        Set<String> ids = new TreeSet<>();
        programmes.forEach(programme -> ids.add(programme.id()));
        return ids;
    }

    private Map<String, Label> readAgencies() {
        Map<String, Label> agencies = new TreeMap<>();
        if (!folder.has(AGENCIES)) {
            problems.error(
                    Place.ofFile(AGENCIES),
                    "unreadable-file",
                    "There is no " + AGENCIES + ".",
                    "List the agencies that run programmes.");
            return agencies;
        }
        folder.readYaml(AGENCIES, problems).ifPresent(root -> {
            Fields file = Fields.of(root, "agency file", problems);
            file.requireEntries("agencies")
                    .forEach((id, node) -> agencies.put(id.value(), readAgency(id.value(), node)));
            file.finish();
        });
        return agencies;
    }

    private Label readAgency(String id, SourceNode node) {
        if (node instanceof SourceNode.Empty) {
            return new Label(id, id);
        }
        Fields fields = Fields.of(node, "agency", problems);
        Label names = fields.findLabel("names").orElse(new Label(id, id));
        fields.findText("kind");
        fields.findText("under");
        fields.findText("note");
        fields.findText("acronym");
        fields.finish();
        return names;
    }

    /** Sources are metadata for people: any key is welcome, and a file that is empty still names its document. */
    private Map<String, Document> readDocuments() {
        Map<String, Document> documents = new TreeMap<>();
        for (String file : folder.list(SOURCES, ".yaml")) {
            String id = file.substring(SOURCES.length() + 1, file.length() - ".yaml".length());
            documents.put(
                    id,
                    folder.readYamlOrNothing(file, problems)
                            .map(root -> readDocument(id, FreeForm.of(root)))
                            .orElse(Document.named(id)));
        }
        return documents;
    }

    private static Document readDocument(String id, FreeForm file) {
        Label title = file.words("title");
        return new Document(
                title.isEmpty() ? Label.ofBoth(id) : title,
                file.text("publisher"),
                file.text("published"),
                file.text("url"),
                file.status(),
                file.words("note"));
    }

    private void warnOfUnused(
            Map<String, Parameter> parameters,
            FactFiles.Declared declared,
            List<Programme> programmes,
            ExpressionReader expressions) {
        Map<String, Parameter> unused = new TreeMap<>(parameters);
        for (Programme programme : programmes) {
            for (Edition edition : programme.editions()) {
                for (Clause clause : edition.clauses()) {
                    Reads.of(clause.when()).parameters().forEach(parameter -> unused.remove(parameter.name()));
                }
            }
        }
        for (Fact fact : declared.facts().all()) {
            if (fact.isDerived()) {
                expressions
                        .find(fact)
                        .ifPresent(expr -> Reads.of(expr).parameters().forEach(used -> unused.remove(used.name())));
            }
        }
        for (Parameter parameter : unused.values()) {
            problems.warning(
                    parameter.place(),
                    "unused-parameter",
                    "No clause uses the parameter '" + parameter.name() + "'.",
                    "Use it, or take it away.");
        }
    }
}
