package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Entity;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Unit;
import org.puente.screening.sql.OutcomeSql;
import org.puente.screening.sql.VerdictLayout;

/**
 * How the conditions that keep a household out of one programme are told by a few whole numbers.
 *
 * <p>Conditions that read nothing of the member are the same for all of a household: a mask of those unmet, one for each
 * column of the verdict table. Conditions that read the member differ: each member is a pattern of those unmet, a number
 * below 2 to the power of how many there are, and the household is the set of its members' patterns, a bit each.
 *
 * @param number of the programme
 * @param shared for each column, the clauses of that column (counted in it) that all members share
 * @param own the clauses that differ between members, counted in the programme
 */
record FamilySql(int number, VerdictLayout.Columns columns, List<List<Integer>> shared, List<Integer> own) {

    /** With more, the set of patterns would not fit a row. */
    static final int MOST_OWN = 10;

    static FamilySql of(int number, VerdictLayout.Columns columns) {
        List<Clause> clauses = columns.programme().edition().clauses();
        boolean ofMembers = columns.programme().programme().screenedUnit() == Unit.MEMBER;
        List<List<Integer>> shared = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        for (VerdictLayout.Word word : columns.words()) {
            List<Integer> inWord = new ArrayList<>();
            for (int bit = 0; bit < word.clauses(); bit++) {
                Clause clause = clauses.get(word.firstClause() + bit);
                if (clause.isAtApplication()) {
                    continue;
                }
                if (ofMembers && Reads.of(clause.when()).readsUnit(Entity.MEMBER)) {
                    own.add(word.firstClause() + bit);
                } else {
                    inWord.add(bit);
                }
            }
            shared.add(List.copyOf(inWord));
        }
        return new FamilySql(number, columns, List.copyOf(shared), List.copyOf(own));
    }

    boolean isTooWide() {
        return own.size() > MOST_OWN;
    }

    private int patternWords() {
        return own.isEmpty() || isTooWide() ? 0 : Math.max(1, (1 << own.size()) / 64);
    }

    /** The names of its numbers. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int word = 0; word < shared.size(); word++) {
            names.add("family" + number + "_shared" + word);
        }
        for (int word = 0; word < patternWords(); word++) {
            names.add("family" + number + "_patterns" + word);
        }
        return names;
    }

    /** Its numbers for one unit, in the order of {@link #names}. */
    List<String> ofUnit() {
        List<String> sql = new ArrayList<>();
        for (int word = 0; word < shared.size(); word++) {
            sql.add("CAST(" + column(word) + " & " + OutcomeSql.unmetMask(shared.get(word)) + " AS BIGINT)");
        }
        if (patternWords() == 1) {
            sql.add("1::BIGINT << (" + pattern() + ")");
        } else {
            for (int word = 0; word < patternWords(); word++) {
                sql.add("CASE WHEN (" + pattern() + ") // 64 = " + word + " THEN 1::BIGINT << ((" + pattern()
                        + ") % 64) ELSE 0 END");
            }
        }
        return sql;
    }

    private String column(int word) {
        return "\"" + columns.words().get(word).column() + "\"";
    }

    private String pattern() {
        List<String> bits = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            for (int word = 0; word < columns.words().size(); word++) {
                int bit = own.get(i) - columns.words().get(word).firstClause();
                if (bit >= 0 && bit < columns.words().get(word).clauses()) {
                    bits.add("((CAST(" + column(word) + " AS BIGINT) >> " + 2 * bit + ") & 1) << " + i);
                }
            }
        }
        return "(" + String.join(") | (", bits) + ")";
    }
}
