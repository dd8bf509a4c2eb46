package org.puente.diagnosis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.puente.population.DuckDb;
import org.puente.rules.fact.Fact;
import org.puente.rules.programme.Unit;
import org.puente.screening.sql.ScreeningSql;

/**
 * The queries of a diagnosis. Verdict tables become one relation, {@code reach}, with a row a household: which programmes
 * reach it, what keeps it out of each, which groups it is in, where it stands by rank; the measures count its rows.
 */
final class ReachSql {

    private static final String REACH = "reach";
    private static final String RANKS = "ranks";

    /** Into how many parts one is cut in sums: a power of 2, so that cutting loses nothing. */
    private static final long PARTS = 1L << 50;

    private final Frame frame;
    private final boolean isSampled;
    private final boolean hasWholeWeights;
    private final ReachBits bits;

    /**
     * Queries over a run.
     *
     * @param isSampled whether each count is wanted by primary unit
     * @param hasWholeWeights whether every household weighs a whole number
     */
    ReachSql(Frame frame, ReachBits bits, boolean isSampled, boolean hasWholeWeights) {
        this.hasWholeWeights = hasWholeWeights;
        this.frame = frame;
        this.bits = bits;
        this.isSampled = isSampled;
    }

    private static String quoted(String column) {
        return DuckDb.name(column);
    }

    static String tables(List<Path> files) {
        StringJoiner list = new StringJoiner(", ", "read_parquet([", "])");
        files.forEach(file -> list.add(DuckDb.file(file)));
        return list.toString();
    }

    // ---------------------------------------------------------------- ranks

    /**
     * Where each whole number of the rank stands among all households: {@code rank}, the middle of its cumulative share,
     * and the twentieth that it falls in. Cents are left out, so that a nation has some thousand values and not millions.
     */
    String ranks(List<Path> households) {
        String value = rankValue();
        return "CREATE OR REPLACE TEMP TABLE " + RANKS
                + " AS SELECT value, rank, least(20, 1 + CAST(floor(20 * rank) AS"
                + " INTEGER)) AS twentieth FROM (SELECT value,"
                + " CAST(2 * sum(held) OVER (ORDER BY value) - held AS DOUBLE) / CAST(2 * sum(held) OVER () AS DOUBLE)"
                + " AS rank FROM (SELECT " + value + " AS value, " + wholeSum("weight") + " AS held FROM "
                + tables(households) + " WHERE " + value + " IS NOT NULL GROUP BY ALL))"
                // Where all weigh nothing, nobody stands anywhere.
                + " WHERE isfinite(rank)";
    }

    /**
     * The nine limits between tenths: the least value above each tenth but the last. Where a tie fills a tenth and more,
     * limits are alike; above the last of all is nobody, and the largest value stands.
     */
    static String bounds() {
        return "SELECT coalesce(min(value) FILTER (WHERE twentieth > 2 * tenth), max(value)) FROM " + RANKS
                + ", range(1, 10) AS tenths(tenth) GROUP BY tenth ORDER BY tenth";
    }

    /** A decimal may be larger than any integer; adding nothing makes -0.0 and 0.0 one. */
    private String rankValue() {
        Fact rank = frame.rank().orElseThrow();
        String column = quoted(rank.path());
        return switch (rank.type().kind()) {
            case MONEY -> "CAST(floor(" + column + ") AS BIGINT)";
            case DECIMAL -> "(floor(" + column + ") + 0.0)";
            default -> column;
        };
    }

    // ---------------------------------------------------------------- reach

    /** The relation of a range, or of all of it. */
    String reach(List<Path> households, List<Path> members) {
        StringBuilder select = new StringBuilder("CREATE OR REPLACE TEMP TABLE " + REACH + " AS\nSELECT ");
        select.append(String.join(",\n  ", columns(!members.isEmpty())));
        select.append("\nFROM ").append(tables(households)).append(" AS household");
        select.append(outcomes(Unit.HOUSEHOLD, "household"));
        if (!members.isEmpty()) {
            select.append("\nLEFT JOIN (").append(byHousehold(members)).append(") AS member USING (household_row)");
        }
        if (hasMunicipalities()) {
            Path table = frame.run().municipalityTable().orElseThrow();
            select.append("\nLEFT JOIN (SELECT municipality_code, ")
                    .append(words(Unit.MUNICIPALITY))
                    .append(" FROM read_parquet(")
                    .append(DuckDb.file(table))
                    .append(") AS unit")
                    .append(outcomes(Unit.MUNICIPALITY, "unit"))
                    .append(") AS municipality ON municipality.municipality_code = household.")
                    .append(quoted(ScreeningSql.MUNICIPALITY));
        }
        if (frame.rank().isPresent()) {
            select.append("\nLEFT JOIN " + RANKS + " ON " + RANKS + ".value = ").append(rankValue());
        }
        return select.toString();
    }

