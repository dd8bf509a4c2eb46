package org.puente.rules.programme;

import java.util.List;
import org.puente.rules.parameter.Period;
import org.puente.rules.source.Place;

/**
 * A dated version of a programme's operating rules.
 *
 * @param clauses in file order, those inside blocks included
 * @param eligibility how they combine
 */
public record Edition(Period period, List<Clause> clauses, Eligibility eligibility, Place place) {

    /** Its name in files and tables: the day it starts. */
    public String id() {
        return period.from().toString();
    }
}
