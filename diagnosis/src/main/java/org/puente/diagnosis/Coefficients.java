package org.puente.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Reading;
import org.puente.diagnosis.sampling.Sheet;
import org.puente.diagnosis.sampling.Sheet.Figure;

/**
 * The concentration coefficients of all subjects of an incidence. For a sample, whose error needs the order of all
 * households, the relation {@code reach} is read twice more: by rank, then by primary unit over the linearised values.
 */
final class Coefficients {

    private final IncidenceMeasure incidence;
    private final Reading reading;
    private final int subjects;

    /** The coefficients of an incidence to which all households were added. */
    Coefficients(IncidenceMeasure incidence, Reading reading) {
        this.incidence = incidence;
        this.reading = reading;
        this.subjects = incidence.subjectCount();
    }

    /** One for each subject, in order. */
    List<Estimate> list(Connection connection) throws SQLException {
        double[] errors = incidence.isRanked() && reading.findDesign().isPresent()
                ? errors(connection, linearise(connection))
                : new double[subjects];
        List<Estimate> estimates = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            estimates.add(
                    incidence.isRanked()
                            ? reading.coefficient(
                                    incidence.coefficient(subject), errors[subject], incidence.reachedUnits(subject))
                            : Estimate.withheld(Estimate.Withheld.NOT_KNOWN, 0));
        }
        return estimates;
    }

    private Concentration linearise(Connection connection) throws SQLException {
        Concentration concentration = new Concentration(subjects);
        Rows.read(connection, ReachSql.byRank(), row -> {
            concentration.at(row.getDouble(1));
            concentration.add(row.getDouble(4));
            for (int subject = 0; subject < subjects; subject++) {
                if (incidence.has(subject, row.getLong(3), row.getLong(2))) {
                    concentration.addReached(subject, row.getDouble(4));
                }
            }
        });
        concentration.close();
        return concentration;
    }

    private double[] errors(Connection connection, Concentration concentration) throws SQLException {
        Sheet linearised = new Sheet(reading);
        int[] sums = linearised.sums(subjects);
        Figure[] totals = new Figure[subjects];
        for (int subject = 0; subject < subjects; subject++) {
            totals[subject] = linearised.total(sums[subject]);
        }
        Rows.read(connection, ReachSql.byRankSampled(), row -> {
            linearised.at(row.getString(1), row.getString(2));
            double rank = row.getDouble(3);
            long groups = row.getLong(4);
            long surely = row.getLong(5);
            for (int subject = 0; subject < subjects; subject++) {
                if (concentration.isReached(subject)) {
                    double value = concentration.linearised(
                            subject, incidence.coefficient(subject), rank, incidence.has(subject, surely, groups));
                    linearised.add(sums[subject], row.getLong(6), row.getDouble(7) * value);
                }
            }
        });
        linearised.close();
        double[] errors = new double[subjects];
        for (int subject = 0; subject < subjects; subject++) {
            errors[subject] = linearised.standardError(totals[subject]);
        }
        return errors;
    }
}
