package org.puente.screening;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.puente.population.CanonicalPopulation;
import org.puente.population.DuckDb;
import org.puente.population.PopulationTable;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Clause;

/**
 * Which of the facts that rules read are unknown, for whom. It is read off the footers of the tables, which count their
 * empty cells, so it costs nothing in a nation.
 *
 * @param forSome paths of facts that are unknown for some units; those of territory are always among them, since a
 *     household may be in a place that the table lacks
 * @param forAll paths of facts that no unit has: the population has no such column, or no such table
 */
record UnknownFacts(Set<String> forSome, Set<String> forAll) {

    /** Stands for the list of members itself, which may be unknown. */
    static final String MEMBERS = "household.members";

    static UnknownFacts of(Connection connection, CanonicalPopulation population, Plan plan) throws SQLException {
        UnknownFacts unknown = new UnknownFacts(new TreeSet<>(), new TreeSet<>());
        Map<PopulationTable, Map<String, Long>> empty = new HashMap<>();
        for (Plan.PlannedProgramme programme : plan.programmes()) {
            for (Clause clause : programme.edition().clauses()) {
                Reads reads = Reads.of(clause.when());
                for (Set<Fact> facts : List.of(reads.unitFacts(), reads.elementFacts())) {
                    for (Fact fact : facts) {
                        unknown.add(connection, population, fact, empty);
                    }
                }
            }
        }
        if (!population.hasTable(PopulationTable.MEMBERS)) {
            unknown.forAll.add(MEMBERS);
        } else if (hasUnknownMembers(connection, population)) {
            unknown.forSome.add(MEMBERS);
        }
        return unknown;
    }

    private void add(
            Connection connection,
            CanonicalPopulation population,
            Fact fact,
            Map<PopulationTable, Map<String, Long>> empty)
            throws SQLException {
        Optional<PopulationTable> table = tableOf(fact.entity());
        if (table.isEmpty()) {
            return;
        }
        boolean hasColumn = population.facts(table.get()).contains(fact);
        if (!hasColumn) {
            forAll.add(fact.path());
            return;
        }
        if (!empty.containsKey(table.get())) {
            empty.put(table.get(), emptyCells(connection, population, table.get()));
        }
        Map<String, Long> counts = empty.get(table.get());
        if (counts.getOrDefault(PopulationTable.columnOf(fact), 1L) > 0 || isTerritory(fact.entity())) {
            forSome.add(fact.path());
        }
    }

    private static boolean isTerritory(Entity entity) {
        return entity == Entity.LOCALITY || entity == Entity.MUNICIPALITY || entity == Entity.STATE;
    }

    private static Optional<PopulationTable> tableOf(Entity entity) {
        for (PopulationTable table : PopulationTable.values()) {
            if (table.entity() == entity) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Long> emptyCells(
            Connection connection, CanonicalPopulation population, PopulationTable table) throws SQLException {
        Path file = population.findTable(table).orElseThrow();
        Map<String, Long> counts = new HashMap<>();
        // A column whose footer does not count its empty cells may have some.
        String query = "SELECT path_in_schema, sum(coalesce(stats_null_count, 1)) FROM parquet_metadata("
                + DuckDb.file(file) + ") GROUP BY path_in_schema";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private static boolean hasUnknownMembers(Connection connection, CanonicalPopulation population)
            throws SQLException {
        Path households = population.findTable(PopulationTable.HOUSEHOLDS).orElseThrow();
        String query = "SELECT count(*) FROM (SELECT 1 FROM read_parquet(" + DuckDb.file(households) + ") WHERE NOT "
                + PopulationTable.MEMBERS_KNOWN + " LIMIT 1)";
        return DuckDb.askLong(connection, query) > 0;
    }
}
