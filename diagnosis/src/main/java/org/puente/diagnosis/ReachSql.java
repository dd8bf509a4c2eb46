package org.puente.diagnosis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.puente.population.DuckDb;
import org.puente.rules.fact.Fact;
import org.puente.rules.programme.Unit;
import org.puente.screening.sql.OutcomeSql;
import org.puente.screening.sql.ScreeningSql;
import org.puente.screening.sql.VerdictLayout;

/**
 * The queries of a diagnosis. Verdict tables become one relation, {@code reach}, with a row a household: which programmes
 * reach it, what keeps it out of each, which groups it is in, where it stands by rank; the measures count its rows.
 */
final class ReachSql {

    private static final String REACH = "reach";
    private static final String RANKS = "ranks";

    private final Frame frame;
    private final boolean isSampled;
    private final List<FamilySql> families;
    private final List<Integer> priced;

    /**
     * Queries over a run.
     *
     * @param isSampled whether each count is wanted by primary unit
     * @param priced numbers of programmes over members whose eligible members are counted
     */
    ReachSql(Frame frame, boolean isSampled, List<Integer> priced) {
        this.frame = frame;
        this.isSampled = isSampled;
        this.priced = priced;
        this.families = new ArrayList<>();
        for (int i = 0; i < frame.programmes().size(); i++) {
            families.add(FamilySql.of(i, frame.programmes().get(i)));
        }
    }

    List<FamilySql> families() {
        return families;
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
                + " INTEGER)) AS twentieth FROM (SELECT value, (sum(held) OVER (ORDER BY value) - held / 2)"
                + " / sum(held) OVER () AS rank FROM (SELECT " + value + " AS value, fsum(weight) AS held FROM "
                + tables(households) + " WHERE " + value + " IS NOT NULL GROUP BY ALL))";
    }

    /** The least value of each tenth but the first. */
    static String bounds() {
        return "SELECT min(value) FROM " + RANKS + " WHERE twentieth > 2 GROUP BY (twentieth + 1) // 2 ORDER BY 1";
    }

    private String rankValue() {
        Fact rank = frame.rank().orElseThrow();
        return "CAST(floor(" + quoted(rank.path()) + ") AS BIGINT)";
    }

    // ---------------------------------------------------------------- reach

    /** The relation of a range, or of all of it. */
    String reach(List<Path> households, List<Path> members) {
        StringBuilder select = new StringBuilder("CREATE OR REPLACE TEMP TABLE " + REACH + " AS\nSELECT ");
        select.append(String.join(",\n  ", columns(!members.isEmpty())));
        select.append("\nFROM ").append(tables(households)).append(" AS household");
        if (!members.isEmpty()) {
            select.append("\nLEFT JOIN (").append(byHousehold(members)).append(") AS member USING (household_row)");
        }
        frame.run()
                .municipalityTable()
                .filter(table -> frame.keeps(ScreeningSql.MUNICIPALITY))
                .ifPresent(table -> select.append("\nLEFT JOIN (")
                        .append(byMunicipality(table))
                        .append(") AS municipality ON municipality.municipality_code = household.")
                        .append(quoted(ScreeningSql.MUNICIPALITY)));
        frame.rank()
                .ifPresent(rank -> select.append("\nLEFT JOIN " + RANKS + " ON " + RANKS + ".value = ")
                        .append(rankValue()));
        return select.toString();
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
        boolean placed = frame.run().municipalityTable().isPresent() && frame.keeps(ScreeningSql.MUNICIPALITY);
        String of = hasMembers ? " | coalesce(member.%1$s, 0)" : "";
        String at = placed ? " | coalesce(municipality.%1$s, 0)" : "";
        for (String word : List.of("eligible", "surely")) {
            columns.add("(" + word(Unit.HOUSEHOLD, word) + (of + at).formatted(word) + ")::BIGINT AS " + word);
        }
        columns.add("(" + word(Unit.HOUSEHOLD, "possibly") + possiblyElsewhere(hasMembers, placed)
                + ")::BIGINT AS possibly");
        for (FamilySql family : families) {
            columns.addAll(familyColumns(family, hasMembers, placed));
        }
        for (int number : priced) {
            for (String kind : List.of("sure", "possible")) {
                String column = kind + number;
                columns.add((hasMembers ? "coalesce(member." + column + ", 0)" : "0") + " AS " + column);
            }
        }
        return columns;
    }

    /** A household whose members or municipality are not known may be reached by what judges them. */
    private String possiblyElsewhere(boolean hasMembers, boolean placed) {
        long ofMembers = mask(Unit.MEMBER);
        long ofMunicipalities = mask(Unit.MUNICIPALITY);
        String sql = "";
        if (ofMembers != 0) {
            sql += hasMembers
                    ? " | coalesce(member.possibly, 0) | CASE WHEN " + quoted(ScreeningSql.MEMBERS_KNOWN)
                            + " THEN 0 ELSE " + ofMembers + " END"
                    : " | " + ofMembers;
        }
        if (ofMunicipalities != 0) {
            sql += placed ? " | coalesce(municipality.possibly, " + ofMunicipalities + ")" : " | " + ofMunicipalities;
        }
        return sql;
    }