    private boolean hasMunicipalities() {
        return frame.run().municipalityTable().isPresent()
                && frame.keeps(ScreeningSql.MUNICIPALITY)
                && !over(Unit.MUNICIPALITY).isEmpty();
    }

    private List<ProgrammeBits> over(Unit unit) {
        return bits.programmes().stream()
                .filter(programme -> programme.unit() == unit)
                .toList();
    }

    private List<String> columns(boolean hasMembers) {
        List<String> columns = new ArrayList<>();
        if (isSampled) {
            columns.add(quoted(ScreeningSql.STRATUM) + " AS stratum");
            columns.add(quoted(ScreeningSql.PRIMARY_UNIT) + " AS primary_unit");
        }
        columns.add("household.household_row AS household_row");
        columns.add("household.weight AS weight");
        columns.add(kept(ScreeningSql.STATE) + " AS state");
        columns.add(kept(ScreeningSql.MUNICIPALITY) + " AS place");
        columns.add(groupWord() + " AS groups");
        columns.add(frame.rank().isPresent() ? "coalesce(twentieth, 0) AS twentieth" : "0 AS twentieth");
        columns.add(frame.rank().isPresent() ? "rank" : "CAST(NULL AS DOUBLE) AS rank");
        for (int word : bits.used()) {
            StringJoiner parts = new StringJoiner(" | ");
            parts.setEmptyValue("0::BIGINT");
            for (ProgrammeBits programme : over(Unit.HOUSEHOLD)) {
                if (ReachBits.wordsOf(programme).contains(word)) {
                    parts.add(OutcomeMaps.name(programme) + "." + ReachBits.word(word));
                }
            }
            ofMembers(word, hasMembers).ifPresent(parts::add);
            ofMunicipality(word).ifPresent(parts::add);
            columns.add(parts + " AS " + ReachBits.word(word));
        }
        return columns;
    }

    /** Where it is not known who is in the household, someone may be whom the programme reaches. */
    private Optional<String> ofMembers(int word, boolean hasMembers) {
        long unknown = unknown(Unit.MEMBER, word);
        if (over(Unit.MEMBER).stream()
                .noneMatch(programme -> ReachBits.wordsOf(programme).contains(word))) {
            return Optional.empty();
        }
        if (!hasMembers) {
            return Optional.of(unknown + "::BIGINT");
        }
        String own = "coalesce(member." + ReachBits.word(word) + ", 0)";
        long keepsOut = 0;
        for (ProgrammeBits programme : over(Unit.MEMBER)) {
            keepsOut |= ReachBits.familyMasks(programme).getOrDefault(word, 0L);
        }
        return Optional.of("CASE WHEN " + quoted(ScreeningSql.MEMBERS_KNOWN) + " THEN " + own + " ELSE (" + own + " & "
                + ~keepsOut + ") | " + unknown + " END");
    }

    private Optional<String> ofMunicipality(int word) {
        if (over(Unit.MUNICIPALITY).stream()
                .noneMatch(programme -> ReachBits.wordsOf(programme).contains(word))) {
            return Optional.empty();
        }
        long unknown = unknown(Unit.MUNICIPALITY, word);
        return Optional.of(
                hasMunicipalities()
                        ? "coalesce(municipality." + ReachBits.word(word) + ", " + unknown + ")"
                        : unknown + "::BIGINT");
    }

    private long unknown(Unit unit, int word) {
        long all = 0;
        for (ProgrammeBits programme : over(unit)) {
            all |= bits.wordsOfUnknown(programme)[word];
        }
        return all;
    }

    /** Joins a verdict table with what its outcomes come to. */
    private String outcomes(Unit unit, String relation) {
        StringBuilder joins = new StringBuilder();
        for (ProgrammeBits programme : over(unit)) {
            String name = OutcomeMaps.name(programme);
            StringJoiner same = new StringJoiner(" AND ");
            for (int i = 0; i < programme.columns().words().size(); i++) {
                String column = programme.columns().words().get(i).column();
                same.add(name + "." + OutcomeMaps.key(i) + " = " + relation + "." + quoted(column));
            }
            joins.append("\n  JOIN ").append(name).append(" ON ").append(same);
        }
        return joins.toString();
    }

    /** The words of one unit: those of all programmes over it, joined by "or". */
    private String words(Unit unit) {
        StringJoiner columns = new StringJoiner(", ");
        for (int word : bits.used()) {
            StringJoiner parts = new StringJoiner(" | ");
            for (ProgrammeBits programme : over(unit)) {
                if (ReachBits.wordsOf(programme).contains(word)) {
                    parts.add(OutcomeMaps.name(programme) + "." + ReachBits.word(word));
                }
            }
            if (parts.length() > 0) {
                columns.add(parts + " AS " + ReachBits.word(word));
            }
        }
        return columns.toString();
    }

