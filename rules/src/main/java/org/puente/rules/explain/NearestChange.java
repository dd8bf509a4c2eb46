package org.puente.rules.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.CodeList;
import org.puente.rules.programme.Outcome;

/**
 * Finds the nearest value of one fact that would make a clause met. Codes and bools are all tried, nearest first.
 * Numbers and dates are tried at and around the clause's thresholds, then at growing distances; between the value that
 * holds and the one found, the boundary is halved down to neighbours. So the answer is always one the judge has agreed
 * to, and the nearest of all where the clause's outcome changes once on the way there, as it does between the
 * thresholds of plain comparisons.
 */
final class NearestChange {

    private final Trial trial;
    private final Thresholds thresholds;
    private final LocalDate asOf;

    NearestChange(Trial trial, Thresholds thresholds, LocalDate asOf) {
        this.trial = trial;
        this.thresholds = thresholds;
        this.asOf = asOf;
    }

    /**
     * A value that would do.
     *
     * @param distance how far it is from the value that holds; 0 if that is unknown
     */
    record Found(Object value, double distance) {}

    Optional<Found> find(Variable variable) {
        Optional<Object> now = variable.value(trial.unit());
        return Axis.fits(variable.fact().type())
                ? onAxis(variable, Axis.of(variable.fact()), now)
                : among(variable, now, choices(variable, now));
    }

    private Optional<Found> among(Variable variable, Optional<Object> now, List<Object> choices) {
        return choices.stream()
                .filter(value -> trial.with(variable, value) == Outcome.MET)
                .findFirst()
                .map(value -> new Found(value, choiceDistance(variable, now, value)));
    }

    private static double choiceDistance(Variable variable, Optional<Object> now, Object value) {
        @Nullable CodeList codes = variable.fact().type().codes();
        return codes != null && codes.ordered() && now.isPresent()
                ? Math.abs(codes.rank((String) value) - codes.rank((String) now.get()))
                : 1;
    }

    /** All other values of a bool or a code, nearest first; the values a text is compared with. */
    private List<Object> choices(Variable variable, Optional<Object> now) {
        List<Object> choices = new ArrayList<>(Choices.of(variable, thresholds, asOf, trial.unit()));
        now.ifPresent(choices::remove);
        choices.sort(Comparator.comparingDouble(value -> choiceDistance(variable, now, value)));
        return choices;
    }

    private Optional<Found> onAxis(Variable variable, Axis axis, Optional<Object> now) {
        Set<Long> points = Thresholds.points(thresholds.values(variable, asOf, trial.unit()), axis);
        if (now.isEmpty()) {
            return points.stream()
                    .filter(point -> isMet(variable, axis, point))
                    .findFirst()
                    .map(point -> new Found(axis.value(point), 0));
        }
        long from = axis.point(now.get());
        List<Long> nearestFirst = new ArrayList<>(points);
        nearestFirst.remove(from);
        nearestFirst.sort(Comparator.comparingDouble(point -> axis.distance(from, point)));
        Optional<Long> first = nearestFirst.stream()
                .filter(point -> isMet(variable, axis, point))
                .findFirst();
        return first.or(() -> probe(variable, axis, from))
                .map(point -> nearest(variable, axis, from, point))
                .map(point -> new Found(axis.value(point), axis.distance(from, point)));
    }

    /** The nearest of points at doubling distances on both sides. */
    private Optional<Long> probe(Variable variable, Axis axis, long from) {
        for (int power = 0; power <= axis.jumps(); power++) {
            for (int sign : new int[] {-1, 1}) {
                long point = axis.jump(from, power, sign);
                if (point != from && isMet(variable, axis, point)) {
                    return Optional.of(point);
                }
            }
        }
        return Optional.empty();
    }

    /** The met point next to an unmet one on the way from a point that is not met to one that is. */
    private long nearest(Variable variable, Axis axis, long unmet, long met) {
        long outside = unmet;
        long inside = met;
        while (Math.abs(inside - outside) > 1) {
            long middle = Axis.between(Math.min(inside, outside), Math.max(inside, outside));
            if (isMet(variable, axis, middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    private boolean isMet(Variable variable, Axis axis, long point) {
        return trial.with(variable, axis.value(point)) == Outcome.MET;
    }

    /** The variable of several with the nearest value; the first of equals. */
    Optional<Explanation.Change> nearestOf(List<Variable> variables, MemberNamer members) {
        @Nullable Variable best = null;
        @Nullable Found found = null;
        for (Variable variable : variables) {
            @Nullable Found candidate = find(variable).orElse(null);
            if (candidate != null && (found == null || candidate.distance() < found.distance())) {
                best = variable;
                found = candidate;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        return Optional.of(new Explanation.Change(
                best.fact(),
                members.describe(best),
                best.value(trial.unit()).orElse(null),
                Objects.requireNonNull(found).value()));
    }

    /** Describes the member a variable belongs to; null for the unit's own. */
    interface MemberNamer {
        Explanation.@Nullable Member describe(Variable variable);
    }
}
