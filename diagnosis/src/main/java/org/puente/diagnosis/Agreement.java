package org.puente.diagnosis;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.puente.population.DuckDb;
import org.puente.rules.source.InputProblem;
import org.puente.screening.Combinations.Combination;
import org.puente.screening.FinishedRun;
import org.puente.screening.ProgrammeCounts;
import org.puente.screening.sql.ScreeningSql;

/**
 * Holds the files of a run against its summary. A file that was edited, cut short or taken from another run would
 * otherwise make a programme reach nobody, or the wrong ones, without a word.
 */
final class Agreement {

    /** Sums of weights may have been added up in another order. */
    private static final double MOST_APART = 1e-6;

    private final FinishedRun run;
    private final Map<String, ProgrammeCounts> counted = new HashMap<>();

    Agreement(FinishedRun run) {
        this.run = run;
        run.summary().programmes().forEach(programme -> counted.put(programme.id(), programme));
    }

    /** The facts and groups that the manifest names are those that the verdicts of households keep. */
    void requireColumns(Connection connection) throws SQLException {
        Set<String> told = new TreeSet<>(run.kept());
        run.groups().forEach(group -> told.add(ScreeningSql.groupColumn(group)));
        for (Path table : run.householdTables()) {
            Set<String> found =
                    DuckDb.describe(connection, "SELECT * FROM " + ReachSql.tables(List.of(table))).keySet().stream()
                            .filter(column -> column.indexOf('.') > 0)
                            .collect(Collectors.toCollection(TreeSet::new));
            if (!found.equals(told)) {
                throw disagreement(table.getFileName() + " has other columns than its manifest names");
            }
        }
    }

    /** The combinations of a programme have the columns of its verdicts. */
    void requireWords(ProgrammeBits programme, List<Combination> combinations) {
        int words = programme.columns().words().size();
        if (combinations.stream().anyMatch(combination -> combination.words().length != words)) {
            throw disagreement("the combinations of " + id(programme) + " are not of its verdicts");
        }
    }

    /** The combinations of a programme are of all its units. */
    void requireUnits(ProgrammeBits programme, List<Combination> combinations) {
        ProgrammeCounts counts = counted(programme);
        long units = combinations.stream().mapToLong(Combination::units).sum();
        double weight = combinations.stream().mapToDouble(Combination::weight).sum();
        ProgrammeCounts.Weighted weighted = counts.weighted();
        if (units != counts.units()
                || !isNear(weight, weighted.eligible() + weighted.notEligible() + weighted.undetermined())) {
            throw disagreement("the combinations of " + id(programme) + " are of " + units
                    + " units, and its summary of " + counts.units());
        }
    }

    /** All households were read, and each programme reaches as many as its summary says. */
    void requireHouseholds(List<ProgrammeBits> programmes, ReachMeasure reach) {
        long all = run.summary().population().households();
        if (reach.households() != all
                || !isNear(reach.weight(), run.summary().population().weightedHouseholds())) {
            throw disagreement(reach.households() + " households of " + all + " could be read");
        }
        for (ProgrammeBits programme : programmes) {
            ProgrammeCounts.Households households = counted(programme).households();
            long eligible = reach.eligible(programme.number());
            if (eligible != households.withEligible()
                    || !isNear(reach.weightEligible(programme.number()), households.weightedWithEligible())) {
                throw disagreement(id(programme) + " reaches " + eligible + " households by its verdicts, and "
                        + households.withEligible() + " by its summary");
            }
        }
    }

    private ProgrammeCounts counted(ProgrammeBits programme) {
        ProgrammeCounts counts = counted.get(id(programme));
        if (counts == null) {
            throw disagreement("nothing tells how many " + id(programme) + " reaches");
        }
        return counts;
    }

    private static String id(ProgrammeBits programme) {
        return programme.columns().programme().id();
    }

    /** Never for what is no number. */
    private static boolean isNear(double one, double other) {
        return Math.abs(one - other) <= MOST_APART * Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
    }

    private InputProblem disagreement(String what) {
        return new InputProblem(
                "The files of the run in " + run.directory() + " do not agree: " + what + ".",
                "Copy the run whole, or screen again with --force.");
    }
}
