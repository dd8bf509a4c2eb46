package org.puente.rules.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.ParameterValues;
import org.puente.rules.parameter.Parameter;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Programme;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;

/**
 * The programmes to judge on a day.
 *
 * @param asOf the day that decides editions, parameter values and ages
 * @param programmes in alphabetical order of their ids
 * @param notInForce the ids of programmes without an edition on that day
 */
public record Plan(LocalDate asOf, List<PlannedProgramme> programmes, List<String> notInForce) {

    /**
     * A programme with its edition in force.
     *
     * @param edition with every parameter resolved to a literal or a lookup
     */
    public record PlannedProgramme(Programme programme, Edition edition) {

        public String id() {
            return programme.id();
        }
    }

    /**
     * Plans the whole catalogue on a day, or the programmes named.
     *
     * @param named ids; empty for the whole catalogue. Naming an unknown programme, or one not in force, is a problem
     * @param problems receives also every parameter that has no value on that day although a clause in force needs it
     */
    public static Plan of(Policy policy, LocalDate asOf, Collection<String> named, Problems problems) {
        List<PlannedProgramme> planned = new ArrayList<>();
        List<String> notInForce = new ArrayList<>();
        for (Programme programme : chosen(policy, named, problems)) {
            Optional<Edition> edition = programme.find(asOf);
            if (edition.isPresent()) {
                planned.add(new PlannedProgramme(programme, resolve(programme, edition.get(), asOf, problems)));
            } else {
                notInForce.add(programme.id());
                if (!named.isEmpty()) {
                    problems.error(
                            programme.place(),
                            "not-in-force",
                            "The programme '" + programme.id() + "' has no edition on " + asOf + ".",
                            programme.periods());
                }
            }
        }
        return new Plan(asOf, List.copyOf(planned), List.copyOf(notInForce));
    }

    private static List<Programme> chosen(Policy policy, Collection<String> named, Problems problems) {
        if (named.isEmpty()) {
            return policy.programmes();
        }
        Set<String> ids = policy.programmeIds();
        for (String id : named) {
            if (!ids.contains(id)) {
                problems.error(
                        Place.ofFile("programmes"),
                        "unknown-programme",
                        "There is no programme '" + id + "'.",
                        Nearest.suggest(id, ids));
            }
        }
        return policy.programmes().stream()
                .filter(programme -> named.contains(programme.id()))
                .toList();
    }

    private static Edition resolve(Programme programme, Edition edition, LocalDate asOf, Problems problems) {
        List<Clause> clauses = edition.clauses().stream()
                .map(clause -> resolve(programme, clause, asOf, problems))
                .toList();
        return edition.withClauses(clauses);
    }

    private static Clause resolve(Programme programme, Clause clause, LocalDate asOf, Problems problems) {
        Expr resolved = ParameterValues.on(
                asOf, clause.when(), absent -> reportAbsent(programme, clause, absent, asOf, problems));
        return clause.withWhen(resolved);
    }

    private static void reportAbsent(
            Programme programme, Clause clause, Parameter parameter, LocalDate asOf, Problems problems) {
        List<String> periods = parameter.values().stream()
                .map(value -> value.period().toString())
                .sorted()
                .toList();
        String first = periods.isEmpty() ? "nowhere" : periods.get(0);
        String stated = periods.size() < 2 ? first : first + " … " + periods.get(periods.size() - 1);
        problems.error(
                clause.place(),
                "no-value-on-date",
                "The clause '" + clause.id() + "' of " + programme.id() + " needs the parameter '" + parameter.name()
                        + "', which has no value on " + asOf + ".",
                "Values are stated " + stated + "; add one in "
                        + parameter.place().file()
                        + ", choose another date, or name the other programmes with --programme.");
    }
}
