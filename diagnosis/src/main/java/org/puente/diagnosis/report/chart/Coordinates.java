package org.puente.diagnosis.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Coordinates as SVG reads them: short, with a point, and never an exponent. */
final class Coordinates {

    private Coordinates() {}

    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static String percent(double share) {
        return number(100 * Math.max(0, Math.min(1, share))) + "%";
    }
}
