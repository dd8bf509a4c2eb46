package org.puente.rules.programme;

import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Label;
import org.puente.rules.parameter.Citation;
import org.puente.rules.source.Place;
import org.puente.rules.source.SourceNode;

/**
 * One condition of the operating rules.
 *
 * @param id unique within its edition
 * @param says the condition for people
 * @param cites where the rules say so
 * @param written the rule as written
 * @param when the rule as checked, of type bool
 * @param isAtApplication whether it reads what is known only when a group or project applies
 */
public record Clause(
        String id,
        Label says,
        Citation cites,
        SourceNode.Text written,
        Expr when,
        boolean isAtApplication,
        Place place) {}
