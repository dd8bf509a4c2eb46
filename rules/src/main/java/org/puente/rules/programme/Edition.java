package org.puente.rules.programme;

import java.util.List;
import org.puente.rules.parameter.Period;
import org.puente.rules.source.Place;

/**
 * A dated version of a programme's operating rules.
 *
 * @param clauses in file order, those inside blocks included
 * @param eligibility how they combine
 * @param particulars what it states beside them
 */
public record Edition(
        Period period, List<Clause> clauses, Eligibility eligibility, Particulars particulars, Place place) {

    /** An edition that states its clauses alone. */
    public Edition(Period period, List<Clause> clauses, Eligibility eligibility, Place place) {
        this(period, clauses, eligibility, Particulars.NONE, place);
    }

    /** The same edition with other rules in its clauses. */
    public Edition withClauses(List<Clause> others) {
        return new Edition(period, others, eligibility, particulars, place);
    }

    /** Its name in files and tables: the day it starts. */
    public String id() {
        return period.from().toString();
    }
}
