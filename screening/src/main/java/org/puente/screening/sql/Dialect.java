package org.puente.screening.sql;

import java.time.LocalDate;
import java.util.List;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Type;

/**
 * What one SQL engine writes for the parts of a rule on which engines differ. Every text it returns can stand as an
 * operand. None may raise an error for any data: what the rule language calls unknown is NULL.
 */
public interface Dialect {

    /** Statements to run once in a connection before any query, such as macros that queries use. */
    List<String> preparation();

    /** A NULL that has the type's column type. */
    String unknown(Type type);

    String text(String value);

    String integer(long value);

    String decimal(double value);

    String date(LocalDate value);

    /** An amount as a column of money holds it. */
    String amount(long centavos);

    /** Centavos as a 64-bit integer, from an amount as a column of money holds it. */
    String centavos(String amount);

    /** Whether an amount fits a column of money. */
    boolean isAmount(long centavos);

    /** Arithmetic of two ints (or centavos), NULL where it overflows or divides by zero. */
    String computeInts(Expr.Operator operator, String left, String right);

    /** A decimal, NULL where it is infinite or not a number. */
    String finite(String decimal);

    /** Centavos by an int, half away from zero. */
    String divideRounded(String centavos, String divisor);

    /** Centavos by centavos, a decimal that may be infinite or not a number. */
    String ratio(String left, String right);

    String convert(Expr.Converter converter, String operand);

    /** The nearest int of a double, half away from zero, NULL where it does not fit. */
    String portion(String centavos, String share);

    String testText(Expr.TextTester tester, String text, String part);

    String textSize(String text);

    /** A text or code that a CASE chooses, as an operand of anything. */
    String chosenText(String choice);

    String elapsed(Expr.Span span, String date, LocalDate asOf);

    /** The 64-bit integer a wide sum fits in, NULL if it does not. */
    String narrow(String wideSum);

    /** A table or file read as a relation. */
    String relation(String file);
}
