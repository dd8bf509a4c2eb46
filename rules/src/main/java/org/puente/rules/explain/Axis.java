package org.puente.rules.explain;

import java.time.LocalDate;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Type;

/**
 * The values of a number or date as points of a line: neighbouring points are neighbouring values (centavos, days,
 * neighbouring doubles), so that a boundary between two outcomes can be found exactly.
 */
final class Axis {

    private static final int LARGEST_JUMP = 40;
    private static final int LARGEST_JUMP_OF_DAYS = 16;
    private static final double HUNDREDTH = 0.01;

    private final Type.Kind kind;
    private final long lowest;
    private final long highest;

    private Axis(Type.Kind kind, long lowest, long highest) {
        this.kind = kind;
        this.lowest = lowest;
        this.highest = highest;
    }

    static boolean fits(Type type) {
        return type.isNumber() || type.is(Type.Kind.DATE);
    }

    /** The line of the values a fact may have. */
    static Axis of(Fact fact) {
        Type.Kind kind = fact.type().kind();
        Object minimum = fact.minimum() == null ? unboundedLow(kind) : fact.minimum();
        Object maximum = fact.maximum() == null ? unboundedHigh(kind) : fact.maximum();
        return new Axis(kind, point(kind, minimum), point(kind, maximum));
    }

    private static Object unboundedLow(Type.Kind kind) {
        return switch (kind) {
            case DECIMAL -> -Double.MAX_VALUE;
            case DATE -> LocalDate.of(1, 1, 1);
            default -> Long.MIN_VALUE;
        };
    }

    private static Object unboundedHigh(Type.Kind kind) {
        return switch (kind) {
            case DECIMAL -> Double.MAX_VALUE;
            case DATE -> LocalDate.of(9999, 12, 31);
            default -> Long.MAX_VALUE;
        };
    }

    long point(Object value) {
        return point(kind, value);
    }

    private static long point(Type.Kind kind, Object value) {
        return switch (kind) {
            case DECIMAL -> ofDouble((Double) value);
            case DATE -> ((LocalDate) value).toEpochDay();
            default -> (Long) value;
        };
    }

    /** The usual trick: the bits of a double, turned so that they are ordered as the doubles are; -0 is 0. */
    private static long ofDouble(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    Object value(long point) {
        return switch (kind) {
            case DECIMAL -> Double.longBitsToDouble(point < 0 ? Long.MIN_VALUE - point : point);
            case DATE -> LocalDate.ofEpochDay(point);
            default -> (Object) point;
        };
    }

    boolean allows(long point) {
        return point >= lowest && point <= highest;
    }

    boolean isLowest(long point) {
        return point <= lowest;
    }

    boolean isHighest(long point) {
        return point >= highest;
    }

    /** How far apart two points are, in the unit of the value. */
    double distance(long left, long right) {
        return kind == Type.Kind.DECIMAL
                ? Math.abs((Double) value(left) - (Double) value(right))
                : Math.abs((double) left - (double) right);
    }

    int jumps() {
        return kind == Type.Kind.DATE ? LARGEST_JUMP_OF_DAYS : LARGEST_JUMP;
    }

    /** A point that lies {@code sign * 2^power} units away (hundredths for decimals), within the line. */
    long jump(long from, int power, int sign) {
        if (kind == Type.Kind.DECIMAL) {
            double far = (Double) value(from) + sign * HUNDREDTH * (1L << power);
            return clamp(ofDouble(far));
        }
        long step = sign * (1L << power);
        long far = from + step;
        boolean overflowed = (far < from) != (sign < 0);
        return overflowed ? (sign < 0 ? lowest : highest) : clamp(far);
    }

    private long clamp(long point) {
        return Math.max(lowest, Math.min(highest, point));
    }

    /** The point halfway between two, or the lower one if they are neighbours. */
    static long between(long low, long high) {
        return (low & high) + ((low ^ high) >> 1);
    }
}
