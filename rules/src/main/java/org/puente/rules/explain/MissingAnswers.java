package org.puente.rules.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.puente.rules.programme.Outcome;

/** Works out what a clause would come to by the values of a missing fact. */
final class MissingAnswers {

    private final Trial trial;
    private final Thresholds thresholds;
    private final LocalDate asOf;

    MissingAnswers(Trial trial, Thresholds thresholds, LocalDate asOf) {
        this.trial = trial;
        this.thresholds = thresholds;
        this.asOf = asOf;
    }

    List<Explanation.Answer> of(Variable variable) {
        return Axis.fits(variable.fact().type()) ? onAxis(variable, Axis.of(variable.fact())) : among(variable);
    }

    private List<Explanation.Answer> among(Variable variable) {
        Map<Outcome, List<Object>> valuesByOutcome = new EnumMap<>(Outcome.class);
        for (Object value : Choices.of(variable, thresholds, asOf, trial.unit())) {
            valuesByOutcome
                    .computeIfAbsent(trial.with(variable, value), outcome -> new ArrayList<>())
                    .add(value);
        }
        List<Explanation.Answer> answers = new ArrayList<>();
        valuesByOutcome.forEach(
                (outcome, values) -> answers.add(new Explanation.Answer(outcome, values, false, false)));
        return answers;
    }

    /** For each outcome found among the values tried, the smallest of them. */
    List<Explanation.Answer> examples(Variable variable) {
        Axis axis = Axis.of(variable.fact());
        TreeSet<Long> points = points(variable, axis);
        long zero = axis.jump(0, 0, 1);
        Map<Outcome, Long> nearest = new EnumMap<>(Outcome.class);
        points.forEach(point -> nearest.merge(
                outcome(variable, axis, point),
                point,
                (one, other) -> axis.distance(one, zero) <= axis.distance(other, zero) ? one : other));
        return nearest.entrySet().stream()
                .map(found ->
                        new Explanation.Answer(found.getKey(), List.of(axis.value(found.getValue())), false, false))
                .toList();
    }

    private TreeSet<Long> points(Variable variable, Axis axis) {
        TreeSet<Long> points = Thresholds.points(thresholds.values(variable, asOf, trial.unit()), axis);
        long middle = points.isEmpty() ? axis.jump(0, 0, 1) : points.first();
        for (int power = 0; power <= axis.jumps(); power += 4) {
            points.add(axis.jump(middle, power, -1));
            points.add(axis.jump(middle, power, 1));
        }
        return points;
    }

    private List<Explanation.Answer> onAxis(Variable variable, Axis axis) {
        TreeSet<Long> points = points(variable, axis);
        List<Explanation.Answer> answers = new ArrayList<>();
        long start = points.first();
        long last = start;
        for (long point : points) {
            if (outcome(variable, axis, point) != outcome(variable, axis, last)) {
                long end = lastAlike(variable, axis, last, point);
                answers.add(run(variable, axis, start, end, answers.isEmpty(), false));
                start = end + 1;
            }
            last = point;
        }
        answers.add(run(variable, axis, start, last, answers.isEmpty(), true));
        return answers;
    }

    private Explanation.Answer run(
            Variable variable, Axis axis, long start, long end, boolean isFirst, boolean isLast) {
        return new Explanation.Answer(
                outcome(variable, axis, start), List.of(axis.value(start), axis.value(end)), isFirst, isLast);
    }

    /** The last point with the outcome of the lower one, on the way to a point with another. */
    private long lastAlike(Variable variable, Axis axis, long low, long high) {
        Outcome outcome = outcome(variable, axis, low);
        long alike = low;
        long other = high;
        while (other - alike > 1) {
            long middle = Axis.between(alike, other);
            if (outcome(variable, axis, middle) == outcome) {
                alike = middle;
            } else {
                other = middle;
            }
        }
        return alike;
    }

    private Outcome outcome(Variable variable, Axis axis, long point) {
        return trial.with(variable, axis.value(point));
    }
}
