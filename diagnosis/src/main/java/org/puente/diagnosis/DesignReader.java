package org.puente.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.puente.diagnosis.sampling.Design;
import org.puente.diagnosis.sampling.Reading;
import org.puente.population.DuckDb;
import org.puente.screening.sql.ScreeningSql;

/** Finds out how the households of a run were sampled, and so how its figures may be read. */
final class DesignReader {

    /** Up to here every whole number is a double. */
    private static final double LARGEST_EXACT = 1L << 53;

    private final Frame frame;
    private final Map<String, Integer> primaryUnits = new HashMap<>();
    private long withoutPrimaryUnit;

    DesignReader(Frame frame, Connection connection) throws SQLException {
        this.frame = frame;
        boolean isKept = frame.keeps(ScreeningSql.STRATUM) && frame.keeps(ScreeningSql.PRIMARY_UNIT);
        if (isKept && !frame.run().householdTables().isEmpty()) {
            readDesign(connection);
        }
    }

    private void readDesign(Connection connection) throws SQLException {
        String stratum = DuckDb.name(ScreeningSql.STRATUM);
        String primaryUnit = DuckDb.name(ScreeningSql.PRIMARY_UNIT);
        String from = " FROM " + ReachSql.tables(frame.run().householdTables());
        withoutPrimaryUnit = DuckDb.askLong(
                connection, "SELECT count(*)" + from + " WHERE " + stratum + " IS NULL OR " + primaryUnit + " IS NULL");
        Rows.read(
                connection,
                "SELECT " + stratum + ", count(DISTINCT " + primaryUnit + ")" + from + " WHERE " + stratum
                        + " IS NOT NULL GROUP BY ALL",
                row -> primaryUnits.put(row.getString(1), row.getInt(2)));
    }

    /** Whether every household weighs a whole number, and all together one that a double holds exactly. */
    boolean hasWholeWeights(Connection connection) throws SQLException {
        if (frame.run().householdTables().isEmpty()
                || frame.run().summary().population().weightedHouseholds() > LARGEST_EXACT) {
            return false;
        }
        String fractions = "SELECT count(*) FROM (SELECT 1 FROM "
                + ReachSql.tables(frame.run().householdTables()) + " WHERE weight <> floor(weight) LIMIT 1)";
        return DuckDb.askLong(connection, fractions) == 0;
    }

    /** Households of which it is not known how they were sampled, although that is known of others. */
    long withoutPrimaryUnit() {
        return primaryUnits.isEmpty() ? 0 : withoutPrimaryUnit;
    }

    private boolean isSurvey() {
        return withoutPrimaryUnit == 0 && !primaryUnits.isEmpty() && new Design(primaryUnits).hasError();
    }

    Diagnosis.Kind kind() {
        if (isSurvey()) {
            return Diagnosis.Kind.SURVEY;
        }
        boolean isSample = frame.run().summary().population().standsForOthers() || !primaryUnits.isEmpty();
        return isSample ? Diagnosis.Kind.WEIGHTED : Diagnosis.Kind.REGISTER;
    }

    Reading reading() {
        return switch (kind()) {
            case SURVEY -> Reading.ofSurvey(new Design(primaryUnits));
            case WEIGHTED -> Reading.ofWeighted();
            case REGISTER -> Reading.ofRegister();
        };
    }
}
