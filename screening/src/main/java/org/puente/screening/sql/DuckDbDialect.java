package org.puente.screening.sql;

import java.time.LocalDate;
import java.util.List;
import org.puente.population.DuckDb;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Money;
import org.puente.rules.fact.Type;

/**
 * DuckDB 2. {@code TRY} makes an overflow NULL instead of an error; its casts from double round, so that whole numbers
 * are made before casting; literals with an exponent are doubles, those with a point alone are decimals.
 */
public final class DuckDbDialect implements Dialect {

    /** The range of DECIMAL(18,2), the type of a money column. */
    private static final long AMOUNT_END = 1_000_000_000_000_000_000L;

    /**
     * Where an operand is a constant, {@code abs} of the lowest int raises an error while the query is planned, even in a
     * branch that is never taken and within TRY; hence {@code puente_size}.
     */
    private static final List<String> MACROS = List.of("""
            CREATE OR REPLACE TEMP MACRO puente_finite(x) AS
              CASE WHEN isfinite(x) THEN x END""", """
            CREATE OR REPLACE TEMP MACRO puente_size(x) AS
              CASE WHEN x < 0 THEN -x ELSE x END""", """
            CREATE OR REPLACE TEMP MACRO puente_divide_widely(a, b) AS
              TRY(CAST(CASE WHEN (a < 0) = (b < 0) THEN 1 ELSE -1 END
                * ((2 * abs(CAST(a AS HUGEINT)) + abs(CAST(b AS HUGEINT)))
                  // (2 * abs(CAST(nullif(b, 0) AS HUGEINT)))) AS BIGINT))""", """
            CREATE OR REPLACE TEMP MACRO puente_divide_rounded(a, b) AS
              CASE WHEN a > -9223372036854775808 AND b > -9223372036854775808
                THEN a // nullif(b, 0)
                  + CASE WHEN puente_size(a % nullif(b, 0)) < puente_size(b) - puente_size(a % nullif(b, 0)) THEN 0
                    WHEN (a < 0) = (b < 0) THEN 1 ELSE -1 END
                ELSE puente_divide_widely(a, b) END""", """
            CREATE OR REPLACE TEMP MACRO puente_centavos(x) AS
              CASE WHEN x BETWEEN -9999999999999 AND 9999999999999 THEN CAST(x * 100 AS BIGINT)
                ELSE CAST(CAST(x AS DECIMAL(38,2)) * 100 AS BIGINT) END""", """
            CREATE OR REPLACE TEMP MACRO puente_months_forward(a, b) AS
              CAST((year(b) - year(a)) * 12 + month(b) - month(a) - CASE WHEN day(b) < day(a) THEN 1 ELSE 0 END AS BIGINT)""", """
            CREATE OR REPLACE TEMP MACRO puente_months(a, b) AS
              CASE WHEN a <= b THEN puente_months_forward(a, b) WHEN a > b THEN -puente_months_forward(b, a) END""");

    @Override
    public List<String> preparation() {
        return MACROS;
    }

    @Override
    public String unknown(Type type) {
        return "CAST(NULL AS " + sqlType(type) + ")";
    }

    private static String sqlType(Type type) {
        return switch (type.kind()) {
            case BOOL -> "BOOLEAN";
            case INT -> "BIGINT";
            case DECIMAL -> "DOUBLE";
            case MONEY -> "DECIMAL(18,2)";
            case TEXT, CODE -> "VARCHAR";
            case DATE -> "DATE";
        };
    }

    @Override
    public String text(String value) {
        String quoted = "'" + value.replace("'", "''") + "'";
        return quoted.indexOf('\0') < 0 ? quoted : "(" + quoted.replace("\0", "' || chr(0) || '") + ")";
    }

    @Override
    public String integer(long value) {
        boolean small = value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
        return small && value >= 0 ? Long.toString(value) : "CAST(" + value + " AS BIGINT)";
    }

    @Override
    public String decimal(double value) {
        String digits = Double.toString(value);
        String literal = digits.contains("E") ? digits.replace('E', 'e') : digits + "e0";
        return value < 0 || digits.startsWith("-") ? "(" + literal + ")" : literal;
    }

    @Override
    public String date(LocalDate value) {
        return "DATE '" + value + "'";
    }

    @Override
    public String amount(long centavos) {
        String amount = Money.format(centavos);
        return centavos < 0 ? "(" + amount + ")" : amount;
    }

    @Override
    public String centavos(String amount) {
        return "puente_centavos(" + amount + ")";
    }

    @Override
    public boolean isAmount(long centavos) {
        return centavos > -AMOUNT_END && centavos < AMOUNT_END;
    }

    @Override
    public String computeInts(Expr.Operator operator, String left, String right) {
        String a = "CAST(" + left + " AS BIGINT)";
        String b = "CAST(" + right + " AS BIGINT)";
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY -> "TRY(" + a + " " + operator.symbol() + " " + b + ")";
            case DIVIDE -> "TRY(" + a + " // " + b + ")";
            case REMAINDER -> "TRY(" + a + " % " + b + ")";
        };
    }

    @Override
    public String finite(String decimal) {
        return "puente_finite(" + decimal + ")";
    }

    @Override
    public String divideRounded(String centavos, String divisor) {
        return "puente_divide_rounded(" + centavos + ", " + divisor + ")";
    }

    @Override
    public String ratio(String left, String right) {
        return "(CAST(" + left + " AS DOUBLE) / CAST(" + right + " AS DOUBLE))";
    }

    @Override
    public String convert(Expr.Converter converter, String operand) {
        return switch (converter) {
            case DECIMAL ->
                "CASE WHEN " + operand + " BETWEEN -9007199254740992 AND 9007199254740992 THEN CAST(" + operand
                        + " AS DOUBLE) END";
            case TRUNCATE -> "TRY(CAST(trunc(" + operand + ") AS BIGINT))";
            case ROUND -> "TRY(CAST(round(" + operand + ") AS BIGINT))";
        };
    }

    @Override
    public String portion(String centavos, String share) {
        return "TRY(CAST(round(CAST(" + centavos + " AS DOUBLE) * " + share + ") AS BIGINT))";
    }

    @Override
    public String testText(Expr.TextTester tester, String text, String part) {
        String function = switch (tester) {
            case STARTS_WITH -> "starts_with";
            case ENDS_WITH -> "ends_with";
            case CONTAINS -> "contains";
        };
        return function + "(" + text + ", " + part + ")";
    }

    @Override
    public String textSize(String text) {
        return "length(" + text + ")";
    }

    /**
     * DuckDB 2.0.0 stops with "BindBuiltinScalarFunction did not return a BoundFunctionExpression" where the statistics
     * of columns show that a CASE of texts is always NULL and it is then compared; {@code TRY} keeps statistics out.
     */
    @Override
    public String chosenText(String choice) {
        return "TRY(" + choice + ")";
    }

    @Override
    public String elapsed(Expr.Span span, String date, LocalDate asOf) {
        return switch (span) {
            case DAYS -> "datediff('day', " + date + ", " + date(asOf) + ")";
            case MONTHS -> "puente_months(" + date + ", " + date(asOf) + ")";
            case YEARS -> "(puente_months(" + date + ", " + date(asOf) + ") // 12)";
        };
    }

    @Override
    public String narrow(String wideSum) {
        return "TRY(CAST(" + wideSum + " AS BIGINT))";
    }

    @Override
    public String relation(String file) {
        return "read_parquet(" + DuckDb.text(file) + ")";
    }
}
