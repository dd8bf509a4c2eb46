package org.puente.population;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final List<PopulationTable> TERRITORY = Stream.of(PopulationTable.values())
            .filter(table -> table.entity().isTerritory())
            .toList();

    private final Connection connection;
    private final Path directory;
    private final Map<PopulationTable, UnitTable> tables = new EnumMap<>(PopulationTable.class);
    private final Map<PopulationTable, Map<String, Map<String, Object>>> kept = new EnumMap<>(PopulationTable.class);

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
            DuckDb.keepFooters(connection);
            for (PopulationTable table : PopulationTable.values()) {
                Path file = population.findTable(table).orElse(null);
                if (file != null) {
                    UnitTable unitTable = new UnitTable(table, needed(population.facts(table), wanted), file);
                    tables.put(table, unitTable);
                    for (String sql : unitTable.preparation()) {
                        DuckDb.execute(connection, sql);
                    }
                }
            }
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
        return read(table(PopulationTable.HOUSEHOLDS).byKeys(List.of(id))).stream()
                .findFirst()
                .map(household -> new Found(Entity.HOUSEHOLD, household.facts(), household.row()));
    }

    private Optional<Found> findMember(String id) throws SQLException {
        long row = findRowOfMember(id);
        if (row < 0) {
            return Optional.empty();
        }
        UnitFacts household = read(row, row).get(0).facts();
        Map<String, Object> known =
                readByKeys(PopulationTable.MEMBERS, List.of(id)).getOrDefault(id, Map.of());
        return Optional.of(new Found(Entity.MEMBER, household.copy().with(Entity.MEMBER, known), row));
    }

    private Optional<Found> findMunicipality(String id) throws SQLException {
        if (!tables.containsKey(PopulationTable.MUNICIPALITIES)) {
            return Optional.empty();
        }
        @Nullable Map<String, Object> known =
                readByKeys(PopulationTable.MUNICIPALITIES, List.of(id)).get(id);
        if (known == null) {
            return Optional.empty();
        }
        UnitFacts facts = new UnitFacts().with(Entity.MUNICIPALITY, known);
        addTerritories(List.of(PopulationTable.STATES), List.of(facts), Entity.MUNICIPALITY);
        return Optional.of(new Found(Entity.MUNICIPALITY, facts, -1));
    }

    /** The position of a member's household, or -1. */
    private long findRowOfMember(String id) throws SQLException {
        if (!tables.containsKey(PopulationTable.MEMBERS)) {
            return -1;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(table(PopulationTable.MEMBERS).rowByKey(id))) {
            return rows.next() ? rows.getLong(PopulationTable.HOUSEHOLD_ROW) : -1;
        }
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
        return read(table(PopulationTable.HOUSEHOLDS).byRange(first, last));
    }

    /** Households that follow one another, with their members and territories. */
    private List<Household> read(String query) throws SQLException {
        UnitTable table = table(PopulationTable.HOUSEHOLDS);
        List<Household> batch = new ArrayList<>();
        Set<Long> membersKnown = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                long row = rows.getLong(PopulationTable.HOUSEHOLD_ROW);
                if (rows.getBoolean(PopulationTable.MEMBERS_KNOWN)) {
                    membersKnown.add(row);
                }
                UnitFacts facts = new UnitFacts().with(Entity.HOUSEHOLD, table.known(rows));
                batch.add(new Household(row, rows.getDouble(PopulationTable.WEIGHT), facts));
            }
        }
        if (!membersKnown.isEmpty() && tables.containsKey(PopulationTable.MEMBERS)) {
            Map<Long, List<Map<String, Object>>> members =
                    readMembers(batch.get(0).row(), batch.get(batch.size() - 1).row());
            batch.stream()
                    .filter(household -> membersKnown.contains(household.row()))
                    .forEach(household -> household
                            .facts()
                            .with(Expr.MemberList.HOUSEHOLD, members.getOrDefault(household.row(), List.of())));
        }
        addTerritories(TERRITORY, batch.stream().map(Household::facts).toList(), Entity.HOUSEHOLD);
        return batch;
    }

    private Map<Long, List<Map<String, Object>>> readMembers(long first, long last) throws SQLException {
        Map<Long, List<Map<String, Object>>> byRow = new HashMap<>();
        UnitTable table = table(PopulationTable.MEMBERS);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(table.byRange(first, last))) {
            while (rows.next()) {
                byRow.computeIfAbsent(rows.getLong(PopulationTable.HOUSEHOLD_ROW), ignored -> new ArrayList<>())
                        .add(table.known(rows));
            }
        }
        return byRow;
    }

    /** Adds the facts of territories to units of an entity that has their codes. */
    private void addTerritories(List<PopulationTable> wanted, List<UnitFacts> units, Entity holder)
            throws SQLException {
        for (PopulationTable table : wanted) {
            if (tables.containsKey(table)) {
                Set<String> codes = new LinkedHashSet<>();
                units.forEach(unit -> code(unit, holder, table).ifPresent(codes::add));
                Map<String, Map<String, Object>> known = territories(table, codes);
                units.forEach(unit -> code(unit, holder, table)
                        .ifPresent(code -> unit.with(table.entity(), known.getOrDefault(code, Map.of()))));
            }
        }
    }

    private static Optional<String> code(UnitFacts unit, Entity holder, PopulationTable territory) {
        return Optional.ofNullable((String) unit.known(holder).get(territory.key()));
    }

    /** The known facts of some territories, shared by all that belong to them; of those not in their table, none. */
    private Map<String, Map<String, Object>> territories(PopulationTable table, Set<String> codes) throws SQLException {
        Map<String, Map<String, Object>> kept = kept(table);
        List<String> missing =
                codes.stream().filter(code -> !kept.containsKey(code)).toList();
        Map<String, Map<String, Object>> all = new HashMap<>();
        codes.forEach(code -> all.put(code, kept.getOrDefault(code, Map.of())));
        all.putAll(readByKeys(table, missing));
        missing.forEach(code -> kept.put(code, all.getOrDefault(code, Map.of())));
        return all;
    }

    /** The territories met lately, by code. */
    private Map<String, Map<String, Object>> kept(PopulationTable table) {
        return kept.computeIfAbsent(table, ignored -> new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Map<String, Object>> eldest) {
                return size() > TERRITORIES_KEPT;
            }
        });
    }

    private Map<String, Map<String, Object>> readByKeys(PopulationTable table, List<String> keys) throws SQLException {
        Map<String, Map<String, Object>> known = new HashMap<>();
        if (keys.isEmpty()) {
            return known;
        }
        UnitTable from = table(table);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(from.byKeys(keys))) {
            while (rows.next()) {
                known.put(from.key(rows), from.known(rows));
            }
        }
        return known;
    }

    private UnitTable table(PopulationTable table) {
        @Nullable UnitTable found = tables.get(table);
        if (found == null) {
            throw new IllegalStateException("the population has no " + table.word());
        }
        return found;
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
