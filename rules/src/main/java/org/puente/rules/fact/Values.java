package org.puente.rules.fact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a value written as text into the memory form of its type. */
public final class Values {

    private static final Pattern INT = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Values() {}

    /** The value, or empty if the text does not write one of this type. Decimals must be finite, codes listed. */
    public static Optional<Object> parse(String text, Type type) {
        return switch (type.kind()) {
            case BOOL ->
                text.equals("true") || text.equals("false")
                        ? Optional.of(Boolean.parseBoolean(text))
                        : Optional.empty();
            case INT -> parseInt(text);
            case DECIMAL -> parseDecimal(text);
            case MONEY -> Money.parse(text).map(centavos -> centavos);
            case TEXT -> Optional.of(text);
            case CODE -> type.codeList().contains(text) ? Optional.of(text) : Optional.empty();
            case DATE -> parseDate(text).map(day -> day);
        };
    }

    private static Optional<Object> parseInt(String text) {
        try {
            return INT.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> parseDecimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    /** A calendar date written with a year of four digits. */
    public static Optional<LocalDate> parseDate(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
