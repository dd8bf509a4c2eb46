package org.puente.diagnosis.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sums over units, and the estimates made of them with their sampling error.
 *
 * <p>First the sums are laid out and the figures made of them are named; then units are added, primary unit by primary
 * unit in the order of strata; then each figure is estimated. With a design the sheet keeps, for each figure, the moments
 * between primary units that its variance needs, so that one pass over the units is enough and memory does not depend on
 * their number. Without a design it only adds up.
 *
 * <p>Variance of a total Y: the sum over strata of n/(n-1) times the squared deviations of the primary units' weighted sums
 * from their mean; of a ratio R = Y/X: the same of (y - R x)/X (Taylor linearisation). A stratum with one primary unit
 * deviates from the mean of all primary units, which errs on the side of caution.
 */
public final class Sheet {

    private final Reading reading;
    private final @Nullable Design design;
    private final List<Figure> figures = new ArrayList<>();
    private final List<List<Figure>> figuresOf = new ArrayList<>();
    private double[] total = new double[64];
    private long[] units = new long[64];
    private double[] inPrimaryUnit = new double[64];
    private int[] primaryUnits = new int[64];
    private int[] touched = new int[64];
    private int touchedCount;
    private final List<Figure> touchedInStratum = new ArrayList<>();
    /** Units that come late would count as another primary unit, and errors be too small without a word. */
    private final Set<String> strataDone = new HashSet<>();

    private final Set<String> primaryUnitsDone = new HashSet<>();
    private String stratum = "";
    private String primaryUnit = "";
    private boolean isBegun;

    /** A figure of one sum, or of one over another, with what its variance needs. */
    public static final class Figure {
        private final int numerator;
        private final int denominator;
        // Within the present stratum: sums over primary units of y, x, y y, x x, x y.
        private double y;
        private double x;
        private double yy;
        private double xx;
        private double xy;
        private boolean isTouched;
        // Over the strata that are done: the variance of Y, of X, and their covariance.
        private double varianceY;
        private double varianceX;
        private double covariance;
        // Of strata with one primary unit, whose mean is known only in the end.
        private double lonelyY;
        private double lonelyX;
        private double lonelyYy;
        private double lonelyXx;
        private double lonelyXy;

        private Figure(int numerator, int denominator) {
            this.numerator = numerator;
            this.denominator = denominator;
        }
    }

    private static final int NONE = -1;

    public Sheet(Reading reading) {
        this.reading = reading;
        this.design = reading.design();
    }

    /** Lays out a sum and returns its number. */
    public int sum() {
        int number = figuresOf.size();
        figuresOf.add(new ArrayList<>());
        if (number == total.length) {
            total = Arrays.copyOf(total, 2 * number);
            units = Arrays.copyOf(units, 2 * number);
            inPrimaryUnit = Arrays.copyOf(inPrimaryUnit, 2 * number);
            primaryUnits = Arrays.copyOf(primaryUnits, 2 * number);
            touched = Arrays.copyOf(touched, 2 * number);
        }
        return number;
    }

    public int[] sums(int count) {
        int[] sums = new int[count];
        for (int i = 0; i < count; i++) {
            sums[i] = sum();
        }
        return sums;
    }

    /** A figure that is the sum itself. */
    public Figure total(int sum) {
        return figure(sum, NONE);
    }

    /** A figure that is one sum over another: a share, or a mean. */
    public Figure ratio(int numerator, int denominator) {
        return figure(numerator, denominator);
    }

    private Figure figure(int numerator, int denominator) {
        if (design != null && (units[numerator] > 0 || denominator != NONE && units[denominator] > 0)) {
            throw new IllegalStateException("a figure is named before its sums have units");
        }
        Figure figure = new Figure(numerator, denominator);
        figures.add(figure);
        if (design != null) {
            figuresOf.get(numerator).add(figure);
            if (denominator != NONE && denominator != numerator) {
                figuresOf.get(denominator).add(figure);
            }
        }
        return figure;
    }

    /** Tells where the units that follow were sampled. Primary units come whole, and strata too. */
    public void at(String nextStratum, String nextPrimaryUnit) {
        if (isBegun && stratum.equals(nextStratum) && primaryUnit.equals(nextPrimaryUnit)) {
            return;
        }
        closePrimaryUnit();
        if (isBegun && !stratum.equals(nextStratum)) {
            closeStratum();
            primaryUnitsDone.clear();
            if (!strataDone.add(stratum) || strataDone.contains(nextStratum)) {
                throw new IllegalStateException("the units of a stratum did not come together");
            }
        }
        if (!primaryUnitsDone.add(nextPrimaryUnit)) {
            throw new IllegalStateException("the units of a primary unit did not come together");
        }
        stratum = nextStratum;
        primaryUnit = nextPrimaryUnit;
        isBegun = true;
    }

