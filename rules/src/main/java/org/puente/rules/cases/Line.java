package org.puente.rules.cases;

import java.util.ArrayList;
import java.util.List;
import org.puente.rules.source.Place;

/**
 * One line of a table, cut into cells.
 *
 * @param before the cells before {@code ||}
 * @param after the cells after it; empty if there is none
 * @param separators how many {@code ||} there are
 */
record Line(List<Cell> before, List<Cell> after, int separators) {

    static Line of(String text, String file, int number) {
        return new Cutter(new Cell(text, new Place(file, number, 1))).cut();
    }

    Place place() {
        return before.get(0).place();
    }

    /** Goes along a line; a {@code |} within quotes belongs to its cell. */
    private static final class Cutter {
        private final Cell line;
        private final List<Cell> before = new ArrayList<>();
        private final List<Cell> after = new ArrayList<>();
        private int separators;
        private int start;

        Cutter(Cell line) {
            this.line = line;
        }

        Line cut() {
            String text = line.raw();
            int i = 0;
            while (i < text.length()) {
                int quoteEnd = text.charAt(i) == '\'' && opensQuote(i) ? Quotes.end(text, i) : -1;
                if (quoteEnd > 0) {
                    i = quoteEnd;
                } else if (text.charAt(i) == '|') {
                    i = endCell(i);
                } else {
                    i++;
                }
            }
            add(text.length());
            return new Line(List.copyOf(before), List.copyOf(after), separators);
        }

        /** A quote opens at the start of a cell, and before a value of a member in braces. */
        private boolean opensQuote(int at) {
            String cell = line.raw().substring(start, at);
            return cell.isBlank()
                    || cell.strip().startsWith("{") && Character.isWhitespace(cell.charAt(at - start - 1));
        }

        private int endCell(int bar) {
            add(bar);
            boolean isSeparator = bar + 1 < line.raw().length() && line.raw().charAt(bar + 1) == '|';
            start = isSeparator ? bar + 2 : bar + 1;
            separators += isSeparator ? 1 : 0;
            return start;
        }

        private void add(int end) {
            (separators == 0 ? before : after).add(line.part(start, end));
        }
    }
}