    private List<String> familyColumns(FamilySql family, boolean hasMembers, boolean placed) {
        List<String> names = family.names();
        List<String> columns = new ArrayList<>();
        Unit unit = unitOf(family.number());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean isPattern = i >= family.shared().size();
            String from = switch (unit) {
                case HOUSEHOLD -> family.ofUnit().get(i);
                case MEMBER -> hasMembers ? ofMembers(name, isPattern) : "0";
                default -> placed ? "coalesce(municipality." + name + ", 0)" : "0";
            };
            columns.add(from + " AS " + name);
        }
        return columns;
    }

    /** Of a household whose members are not all known, one may have nothing against them. */
    private static String ofMembers(String name, boolean isPattern) {
        String known = quoted(ScreeningSql.MEMBERS_KNOWN);
        return "CASE WHEN " + known + " THEN coalesce(member." + name + ", 0) ELSE " + (isPattern ? "1" : "0") + " END";
    }

    private Unit unitOf(int number) {
        return frame.programme(number).programme().screenedUnit();
    }

    private long mask(Unit unit) {
        long mask = 0;
        for (int i = 0; i < frame.programmes().size(); i++) {
            mask |= unitOf(i) == unit ? 1L << i : 0;
        }
        return mask;
    }

    /** The bits of the programmes over a unit, from its packed outcomes. */
    private String word(Unit unit, String kind) {
        StringJoiner bits = new StringJoiner("\n    | ");
        bits.setEmptyValue("0");
        for (int i = 0; i < frame.programmes().size(); i++) {
            if (unitOf(i) == unit) {
                bits.add("CASE WHEN " + test(frame.programmes().get(i), kind) + " THEN " + (1L << i) + " ELSE 0 END");
            }
        }
        return bits.toString();
    }

    private static String test(VerdictLayout.Columns columns, String kind) {
        return switch (kind) {
            case "eligible" ->
                "(" + VerdictLayout.verdictColumn(columns.verdictWord()) + " >> " + columns.verdictShift()
                        + ") & 1 = 1";
            case "surely" -> OutcomeSql.surely(columns);
            default -> OutcomeSql.possibly(columns);
        };
    }

    private String byHousehold(List<Path> members) {
        StringJoiner inner = new StringJoiner(", ", "SELECT household_row, ", " FROM " + tables(members));
        StringJoiner outer = new StringJoiner(", ", "SELECT household_row, ", "");
        for (String kind : List.of("eligible", "surely", "possibly")) {
            inner.add("(" + word(Unit.MEMBER, kind) + ")::BIGINT AS " + kind);
            outer.add("bit_or(" + kind + ") AS " + kind);
        }
        for (FamilySql family : families) {
            if (unitOf(family.number()) == Unit.MEMBER) {
                for (int i = 0; i < family.names().size(); i++) {
                    String name = family.names().get(i);
                    inner.add(family.ofUnit().get(i) + " AS " + name);
                    outer.add("bit_or(" + name + ") AS " + name);
                }
            }
        }
        for (int number : priced) {
            outer.add("count_if(surely & " + (1L << number) + " <> 0) AS sure" + number);
            outer.add("count_if(possibly & " + (1L << number) + " <> 0) AS possible" + number);
        }
        return outer + " FROM (" + inner + ") GROUP BY household_row";
    }

    private String byMunicipality(Path table) {
        StringJoiner columns =
                new StringJoiner(", ", "SELECT municipality_code, ", " FROM read_parquet(" + DuckDb.file(table) + ")");
        for (String kind : List.of("eligible", "surely", "possibly")) {
            columns.add("(" + word(Unit.MUNICIPALITY, kind) + ")::BIGINT AS " + kind);
        }
        for (FamilySql family : families) {
            if (unitOf(family.number()) == Unit.MUNICIPALITY) {
                for (int i = 0; i < family.names().size(); i++) {
                    columns.add(family.ofUnit().get(i) + " AS " + family.names().get(i));
                }
            }
        }
        return columns.toString();
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

    private String inOrder() {
        return isSampled ? " ORDER BY stratum, primary_unit" : "";
    }

    /** Households alike in all but place. */
    String spread() {
        StringBuilder demand = new StringBuilder();
        for (int number : priced) {
            for (String kind : List.of("sure", "possible")) {
                demand.append(", sum(").append(kind).append(number).append(")");
                demand.append(", sum(").append(kind).append(number).append(" * weight)");
            }
        }
        return "SELECT " + sampled() + "twentieth, groups, eligible, surely, possibly, count(*), fsum(weight),"
                + " coalesce(fsum(weight * rank), 0)" + demand + " FROM " + REACH + " GROUP BY " + sampled()
                + "twentieth, groups, eligible, surely, possibly" + inOrder();
    }

    /** Households of the population in focus by place and the programmes that surely reach them. */
    String places() {
        int focus = frame.inFocus();
        String belongs = focus == 0 ? "" : " AND groups & " + (1L << 2 * (focus - 1)) + " <> 0";
        return "SELECT " + sampled() + "state, place, surely, count(*), fsum(weight) FROM " + REACH
                + " WHERE (state IS NOT NULL OR place IS NOT NULL)" + belongs + " GROUP BY " + sampled()
                + "state, place, surely" + inOrder();
    }

    /** Households by what keeps them out of a programme, and by population. */
    String families(FamilySql family) {
        String names = String.join(", ", family.names());
        return "SELECT " + sampled() + "groups & " + frame.populationMask() + " AS populations, " + names
                + ", count(*), fsum(weight) FROM " + REACH + " GROUP BY " + sampled() + "populations, " + names
                + inOrder();
    }

    /** Households by rank, for what needs the order of all of them: from the poorest. */
    static String byRank() {
        return "SELECT rank, groups, surely, fsum(weight) FROM " + REACH
                + " WHERE rank IS NOT NULL GROUP BY rank, groups, surely ORDER BY rank";
    }

    /** The same by primary unit. */
    static String byRankSampled() {
        return "SELECT stratum, primary_unit, rank, groups, surely, count(*), fsum(weight) FROM " + REACH
                + " WHERE rank IS NOT NULL GROUP BY ALL ORDER BY stratum, primary_unit";
    }
}
