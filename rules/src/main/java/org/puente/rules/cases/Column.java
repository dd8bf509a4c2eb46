package org.puente.rules.cases;

import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Fact;

/** What a column of a table holds. */
sealed interface Column {

    /** The name of the example. */
    record Name() implements Column {}

    /** A fact of the unit or of what it belongs to. */
    record OfFact(Fact fact) implements Column {}

    /** A list of members. */
    record OfList(Expr.MemberList list) implements Column {}

    /** Whether the example is judged as a national screening does. */
    record Screening() implements Column {}

    /** A column that has been reported, so that the others are still read. */
    record Faulty() implements Column {}

    String NAME = "case";
    String SCREENING = "screening";
    String VERDICT = "verdict";
    String BECAUSE = "because";
}
