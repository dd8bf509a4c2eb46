package org.puente.rules.focus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Label;
import org.puente.rules.source.SourceNode;

/**
 * What a diagnosis looks at, as {@code diagnosis.yaml} says. Conditions are over households.
 *
 * @param populations whom programmes should reach; the first is the population in focus
 * @param recipients households that receive something already; who gains from it is measured beside the programmes
 * @param breakdowns how reach is split
 * @param rank the fact by which households are ranked from poor to rich
 * @param beside programmes that do not count among those that reach a household, such as the transfer itself
 */
public record Focus(
        List<Group> populations,
        List<Group> recipients,
        List<Breakdown> breakdowns,
        Optional<Fact> rank,
        Set<String> beside) {

    /** Of a policy that says nothing: everybody, every programme. */
    public static final Focus NONE = new Focus(List.of(), List.of(), List.of(), Optional.empty(), Set.of());

    /**
     * Households that share something.
     *
     * @param id unique within the file
     * @param written the condition as written
     * @param when the condition as checked, of type bool
     */
    public record Group(String id, Label names, SourceNode.Text written, Expr when) {}

    /** A way of splitting households; its parts need not cover all of them. */
    public record Breakdown(String id, Label names, List<Group> parts) {}

    /** All groups, in the order in which tables keep them. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>(populations);
        groups.addAll(recipients);
        breakdowns.forEach(breakdown -> groups.addAll(breakdown.parts()));
        return groups;
    }
}
