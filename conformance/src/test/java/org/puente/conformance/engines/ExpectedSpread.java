package org.puente.conformance.engines;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Type;
import org.puente.rules.focus.Focus;

/** Who gains: concentration by comparing each household with each other one, tenths, curve and breakdowns. */
final class ExpectedSpread {

    private final DiagnosedNation given;
    private final Wanted wanted;
    private final BiPredicate<String, Nation.Household> isReached;
    private final List<Nation.Household> ranked = new ArrayList<>();
    private final List<BigDecimal> values = new ArrayList<>();
    private double[] weights = new double[0];
    private double[] standing = new double[0];
    /** The place of each household's value among all values. */
    private int[] order = new int[0];

    ExpectedSpread(DiagnosedNation given, Wanted wanted, BiPredicate<String, Nation.Household> isReached) {
        this.given = given;
        this.wanted = wanted;
        this.isReached = isReached;
    }

    void add() {
        wanted.count("ranked");
        wanted.count("unranked");
        for (Nation.Household household : given.nation().households()) {
            @Nullable BigDecimal value = rank(household);
            wanted.add(value == null ? "unranked" : "ranked", Wanted.primaryUnit(household), household.weight());
            if (value != null) {
                ranked.add(household);
                values.add(value);
            }
        }
        weights = ranked.stream().mapToDouble(Nation.Household::weight).toArray();
        List<BigDecimal> inOrder = new ArrayList<>(new TreeSet<>(values));
        order = values.stream()
                .mapToInt(value -> Collections.binarySearch(inOrder, value))
                .toArray();
        standing = standing(weights);
        List<String> subjects = new ArrayList<>();
        given.plan().programmes().forEach(one -> subjects.add(one.id()));
        given.policy().focus().populations().forEach(group -> subjects.add(group.id()));
        given.policy().focus().recipients().forEach(group -> subjects.add(group.id()));
        for (String subject : subjects) {
            addParts(subject);
            if (isRanked()) {
                addTenths(subject);
                addCoefficient(subject);
            }
        }
    }

    private boolean isRanked() {
        return given.policy()
                .focus()
                .rank()
                .filter(fact -> given.nation().households().stream()
                        .anyMatch(one -> one.facts().containsKey(fact.name())))
                .isPresent();
    }

    /** Whole units of what households are ranked by; money is in pesos. */
    private @Nullable BigDecimal rank(Nation.Household household) {
        @Nullable Fact fact = given.policy().focus().rank().orElse(null);
        @Nullable Object value = fact == null ? null : household.facts().get(fact.name());
        if (value instanceof Long number) {
            boolean isMoney = fact != null && fact.type().is(Type.Kind.MONEY);
            return BigDecimal.valueOf(isMoney ? Math.floorDiv(number, 100L) : number);
        }
        return value instanceof Double number ? BigDecimal.valueOf(Math.floor(number)) : null;
    }

    /** For each household, the share of all that are poorer, and half of those as poor. */
    private double[] standing(double[] weight) {
        double all = Arrays.stream(weight).sum();
        double[] result = new double[weight.length];
        for (int i = 0; i < result.length; i++) {
            double below = 0;
            for (int j = 0; j < result.length; j++) {
                below += order[j] < order[i] ? weight[j] : order[j] == order[i] ? weight[j] / 2 : 0;
            }
            result[i] = below / all;
        }
        return result;
    }

    // ---------------------------------------------------------------- tenths and parts

    private int twentieth(int household) {
        return Math.min(19, (int) Math.floor(20 * standing[household]));
    }

