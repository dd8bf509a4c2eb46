package org.puente.rules.checked;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.ExpressionReader;
import org.puente.rules.expression.Scope;
import org.puente.rules.fact.Label;
import org.puente.rules.parameter.Period;
import org.puente.rules.parameter.Status;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Programme;
import org.puente.rules.programme.Unit;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/** Reads {@code programmes/}. */
final class ProgrammeFiles {

    static final String FOLDER = "programmes";
    static final String FILE = "programme.yaml";
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Set<String> agencies;
    private final Set<String> documents;
    private final ExpressionReader expressions;
    private final Problems problems;
    private final Map<String, Programme> programmes = new HashMap<>();

    private ProgrammeFiles(
            Set<String> agencies, Set<String> documents, ExpressionReader expressions, Problems problems) {
        this.agencies = agencies;
        this.documents = documents;
        this.expressions = expressions;
        this.problems = problems;
    }

    static List<Programme> load(
            PolicyFolder folder,
            Set<String> agencies,
            Set<String> documents,
            ExpressionReader expressions,
            Problems problems) {
        ProgrammeFiles files = new ProgrammeFiles(agencies, documents, expressions, problems);
        for (String file : folder.list(FOLDER, "/" + FILE)) {
            folder.readYaml(file, problems).ifPresent(root -> files.readProgramme(file, root));
        }
        return files.programmes.values().stream()
                .sorted(Comparator.comparing(Programme::id))
                .toList();
    }

    private void readProgramme(String file, SourceNode root) {
        Fields fields = Fields.of(root, "programme", problems);
        Optional<SourceNode.Text> id = fields.requireText("programme");
        Label names = fields.requireLabel("names");
        Optional<String> agency = readAgency(fields);
        Optional<Unit> unit = readUnit(fields);
        Optional<Unit> screened = readScreenedUnit(fields, unit);
        String budgetKey =
                fields.findText("budgetKey").map(SourceNode.Text::value).orElse("");
        Optional<Status> status = fields.findStatus();
        Label about = fields.findLabel("about").orElse(Label.ofBoth(""));
        Label note = fields.findWords("note");
        List<Edition> editions = new ArrayList<>();
        // Of a programme whose unit is not known the rest is checked with the widest reach.
        Scope scope = screened.map(judged -> unit.orElseThrow().scopeScreenedAs(judged))
                .orElse(Unit.GROUP.scopeScreenedAs(Unit.MEMBER));
        List<SourceNode> editionNodes = fields.findList("editions");
        if (editionNodes.isEmpty() && fields.isMapping()) {
            fields.require("editions")
                    .filter(SourceNode.Sequence.class::isInstance)
                    .ifPresent(node -> problems.error(
                            node.place(),
                            "missing-key",
                            "A programme without editions is never in force.",
                            "Add an edition: - from: …."));
        }
        for (SourceNode node : editionNodes) {
            new EditionReader(scope, documents, expressions, problems)
                    .read(node)
                    .ifPresent(editions::add);
        }
        fields.finish();
        editions.sort(Comparator.comparing(edition -> edition.period().from()));
        checkPeriods(editions);
        id.ifPresent(text -> checkId(text, file));
        if (id.isPresent() && agency.isPresent() && unit.isPresent() && screened.isPresent()) {
            add(new Programme(
                    id.get().value(),
                    names,
                    agency.get(),
                    unit.get(),
                    screened.get(),
                    budgetKey,
                    status,
                    about,
                    note,
                    editions,
                    id.get().place()));
        }
    }

    private void add(Programme programme) {
        @Nullable Programme earlier = programmes.putIfAbsent(programme.id(), programme);
        if (earlier != null) {
            problems.error(
                    programme.place(),
                    "duplicate-programme",
                    "The programme '" + programme.id() + "' is already at " + earlier.place() + ".",
                    "Give one of them another id.");
        }
    }

    private void checkId(SourceNode.Text id, String file) {
        if (!ID.matcher(id.value()).matches()) {
            problems.error(
                    id.place(),
                    "bad-name",
                    "'" + id.value() + "' is not an id.",
                    "Use lower-case words joined by '-'.");
        }
        String[] path = file.split("/");
        String folder = path[path.length - 2];
        if (!folder.equals(id.value())) {
            problems.warning(
                    id.place(),
                    "folder-name",
                    "The programme '" + id.value() + "' is in the folder '" + folder + "'.",
                    "Give the folder the programme's id.");
        }
    }

    private Optional<String> readAgency(Fields fields) {
        Optional<SourceNode.Text> agency = fields.requireText("agency");
        // Without any agency, agencies.yaml itself has been reported.
        agency.filter(text -> !agencies.isEmpty() && !agencies.contains(text.value()))
                .ifPresent(text -> problems.error(
                        text.place(),
                        "unknown-agency",
                        "There is no agency '" + text.value() + "' in agencies.yaml.",
                        Nearest.suggest(text.value(), agencies)));
        return agency.map(SourceNode.Text::value);
    }

    private Optional<Unit> readUnit(Fields fields) {
        return fields.requireText("unit").flatMap(text -> unit(text, Unit.words()));
    }

    private Optional<Unit> unit(SourceNode.Text text, List<String> valid) {
        Optional<Unit> unit = Unit.find(text.value()).filter(found -> valid.contains(found.word()));
        if (unit.isEmpty()) {
            problems.error(
                    text.place(),
                    "unknown-unit",
                    "'" + text.value() + "' is not a unit here.",
                    Nearest.suggest(text.value(), valid));
        }
        return unit;
    }

    private Optional<Unit> readScreenedUnit(Fields fields, Optional<Unit> unit) {
        Optional<SourceNode.Text> screensAs = fields.findText("screensAs");
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        if (!unit.get().isKnownAtApplication()) {
            screensAs.ifPresent(text -> problems.error(
                    text.place(),
                    "unknown-key",
                    "Only group and project programmes have 'screensAs'.",
                    "Leave it out."));
            return unit;
        }
        if (screensAs.isEmpty()) {
            problems.warning(
                    fields.place(),
                    "missing-key",
                    "A " + unit.get().word() + " programme without 'screensAs' is screened as household.",
                    "Add screensAs: household or member.");
            return Optional.of(Unit.HOUSEHOLD);
        }
        return unit(screensAs.get(), List.of(Unit.HOUSEHOLD.word(), Unit.MEMBER.word()));
    }

    private void checkPeriods(List<Edition> editions) {
        for (int i = 1; i < editions.size(); i++) {
            Period before = editions.get(i - 1).period();
            Period after = editions.get(i).period();
            Place place = editions.get(i).place();
            if (before.overlaps(after)) {
                problems.error(
                        place,
                        "overlapping-editions",
                        "The edition " + after + " overlaps the edition " + before + ".",
                        "End the earlier one with 'to' on the day before the later one begins.");
            } else if (isGap(before, after.from())) {
                problems.warning(
                        place,
                        "gap-between-editions",
                        "No edition is in force between " + before.to() + " and " + after.from() + ".",
                        "If the programme had no rules then, all is well.");
            }
        }
    }

    private static boolean isGap(Period before, LocalDate next) {
        LocalDate end = before.to();
        return end != null && end.plusDays(1).isBefore(next);
    }
}
