package org.puente.population;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;

/** The tables of a population directory. */
public enum PopulationTable {
    HOUSEHOLDS(Entity.HOUSEHOLD, "household_id"),
    MEMBERS(Entity.MEMBER, "member_id"),
    LOCALITIES(Entity.LOCALITY, "locality_code"),
    MUNICIPALITIES(Entity.MUNICIPALITY, "municipality_code"),
    STATES(Entity.STATE, "state_code");

    /** The column of a household's weight in canonical form. */
    public static final String WEIGHT = "weight";

    /** The column of households that tells whether the member list is known. */
    public static final String MEMBERS_KNOWN = "members_known";

    /** The position of a household, from 0, without gaps; members carry it too. Canonical form only. */
    public static final String HOUSEHOLD_ROW = "household_row";

    /** The position of a member, from 0, without gaps. Canonical form only. */
    public static final String MEMBER_ROW = "member_row";

    private final Entity entity;
    private final String key;

    PopulationTable(Entity entity, String key) {
        this.entity = entity;
        this.key = key;
    }

    /** Whose facts the table holds. */
    public Entity entity() {
        return entity;
    }

    /** The column that identifies a row. */
    public String key() {
        return key;
    }

    /** The name of the file without its ending, and of the relation in a database, such as {@code households}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The table's file in a canonical directory. */
    public Path parquetIn(Path directory) {
        return directory.resolve(word() + ".parquet");
    }

    /** The column that holds a fact: {@code <entity>_id} for the fact {@code id}, else the fact's own name. */
    public static String columnOf(Fact fact) {
        return fact.name().equals("id") ? fact.entity().word() + "_id" : fact.name();
    }

    /** The columns that identify a row and what it belongs to; never unknown in canonical form. */
    List<String> keyColumns() {
        return this == MEMBERS ? List.of(key, HOUSEHOLDS.key) : List.of(key);
    }

    /** The columns that are no facts. */
    List<String> ownColumns() {
        return switch (this) {
            case HOUSEHOLDS -> List.of(key, WEIGHT, MEMBERS_KNOWN, HOUSEHOLD_ROW);
            case MEMBERS -> List.of(key, HOUSEHOLDS.key, HOUSEHOLD_ROW, MEMBER_ROW);
            case LOCALITIES, MUNICIPALITIES, STATES -> List.of(key);
        };
    }

    /** The declared facts that are columns of this table, its own columns left out. */
    List<Fact> factColumns(Facts facts) {
        List<String> own = ownColumns();
        return facts.listObserved(entity).stream()
                .filter(fact -> !own.contains(columnOf(fact)))
                .toList();
    }
}
