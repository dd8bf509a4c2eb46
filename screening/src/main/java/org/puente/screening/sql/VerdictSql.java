package org.puente.screening.sql;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.puente.rules.expression.Expr;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Eligibility;

/** The last steps of a query: one condition a programme, then the packed verdict table of {@link VerdictLayout}. */
final class VerdictSql {

    private VerdictSql() {}

    /** What an auditor reads beside the condition of a clause. */
    static String comment(String programme, Clause clause) {
        String text = programme + " / " + clause.id() + ": " + clause.says().en() + " ("
                + clause.cites().document() + ", " + clause.cites().article() + ")";
        return text.replaceAll("\\s+", " ");
    }

    /** Adds one condition a programme to the clauses: its blocks, as they are nested in its edition. */
    static String programmes(List<VerdictLayout.Columns> programmes, Map<Expr, Integer> numbers) {
        StringBuilder select = new StringBuilder("SELECT *");
        for (int i = 0; i < programmes.size(); i++) {
            VerdictLayout.Columns columns = programmes.get(i);
            String tree = tree(columns.programme().edition().eligibility(), columns, numbers);
            select.append("\n    , ")
                    .append(tree)
                    .append(" AS e")
                    .append(i + 1)
                    .append(" -- ")
                    .append(columns.programme().id());
        }
        return select.append("\n  FROM clauses").toString();
    }

    private static String tree(Eligibility part, VerdictLayout.Columns columns, Map<Expr, Integer> numbers) {
        if (part instanceof Eligibility.One one) {
            return condition(columns.programme().edition().clauses().get(one.clause()), numbers);
        }
        Eligibility.Block block = (Eligibility.Block) part;
        StringJoiner joined = new StringJoiner(block.all() ? " AND " : " OR ", "(", ")");
        block.parts().forEach(inner -> joined.add(tree(inner, columns, numbers)));
        return joined.toString();
    }

    /** The column of a clause; a clause that waits for an application is unknown to every screening. */
    private static String condition(Clause clause, Map<Expr, Integer> numbers) {
        return clause.isAtApplication() ? "CAST(NULL AS BOOLEAN)" : "c" + numbers.get(clause.when());
    }

    static String packed(
            List<VerdictLayout.Columns> programmes, Map<Expr, Integer> numbers, String key, int verdictWords) {
        StringBuilder select = new StringBuilder("SELECT " + key);
        for (int word = 1; word <= verdictWords; word++) {
            select.append("\n  , ")
                    .append(verdicts(programmes, word))
                    .append(" AS ")
                    .append(VerdictLayout.verdictColumn(word));
        }
        for (VerdictLayout.Columns columns : programmes) {
            for (VerdictLayout.Word word : columns.words()) {
                select.append("\n  , CAST(")
                        .append(outcomes(columns, word, numbers))
                        .append(" AS ")
                        .append(word.type());
                select.append(") AS \"").append(word.column()).append('"');
            }
        }
        return select.append("\nFROM programmes").toString();
    }

    private static String verdicts(List<VerdictLayout.Columns> programmes, int word) {
        StringJoiner bits = new StringJoiner(" | ");
        bits.setEmptyValue("0");
        for (int i = 0; i < programmes.size(); i++) {
            if (programmes.get(i).verdictWord() == word) {
                int shift = programmes.get(i).verdictShift();
                bits.add("CASE WHEN e" + (i + 1) + " THEN " + (1L << shift) + " WHEN e" + (i + 1) + " IS NULL THEN "
                        + (2L << shift) + " ELSE 0 END");
            }
        }
        return "CAST(" + bits + " AS BIGINT)";
    }

    private static String outcomes(VerdictLayout.Columns columns, VerdictLayout.Word word, Map<Expr, Integer> numbers) {
        StringJoiner bits = new StringJoiner(" | ");
        for (int bit = 0; bit < word.clauses(); bit++) {
            Clause clause = columns.programme().edition().clauses().get(word.firstClause() + bit);
            long unmet = 1L << bit;
            long unknown = 1L << word.clauses() + bit;
            String column = condition(clause, numbers);
            bits.add(
                    clause.isAtApplication()
                            ? Long.toString(unknown)
                            : "CASE WHEN " + column + " THEN 0 WHEN " + column + " IS NULL THEN " + unknown + " ELSE "
                                    + unmet + " END");
        }
        return bits.toString();
    }
}
