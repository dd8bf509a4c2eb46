package org.puente.rules.cases;

import java.util.Optional;

/**
 * Texts in single quotes, for those that could be taken for something else. Inside, a backslash stands before a quote
 * and a backslash, and <code>&#92;u{…}</code> is a character by its hexadecimal number.
 */
final class Quotes {

    private static final char QUOTE = '\'';
    private static final char ESCAPE = '\\';
    private static final String SPECIAL = "|'\\{},#";

    private Quotes() {}

    static boolean isQuoted(String raw) {
        return !raw.isEmpty() && raw.charAt(0) == QUOTE;
    }

    /** The text within quotes that fill {@code raw}; empty if they do not. */
    static Optional<String> read(String raw) {
        int end = end(raw, 0);
        if (end != raw.length()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        int i = 1;
        while (i < end - 1) {
            if (raw.charAt(i) != ESCAPE) {
                text.append(raw.charAt(i++));
            } else if (raw.charAt(i + 1) == 'u') {
                int close = raw.indexOf('}', i);
                Optional<Integer> character = character(raw, i + 2, close);
                if (character.isEmpty()) {
                    return Optional.empty();
                }
                text.appendCodePoint(character.get());
                i = close + 1;
            } else {
                text.append(raw.charAt(i + 1));
                i += 2;
            }
        }
        return Optional.of(text.toString());
    }

    private static Optional<Integer> character(String raw, int open, int close) {
        if (close < 0 || raw.charAt(open) != '{') {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseInt(raw.substring(open + 1, close), 16))
                    .filter(Character::isValidCodePoint);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The offset after the quote that closes the one at {@code open}, or -1 if none does. */
    static int end(String raw, int open) {
        for (int i = open + 1; i < raw.length(); i++) {
            if (raw.charAt(i) == ESCAPE) {
                i++;
            } else if (raw.charAt(i) == QUOTE) {
                return i + 1;
            }
        }
        return -1;
    }

    /** A text as a cell writes it, in quotes only if it needs them. */
    static String write(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    private static boolean isPlain(String text) {
        return !text.isBlank()
                && text.equals(text.strip())
                && !text.equals("?")
                && !text.equals("none")
                && !text.regionMatches(true, 0, "as of", 0, 5)
                && text.codePoints().allMatch(c -> isPrinted(c) && SPECIAL.indexOf(c) < 0);
    }

    private static boolean isPrinted(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String quoted(String text) {
        StringBuilder written = new StringBuilder().append(QUOTE);
        text.codePoints().forEach(character -> {
            if (!isPrinted(character)) {
                written.append(ESCAPE)
                        .append("u{")
                        .append(Integer.toHexString(character))
                        .append('}');
            } else if (character == QUOTE || character == ESCAPE) {
                written.append(ESCAPE).appendCodePoint(character);
            } else {
                written.appendCodePoint(character);
            }
        });
        return written.append(QUOTE).toString();
    }
}
