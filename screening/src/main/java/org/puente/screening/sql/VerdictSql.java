package org.puente.screening.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.puente.rules.expression.Expr;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Eligibility;

/**
 * The last steps of a query: the outcomes of each programme packed into the columns of {@link VerdictLayout}, and its
 * verdict, which is read off the packed outcomes with a few integer operations.
 */
final class VerdictSql {

    private VerdictSql() {}

    /** What an auditor reads beside the condition of a clause. */
    static String comment(String programme, Clause clause) {
        String text = programme + " / " + clause.id() + ": " + clause.says().en() + " ("
                + clause.cites().document() + ", " + clause.cites().article() + ")";
        return text.replaceAll("\\s+", " ");
    }

    /**
     * Packs the outcomes.
     *
     * @param key the columns that go through unchanged
     * @param numbers the number of the column that holds each condition's outcome
     */
    static String packed(List<VerdictLayout.Columns> programmes, Map<Expr, Integer> numbers, String key) {
        StringBuilder select = new StringBuilder("SELECT " + key);
        for (VerdictLayout.Columns columns : programmes) {
            for (VerdictLayout.Word word : columns.words()) {
                select.append("\n    , CAST(").append(packed(columns, word, numbers));
                select.append(" AS ").append(word.type()).append(") AS ").append(quoted(word));
            }
        }
        return select.append("\n  FROM outcomes").toString();
    }

    private static String quoted(VerdictLayout.Word word) {
        return "\"" + word.column() + "\"";
    }

    private static String packed(VerdictLayout.Columns columns, VerdictLayout.Word word, Map<Expr, Integer> numbers) {
        boolean wide = 2 * word.clauses() >= Integer.SIZE - 1;
        StringJoiner bits = new StringJoiner(" + ");
        for (int bit = 0; bit < word.clauses(); bit++) {
            Clause clause = columns.programme().edition().clauses().get(word.firstClause() + bit);
            long place = 1L << 2 * bit;
            if (clause.isAtApplication()) {
                bits.add(Long.toString(VerdictLayout.UNKNOWN * place));
            } else {
                String outcome = "o" + numbers.get(clause.when());
                String widened = wide ? "CAST(" + outcome + " AS BIGINT)" : outcome;
                bits.add(place == 1 ? widened : place + " * " + widened);
            }
        }
        return bits.toString();
    }

    /** What a condition comes to, as {@link VerdictLayout} counts outcomes. */
    static String outcome(String condition) {
        return "CASE WHEN " + condition + " THEN " + VerdictLayout.MET + " WHEN " + condition + " IS NULL THEN "
                + VerdictLayout.UNKNOWN + " ELSE " + VerdictLayout.UNMET + " END";
    }

    /** The verdict table: the packed outcomes, and two bits a programme that tell its verdict. */
    static String verdicts(List<VerdictLayout.Columns> programmes, int verdictWords) {
        StringBuilder select = new StringBuilder("SELECT *");
        for (int word = 1; word <= verdictWords; word++) {
            StringJoiner bits = new StringJoiner("\n    | ");
            bits.setEmptyValue("0");
            for (VerdictLayout.Columns columns : programmes) {
                if (columns.verdictWord() == word) {
                    bits.add(verdict(columns));
                }
            }
            select.append("\n  , CAST(")
                    .append(bits)
                    .append(" AS BIGINT) AS ")
                    .append(VerdictLayout.verdictColumn(word));
        }
        return select.append("\nFROM packed").toString();
    }

    private static String verdict(VerdictLayout.Columns columns) {
        Eligibility eligibility = columns.programme().edition().eligibility();
        long eligible = 1L << columns.verdictShift();
        long undetermined = 2L << columns.verdictShift();
        return "CASE WHEN " + is(eligibility, columns, true) + " THEN " + eligible + " WHEN "
                + is(eligibility, columns, false) + " THEN 0 ELSE " + undetermined + " END";
    }

    /**
     * Whether a block is met, or whether it is unmet. Both are plain two-valued conditions on the packed outcomes: a
     * block of all is met when every part is met and unmet when any part is unmet; a block of any the other way round.
     */
    private static String is(Eligibility part, VerdictLayout.Columns columns, boolean met) {
        if (part instanceof Eligibility.One one) {
            return clausesAre(List.of(one.clause()), columns, met, true);
        }
        Eligibility.Block block = (Eligibility.Block) part;
        boolean every = block.all() == met;
        List<Integer> clauses = new ArrayList<>();
        List<String> tests = new ArrayList<>();
        for (Eligibility inner : block.parts()) {
            if (inner instanceof Eligibility.One one) {
                clauses.add(one.clause());
            } else {
                tests.add(is(inner, columns, met));
            }
        }
        if (!clauses.isEmpty()) {
            tests.add(0, clausesAre(clauses, columns, met, every));
        }
        return tests.size() == 1 ? tests.get(0) : "(" + String.join(every ? " AND " : " OR ", tests) + ")";
    }

    /** Whether every one, or any one, of some clauses is met, or unmet: one test of a mask for each column they are in. */
    private static String clausesAre(List<Integer> clauses, VerdictLayout.Columns columns, boolean met, boolean every) {
        List<String> tests = new ArrayList<>();
        for (VerdictLayout.Word word : columns.words()) {
            List<Integer> bits = clauses.stream()
                    .map(clause -> clause - word.firstClause())
                    .filter(bit -> bit >= 0 && bit < word.clauses())
                    .toList();
            if (!bits.isEmpty()) {
                tests.add(bitsAre(bits, word, met, every));
            }
        }
        return tests.size() == 1 ? tests.get(0) : "(" + String.join(every ? " AND " : " OR ", tests) + ")";
    }

    private static String bitsAre(List<Integer> bits, VerdictLayout.Word word, boolean met, boolean every) {
        long unmet = bits.stream()
                .mapToLong(bit -> (long) VerdictLayout.UNMET << 2 * bit)
                .sum();
        if (!met) {
            String masked = "(" + quoted(word) + " & " + unmet + ")";
            return every ? masked + " = " + unmet : masked + " <> 0";
        }
        if (every) {
            boolean whole = bits.size() == word.clauses();
            return whole ? quoted(word) + " = 0" : "(" + quoted(word) + " & " + 3 * unmet + ") = 0";
        }
        // Any of them met: a clause is met where neither of its bits is set.
        return "((" + quoted(word) + " | " + quoted(word) + " // 2) & " + unmet + ") <> " + unmet;
    }
}
