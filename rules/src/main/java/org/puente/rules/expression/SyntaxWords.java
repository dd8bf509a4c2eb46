package org.puente.rules.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fault of syntax in words for people, made of what the parser says for grammarians. */
record SyntaxWords(String message, String remedy) {

    private static final String SIGNS = "Check brackets, quotes and operators (&&, ||, !, ==, !=, <, <=, >, >=, in).";
    private static final Pattern UNEXPECTED =
            Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting.*", Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile("missing '(.*?)' at '.*", Pattern.DOTALL);
    private static final Pattern NO_TOKEN = Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);

    /** Whether a sign was met that no rule has: what the parser says after that is about the hole it leaves. */
    static boolean isOfSign(String written) {
        return written.contains("token recognition error");
    }

    static SyntaxWords of(String written) {
        String found = written.replace("ERROR: ", "").strip();
        Matcher unexpected = UNEXPECTED.matcher(found);
        if (unexpected.matches()) {
            return unexpected.group(1).equals("<EOF>")
                    ? new SyntaxWords("The rule ends where something is still missing.", SIGNS)
                    : new SyntaxWords(
                            "'" + unexpected.group(1) + "' cannot stand here.", operatorFor(unexpected.group(1)));
        }
        Matcher missing = MISSING.matcher(found);
        if (missing.matches()) {
            return new SyntaxWords("'" + missing.group(1) + "' is missing here.", SIGNS);
        }
        Matcher noToken = NO_TOKEN.matcher(found);
        if (noToken.matches()) {
            return ofCharacters(noToken.group(1).strip());
        }
        return found.startsWith("For input string")
                ? new SyntaxWords("This number does not fit an int of 64 bits.", "Write a smaller one.")
                : new SyntaxWords("The rule cannot be read here.", SIGNS);
    }

    private static SyntaxWords ofCharacters(String characters) {
        if (characters.startsWith("'") || characters.startsWith("\"")) {
            return new SyntaxWords("This quote is not closed.", "Write texts as 'abc'.");
        }
        return new SyntaxWords("'" + characters + "' is not part of the rule language.", characterFor(characters));
    }

    private static String characterFor(String characters) {
        return switch (characters.isEmpty() ? ' ' : characters.codePointAt(0)) {
            case '=' -> "Equality is written ==.";
            case '‘', '’', '“', '”', '«', '»' -> "Write texts with straight quotes, as 'abc'.";
            case '≤' -> "Write <=.";
            case '≥' -> "Write >=.";
            case '≠' -> "Write !=.";
            default -> SIGNS;
        };
    }

    private static String operatorFor(String word) {
        return switch (word) {
            case "and" -> "Write && for and.";
            case "or" -> "Write || for or.";
            case "not" -> "Write ! for not.";
            default -> SIGNS;
        };
    }
}
