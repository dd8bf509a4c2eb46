package org.puente.rules.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Finds where in a file each character of a scalar is written. White space may have been folded and characters escaped,
 * so value and file are walked together, and white space is skipped on both sides.
 */
final class ScalarPlaces {

    private final String file;
    private final int[][] lines;
    private final ScalarStyle style;
    private int line;
    private int column;

    /**
     * Begins at a scalar.
     *
     * @param lines the file's lines, as code points
     * @param start where the scalar begins, its anchor and tag included
     */
    ScalarPlaces(int[][] lines, Place start, ScalarStyle style) {
        this.file = start.file();
        this.lines = lines;
        this.style = style;
        this.line = start.line() - 1;
        this.column = start.column() - 1;
        skipProperties();
    }

    /** Where the scalar itself begins: at its quote, its block indicator or its first character. */
    Place start() {
        if (line >= lines.length) {
            return new Place(
                    file, Math.max(1, lines.length), lines.length == 0 ? 1 : lines[lines.length - 1].length + 1);
        }
        return new Place(file, line + 1, column + 1);
    }

    /** The place of each character (UTF-16) of its value, and of its end. */
    List<Place> of(String value) {
        enter();
        List<Place> places = new ArrayList<>(value.length() + 1);
        Place last = start();
        for (int i = 0; i < value.length(); i++) {
            if (!Character.isWhitespace(value.charAt(i)) && !Character.isLowSurrogate(value.charAt(i))) {
                last = next(value.codePointAt(i), last);
            }
            places.add(last);
        }
        places.add(start());
        return List.copyOf(places);
    }

    /** An anchor, an alias or a tag before the scalar. */
    private void skipProperties() {
        while (peek() == '&' || peek() == '!') {
            while (peek() != END && !Character.isWhitespace(peek())) {
                column++;
            }
            skipSpace();
        }
    }

    private static final int END = -1;
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]+");

    /** The character here; a line's end is a space, the file's is {@code END}. */
    private int peek() {
        if (line >= lines.length) {
            return END;
        }
        return column < lines[line].length ? lines[line][column] : ' ';
    }

    private void skipSpace() {
        while (peek() != END && Character.isWhitespace(peek())) {
            forward();
        }
    }

    private void forward() {
        column++;
        if (column > lines[line].length) {
            line++;
            column = 0;
        }
    }

    /** Goes to where the value begins. */
    private void enter() {
        switch (style) {
            case LITERAL, FOLDED -> {
                line++;
                column = 0;
                skipSpace();
            }
            case DOUBLE_QUOTED, SINGLE_QUOTED -> column++;
            default -> {}
        }
    }

    private Place next(int wanted, Place last) {
        skipSpace();
        while (style == ScalarStyle.DOUBLE_QUOTED && peek() == '\\' && isEscapedSpace()) {
            column += escapeLength();
            skipSpace();
        }
        if (peek() == END) {
            return last;
        }
        Place place = start();
        if (style == ScalarStyle.DOUBLE_QUOTED && peek() == '\\') {
            column += escapeLength();
        } else if (peek() == wanted) {
            column += style == ScalarStyle.SINGLE_QUOTED && wanted == '\'' ? 2 : 1;
        }
        return place;
    }

    /** What follows a backslash stands for white space, or for a line that goes on. */
    private boolean isEscapedSpace() {
        if (column + 1 >= lines[line].length || "tnvfr LP\t".indexOf(lines[line][column + 1]) >= 0) {
            return true;
        }
        int length = escapeLength();
        if (length == 2 || column + length > lines[line].length) {
            return false;
        }
        String digits = new String(lines[line], column + 2, length - 2);
        return HEXADECIMAL.matcher(digits).matches() && Character.isWhitespace((int) Long.parseLong(digits, 16));
    }

    private int escapeLength() {
        if (column + 1 >= lines[line].length) {
            return 1;
        }
        return switch (lines[line][column + 1]) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }
}
