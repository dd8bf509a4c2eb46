package org.puente.population.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.puente.population.PopulationTable;
import org.puente.rules.fact.Label;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;
import org.puente.rules.source.YamlFile;

/** Reads {@code imports/<name>/import.yaml} of a country's policy. */
public final class ImportPlanReader {

    private static final String FOLDER = "imports";
    private static final String FILE = "import.yaml";
    private static final List<String> PROVENANCE =
            List.of("publisher", "status", "licence", "attribution", "provenance");
    private static final List<String> KEYS = List.of(
            "import",
            "names",
            "country",
            "publisher",
            "referenceDate",
            "weightColumn",
            "status",
            "licence",
            "attribution",
            "provenance",
            "files",
            "tables");
    private static final List<String> STATUSES = List.of("verified", "unverified", "illustrative", "reconstructed");
    private static final Pattern QUERY_FILE = Pattern.compile("[A-Za-z0-9_-]+[.]sql");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Path folder;
    private final String prefix;
    private final Problems problems;

    private ImportPlanReader(Path folder, String prefix, Problems problems) {
        this.folder = folder;
        this.prefix = prefix;
        this.problems = problems;
    }

    /**
     * Reads an import.
     *
     * @param policy the country's policy folder
     * @param name the import's name, which is that of its folder
     * @return the plan, or empty if the problems have errors
     * @throws InputProblem if the policy has no such import
     */
    public static Optional<ImportPlan> read(Path policy, String name, Problems problems) {
        List<String> known = list(policy);
        if (!known.contains(name)) {
            throw new InputProblem(
                    "The policy in " + policy + " has no import '" + name + "'.",
                    known.isEmpty()
                            ? "Add one as " + FOLDER + "/" + name + "/" + FILE + ", or name another policy folder."
                            : Nearest.suggest(name, known));
        }
        String prefix = FOLDER + "/" + name + "/";
        ImportPlanReader reader = new ImportPlanReader(policy.resolve(FOLDER).resolve(name), prefix, problems);
        Optional<ImportPlan> plan = YamlFile.read(reader.folder.resolve(FILE), prefix + FILE, problems)
                .flatMap(root -> Section.of(root, "an import", KEYS, problems))
                .map(section -> reader.plan(section, name));
        return problems.hasErrors() ? Optional.empty() : plan;
    }

    /** The names of a policy's imports, in order. */
    public static List<String> list(Path policy) {
        Path imports = policy.resolve(FOLDER);
        if (!Files.isDirectory(imports)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(imports)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(FILE)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputProblem("The folder " + imports + " cannot be read.", "Give yourself the permission.", e);
        }
    }

    private ImportPlan plan(Section section, String name) {
        String declared = section.requireText("import");
        if (!declared.isEmpty() && !declared.equals(name)) {
            problems.error(
                    section.place(),
                    "wrong-name",
                    "The import calls itself '" + declared + "' but stands in the folder '" + name + "'.",
                    "Give both the same name.");
        }
        Map<String, String> provenance = new LinkedHashMap<>();
        PROVENANCE.forEach(key -> provenance.put(key, section.requireText(key)));
        checkStatus(section);
        String weight = section.text("weightColumn");
        return new ImportPlan(
                name,
                names(section),
                section.requireText("country"),
                date(section),
                weight.isEmpty() ? PopulationTable.WEIGHT : weight,
                provenance,
                section.requireEntries("files").values().stream()
                        .flatMap(entry -> file(entry).stream())
                        .toList(),
                queries(section));
    }

    private void checkStatus(Section section) {
        String status = section.text("status");
        if (!status.isEmpty() && !STATUSES.contains(status)) {
            problems.error(
                    section.require("status").orElseThrow().place(),
                    "unknown-status",
                    "'" + status + "' is no status.",
                    Nearest.suggest(status, STATUSES));
        }
    }

    private Label names(Section section) {
        return section.require("names")
                .flatMap(node -> Section.of(node, "a label", List.of("es", "en"), problems))
                .map(label -> new Label(label.requireText("es"), label.requireText("en")))
                .orElse(new Label("", ""));
    }

