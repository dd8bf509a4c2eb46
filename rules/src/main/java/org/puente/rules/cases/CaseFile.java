package org.puente.rules.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Facts;
import org.puente.rules.fact.Values;
import org.puente.rules.programme.Programme;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;

/** Reads one {@code .cases} file from the first line to the last. */
final class CaseFile {

    private static final Pattern AS_OF = Pattern.compile("\\s*as of:\\s*(.*?)\\s*");

    private final String name;
    private final Programme programme;
    private final HeaderReader headers;
    private final RowReader rows;
    private final Problems problems;
    private final List<Case> cases = new ArrayList<>();
    private final boolean isWhole;
    private boolean isDated;
    private @Nullable LocalDate asOf;
    private @Nullable Place tableWithoutRows;
    private @Nullable List<Column> columns;
    private boolean skipping;

    private CaseFile(String name, Programme programme, Facts facts, boolean isWhole, Problems problems) {
        this.name = name;
        this.programme = programme;
        this.headers = new HeaderReader(programme, facts, problems);
        this.rows = new RowReader(programme, facts, isWhole, problems);
        this.isWhole = isWhole;
        this.problems = problems;
    }

    /**
     * The cases of a file, without the malformed ones, which are reported.
     *
     * @param isWhole whether the programme was read without problems, so that its editions are all there
     */
    static List<Case> read(
            String text, String name, Programme programme, Facts facts, boolean isWhole, Problems problems) {
        CaseFile file = new CaseFile(name, programme, facts, isWhole, problems);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            file.readLine(lines.get(i), i + 1);
        }
        file.endTable();
        if (lines.stream().allMatch(line -> line.isBlank() || isComment(line))) {
            problems.error(Place.ofFile(name), "empty-file", "The file has no cases.", "Write some, or take it away.");
        }
        return file.cases;
    }

    private static boolean isComment(String line) {
        return line.strip().startsWith("#");
    }

    private void readLine(String line, int number) {
        Matcher date = AS_OF.matcher(line);
        if (line.isBlank()) {
            endTable();
        } else if (date.matches()) {
            endTable();
            readDate(date, line, number);
        } else if (!isComment(line) && !skipping) {
            readTable(Line.of(line, name, number));
        }
    }

    private void endTable() {
        if (tableWithoutRows != null) {
            problems.error(
                    tableWithoutRows, "bad-table", "This table has no cases.", "Write them right below its header.");
        }
        tableWithoutRows = null;
        columns = null;
        skipping = false;
    }

    private void readDate(Matcher written, String line, int number) {
        Optional<LocalDate> read = Values.parseDate(written.group(1));
        asOf = read.orElse(null);
        isDated = true;
        Place place = new Place(name, number, line.codePointCount(0, written.start(1)) + 1);
        if (read.isEmpty()) {
            problems.error(place, "bad-date", "'as of' must be a calendar date.", "Write as of: 2016-08-31.");
        } else if (isWhole && programme.find(read.get()).isEmpty()) {
            asOf = null;
            problems.error(
                    place,
                    "not-in-force",
                    "The programme '" + programme.id() + "' has no edition on " + read.get() + ".",
                    programme.periods());
        }
    }

    private void readTable(Line line) {
        if (columns != null) {
            tableWithoutRows = null;
            rows.read(line, columns, asOf).ifPresent(cases::add);
            return;
        }
        columns = headers.read(line).orElse(null);
        skipping = columns == null;
        tableWithoutRows = skipping ? null : line.place();
        if (!isDated) {
            problems.error(
                    line.place(),
                    "no-date",
                    "It is not said at which date the cases of this table are judged.",
                    "Write as of: 2016-08-31 above it.");
        }
    }
}
