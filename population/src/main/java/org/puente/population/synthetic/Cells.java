package org.puente.population.synthetic;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Appends the cells of a row, leaving some unknown as the figures say. */
final class Cells {

    private final DuckDBAppender appender;
    private Draws draws;

    /** Cells whose unknown ones are drawn from {@code draws}. */
    Cells(DuckDBAppender appender, Draws draws) {
        this.appender = appender;
        this.draws = draws;
    }

    void drawFrom(Draws other) {
        draws = other;
    }

    /** Whether this cell is unknown; then it is appended as such. A share of 0 draws nothing. */
    private boolean isLeftOut(double unknown) throws SQLException {
        if (unknown > 0 && draws.chance(unknown)) {
            appender.appendNull();
            return true;
        }
        return false;
    }

    void text(String value) throws SQLException {
        appender.append(value);
    }

    void row(long value) throws SQLException {
        appender.append((int) value);
    }

    void code(String[] codes, int position, double unknown) throws SQLException {
        if (position < 0) {
            appender.appendNull();
        } else if (!isLeftOut(unknown)) {
            appender.append(codes[position]);
        }
    }

    void bool(boolean value, double unknown) throws SQLException {
        if (!isLeftOut(unknown)) {
            appender.append(value);
        }
    }

    void whole(long value, double unknown) throws SQLException {
        if (!isLeftOut(unknown)) {
            appender.append(value);
        }
    }

    void decimal(double value, double unknown) throws SQLException {
        if (!isLeftOut(unknown)) {
            appender.append(value);
        }
    }

    /** Centavos. */
    void money(long value, double unknown) throws SQLException {
        if (!isLeftOut(unknown)) {
            appender.appendDecimal(value);
        }
    }

    void nothing() throws SQLException {
        appender.appendNull();
    }
}
