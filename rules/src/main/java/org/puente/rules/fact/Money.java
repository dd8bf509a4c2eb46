package org.puente.rules.fact;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Money as an integer count of centavos. */
public final class Money {

    private static final Pattern WRITTEN = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,2})?");

    private Money() {}

    /** Reads an amount with at most two decimals, such as {@code 933.20}, as centavos; empty if it is not one or does not fit. */
    public static Optional<Long> parse(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(written).movePointRight(2).longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Writes centavos as an amount with two decimals and no separators, such as {@code 933.20}. */
    public static String format(long centavos) {
        return BigDecimal.valueOf(centavos, 2).toPlainString();
    }
}