    /**
     * Adds to a sum.
     *
     * @param count how many units
     * @param weighted their weighted contribution
     */
    public void add(int sum, long count, double weighted) {
        total[sum] += weighted;
        units[sum] += count;
        // What adds nothing leaves no trace: a primary unit is touched by its first unit that weighs something.
        if (design != null && weighted != 0) {
            if (inPrimaryUnit[sum] == 0) {
                touched[touchedCount++] = sum;
                primaryUnits[sum]++;
            }
            inPrimaryUnit[sum] += weighted;
            if (inPrimaryUnit[sum] == 0) {
                // So that a sum that came back to nothing is not touched twice.
                inPrimaryUnit[sum] = Double.MIN_VALUE;
            }
        }
    }

    private void closePrimaryUnit() {
        for (int i = 0; i < touchedCount; i++) {
            for (Figure figure : figuresOf.get(touched[i])) {
                addPrimaryUnit(figure, touched[i]);
            }
        }
        for (int i = 0; i < touchedCount; i++) {
            inPrimaryUnit[touched[i]] = 0;
        }
        touchedCount = 0;
    }

    /** Once for each figure: at its numerator, or at its denominator where the numerator is nothing. */
    private void addPrimaryUnit(Figure figure, int by) {
        double y = inPrimaryUnit[figure.numerator];
        if (by != figure.numerator && y != 0) {
            return;
        }
        double x = figure.denominator == NONE ? 0 : inPrimaryUnit[figure.denominator];
        if (!figure.isTouched) {
            figure.isTouched = true;
            touchedInStratum.add(figure);
        }
        figure.y += y;
        figure.x += x;
        figure.yy += y * y;
        figure.xx += x * x;
        figure.xy += x * y;
    }

    private void closeStratum() {
        int drawn = design == null ? 0 : design.primaryUnits().getOrDefault(stratum, 0);
        for (Figure figure : touchedInStratum) {
            if (drawn == 1) {
                figure.lonelyY += figure.y;
                figure.lonelyX += figure.x;
                figure.lonelyYy += figure.yy;
                figure.lonelyXx += figure.xx;
                figure.lonelyXy += figure.xy;
            } else {
                double factor = drawn / (drawn - 1.0);
                figure.varianceY += factor * (figure.yy - figure.y * figure.y / drawn);
                figure.varianceX += factor * (figure.xx - figure.x * figure.x / drawn);
                figure.covariance += factor * (figure.xy - figure.x * figure.y / drawn);
            }
            figure.y = figure.x = figure.yy = figure.xx = figure.xy = 0;
            figure.isTouched = false;
        }
        touchedInStratum.clear();
    }

    /** Ends the adding. */
    public void close() {
        closePrimaryUnit();
        closeStratum();
        isBegun = false;
        if (design != null && design.lonelyStrata() > 0) {
            figures.forEach(figure -> addLonely(figure, design));
        }
    }

    private void addLonely(Figure figure, Design of) {
        double count = of.lonelyStrata();
        double meanY = total[figure.numerator] / of.allPrimaryUnits();
        double meanX = figure.denominator == NONE ? 0 : total[figure.denominator] / of.allPrimaryUnits();
        figure.varianceY += figure.lonelyYy - 2 * meanY * figure.lonelyY + count * meanY * meanY;
        figure.varianceX += figure.lonelyXx - 2 * meanX * figure.lonelyX + count * meanX * meanX;
        figure.covariance += figure.lonelyXy - meanX * figure.lonelyY - meanY * figure.lonelyX + count * meanX * meanY;
    }

    /** The weighted sum, whatever may be published of it. */
    public double value(int sum) {
        return total[sum];
    }

    /** How many units were added to a sum. */
    public long units(int sum) {
        return units[sum];
    }

    /** The standard error of a total; 0 without a design. */
    public double standardError(Figure figure) {
        if (figure.denominator == NONE) {
            return Math.sqrt(Math.max(0, figure.varianceY));
        }
        double x = total[figure.denominator];
        double ratio = total[figure.numerator] / x;
        double variance = figure.varianceY - 2 * ratio * figure.covariance + ratio * ratio * figure.varianceX;
        return Math.sqrt(Math.max(0, variance)) / Math.abs(x);
    }

    /** A number of units. */
    public Estimate count(Figure figure) {
        int sum = figure.numerator;
        return reading.count(total[sum], standardError(figure), units[sum]);
    }

    /**
     * A number of units that are part of others which are told too.
     *
     * @param of the sum of those others
     */
    public Estimate count(Figure figure, int of) {
        Estimate count = count(figure);
        return reading.tellsTheRest(units[figure.numerator], units[of])
                ? Estimate.withheld(Estimate.Withheld.CONFIDENTIAL, 0)
                : count;
    }

    /** A share, from 0 to 1, of the units of the denominator. */
    public Estimate share(Figure figure) {
        int of = figure.denominator;
        if (units[of] == 0 || total[of] == 0) {
            return Estimate.withheld(reading.nobody(), 0);
        }
        double share = total[figure.numerator] / total[of];
        return reading.share(share, standardError(figure), units[figure.numerator], units[of], primaryUnits[of]);
    }

    /** A mean over the units of the denominator. */
    public Estimate mean(Figure figure) {
        int of = figure.denominator;
        if (units[of] == 0 || total[of] == 0) {
            return Estimate.withheld(reading.nobody(), 0);
        }
        return reading.mean(total[figure.numerator] / total[of], standardError(figure), units[of]);
    }
}