    private String byHousehold(List<Path> members) {
        StringJoiner columns = new StringJoiner(", ", "SELECT household_row, ", "");
        for (int word : bits.used()) {
            int number = word;
            boolean isTouched = over(Unit.MEMBER).stream()
                    .anyMatch(programme -> ReachBits.wordsOf(programme).contains(number));
            if (isTouched) {
                columns.add("bit_or(" + ReachBits.word(word) + ") AS " + ReachBits.word(word));
            }
        }
        return columns + " FROM (SELECT unit.household_row, " + words(Unit.MEMBER) + " FROM " + tables(members)
                + " AS unit" + outcomes(Unit.MEMBER, "unit") + ") GROUP BY household_row";
    }

    private String kept(String fact) {
        return frame.keeps(fact) ? "household." + quoted(fact) : "CAST(NULL AS VARCHAR)";
    }

    private String groupWord() {
        StringJoiner bits = new StringJoiner(" | ", "(", ")::BIGINT");
        bits.setEmptyValue("0::BIGINT");
        for (int i = 0; i < frame.groups().size(); i++) {
            String column =
                    quoted(ScreeningSql.groupColumn(frame.groups().get(i).id()));
            bits.add("CASE " + column + " WHEN 0 THEN " + (1L << 2 * i) + " WHEN 2 THEN " + (2L << 2 * i)
                    + " ELSE 0 END");
        }
        return bits.toString();
    }

    // ---------------------------------------------------------------- counts

    private String sampled() {
        return isSampled ? "stratum, primary_unit, " : "";
    }

    /** Primary units in order, and always the same order, since sums of fractions depend on it. */
    private static String inOrder() {
        return " ORDER BY ALL";
    }

    /** Whole numbers add up to the same in any order. */
    private String weights() {
        return hasWholeWeights ? "sum(weight)" : exactSum("weight");
    }

    /** A sum of fractions that is the same however threads share it out. */
    static String exactSum(String fraction) {
        return "(CAST(" + wholeSum(fraction) + " AS DOUBLE) / " + PARTS + ")";
    }

    /** The same in whole parts: a weight is at most 10¹², which leaves room for more households than there are. */
    private static String wholeSum(String fraction) {
        return "sum(CAST(round(" + fraction + " * " + PARTS + ") AS HUGEINT))";
    }

    /** Households alike in all but place. */
    String spread() {
        return "SELECT " + sampled() + "twentieth, groups, " + eligible() + ", word0, word1, count(*), "
                + weights() + ","
                + " coalesce(" + exactSum("weight * rank") + ", 0) FROM " + REACH + " GROUP BY " + sampled()
                + "twentieth, groups, " + (bits.hasEligible() ? eligible() + ", " : "") + "word0, word1" + inOrder();
    }

    private String eligible() {
        return bits.hasEligible() ? "word2" : "0";
    }

    /** Households of the population in focus by place and the programmes that surely reach them. */
    String places() {
        int focus = frame.inFocus();
        String belongs = focus == 0 ? "" : " AND groups & " + (1L << 2 * (focus - 1)) + " <> 0";
        return "SELECT " + sampled() + "state, place, word0, count(*), " + weights() + " FROM " + REACH
                + " WHERE (state IS NOT NULL OR place IS NOT NULL)" + belongs + " GROUP BY " + sampled()
                + "state, place, word0" + inOrder();
    }

    /** Households that a programme surely does not reach, by what keeps them out and by population. */
    String families(ProgrammeBits programme) {
        StringJoiner columns = new StringJoiner(", ");
        StringJoiner grouped = new StringJoiner(", ");
        ReachBits.familyMasks(programme).forEach((word, mask) -> {
            columns.add("(" + ReachBits.word(word) + " & " + mask + ") AS keeps_out" + word);
            grouped.add("keeps_out" + word);
        });
        return "SELECT " + sampled() + "groups & " + frame.populationMask() + " AS populations, " + columns
                + ", count(*), " + weights() + " FROM " + REACH + " WHERE word1 & "
                + (1L << programme.number())
                + " = 0 GROUP BY " + sampled() + "populations, " + grouped + inOrder();
    }

    /** Households by rank, for what needs the order of all of them: from the poorest. */
    static String byRank() {
        return "SELECT rank, groups, word0, " + exactSum("weight") + " FROM " + REACH
                + " WHERE rank IS NOT NULL GROUP BY rank, groups, word0 ORDER BY ALL";
    }

    /** The same by primary unit. */
    static String byRankSampled() {
        return "SELECT stratum, primary_unit, rank, groups, word0, count(*), " + exactSum("weight") + " FROM " + REACH
                + " WHERE rank IS NOT NULL GROUP BY ALL ORDER BY ALL";
    }
}
