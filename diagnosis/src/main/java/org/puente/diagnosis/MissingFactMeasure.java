package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.puente.diagnosis.sampling.Reading;
import org.puente.diagnosis.sampling.Sheet;
import org.puente.diagnosis.sampling.Sheet.Figure;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Label;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Outcome;
import org.puente.screening.sql.VerdictLayout;

/**
 * Measure (g): what each missing fact is worth.
 *
 * <p>A condition that is not known waits for those of the facts it reads that some unit of the population lacks; where
 * these are several, for all of them together. Were a set of facts known, every condition that waits for no others would
 * be decided, one way or the other. A verdict is settled surely if it is decided whichever way they fall, and perhaps if
 * it is for some way. Conditions known only at application are taken as met, since no survey can settle them.
 */
final class MissingFactMeasure {

    /** With more conditions that wait for one set of facts, only the ends are looked at, which errs towards not settled. */
    private static final int MOST_DECIDED = 16;

    private final Frame frame;
    private final Sheet sheet;
    private final Map<Set<String>, Row> rows = new LinkedHashMap<>();
    /** For each programme and clause, the facts that the clause may wait for. */
    private final List<List<Set<String>>> waits = new ArrayList<>();

    /** The sums of one set of facts. */
    private static final class Row {
        final Set<Integer> programmes = new TreeSet<>();
        final int waiting;
        final int settles;
        final int maySettle;
        final Figure waitingFigure;
        final Figure settlesFigure;
        final Figure maySettleFigure;

        Row(Sheet sheet) {
            waiting = sheet.sum();
            settles = sheet.sum();
            maySettle = sheet.sum();
            waitingFigure = sheet.total(waiting);
            settlesFigure = sheet.total(settles);
            maySettleFigure = sheet.total(maySettle);
        }
    }

    MissingFactMeasure(Frame frame, Reading reading) {
        this.frame = frame;
        this.sheet = new Sheet(reading);
        for (VerdictLayout.Columns columns : frame.programmes()) {
            List<Set<String>> ofProgramme = new ArrayList<>();
            for (Clause clause : columns.programme().edition().clauses()) {
                Set<String> facts = clause.isAtApplication() ? Set.of() : waitsFor(clause);
                ofProgramme.add(facts);
                if (!facts.isEmpty()) {
                    rows.computeIfAbsent(facts, key -> new Row(sheet));
                }
            }
            waits.add(ofProgramme);
        }
    }

    private Set<String> waitsFor(Clause clause) {
        Set<String> facts = new TreeSet<>();
        Reads reads = Reads.of(clause.when());
        for (Set<Fact> read : List.of(reads.unitFacts(), reads.elementFacts())) {
            read.stream().map(Fact::path).filter(this::isLacking).forEach(facts::add);
        }
        if (reads.lists().contains(Expr.MemberList.HOUSEHOLD) && isLacking("household.members")) {
            facts.add("household.members");
        }
        return facts;
    }

    private boolean isLacking(String path) {
        return frame.run().unknownForSome().contains(path)
                || frame.run().unknownForAll().contains(path);
    }

    Sheet sheet() {
        return sheet;
    }

    /** Counts units of a programme that share a combination of outcomes. */
    void add(int programme, long[] words, long count, double weight) {
        VerdictLayout.Columns columns = frame.programmes().get(programme);
        Edition edition = columns.programme().edition();
        Outcome[] outcomes = new Outcome[edition.clauses().size()];
        for (int i = 0; i < outcomes.length; i++) {
            boolean taken = edition.clauses().get(i).isAtApplication();
            outcomes[i] = taken ? Outcome.MET : columns.outcome(i, words);
        }
        if (edition.eligibility().outcome(index -> outcomes[index]) != Outcome.UNKNOWN) {
            return;
        }
        rows.forEach((facts, row) -> {
            List<Integer> decided = decidedBy(facts, waits.get(programme), outcomes);
            if (!decided.isEmpty()) {
                row.programmes.add(programme);
                sheet.add(row.waiting, count, weight);
                addSettled(row, edition, outcomes, decided, count, weight);
            }
        });
    }

