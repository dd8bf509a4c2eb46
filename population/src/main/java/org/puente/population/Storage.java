package org.puente.population;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Type;

/** How a fact's type is stored in a canonical column. */
final class Storage {

    private Storage() {}

    static String sqlType(Type type) {
        return switch (type.kind()) {
            case BOOL -> "BOOLEAN";
            case INT -> "BIGINT";
            case DECIMAL -> "DOUBLE";
            case MONEY -> "DECIMAL(18,2)";
            case TEXT, CODE -> "VARCHAR";
            case DATE -> "DATE";
        };
    }

    /** Whether a column of a DuckDB type can be stored as a fact's type without changing any value. */
    static boolean isLossless(String columnType, String storedType) {
        String column = columnType.toUpperCase(Locale.ROOT);
        return switch (storedType) {
            case "BIGINT" -> isSmallInteger(column);
            case "DOUBLE" -> column.equals("DOUBLE") || column.equals("FLOAT");
            case "DECIMAL(18,2)" -> isPesos(column);
            case "VARCHAR" -> column.equals("VARCHAR") || column.startsWith("ENUM");
            default -> column.equals(storedType);
        };
    }

    private static boolean isSmallInteger(String column) {
        return switch (column) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" -> true;
            default -> false;
        };
    }

    private static boolean isPesos(String column) {
        DecimalShape shape = DecimalShape.of(column);
        return shape != null && shape.scale() <= 2 && shape.precision() - shape.scale() <= 16;
    }

    /** Precision and scale of a {@code DECIMAL(p,s)}. */
    record DecimalShape(int precision, int scale) {

        static @Nullable DecimalShape of(String column) {
            if (!column.startsWith("DECIMAL(")) {
                return null;
            }
            String[] parts =
                    column.substring("DECIMAL(".length(), column.length() - 1).split(",", -1);
            return new DecimalShape(Integer.parseInt(parts[0].trim()), Integer.parseInt(parts[1].trim()));
        }
    }
}
