package org.puente.diagnosis;

import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.puente.population.DuckDb;
import org.puente.screening.sql.VerdictLayout;

/** Counts the units of a survey's verdict tables by primary unit and by their combinations of outcomes, programme by programme in one reading. */
final class UnitSql {

    private UnitSql() {}

    /**
     * The combinations of some programmes over one unit: in the rows of each the columns of all others are NULL.
     *
     * @param tables which have the row of the household, so that {@code reach} tells its primary unit
     */
    static String combinations(Frame frame, List<Integer> programmes, List<Path> tables) {
        String sampled = "stratum, primary_unit, ";
        StringJoiner numbers = new StringJoiner(", ");
        StringJoiner columns = new StringJoiner(", ");
        StringJoiner sets = new StringJoiner(", ");
        for (int programme : programmes) {
            StringJoiner set = new StringJoiner(", ", "(" + sampled, ")");
            for (VerdictLayout.Word word : frame.programmes().get(programme).words()) {
                String column = DuckDb.name(word.column());
                numbers.add("CAST(" + column + " AS BIGINT)");
                columns.add("unit." + column + " AS " + column);
                set.add(column);
            }
            sets.add(set.toString());
        }
        String from = ReachSql.tables(tables) + " AS unit JOIN reach USING (household_row)";
        return "SELECT " + sampled + numbers + ", units, held FROM (SELECT " + sampled + plain(columns)
                + ", count(*) AS units, " + ReachSql.exactSum("weight") + " AS held FROM (SELECT " + sampled + columns
                + ", unit.weight AS weight FROM " + from + ") GROUP BY GROUPING SETS (" + sets
                + ")) ORDER BY ALL";
    }

    private static String plain(StringJoiner columns) {
        return columns.toString().replaceAll("unit\\.\"[^\"]*\" AS ", "");
    }
}