    private static List<Integer> decidedBy(Set<String> facts, List<Set<String>> waits, Outcome[] outcomes) {
        List<Integer> decided = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            Set<String> own = waits.get(i);
            if (outcomes[i] == Outcome.UNKNOWN && !own.isEmpty() && facts.containsAll(own)) {
                decided.add(i);
            }
        }
        return decided;
    }

    private void addSettled(
            Row row, Edition edition, Outcome[] outcomes, List<Integer> decided, long count, double weight) {
        Outcome worst = outcome(edition, outcomes, decided, 0);
        Outcome best = outcome(edition, outcomes, decided, -1);
        if (worst != Outcome.UNKNOWN || best != Outcome.UNKNOWN) {
            sheet.add(row.maySettle, count, weight);
        }
        if (isSettledEveryWay(edition, outcomes, decided, worst, best)) {
            sheet.add(row.settles, count, weight);
        }
    }

    /**
     * A block never gets worse when a clause gets better: if the worst way is met, or the best unmet, so is every way;
     * if neither end is settled, no way is.
     */
    private static boolean isSettledEveryWay(
            Edition edition, Outcome[] outcomes, List<Integer> decided, Outcome worst, Outcome best) {
        if (worst == Outcome.MET || best == Outcome.UNMET) {
            return true;
        }
        if (worst == Outcome.UNKNOWN || best == Outcome.UNKNOWN || decided.size() > MOST_DECIDED) {
            return false;
        }
        for (int way = 1; way < (1 << decided.size()) - 1; way++) {
            if (outcome(edition, outcomes, decided, way) == Outcome.UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    /** The outcome where the clauses decided fall as the bits of {@code way} say: 1 is met. */
    private static Outcome outcome(Edition edition, Outcome[] outcomes, List<Integer> decided, int way) {
        return edition.eligibility().outcome(index -> {
            int at = decided.indexOf(index);
            return at < 0 ? outcomes[index] : (way >> Math.min(at, 31) & 1) != 0 ? Outcome.MET : Outcome.UNMET;
        });
    }

    List<Diagnosis.MissingFact> result() {
        List<Diagnosis.MissingFact> result = new ArrayList<>();
        rows.entrySet().stream()
                .filter(entry -> sheet.units(entry.getValue().waiting) > 0)
                .sorted(Comparator.comparingDouble(entry -> -sheet.value(entry.getValue().maySettle)))
                .forEach(entry -> result.add(new Diagnosis.MissingFact(
                        entry.getKey().stream().map(this::fact).toList(),
                        entry.getValue().programmes.stream()
                                .map(frame::programmeId)
                                .toList(),
                        sheet.count(entry.getValue().waitingFigure),
                        sheet.count(entry.getValue().settlesFigure),
                        sheet.count(entry.getValue().maySettleFigure))));
        return result;
    }

    private Diagnosis.Fact fact(String path) {
        Optional<Fact> fact = frame.policy().facts().all().stream()
                .filter(candidate -> candidate.path().equals(path))
                .findFirst();
        return fact.map(found -> new Diagnosis.Fact(path, found.label(), found.missing()))
                .orElse(new Diagnosis.Fact(
                        path, new Label("Integrantes del hogar", "Members of the household"), Label.ofBoth("")));
    }

    /** The programmes with a condition that may wait for a fact, whose units are to be counted. */
    Set<Integer> programmes() {
        Set<Integer> numbers = new TreeSet<>();
        for (int i = 0; i < frame.programmes().size(); i++) {
            if (waits.get(i).stream().anyMatch(facts -> !facts.isEmpty())) {
                numbers.add(i);
            }
        }
        return numbers;
    }
}