    private LocalDate date(Section section) {
        String written = section.requireText("referenceDate");
        try {
            return written.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            problems.error(
                    section.require("referenceDate").orElseThrow().place(),
                    "not-a-date",
                    "'" + written + "' is not a date.",
                    "Write it as 2016-08-31.");
            return LocalDate.EPOCH;
        }
    }

    private Optional<RawFile> file(SourceNode.Entry entry) {
        String name = entry.key().value();
        if (!NAME.matcher(name).matches()) {
            problems.error(
                    entry.key().place(),
                    "malformed-name",
                    "'" + name + "' cannot name a raw file in a query.",
                    "Use lower-case letters, digits and _.");
        }
        List<String> keys = List.of("path", "holds", "key", "columns");
        return Section.of(entry.value(), "a raw file", keys, problems).map(section -> {
            Map<String, String> columns = columns(section);
            return new RawFile(
                    name,
                    path(section),
                    section.text("holds"),
                    key(section, columns),
                    columns,
                    entry.key().place());
        });
    }

    /** A raw file lies below the source folder: an import is data that others write, and reads nothing else. */
    private String path(Section section) {
        String path = section.requireText("path");
        if (!path.isEmpty() && !isBelow(path)) {
            problems.error(
                    section.require("path").orElseThrow().place(),
                    "malformed-path",
                    "'" + path + "' is no path of a .csv file below the source folder.",
                    "Write it relative to the source folder, without .gz.");
        }
        return path;
    }

    private static boolean isBelow(String path) {
        try {
            Path written = Path.of(path);
            return !written.isAbsolute() && !written.normalize().startsWith("..") && path.endsWith(".csv");
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Map<String, String> columns(Section section) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (SourceNode.Entry entry : section.requireEntries("columns").values()) {
            String pattern = entry.value() instanceof SourceNode.Text text ? text.value() : "";
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                problems.error(entry.value().place(), "malformed-pattern", "This is no regular expression.", "");
            }
            columns.put(entry.key().value(), pattern);
        }
        return columns;
    }

    private List<String> key(Section section, Map<String, String> columns) {
        List<SourceNode.Text> key = section.names("key");
        for (SourceNode.Text column : key) {
            if (!columns.containsKey(column.value())) {
                problems.error(
                        column.place(),
                        "unknown-name",
                        "The key names '" + column.value() + "', which is not among the columns of the file.",
                        Nearest.suggest(column.value(), columns.keySet()));
            }
        }
        return key.stream().map(SourceNode.Text::value).toList();
    }

    private Map<PopulationTable, ImportPlan.Query> queries(Section section) {
        Map<PopulationTable, ImportPlan.Query> queries = new EnumMap<>(PopulationTable.class);
        List<String> words =
                Stream.of(PopulationTable.values()).map(PopulationTable::word).toList();
        for (SourceNode.Entry entry : section.requireEntries("tables").values()) {
            String word = entry.key().value();
            if (words.contains(word)) {
                query(entry.value())
                        .ifPresent(query -> queries.put(PopulationTable.valueOf(word.toUpperCase(Locale.ROOT)), query));
            } else {
                problems.error(
                        entry.key().place(),
                        "unknown-name",
                        "'" + word + "' is no table of a population.",
                        Nearest.suggest(word, words));
            }
        }
        if (!queries.containsKey(PopulationTable.HOUSEHOLDS)) {
            problems.error(
                    section.place(), "missing-key", "The import has no query for households.", "Add it to 'tables'.");
        }
        return queries;
    }

    private Optional<ImportPlan.Query> query(SourceNode value) {
        String file = value instanceof SourceNode.Text text ? text.value() : "";
        boolean plain = QUERY_FILE.matcher(file).matches();
        if (!plain || !Files.isRegularFile(folder.resolve(file))) {
            problems.error(
                    value.place(),
                    "absent-file",
                    plain
                            ? "There is no file '" + file + "' beside the import."
                            : "A .sql file beside the import is expected.",
                    "Add the file, or mend its name.");
            return Optional.empty();
        }
        return Optional.of(new ImportPlan.Query(prefix + file, folder.resolve(file)));
    }
}
