package org.puente.screening;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.puente.population.CanonicalPopulation;
import org.puente.population.DuckDb;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Unit;
import org.puente.screening.sql.DuckDbDialect;
import org.puente.screening.sql.ScreeningSql;
import org.puente.screening.sql.VerdictLayout;

/**
 * The counts of a plan over a whole population without keeping any outcome: what a rule would do, while it is being
 * written. Households reached are not counted; a screening does that.
 */
public final class Preview {

    private Preview() {}

    /**
     * Counts.
     *
     * @param plan usually of one programme
     * @param connection opened by {@link DuckDb#open}; may be used again for other previews
     * @return one a programme, in the plan's order
     */
    public static List<ProgrammeCounts> of(Plan plan, CanonicalPopulation population, Connection connection)
            throws SQLException {
        VerdictLayout layout = new VerdictLayout(plan);
        ScreeningSql sql = new ScreeningSql(new DuckDbDialect(), plan, population, layout);
        DuckDb.keepFooters(connection);
        for (String statement : sql.preparation()) {
            DuckDb.execute(connection, statement);
        }
        Tallies tallies = new Tallies(connection, layout);
        if (sql.judges(Unit.MUNICIPALITY)) {
            tallies.addUnits(Unit.MUNICIPALITY, "(" + sql.municipalities() + ")");
        }
        for (long first = 0; first < population.households(); first += ScreeningRequest.STANDARD_RANGE) {
            long end = Math.min(population.households(), first + ScreeningRequest.STANDARD_RANGE);
            if (sql.judges(Unit.HOUSEHOLD)) {
                tallies.addUnits(Unit.HOUSEHOLD, "(" + sql.households(first, end) + ")");
            }
            if (sql.judges(Unit.MEMBER)) {
                tallies.addUnits(Unit.MEMBER, "(" + sql.members(first, end) + ")");
            }
        }
        List<ProgrammeCounts> counts = new ArrayList<>();
        tallies.all().forEach(tally -> counts.add(ProgrammeCounts.of(tally)));
        return counts;
    }
}
