package org.puente.rules.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Scope;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.programme.Programme;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Problems;

/** Reads the header of a table: which column holds what. */
final class HeaderReader {

    private final Programme programme;
    private final Scope scope;
    private final Facts facts;
    private final Problems problems;

    HeaderReader(Programme programme, Facts facts, Problems problems) {
        this.programme = programme;
        this.scope = programme.scope();
        this.facts = facts;
        this.problems = problems;
    }

    /** The columns before {@code ||}; empty if the rows below cannot be cut into cells, which has been reported. */
    Optional<List<Column>> read(Line line) {
        if (line.separators() != 1) {
            problems.error(
                    line.place(),
                    "bad-table",
                    line.separators() == 0
                            ? "A table begins with a header that has '||' before its verdict."
                            : "A header has '||' once, before its verdict.",
                    "Write case | household.size || verdict | because, and a date as 'as of: 2016-08-31'.");
            return Optional.empty();
        }
        if (!hasVerdict(line)) {
            return Optional.empty();
        }
        List<Column> columns = line.before().stream().map(this::column).toList();
        reportTwice(line.before());
        boolean readable = columns.stream().noneMatch(Column.Faulty.class::isInstance);
        if (readable && !columns.contains(new Column.Name())) {
            problems.error(
                    line.place(), "missing-column", "A table needs the column 'case'.", "Say there what a row shows.");
        }
        return Optional.of(columns);
    }

    private boolean hasVerdict(Line line) {
        List<String> written = line.after().stream().map(Cell::raw).toList();
        if (written.equals(List.of(Column.VERDICT, Column.BECAUSE))) {
            return true;
        }
        problems.error(
                line.after().get(0).place(),
                "bad-table",
                "After '||' stand the columns 'verdict' and 'because', in this order.",
                "Write || verdict | because.");
        return false;
    }

    private void reportTwice(List<Cell> cells) {
        Set<String> seen = new HashSet<>();
        for (Cell cell : cells) {
            if (!seen.add(cell.raw())) {
                problems.error(
                        cell.place(),
                        "duplicate-column",
                        "The column '" + cell.raw() + "' is given twice.",
                        "Keep one.");
            }
        }
    }

    private Column column(Cell cell) {
        String written = cell.raw();
        if (written.equals(Column.NAME)) {
            return new Column.Name();
        }
        if (written.equals(Column.SCREENING)) {
            return screening(cell);
        }
        Optional<Expr.MemberList> list = Expr.MemberList.find(written);
        if (list.isPresent()) {
            return scope.lists().contains(list.get()) ? new Column.OfList(list.get()) : outOfReach(cell);
        }
        int dot = written.indexOf('.');
        Optional<Entity> entity = dot < 0 ? Optional.empty() : Entity.find(written.substring(0, dot));
        if (entity.isPresent() && !scope.entities().contains(entity.get())) {
            return outOfReach(cell);
        }
        return entity.flatMap(known -> facts.find(known, written.substring(dot + 1)))
                .map(fact -> column(fact, cell))
                .orElseGet(() -> unknown(cell));
    }

    private Column screening(Cell cell) {
        if (programme.unit().isKnownAtApplication()) {
            return new Column.Screening();
        }
        problems.error(
                cell.place(),
                "unknown-column",
                "Only cases of group and project programmes have the column 'screening'.",
                "Take it out: every case of this programme is judged as a screening does.");
        return new Column.Faulty();
    }

    private Column column(Fact fact, Cell cell) {
        if (!fact.isDerived()) {
            return new Column.OfFact(fact);
        }
        problems.error(
                cell.place(),
                "derived-fact",
                "The fact " + fact.path() + " is computed by its formula and cannot be given.",
                "Give the facts that its formula reads.");
        return new Column.Faulty();
    }

    private Column outOfReach(Cell cell) {
        problems.error(
                cell.place(),
                "out-of-reach",
                "A clause of a " + programme.unit().word() + " programme cannot read " + cell.raw() + ".",
                "Take the column out.");
        return new Column.Faulty();
    }

    private Column unknown(Cell cell) {
        problems.error(
                cell.place(),
                "unknown-name",
                "'" + cell.raw() + "' is not a fact.",
                Nearest.suggest(cell.raw(), validNames()));
        return new Column.Faulty();
    }

    private Set<String> validNames() {
        List<String> valid = new ArrayList<>(List.of(Column.NAME));
        scope.lists().forEach(list -> valid.add(list.path()));
        scope.entities().stream()
                .flatMap(entity -> facts.listObserved(entity).stream())
                .forEach(fact -> valid.add(fact.path()));
        return new TreeSet<>(valid);
    }
}
