package org.puente.rules.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.fact.Type;
import org.puente.rules.fact.Values;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;

/** Reads the cells of facts and lists of members into values. */
final class CellReader {

    private static final String NOBODY = "none";
    private static final Pattern FACT_AND_VALUE = Pattern.compile("(\\S+)\\s+(\\S.*)", Pattern.DOTALL);

    private final Facts facts;
    private final Problems problems;

    CellReader(Facts facts, Problems problems) {
        this.facts = facts;
        this.problems = problems;
    }

    /** The value of a cell that is not {@code ?}; empty if it writes none, which has been reported. */
    Optional<Object> value(Cell cell, Fact fact) {
        if (cell.isEmpty()) {
            problems.error(cell.place(), "empty-cell", "This cell is empty.", "Write ? for a fact that is unknown.");
            return Optional.empty();
        }
        Optional<Object> value = cell.text().flatMap(text -> Values.parse(text, fact.type()));
        if (value.isEmpty()) {
            problems.error(
                    cell.place(),
                    fact.type().is(Type.Kind.CODE) ? "unknown-code" : "bad-value",
                    "'" + cell.raw() + "' is not a value of " + fact.path() + ", which is of type " + fact.type() + ".",
                    remedy(cell, fact.type()));
            return Optional.empty();
        }
        if (!fact.isInRange(value.get())) {
            problems.error(
                    cell.place(),
                    "out-of-range",
                    "'" + cell.raw() + "' is outside the range of " + fact.path() + ".",
                    "A population turns such a cell into an unknown: write ?, or mend the fact's minimum or maximum.");
            return Optional.empty();
        }
        return value;
    }

    private static String remedy(Cell cell, Type type) {
        return switch (type.kind()) {
            case BOOL -> "Write true, false or ?.";
            case INT -> "Write a whole number, or ?.";
            case DECIMAL -> "Write a number such as 0.25, or ?.";
            case MONEY -> "Write an amount with at most two decimals and no separators, such as 1310.94, or ?.";
            case DATE -> "Write a calendar date such as 2016-08-31, or ?.";
            case TEXT -> "Close the quote; a quote within is written \\'.";
            case CODE -> Nearest.suggestInOrder(cell.raw(), type.codeList().codes());
        };
    }

    /** The members of a cell that is not {@code ?}; empty if it is malformed, which has been reported. */
    Optional<List<Map<String, Object>>> members(Cell cell) {
        if (cell.raw().equals(NOBODY)) {
            return Optional.of(List.of());
        }
        List<Map<String, Object>> members = new ArrayList<>();
        int at = 0;
        while (at < cell.raw().length()) {
            int close = cell.raw().charAt(at) == '{' ? end(cell.raw(), at + 1, '}') : -1;
            if (close < 0) {
                return malformed(cell.at(at));
            }
            Optional<Map<String, Object>> member = member(cell, at + 1, close);
            if (member.isEmpty()) {
                return Optional.empty();
            }
            members.add(member.get());
            at = close + 1;
            while (at < cell.raw().length() && Character.isWhitespace(cell.raw().charAt(at))) {
                at++;
            }
        }
        return members.isEmpty() ? malformed(cell.place()) : Optional.of(members);
    }

    private Optional<List<Map<String, Object>>> malformed(Place place) {
        problems.error(
                place,
                "bad-members",
                "A list of members is written {age 34, sex female} {age ?}, 'none' or ?.",
                "Write each member in braces, with its facts separated by commas.");
        return Optional.empty();
    }

    private Optional<Map<String, Object>> member(Cell cell, int from, int to) {
        Map<String, Object> known = new HashMap<>();
        Map<String, Place> given = new HashMap<>();
        boolean whole = true;
        int start = from;
        while (start <= to && !cell.raw().substring(from, to).isBlank()) {
            int comma = end(cell.raw().substring(0, to), start, ',');
            int stop = comma < 0 ? to : comma;
            whole &= factOfMember(cell.part(start, stop), known, given);
            start = stop + 1;
        }
        return whole ? Optional.of(known) : Optional.empty();
    }

    private boolean factOfMember(Cell written, Map<String, Object> known, Map<String, Place> given) {
        Matcher matcher = FACT_AND_VALUE.matcher(written.raw());
        if (!matcher.matches()) {
            malformed(written.place());
            return false;
        }
        String name = matcher.group(1);
        Optional<Fact> fact = facts.find(Entity.MEMBER, name).filter(found -> !found.isDerived());
        if (fact.isEmpty()) {
            List<String> valid =
                    facts.listObserved(Entity.MEMBER).stream().map(Fact::name).toList();
            problems.error(
                    written.place(),
                    "unknown-name",
                    "'" + name + "' is not an observed fact of a member.",
                    Nearest.suggest(name, valid));
            return false;
        }
        if (given.putIfAbsent(name, written.place()) != null) {
            problems.error(written.place(), "duplicate-fact", "'" + name + "' is given twice.", "Keep one.");
            return false;
        }
        Cell value = written.part(matcher.start(2), written.raw().length());
        if (value.isUnknown()) {
            return true;
        }
        Optional<Object> read = value(value, fact.get());
        read.ifPresent(found -> known.put(name, found));
        return read.isPresent();
    }

    /** The offset of a character outside quotes, or -1. */
    private static int end(String raw, int from, char wanted) {
        int i = from;
        while (i < raw.length()) {
            boolean opens = raw.charAt(i) == '\'' && i > 0 && Character.isWhitespace(raw.charAt(i - 1));
            int quoteEnd = opens ? Quotes.end(raw, i) : -1;
            if (quoteEnd > 0) {
                i = quoteEnd;
            } else if (raw.charAt(i) == wanted) {
                return i;
            } else {
                i++;
            }
        }
        return -1;
    }
}
