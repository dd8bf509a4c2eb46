package org.puente.population;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether households find their territories. Codes that lost their leading zeros match nothing, which makes every
 * fact of the territory unknown and is no bad cell anywhere.
 */
final class TerritoryCheck {

    private TerritoryCheck() {}

    /** A sentence for each territory table of which no household names a row, though households name some. */
    static List<String> notes(Connection connection, CanonicalPopulation population) throws SQLException {
        List<String> notes = new ArrayList<>();
        for (PopulationTable table : PopulationTable.values()) {
            if (isNamedByHouseholds(population, table) && matchesNone(connection, population, table)) {
                notes.add("No household has a " + table.key() + " that stands in " + table.word()
                        + ": all facts of its " + table.entity().word()
                        + " are unknown. Write the codes alike in both tables, leading zeros included.");
            }
        }
        return notes;
    }

    private static boolean isNamedByHouseholds(CanonicalPopulation population, PopulationTable table) {
        return table.entity().isTerritory()
                && population.hasTable(table)
                && population.facts(PopulationTable.HOUSEHOLDS).stream()
                        .anyMatch(fact -> PopulationTable.columnOf(fact).equals(table.key()));
    }

    private static boolean matchesNone(Connection connection, CanonicalPopulation population, PopulationTable table)
            throws SQLException {
        String key = DuckDb.name(table.key());
        String named = "(SELECT DISTINCT " + key + " FROM " + read(population, PopulationTable.HOUSEHOLDS) + " WHERE "
                + key + " IS NOT NULL)";
        try (Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery("SELECT count(*), count(*) FILTER (WHERE " + key
                        + " IN (SELECT " + key + " FROM " + read(population, table) + ")) FROM " + named)) {
            counts.next();
            return counts.getLong(1) > 0 && counts.getLong(2) == 0;
        }
    }

    private static String read(CanonicalPopulation population, PopulationTable table) {
        Optional<String> file = population.findTable(table).map(DuckDb::file);
        return "read_parquet(" + file.orElseThrow() + ")";
    }
}
