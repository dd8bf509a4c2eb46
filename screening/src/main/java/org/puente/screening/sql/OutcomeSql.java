package org.puente.screening.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Eligibility;

/** What can be read off the packed outcomes of a verdict table by those who count with them: two-valued conditions. */
public final class OutcomeSql {

    private OutcomeSql() {}

    /**
     * Whether a unit is eligible, or would be if every condition known only at application were met. It is false where a
     * missing fact leaves that open.
     */
    public static String surely(VerdictLayout.Columns columns) {
        List<Clause> clauses = columns.programme().edition().clauses();
        return withoutApplication(columns.programme().edition().eligibility(), clauses)
                .map(judged -> VerdictSql.is(judged, columns, true))
                .orElse("true");
    }

    /** Whether a unit is not surely out: eligible or undetermined. */
    public static String possibly(VerdictLayout.Columns columns) {
        return "NOT (" + VerdictSql.is(columns.programme().edition().eligibility(), columns, false) + ")";
    }

    /** The bits of a column that tell which of some of its clauses are unmet: bit 2 i for clause i of the column. */
    public static long unmetMask(List<Integer> clausesOfColumn) {
        return clausesOfColumn.stream()
                .mapToLong(clause -> (long) VerdictLayout.UNMET << 2 * clause)
                .sum();
    }

    /** The block with its application clauses taken as met; empty where that alone makes it met. */
    private static Optional<Eligibility> withoutApplication(Eligibility part, List<Clause> clauses) {
        if (part instanceof Eligibility.One one) {
            return clauses.get(one.clause()).isAtApplication() ? Optional.empty() : Optional.of(part);
        }
        Eligibility.Block block = (Eligibility.Block) part;
        List<Eligibility> judged = new ArrayList<>();
        for (Eligibility inner : block.parts()) {
            Optional<Eligibility> kept = withoutApplication(inner, clauses);
            if (kept.isEmpty() && !block.all()) {
                return Optional.empty();
            }
            kept.ifPresent(judged::add);
        }
        return judged.isEmpty() ? Optional.empty() : Optional.of(new Eligibility.Block(block.all(), judged));
    }
}