    private void addTenths(String subject) {
        double[] curve = new double[21];
        double reached = 0;
        for (int tenth = 0; tenth < 10; tenth++) {
            wanted.share("tenth " + tenth + " " + subject, "tenth " + tenth);
            wanted.share("part of tenth " + tenth + " " + subject, "ranked reached " + subject);
        }
        for (int i = 0; i < ranked.size(); i++) {
            Nation.Household household = ranked.get(i);
            int tenth = twentieth(i) / 2;
            String unit = Wanted.primaryUnit(household);
            wanted.add("all of tenth " + tenth + " for " + subject, unit, household.weight());
            if (isReached.test(subject, household)) {
                wanted.add("tenth " + tenth + " " + subject, unit, household.weight());
                wanted.add("part of tenth " + tenth + " " + subject, unit, household.weight());
                wanted.add("ranked reached " + subject, unit, household.weight());
                reached += household.weight();
                for (int point = twentieth(i) + 1; point <= 20; point++) {
                    curve[point] += household.weight();
                }
            }
        }
        for (int tenth = 0; tenth < 10; tenth++) {
            wanted.share("tenth " + tenth + " " + subject, "all of tenth " + tenth + " for " + subject);
        }
        for (int point = 0; point <= 20; point++) {
            wanted.put("curve " + point + " " + subject, new Wanted.Value(curve[point] / reached, 0, 0));
        }
    }

    private void addParts(String subject) {
        for (Focus.Breakdown breakdown : given.policy().focus().breakdowns()) {
            for (Focus.Group part : breakdown.parts()) {
                String name = "part " + part.id() + " " + subject;
                String base = "all in " + part.id() + " for " + subject;
                wanted.share(name, base);
                for (Nation.Household household : given.nation().households()) {
                    if (isReached.test(part.id(), household)) {
                        wanted.add(base, Wanted.primaryUnit(household), household.weight());
                        if (isReached.test(subject, household)) {
                            wanted.add(name, Wanted.primaryUnit(household), household.weight());
                        }
                    }
                }
            }
        }
    }

    // ---------------------------------------------------------------- concentration

    private void addCoefficient(String subject) {
        boolean[] reached = new boolean[ranked.size()];
        long units = 0;
        for (int i = 0; i < reached.length; i++) {
            reached[i] = isReached.test(subject, ranked.get(i));
            units += reached[i] ? 1 : 0;
        }
        double value = byPairs(weights, reached);
        double error = given.kind() == Diagnosis.Kind.SURVEY && Double.isFinite(value) ? error(reached) : 0;
        wanted.put("concentration " + subject, new Wanted.Value(value, error, Double.isNaN(value) ? 0 : units));
    }

    /** How much oftener a household that is reached is richer than another, than poorer. */
    private double byPairs(double[] weight, boolean[] reached) {
        double all = 0;
        double some = 0;
        double balance = 0;
        for (int i = 0; i < weight.length; i++) {
            all += weight[i];
            if (reached[i]) {
                some += weight[i];
                for (int j = 0; j < weight.length; j++) {
                    balance += weight[i] * weight[j] * Integer.compare(order[i], order[j]);
                }
            }
        }
        return balance / all / some;
    }

    /** From how the coefficient moves when one primary unit weighs a little more or less: its slope, numerically. */
    private double error(boolean[] reached) {
        double step = 1e-4;
        Map<String, Double> slopes = new HashMap<>();
        List<String> units = ranked.stream().map(Wanted::primaryUnit).toList();
        for (String unit : new TreeSet<>(units)) {
            double[] more = weights.clone();
            double[] less = weights.clone();
            for (int i = 0; i < more.length; i++) {
                if (units.get(i).equals(unit)) {
                    more[i] *= 1 + step;
                    less[i] *= 1 - step;
                }
            }
            slopes.put(unit, (bySorting(more, reached) - bySorting(less, reached)) / (2 * step));
        }
        return wanted.error(slopes);
    }

    /** The same as by pairs, fast: over the middle of each value's cumulative share. */
    private double bySorting(double[] weight, boolean[] reached) {
        double[] all = new double[weight.length];
        double[] some = new double[weight.length];
        for (int i = 0; i < weight.length; i++) {
            all[order[i]] += weight[i];
            some[order[i]] += reached[i] ? weight[i] : 0;
        }
        double below = 0;
        double sum = 0;
        for (int place = 0; place < all.length; place++) {
            sum += some[place] * (below + all[place] / 2);
            below += all[place];
        }
        return 2 * sum / below / Arrays.stream(some).sum() - 1;
    }
}
