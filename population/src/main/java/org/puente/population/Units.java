package org.puente.population;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.judge.UnitFacts;

/**
 * The units of a canonical population in the form the judge takes: one looked up by its id, or all households in order.
 * It reads Parquet by ranges and holds one batch of households and the territories it has met lately, never the list.
 *
 * <p>Keep it open: the first lookup opens the files, later ones take milliseconds. Not safe for several threads.
 */
public final class Units implements AutoCloseable {

    private static final int BATCH = 8_192;
    private static final int TERRITORIES_KEPT = 20_000;
    private static final String STATE = "state_code";

    private final Connection connection;
    private final Path directory;
    private final Map<PopulationTable, UnitTable> tables = new EnumMap<>(PopulationTable.class);
    private final Map<PopulationTable, PreparedStatement> byKey = new EnumMap<>(PopulationTable.class);
    private final Map<PopulationTable, PreparedStatement> rowByKey = new EnumMap<>(PopulationTable.class);
    private final @Nullable PreparedStatement households;
    private final @Nullable PreparedStatement members;
    private final Map<String, Map<String, Object>> territories = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Object>> eldest) {
            return size() > TERRITORIES_KEPT;
        }
    };

    /**
     * Someone or something found by id.
     *
     * @param kind household, member or municipality
     * @param facts of the unit and what it belongs to, members included
     * @param row the household's position; -1 for a municipality
     */
    public record Found(Entity kind, UnitFacts facts, long row) {

        /** How many members it has, if that is known. */
        public Optional<Integer> memberCount() {
            return facts.members(Expr.MemberList.HOUSEHOLD).map(List::size);
        }

        /**
         * The same household seen from one of its members.
         *
         * @param place in the list, from 0
         */
        public UnitFacts member(int place) {
            return memberOf(facts, place);
        }
    }

    /**
     * A household in its turn.
     *
     * @param row its position, from 0
     * @param weight how many households it stands for
     * @param facts its facts, its territory's and its members'
     */
    public record Household(long row, double weight, UnitFacts facts) {

        /** The household seen from one of its members; see {@link Found#member}. */
        public UnitFacts member(int place) {
            return memberOf(facts, place);
        }
    }

    /**
     * Opens a population.
     *
     * @param spill an existing directory for what does not fit in memory
     */
    public Units(CanonicalPopulation population, Path spill, DuckDb.Limits limits) {
        this(population, fact -> true, spill, limits);
    }

    /**
     * Opens a population for some facts only, which makes every lookup quicker; the others are left unknown, but for
     * the codes of territories and the ids of members.
     *
     * @param wanted whether a fact is needed
     * @param spill an existing directory for what does not fit in memory
     */
    public Units(CanonicalPopulation population, Predicate<Fact> wanted, Path spill, DuckDb.Limits limits) {
        this.directory = population.directory();
        this.connection = DuckDb.open(spill, limits);
        try {
            DuckDb.execute(connection, "SET parquet_metadata_cache = true");
            for (PopulationTable table : PopulationTable.values()) {
                Path file = population.findTable(table).orElse(null);
                if (file != null) {
                    UnitTable unitTable = new UnitTable(table, needed(population.facts(table), wanted), file);
                    tables.put(table, unitTable);
                    for (String sql : unitTable.preparation()) {
                        DuckDb.execute(connection, sql);
                    }
                    byKey.put(table, connection.prepareStatement(unitTable.byKey()));
                    if (!table.entity().isTerritory()) {
                        rowByKey.put(table, connection.prepareStatement(unitTable.rowByKey()));
                    }
                }
            }
            this.households = prepareRange(PopulationTable.HOUSEHOLDS);
            this.members = prepareRange(PopulationTable.MEMBERS);
        } catch (SQLException e) {
            close();
            throw DuckDb.explain(e, directory);
        }
    }

    private static List<Fact> needed(List<Fact> present, Predicate<Fact> wanted) {
        return present.stream()
                .filter(fact -> wanted.test(fact) || isKey(fact) || isId(fact))
                .toList();
    }

    private static boolean isId(Fact fact) {
        return PopulationTable.MEMBERS.key().equals(PopulationTable.columnOf(fact));
    }

    private static boolean isKey(Fact fact) {
        return Stream.of(PopulationTable.values())
                .anyMatch(table -> table.entity().isTerritory() && table.key().equals(PopulationTable.columnOf(fact)));
    }

    private @Nullable PreparedStatement prepareRange(PopulationTable table) throws SQLException {
        @Nullable UnitTable unitTable = tables.get(table);
        return unitTable == null ? null : connection.prepareStatement(unitTable.byRange());
    }

    /** The household, else the member, else the municipality with this id. */
    public Optional<Found> find(String id) {
        try {
            Optional<Found> household = findHousehold(id);
            if (household.isPresent()) {
                return household;
            }
            Optional<Found> member = findMember(id);
            return member.isPresent() ? member : findMunicipality(id);
        } catch (SQLException e) {
            throw DuckDb.explain(e, directory);
        }
    }

    private Optional<Found> findHousehold(String id) throws SQLException {
        long row = findRow(PopulationTable.HOUSEHOLDS, id);
        return row < 0 ? Optional.empty() : Optional.of(new Found(Entity.HOUSEHOLD, at(row), row));
    }

    private Optional<Found> findMember(String id) throws SQLException {
        long row = findRow(PopulationTable.MEMBERS, id);
        if (row < 0) {
            return Optional.empty();
        }
        UnitFacts household = at(row);
        Map<String, Object> known = findByKey(PopulationTable.MEMBERS, id);
        return Optional.of(new Found(Entity.MEMBER, household.copy().with(Entity.MEMBER, known), row));
    }

    private Optional<Found> findMunicipality(String id) throws SQLException {
        if (!tables.containsKey(PopulationTable.MUNICIPALITIES) || !hasRow(PopulationTable.MUNICIPALITIES, id)) {
            return Optional.empty();
        }
        Map<String, Object> known = territory(PopulationTable.MUNICIPALITIES, id);
        UnitFacts facts = new UnitFacts().with(Entity.MUNICIPALITY, known);
        withTerritory(facts, PopulationTable.STATES, known.get(STATE));
        return Optional.of(new Found(Entity.MUNICIPALITY, facts, -1));
    }

    private boolean hasRow(PopulationTable table, String id) throws SQLException {
        PreparedStatement statement = statement(table);
        statement.setString(1, id);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    /** The position of a household or of a member's household, or -1. */
    private long findRow(PopulationTable table, String id) throws SQLException {
        if (!tables.containsKey(table)) {
            return -1;
        }
        PreparedStatement statement = prepared(rowByKey.get(table));
        statement.setString(1, id);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(PopulationTable.HOUSEHOLD_ROW) : -1;
        }
    }

    private UnitFacts at(long row) throws SQLException {
        List<Household> found = read(row, row);
        return found.get(0).facts();
    }

    /** Reads all households in order, a batch at a time. */
    public void forEachHousehold(Consumer<Household> visitor) {
        forEachHousehold(0, Long.MAX_VALUE, visitor);
    }

    /**
     * Reads the households of a range in order.
     *
     * @param first the first position
     * @param end the position after the last
     */
    public void forEachHousehold(long first, long end, Consumer<Household> visitor) {
        try {
            for (long row = first; row < end; row += BATCH) {
                List<Household> batch = read(row, Math.min(row + BATCH, end) - 1);
                batch.forEach(visitor);
                if (batch.isEmpty()) {
                    return;
                }
            }
        } catch (SQLException e) {
            throw DuckDb.explain(e, directory);
        }
    }

    private List<Household> read(long first, long last) throws SQLException {
        Map<Long, List<Map<String, Object>>> membersByRow = readMembers(first, last);
        UnitTable table = table(PopulationTable.HOUSEHOLDS);
        List<Household> batch = new ArrayList<>();
        PreparedStatement statement = prepared(households);
        statement.setLong(1, first);
        statement.setLong(2, last);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long row = rows.getLong(PopulationTable.HOUSEHOLD_ROW);
                UnitFacts facts = new UnitFacts().with(Entity.HOUSEHOLD, table.known(rows));
                if (members != null && rows.getBoolean(PopulationTable.MEMBERS_KNOWN)) {
                    facts.with(Expr.MemberList.HOUSEHOLD, membersByRow.getOrDefault(row, List.of()));
                }
                batch.add(new Household(row, rows.getDouble(PopulationTable.WEIGHT), facts));
            }
        }
        for (Household household : batch) {
            withTerritories(household.facts());
        }
        return batch;
    }

    private Map<Long, List<Map<String, Object>>> readMembers(long first, long last) throws SQLException {
        Map<Long, List<Map<String, Object>>> byRow = new HashMap<>();
        if (members == null) {
            return byRow;
        }
        UnitTable table = table(PopulationTable.MEMBERS);
        members.setLong(1, first);
        members.setLong(2, last);
        try (ResultSet rows = members.executeQuery()) {
            while (rows.next()) {
                byRow.computeIfAbsent(rows.getLong(PopulationTable.HOUSEHOLD_ROW), ignored -> new ArrayList<>())
                        .add(table.known(rows));
            }
        }
        return byRow;
    }

    private void withTerritories(UnitFacts facts) throws SQLException {
        Map<String, Object> household = facts.known(Entity.HOUSEHOLD);
        for (PopulationTable table : PopulationTable.values()) {
            if (table.entity().isTerritory()) {
                withTerritory(facts, table, household.get(table.key()));
            }
        }
    }

    private void withTerritory(UnitFacts facts, PopulationTable table, @Nullable Object code) throws SQLException {
        if (code != null && tables.containsKey(table)) {
            facts.with(table.entity(), territory(table, (String) code));
        }
    }

    /** The known facts of a territory, shared by all that belong to it; none if it is not in its table. */
    private Map<String, Object> territory(PopulationTable table, String code) throws SQLException {
        String key = table.word() + " " + code;
        @Nullable Map<String, Object> known = territories.get(key);
        if (known == null) {
            known = findByKey(table, code);
            territories.put(key, known);
        }
        return known;
    }

    private Map<String, Object> findByKey(PopulationTable table, String key) throws SQLException {
        PreparedStatement statement = statement(table);
        statement.setString(1, key);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? table(table).known(rows) : Map.of();
        }
    }

    private UnitTable table(PopulationTable table) {
        @Nullable UnitTable found = tables.get(table);
        if (found == null) {
            throw new IllegalStateException("the population has no " + table.word());
        }
        return found;
    }

    private PreparedStatement statement(PopulationTable table) {
        @Nullable PreparedStatement found = byKey.get(table);
        return prepared(found);
    }

    private static PreparedStatement prepared(@Nullable PreparedStatement statement) {
        if (statement == null) {
            throw new IllegalStateException("the population has no such table");
        }
        return statement;
    }

    private static UnitFacts memberOf(UnitFacts household, int place) {
        UnitFacts member = new UnitFacts();
        for (Entity entity : Entity.values()) {
            member.with(entity, household.known(entity));
        }
        List<Map<String, Object>> all =
                household.members(Expr.MemberList.HOUSEHOLD).orElseThrow();
        return member.with(Expr.MemberList.HOUSEHOLD, all).with(Entity.MEMBER, all.get(place));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckDb.explain(e, directory);
        }
    }
}
