package org.puente.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Type;
import org.puente.rules.source.InputProblem;

/**
 * How a cell of a column becomes a fact, as SQL over the raw column: what shape it must have, how it is then read, and
 * between which bounds. A cell that is not empty and yields nothing is a bad cell.
 *
 * @param column the column
 * @param storedType the DuckDB type of the value
 * @param isEmpty whether the cell is empty
 * @param shape whether the cell looks as it should
 * @param shapeFault what is wrong if not
 * @param value the value of a cell of the right shape; null if it is out of the type's range
 * @param rangeFault what is wrong then
 * @param minimum the lowest value allowed, as SQL; null if unbounded
 * @param maximum the highest, likewise
 */
record CellRule(
        String column,
        String storedType,
        String isEmpty,
        String shape,
        String shapeFault,
        String value,
        String rangeFault,
        @Nullable String minimum,
        @Nullable String maximum) {

    private static final int MOST_CODES_LISTED = 12;
    private static final String NOT_WHOLE = "not a whole number";
    private static final String NOT_FINITE = "not a finite number";
    private static final String TOO_FINE = "not an amount with at most two decimals";
    private static final String TOO_LARGE_AMOUNT = "an amount of more than sixteen digits before the point";
    private static final String BEYOND_64_BITS = "a whole number beyond 64 bits";

    /**
     * The rule of a fact's column.
     *
     * @param columnType the DuckDB type the column has in the file
     * @throws InputProblem if no value of that type can be the fact's
     */
    static CellRule of(Fact fact, String columnType, TableFile file) {
        return of(PopulationTable.columnOf(fact), fact.type(), columnType, file)
                .within(literal(fact.type(), fact.minimum()), literal(fact.type(), fact.maximum()));
    }

    /** The rule of a column that is no fact. */
    static CellRule of(String column, Type type, String columnType, TableFile file) {
        String found = columnType.toUpperCase(Locale.ROOT);
        Source source = Source.of(found);
        CellRule rule = switch (type.kind()) {
            case BOOL -> bool(column, source);
            case INT -> whole(column, source);
            case DECIMAL -> decimal(column, source);
            case MONEY -> money(column, source, found);
            case TEXT -> text(column, source);
            case CODE -> code(column, source, type.codeList().codes());
            case DATE -> date(column, source);
        };
        if (rule == null) {
            throw new InputProblem(
                    file.name() + " has the column " + column + " as " + found + ", which cannot hold a "
                            + type.kind().word() + ".",
                    "Write the column as " + Storage.sqlType(type) + ", or as text.");
        }
        return rule;
    }

    /** The same with bounds, written as decimals. */
    CellRule between(String lowest, String highest) {
        return within(
                "CAST(" + DuckDb.text(lowest) + " AS " + storedType + ")",
                "CAST(" + DuckDb.text(highest) + " AS " + storedType + ")");
    }

    private CellRule within(@Nullable String lowest, @Nullable String highest) {
        return new CellRule(column, storedType, isEmpty, shape, shapeFault, value, rangeFault, lowest, highest);
    }

    /** The kinds of column a file may bring. */
    private enum Source {
        TEXT,
        WHOLE,
        DECIMAL,
        FLOATING,
        BOOL,
        DATE,
        TIMESTAMP,
        OTHER;

        static Source of(String type) {
            if (type.equals("VARCHAR") || type.startsWith("ENUM") || type.equals("UUID")) {
                return TEXT;
            }
            if (type.startsWith("DECIMAL")) {
                return DECIMAL;
            }
            return switch (type) {
                case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT" -> WHOLE;
                case "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT" -> WHOLE;
                case "FLOAT", "DOUBLE" -> FLOATING;
                case "BOOLEAN" -> BOOL;
                case "DATE" -> DATE;
                case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> TIMESTAMP;
                default -> OTHER;
            };
        }
    }

    private static @Nullable CellRule bool(String column, Source source) {
        return switch (source) {
            case BOOL -> typed(column, "BOOLEAN", "true", "");
            case TEXT ->
                written(column, "BOOLEAN", trimmed(column) + " IN ('true', 'false')", "neither true nor false");
            default -> null;
        };
    }

    private static @Nullable CellRule whole(String column, Source source) {
        CellRule rule = switch (source) {
            case WHOLE -> typed(column, "BIGINT", "true", "");
            case DECIMAL -> typed(column, "BIGINT", "%1$s = trunc(%1$s)", NOT_WHOLE);
            case FLOATING -> typed(column, "BIGINT", "isfinite(%1$s) AND %1$s = trunc(%1$s)", NOT_WHOLE);
            case TEXT -> written(column, "BIGINT", matches(column, "[+-]?[0-9]+"), NOT_WHOLE);
            default -> null;
        };
        return rule == null ? null : rule.beyond(BEYOND_64_BITS);
    }

    private static @Nullable CellRule decimal(String column, Source source) {
        CellRule rule = switch (source) {
            case WHOLE, DECIMAL -> typed(column, "DOUBLE", "true", "");
            case FLOATING -> typed(column, "DOUBLE", "isfinite(%1$s)", NOT_FINITE);
            case TEXT ->
                written(column, "DOUBLE", matches(column, "[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?"), "not a number")
                        .onlyFinite();
            default -> null;
        };
        return rule == null ? null : rule.beyond(NOT_FINITE);
    }

    private static @Nullable CellRule money(String column, Source source, String columnType) {
        String stored = "DECIMAL(18,2)";
        Storage.DecimalShape decimal = Storage.DecimalShape.of(columnType);
        String twoDecimals = decimal != null && decimal.scale() <= 2 ? "true" : "round(%1$s, 2) = %1$s";
        CellRule rule = switch (source) {
            case WHOLE -> typed(column, stored, "true", "");
            case DECIMAL -> typed(column, stored, twoDecimals, TOO_FINE);
            case FLOATING -> typed(column, stored, "isfinite(%1$s) AND round(%1$s, 2) = %1$s", TOO_FINE);
            case TEXT -> written(column, stored, matches(column, "[+-]?[0-9]+([.][0-9]{1,2})?"), TOO_FINE);
            default -> null;
        };
        return rule == null ? null : rule.beyond(TOO_LARGE_AMOUNT);
    }

    /** Text is kept as it is, blanks and leading zeros included. */
    private static @Nullable CellRule text(String column, Source source) {
        if (source != Source.TEXT && source != Source.WHOLE) {
            return null;
        }
        String cell = "CAST(" + DuckDb.name(column) + " AS VARCHAR)";
        return new CellRule(column, "VARCHAR", cell + " = ''", cell + " <> ''", "", cell, "", null, null);
    }

    private static @Nullable CellRule code(String column, Source source, List<String> codes) {
        if (source != Source.TEXT && source != Source.WHOLE) {
            return null;
        }
        String listed = codes.stream().map(DuckDb::text).collect(Collectors.joining(", "));
        String shown = codes.stream().limit(MOST_CODES_LISTED).collect(Collectors.joining(", "));
        String fault = "not one of the codes " + shown + (codes.size() > MOST_CODES_LISTED ? ", …" : "");
        return written(column, "VARCHAR", trimmed(column) + " IN (" + listed + ")", fault);
    }

    private static @Nullable CellRule date(String column, Source source) {
        CellRule rule = switch (source) {
            case DATE -> typed(column, "DATE", "isfinite(%1$s)", "not a date of the calendar");
            case TIMESTAMP ->
                typed(column, "DATE", "isfinite(%1$s) AND %1$s = date_trunc('day', %1$s)", "a time of day, not a date");
            case TEXT ->
                written(
                        column,
                        "DATE",
                        matches(column, "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
                        "not a date written as year-month-day");
            default -> null;
        };
        return rule == null ? null : rule.beyond("not a date of the calendar");
    }

    /** A rule over a typed column; {@code shape} names the column as {@code %1$s}. */
    private static CellRule typed(String column, String stored, String shape, String fault) {
        String cell = DuckDb.name(column);
        String value = "TRY_CAST(" + cell + " AS " + stored + ")";
        return new CellRule(column, stored, "false", shape.formatted(cell), fault, value, "", null, null);
    }

    /** A rule over a column of text, blanks around the value ignored. */
    private static CellRule written(String column, String stored, String shape, String fault) {
        String cell = trimmed(column);
        String value = stored.equals("VARCHAR") ? cell : "TRY_CAST(" + cell + " AS " + stored + ")";
        return new CellRule(column, stored, cell + " = ''", shape, fault, value, "", null, null);
    }

    private CellRule beyond(String fault) {
        return new CellRule(column, storedType, isEmpty, shape, shapeFault, value, fault, minimum, maximum);
    }

    private CellRule onlyFinite() {
        String finite = "CASE WHEN isfinite(" + value + ") THEN " + value + " END";
        return new CellRule(column, storedType, isEmpty, shape, shapeFault, finite, rangeFault, minimum, maximum);
    }

    private static String trimmed(String column) {
        return "trim(CAST(" + DuckDb.name(column) + " AS VARCHAR), E' \\t\\r\\n')";
    }

    private static String matches(String column, String pattern) {
        return "regexp_full_match(" + trimmed(column) + ", " + DuckDb.text(pattern) + ")";
    }

    /** The value of a cell of the right shape and in the type's range, bounds aside; NULL for any other. */
    String parsed() {
        return shape.equals("true") ? value : "CASE WHEN " + shape + " THEN " + value + " END";
    }

    /** The cell's value where it lies within the bounds, given an expression for {@link #parsed}. */
    String bounded(String parsed) {
        return minimum == null && maximum == null
                ? parsed
                : "CASE WHEN " + isWithin(parsed) + " THEN " + parsed + " END";
    }

    /** Whether the cell is bad, given an expression for {@link #parsed}; the test that most cells end at comes first. */
    String isBad(String parsed) {
        return "((" + isWithin(parsed) + ") IS NOT TRUE AND " + DuckDb.name(column) + " IS NOT NULL AND NOT (" + isEmpty
                + "))";
    }

    /** Names the value once: the database works it out anew wherever it is named. */
    private String isWithin(String parsed) {
        if (minimum != null && maximum != null) {
            return parsed + " BETWEEN " + minimum + " AND " + maximum;
        }
        if (minimum != null) {
            return parsed + " >= " + minimum;
        }
        return maximum == null ? parsed + " IS NOT NULL" : parsed + " <= " + maximum;
    }

    /** What is wrong with a bad cell, as SQL. */
    String fault(String parsed) {
        StringBuilder sql = new StringBuilder("CASE WHEN NOT (" + shape + ") THEN " + DuckDb.text(shapeFault));
        sql.append(" WHEN ").append(parsed).append(" IS NULL THEN ").append(DuckDb.text(rangeFault));
        if (minimum != null) {
            sql.append(" WHEN ").append(parsed).append(" < ").append(minimum);
            sql.append(" THEN 'below the minimum ' || CAST(").append(minimum).append(" AS VARCHAR)");
        }
        if (maximum != null) {
            sql.append(" WHEN ").append(parsed).append(" > ").append(maximum);
            sql.append(" THEN 'above the maximum ' || CAST(").append(maximum).append(" AS VARCHAR)");
        }
        return sql.append(" END").toString();
    }

    private static @Nullable String literal(Type type, @Nullable Comparable<?> bound) {
        if (bound == null) {
            return null;
        }
        String written = switch (type.kind()) {
            case MONEY ->
                BigDecimal.valueOf(((Number) (Object) bound).longValue(), 2).toPlainString();
            case DATE -> ((LocalDate) bound).toString();
            default -> bound.toString();
        };
        return "CAST(" + DuckDb.text(written) + " AS " + Storage.sqlType(type) + ")";
    }
}
