package org.puente.rules.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.ParameterValues;
import org.puente.rules.fact.Fact;
import org.puente.rules.focus.Focus;
import org.puente.rules.parameter.Parameter;

/**
 * What a screening keeps of each household beside its verdicts, so that a diagnosis needs the run alone.
 *
 * @param groups whether the household belongs to each group of the policy's focus
 * @param rank the fact that ranks households
 * @param leftOut the ids of groups whose condition needs a parameter that has no value on the day
 */
public record Profile(List<Group> groups, Optional<Fact> rank, List<String> leftOut) {

    /** Nothing is kept. */
    public static final Profile NONE = new Profile(List.of(), Optional.empty(), List.of());

    /**
     * A group on a day.
     *
     * @param when with every parameter resolved
     */
    public record Group(String id, Expr when) {}

    public static Profile of(Policy policy, LocalDate asOf) {
        Focus focus = policy.focus();
        List<Group> groups = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Focus.Group group : focus.groups()) {
            List<Parameter> absent = new ArrayList<>();
            Expr when = ParameterValues.on(asOf, group.when(), absent::add);
            if (absent.isEmpty()) {
                groups.add(new Group(group.id(), when));
            } else {
                leftOut.add(group.id());
            }
        }
        return new Profile(List.copyOf(groups), focus.rank(), List.copyOf(leftOut));
    }
}
