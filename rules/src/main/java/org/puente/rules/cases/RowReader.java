package org.puente.rules.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Facts;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Programme;
import org.puente.rules.programme.Verdict;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Problems;

/** Reads the rows of a table into cases. All faults of a row are reported together. */
final class RowReader {

    private static final String NO_CLAUSE = "-";

    private final Programme programme;
    private final CellReader cells;
    private final boolean isWhole;
    private final Problems problems;

    RowReader(Programme programme, Facts facts, boolean isWhole, Problems problems) {
        this.programme = programme;
        this.cells = new CellReader(facts, problems);
        this.isWhole = isWhole;
        this.problems = problems;
    }

    /**
     * The case of a row, or empty if the row has faults, which have been reported.
     *
     * @param asOf the date of its table; null if that is not known, and then no case comes of it
     */
    Optional<Case> read(Line line, List<Column> columns, @Nullable LocalDate asOf) {
        if (line.separators() != 1
                || line.before().size() != columns.size()
                || line.after().size() != 2) {
            problems.error(line.place(), "bad-row", shape(line, columns), remedy(line));
            return Optional.empty();
        }
        Row row = new Row();
        for (int i = 0; i < columns.size(); i++) {
            row.read(columns.get(i), line.before().get(i));
        }
        Optional<Verdict> verdict = verdict(line.after().get(0));
        Optional<List<String>> because = because(line.after().get(1), asOf);
        return row.whole && asOf != null && verdict.isPresent() && because.isPresent()
                ? Optional.of(new Case(
                        row.name, programme, asOf, row.screening, row.unit, verdict.get(), because.get(), line.place()))
                : Optional.empty();
    }

    private static String shape(Line line, List<Column> columns) {
        if (line.separators() != 1) {
            return "A row has '||' once, before its verdict; this one has it " + line.separators() + " times.";
        }
        return line.before().size() != columns.size()
                ? "This row has " + line.before().size() + " cells before '||', its header " + columns.size() + "."
                : "This row has " + line.after().size() + " cells after '||' in place of verdict and because.";
    }

    private static String remedy(Line line) {
        return line.separators() == 1
                ? "Write ? for a fact that is unknown."
                : "Write || between the last fact and the verdict, and | between all other cells.";
    }

    private Optional<Verdict> verdict(Cell cell) {
        Optional<Verdict> verdict = Verdict.find(cell.raw());
        if (verdict.isEmpty()) {
            problems.error(
                    cell.place(),
                    "unknown-verdict",
                    "'" + cell.raw() + "' is not a verdict.",
                    Nearest.listed(Verdict.allWords()));
        }
        return verdict;
    }

    private Optional<List<String>> because(Cell cell, @Nullable LocalDate asOf) {
        if (cell.isEmpty()) {
            problems.error(
                    cell.place(),
                    "empty-cell",
                    "It is not said which clauses decide.",
                    "Name them, separated by commas; only a case that is eligible may have '-'.");
            return Optional.empty();
        }
        if (cell.raw().equals(NO_CLAUSE)) {
            return Optional.of(List.of());
        }
        Optional<Edition> edition = asOf == null || !isWhole ? Optional.empty() : programme.find(asOf);
        List<String> ids = new ArrayList<>();
        boolean whole = true;
        int start = 0;
        for (String written : cell.raw().split(",", -1)) {
            Cell id = cell.part(start, start + written.length());
            start += written.length() + 1;
            whole &= edition.isEmpty() || isClause(id, edition.get());
            ids.add(id.raw());
        }
        return whole ? Optional.of(ids) : Optional.empty();
    }

    private boolean isClause(Cell id, Edition edition) {
        List<String> valid = edition.clauses().stream().map(Clause::id).toList();
        if (valid.contains(id.raw())) {
            return true;
        }
        problems.error(
                id.place(),
                "unknown-clause",
                "The edition " + edition.period() + " has no clause '" + id.raw() + "'.",
                Nearest.suggest(id.raw(), valid));
        return false;
    }

    /** What the cells before {@code ||} come to. */
    private final class Row {
        private final UnitFacts unit = new UnitFacts();
        private String name = "";
        private boolean screening;
        private boolean whole = true;

        void read(Column column, Cell cell) {
            if (column instanceof Column.Name) {
                readName(cell);
            } else if (column instanceof Column.Screening) {
                readScreening(cell);
            } else if (column instanceof Column.OfFact of && !cell.isUnknown()) {
                keep(cells.value(cell, of.fact()))
                        .ifPresent(
                                value -> unit.with(of.fact().entity(), of.fact().name(), value));
            } else if (column instanceof Column.OfList of && !cell.isUnknown()) {
                keep(cells.members(cell)).ifPresent(members -> unit.with(of.list(), members));
            } else if (column instanceof Column.Faulty) {
                whole = false;
            }
        }

        private <T> Optional<T> keep(Optional<T> value) {
            whole &= value.isPresent();
            return value;
        }

        private void readName(Cell cell) {
            Optional<String> text = cell.text().filter(written -> !written.isBlank());
            if (text.isEmpty()) {
                whole = false;
                problems.error(
                        cell.place(), "empty-cell", "The case has no name.", "Say in a few words what it shows.");
            }
            name = text.orElse("");
        }

        private void readScreening(Cell cell) {
            screening = cell.raw().equals("yes");
            if (!screening && !cell.raw().equals("no")) {
                whole = false;
                problems.error(cell.place(), "bad-value", "'screening' must be yes or no.", "");
            }
        }
    }
}
