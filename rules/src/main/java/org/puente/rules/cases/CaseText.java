package org.puente.rules.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.fact.Money;
import org.puente.rules.fact.Type;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;

/** Writes a case as a table of one row, such as a {@code .cases} file holds; {@link CaseFiles} reads it back. */
public final class CaseText {

    private final Case written;
    private final Facts facts;
    private final Map<String, String> columns = new LinkedHashMap<>();

    private CaseText(Case written, Facts facts) {
        this.written = written;
        this.facts = facts;
    }

    /**
     * The table of a case, with its date, ending in a line break. It has every fact known of the unit; a fact that is
     * not declared is left out, since no rule can ask for it.
     */
    public static String of(Case written, Facts facts) {
        CaseText text = new CaseText(written, facts);
        facts.all().stream().filter(fact -> !fact.isDerived()).forEach(text::add);
        for (Expr.MemberList list : Expr.MemberList.values()) {
            text.add(list, facts.listObserved(Entity.MEMBER));
        }
        return text.table();
    }

    /** As {@link #of}, with only what the clauses of an edition read: the smallest table with the same verdict. */
    public static String minimal(Case written, Facts facts, Edition edition) {
        CaseText text = new CaseText(written, facts);
        for (Clause clause : edition.clauses()) {
            Reads.of(clause.when()).unitFacts().forEach(text::add);
        }
        Map<Expr.MemberList, Map<String, Fact>> lists = new TreeMap<>();
        for (Clause clause : edition.clauses()) {
            Reads reads = Reads.of(clause.when());
            reads.lists().forEach(list -> {
                Map<String, Fact> read = lists.computeIfAbsent(list, ignored -> new LinkedHashMap<>());
                reads.elementFacts().forEach(fact -> read.put(fact.name(), fact));
            });
        }
        lists.forEach((list, read) -> text.add(list, List.copyOf(read.values())));
        return text.table();
    }

    private void add(Fact fact) {
        @Nullable Object value = written.unit().value(fact);
        if (value != null) {
            columns.put(fact.path(), text(fact, value));
        }
    }

    private void add(Expr.MemberList list, List<Fact> shown) {
        written.unit().members(list).ifPresent(members -> {
            String cell = members.stream().map(member -> member(member, shown)).collect(Collectors.joining(" "));
            columns.put(list.path(), members.isEmpty() ? "none" : cell);
        });
    }

    private static String member(Map<String, Object> member, List<Fact> shown) {
        List<String> known = new ArrayList<>();
        for (Fact fact : shown) {
            @Nullable Object value = member.get(fact.name());
            if (value != null) {
                known.add(fact.name() + " " + text(fact, value));
            }
        }
        return "{" + String.join(", ", known) + "}";
    }

    private static String text(Fact fact, Object value) {
        if (fact.type().is(Type.Kind.MONEY)) {
            return Money.format((Long) value);
        }
        return Quotes.write(value.toString());
    }

    private String table() {
        if (written.screening()) {
            columns.put(Column.SCREENING, "yes");
        }
        StringBuilder header = new StringBuilder();
        StringBuilder row = new StringBuilder();
        append("", Column.NAME, Quotes.write(written.name()), header, row);
        columns.forEach((path, cell) -> append(" | ", path, cell, header, row));
        append(" || ", Column.VERDICT, written.verdict().words(), header, row);
        String because = written.because().isEmpty() ? "-" : String.join(", ", written.because());
        header.append(" | ").append(Column.BECAUSE);
        row.append(" | ").append(because);
        return "as of: " + written.asOf() + "\n\n" + header + "\n" + row + "\n";
    }

    /** A column, filled with spaces so that its name and its cell are equally wide. */
    private static void append(String bar, String name, String cell, StringBuilder header, StringBuilder row) {
        int width = Math.max(width(name), width(cell));
        header.append(bar).append(name).append(" ".repeat(width - width(name)));
        row.append(bar).append(cell).append(" ".repeat(width - width(cell)));
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
