package org.puente.diagnosis.sampling;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How a sample was drawn: primary units within strata. Primary units are taken as drawn with replacement, which is the
 * usual, slightly cautious reading of a survey whose later stages are not published (Wolter, Introduction to Variance
 * Estimation, 2nd ed. 2007, section 2.4; Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 1992, section
 * 4.6).
 *
 * @param primaryUnits how many each stratum has, by stratum
 */
public record Design(Map<String, Integer> primaryUnits) {

    /** The probability that an interval covers the true value. */
    public static final double CONFIDENCE = 0.95;

    public Design {
        primaryUnits = new TreeMap<>(primaryUnits);
    }

    public int strata() {
        return primaryUnits.size();
    }

    public int allPrimaryUnits() {
        return primaryUnits.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Primary units less strata. */
    public int degreesOfFreedom() {
        return allPrimaryUnits() - strata();
    }

    /** Strata with one primary unit, whose variance nothing in the sample tells. */
    public long lonelyStrata() {
        return primaryUnits.values().stream().filter(count -> count == 1).count();
    }

    /** Whether an error can be computed at all. */
    public boolean hasError() {
        return degreesOfFreedom() > 0;
    }

    /** How many standard errors an interval reaches to each side: the quantile of Student's t. */
    public double criticalValue() {
        return TDistribution.of(degreesOfFreedom()).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    }
}
