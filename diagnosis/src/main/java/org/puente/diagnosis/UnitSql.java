package org.puente.diagnosis;

import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.puente.population.DuckDb;

/** Counts the units of a survey's verdict tables by primary unit and by their combinations of outcomes. */
final class UnitSql {

    /**
     * Verdict tables of one kind of unit, with the programmes whose combinations are to be counted.
     *
     * @param tables which have the row of the household, so that {@code reach} tells its primary unit
     */
    record Judged(List<Integer> programmes, List<Path> tables) {}

    private UnitSql() {}

    /**
     * The combinations of all programmes, primary unit by primary unit whatever the unit judged, so that what one
     * primary unit adds to a sum comes together. In the rows of each programme the columns of all others are NULL.
     */
    static String combinations(Frame frame, List<Judged> judged) {
        StringJoiner parts = new StringJoiner(" UNION ALL ", "", " ORDER BY ALL");
        for (Judged own : judged) {
            StringJoiner numbers = new StringJoiner(", ");
            for (Judged of : judged) {
                for (String column : columns(frame, of.programmes())) {
                    numbers.add("CAST(" + (of == own ? column : "NULL") + " AS BIGINT)");
                }
            }
            parts.add("SELECT stratum, primary_unit, " + numbers + ", units, held FROM (" + counts(frame, own) + ")");
        }
        return parts.toString();
    }

    private static List<String> columns(Frame frame, List<Integer> programmes) {
        return programmes.stream()
                .flatMap(programme -> frame.programmes().get(programme).words().stream())
                .map(word -> DuckDb.name(word.column()))
                .toList();
    }

    private static String counts(Frame frame, Judged judged) {
        String sampled = "stratum, primary_unit, ";
        StringJoiner sets = new StringJoiner(", ");
        for (int programme : judged.programmes()) {
            sets.add("(" + sampled + String.join(", ", columns(frame, List.of(programme))) + ")");
        }
        List<String> columns = columns(frame, judged.programmes());
        StringJoiner own = new StringJoiner(", ");
        columns.forEach(column -> own.add("unit." + column + " AS " + column));
        return "SELECT " + sampled + String.join(", ", columns)
                + ", count(*) AS units, " + ReachSql.exactSum("weight") + " AS held FROM (SELECT "
                + sampled + own + ", unit.weight AS weight FROM " + ReachSql.tables(judged.tables())
                + " AS unit JOIN reach USING (household_row)) GROUP BY GROUPING SETS (" + sets + ")";
    }
}
