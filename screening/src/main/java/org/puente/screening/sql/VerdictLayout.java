package org.puente.screening.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.puente.population.PopulationTable;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Outcome;
import org.puente.rules.programme.Unit;

/**
 * How verdict tables hold outcomes.
 *
 * <p>Each programme has one column, named by its id ({@code weight#1} where that is taken), or several when it has more
 * clauses than fit one. Clause i of a column has two bits, 2 i and 2 i + 1: 0 met, 1 unmet, 2 unknown. The columns
 * {@code verdicts_1}, {@code verdicts_2} … have two bits a programme: 1 eligible, 2 undetermined, 0 not eligible.
 */
public final class VerdictLayout {

    /** Counts the ways in which verdict tables were ever packed: tables of another way are never read as these. */
    public static final int FORMAT = 3;

    /** Two bits a clause, or a programme, in a signed 64-bit integer. */
    static final int MOST_IN_A_WORD = 31;

    static final int MET = 0;
    static final int UNMET = 1;
    static final int UNKNOWN = 2;

    /**
     * The columns of one programme.
     *
     * @param programme the programme
     * @param verdictWord which {@code verdicts} column, from 1
     * @param verdictShift where its two bits begin
     * @param words its columns
     */
    public record Columns(Plan.PlannedProgramme programme, int verdictWord, int verdictShift, List<Word> words) {

        /** The outcome of a clause, given the values of the words. */
        public Outcome outcome(int clause, long[] values) {
            long outcome = values[clause / MOST_IN_A_WORD] >>> 2 * (clause % MOST_IN_A_WORD) & 3;
            return outcome == MET ? Outcome.MET : outcome == UNMET ? Outcome.UNMET : Outcome.UNKNOWN;
        }
    }

    /**
     * One column of a programme.
     *
     * @param column its name
     * @param firstClause the index of its first clause
     * @param clauses how many clauses it holds
     */
    public record Word(String column, int firstClause, int clauses) {

        /** The narrowest unsigned integer that holds two bits a clause. */
        String type() {
            int bits = 2 * clauses;
            return bits <= 8 ? "UTINYINT" : bits <= 16 ? "USMALLINT" : bits <= 32 ? "UINTEGER" : "UBIGINT";
        }
    }

    private final List<Columns> columns;

    public VerdictLayout(Plan plan) {
        List<Columns> laidOut = new ArrayList<>();
        for (Plan.PlannedProgramme programme : plan.programmes()) {
            int index = laidOut.size();
            laidOut.add(
                    new Columns(programme, 1 + index / MOST_IN_A_WORD, 2 * (index % MOST_IN_A_WORD), words(programme)));
        }
        this.columns = List.copyOf(laidOut);
    }

    private static List<Word> words(Plan.PlannedProgramme programme) {
        int clauses = programme.edition().clauses().size();
        List<Word> words = new ArrayList<>();
        for (int first = 0; first < clauses; first += MOST_IN_A_WORD) {
            words.add(new Word(
                    column(programme.id(), words.size() + 1), first, Math.min(MOST_IN_A_WORD, clauses - first)));
        }
        return words;
    }

    /** A programme may be called as a column that verdict tables have for themselves; no id has a hash. */
    private static String column(String programme, int word) {
        return word == 1 && !programme.equals(PopulationTable.WEIGHT) ? programme : programme + "#" + word;
    }

    /** All programmes, in the plan's order. */
    public List<Columns> all() {
        return columns;
    }

    /** The programmes that judge a unit. */
    public List<Columns> of(Unit screened) {
        return columns.stream()
                .filter(column -> column.programme().programme().screenedUnit() == screened)
                .toList();
    }

    /** How many {@code verdicts} columns there are. */
    public int verdictWords() {
        return (columns.size() + MOST_IN_A_WORD - 1) / MOST_IN_A_WORD;
    }

    public static String verdictColumn(int word) {
        return "verdicts_" + word;
    }

    /** A description for people and programs that read verdict tables. */
    public List<Map<String, Object>> describe() {
        return columns.stream()
                .<Map<String, Object>>map(column -> Map.of(
                        "programme", column.programme().id(),
                        "table", column.programme().programme().screenedUnit().word(),
                        "verdicts", verdictColumn(column.verdictWord()),
                        "shift", column.verdictShift(),
                        "columns",
                                column.words().stream()
                                        .map(word -> describe(column, word))
                                        .toList()))
                .toList();
    }

    private static Map<String, Object> describe(Columns columns, Word word) {
        List<String> clauses = columns
                .programme()
                .edition()
                .clauses()
                .subList(word.firstClause(), word.firstClause() + word.clauses())
                .stream()
                .map(clause -> clause.id())
                .toList();
        return Map.of("column", word.column(), "clauses", clauses);
    }
}
