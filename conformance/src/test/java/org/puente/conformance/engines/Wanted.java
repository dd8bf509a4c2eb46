package org.puente.conformance.engines;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures of a diagnosis computed one household at a time. A figure is a sum, or a sum over another; sums are kept by
 * primary unit, so that errors are computed by their definition in the end.
 */
final class Wanted {

    /** What a figure should say; a share or mean rests on the units of its base. */
    record Value(double value, double error, long sample) {}

    /** A sum over units. */
    private static final class Sum {
        long units;
        double total;
        final Map<String, Double> byPrimaryUnit = new HashMap<>();
    }

    private final Map<String, Sum> sums = new HashMap<>();
    private final Map<String, String> bases = new LinkedHashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();
    /** The primary units of each stratum, all with their names. */
    private final Map<String, Map<String, Boolean>> strata = new TreeMap<>();

    static String primaryUnit(Nation.Household household) {
        return household.facts().get(DiagnosedNation.STRATUM) + "|"
                + household.facts().get(DiagnosedNation.PRIMARY_UNIT);
    }

    /** Tells of a household, so that the design is known. */
    void see(Nation.Household household) {
        strata.computeIfAbsent(String.valueOf(household.facts().get(DiagnosedNation.STRATUM)), key -> new TreeMap<>())
                .put(primaryUnit(household), true);
    }

    /** Names a sum, which may remain empty. */
    private Sum sum(String name) {
        return sums.computeIfAbsent(name, key -> new Sum());
    }

    /** A number of units. */
    void count(String name) {
        sum(name);
        bases.put(name, "");
    }

    /** A share or mean of the units of another sum. */
    void share(String name, String of) {
        sum(name);
        sum(of);
        bases.put(name, of);
    }

    void add(String name, String primaryUnit, double weighted) {
        Sum sum = sum(name);
        sum.units++;
        sum.total += weighted;
        sum.byPrimaryUnit.merge(primaryUnit, weighted, Double::sum);
    }

    /** A figure that was computed otherwise. */
    void put(String name, Value value) {
        values.put(name, value);
    }

    double total(String name) {
        return sum(name).total;
    }

    long units(String name) {
        return sum(name).units;
    }

    Map<String, Value> values() {
        Map<String, Value> all = new LinkedHashMap<>(values);
        bases.forEach((name, base) -> all.put(name, base.isEmpty() ? countOf(sum(name)) : ratio(sum(name), sum(base))));
        return all;
    }

    private Value countOf(Sum sum) {
        return new Value(sum.total, error(sum.byPrimaryUnit), sum.units);
    }

    private Value ratio(Sum over, Sum under) {
        if (under.total == 0) {
            return new Value(Double.NaN, 0, 0);
        }
        double ratio = over.total / under.total;
        Map<String, Double> residuals = new HashMap<>();
        under.byPrimaryUnit.forEach((unit, x) -> residuals.merge(unit, -ratio * x / under.total, Double::sum));
        over.byPrimaryUnit.forEach((unit, y) -> residuals.merge(unit, y / under.total, Double::sum));
        return new Value(ratio, error(residuals), under.units);
    }

    /** The error of a total, given the sum of each primary unit. */
    double error(Map<String, Double> byPrimaryUnit) {
        int all = strata.values().stream().mapToInt(Map::size).sum();
        double meanOfAll =
                byPrimaryUnit.values().stream().mapToDouble(Double::doubleValue).sum() / all;
        double variance = 0;
        for (Map<String, Boolean> units : strata.values()) {
            double mean = meanOfAll;
            double factor = 1;
            if (units.size() > 1) {
                mean = units.keySet().stream()
                                .mapToDouble(unit -> byPrimaryUnit.getOrDefault(unit, 0.0))
                                .sum()
                        / units.size();
                factor = units.size() / (units.size() - 1.0);
            }
            for (String unit : units.keySet()) {
                variance += factor * Math.pow(byPrimaryUnit.getOrDefault(unit, 0.0) - mean, 2);
            }
        }
        return Math.sqrt(variance);
    }
}
