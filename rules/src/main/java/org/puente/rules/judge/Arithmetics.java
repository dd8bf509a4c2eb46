package org.puente.rules.judge;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Type;

/**
 * Arithmetic that never throws: what does not fit, or divides by zero, is {@link Unknown}. Formulas:
 * docs/reference/rule-language.md, "Values".
 */
final class Arithmetics {

    /** From here on neighbouring ints share a double. */
    private static final long EXACT = 1L << 53;

    private static final double INT_END = 0x1p63;

    private Arithmetics() {}

    /** The sign of a three-way comparison of two values of a type; codes by their place in the list. */
    static int compare(Object left, Object right, Type type) {
        return switch (type.kind()) {
            case BOOL -> Boolean.compare((Boolean) left, (Boolean) right);
            case INT, MONEY -> Long.compare((Long) left, (Long) right);
            case DECIMAL -> compareDecimals((Double) left, (Double) right);
            case TEXT -> ((String) left).compareTo((String) right);
            case CODE ->
                Integer.compare(
                        type.codeList().rank((String) left), type.codeList().rank((String) right));
            case DATE -> ((LocalDate) left).compareTo((LocalDate) right);
        };
    }

    /** Zero and minus zero are equal, unlike in {@link Double#compare}. */
    private static int compareDecimals(double left, double right) {
        return left < right ? -1 : left > right ? 1 : 0;
    }

    static Object compute(Expr.Operator operator, long left, long right) {
        try {
            return switch (operator) {
                case ADD -> Math.addExact(left, right);
                case SUBTRACT -> Math.subtractExact(left, right);
                case MULTIPLY -> Math.multiplyExact(left, right);
                case DIVIDE -> divide(left, right);
                case REMAINDER -> remainder(left, right);
            };
        } catch (ArithmeticException overflow) {
            return Unknown.OUT_OF_RANGE;
        }
    }

    private static Object divide(long left, long right) {
        if (right == 0) {
            return Unknown.DIVISION_BY_ZERO;
        }
        return left == Long.MIN_VALUE && right == -1 ? Unknown.OUT_OF_RANGE : (Object) (left / right);
    }

    /** As in CEL, the remainder of a division that does not fit is itself an overflow. */
    private static Object remainder(long left, long right) {
        return divide(left, right) instanceof Unknown unknown ? unknown : (Object) (left % right);
    }

    static Object compute(Expr.Operator operator, double left, double right) {
        if (operator == Expr.Operator.DIVIDE && right == 0) {
            return Unknown.DIVISION_BY_ZERO;
        }
        return finite(
                switch (operator) {
                    case ADD -> left + right;
                    case SUBTRACT -> left - right;
                    case MULTIPLY -> left * right;
                    case DIVIDE -> left / right;
                    case REMAINDER -> throw new IllegalStateException("decimals have no remainder");
                });
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : Unknown.OUT_OF_RANGE;
    }

    /** Money by money. */
    static Object ratio(long left, long right) {
        return right == 0 ? Unknown.DIVISION_BY_ZERO : finite((double) left / (double) right);
    }

    /** Money by an int, half away from zero. */
    static Object divideRounded(long left, long right) {
        if (right == 0) {
            return Unknown.DIVISION_BY_ZERO;
        }
        BigInteger doubled = BigInteger.valueOf(left).abs().shiftLeft(1);
        BigInteger divisor = BigInteger.valueOf(right).abs();
        BigInteger rounded = doubled.add(divisor).divide(divisor.shiftLeft(1));
        return fit((left < 0) == (right < 0) ? rounded : rounded.negate());
    }

    static Object fit(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : Unknown.OUT_OF_RANGE;
    }

    static Object toDecimal(long value) {
        return value >= -EXACT && value <= EXACT ? (Object) (double) value : Unknown.OUT_OF_RANGE;
    }

    static Object truncate(double value) {
        return toInt(value < 0 ? Math.ceil(value) : Math.floor(value));
    }

    /** Half away from zero; {@code value} may be infinite or NaN. */
    static Object round(double value) {
        double magnitude = Math.abs(value);
        double floor = Math.floor(magnitude);
        double rounded = magnitude - floor >= 0.5 ? floor + 1 : floor;
        return toInt(value < 0 ? -rounded : rounded);
    }

    private static Object toInt(double whole) {
        return whole >= -INT_END && whole < INT_END ? (Object) (long) whole : Unknown.OUT_OF_RANGE;
    }

    /**
     * Whole spans from a date to the as-of date: a year is over on the day with the same month and day, or on the next
     * day there is (1 March for 29 February); before the date, the same backwards with a minus.
     */
    static long elapsed(Expr.Span span, LocalDate date, LocalDate asOf) {
        return switch (span) {
            case DAYS -> ChronoUnit.DAYS.between(date, asOf);
            case MONTHS -> months(date, asOf);
            case YEARS -> months(date, asOf) / 12;
        };
    }

    private static long months(LocalDate date, LocalDate asOf) {
        if (date.isAfter(asOf)) {
            return -months(asOf, date);
        }
        long months = (asOf.getYear() - date.getYear()) * 12L + asOf.getMonthValue() - date.getMonthValue();
        return asOf.getDayOfMonth() < date.getDayOfMonth() ? months - 1 : months;
    }
}
