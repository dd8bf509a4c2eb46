package org.puente.screening;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.puente.population.CanonicalPopulation;
import org.puente.population.DuckDb;
import org.puente.population.PopulationTable;

/** The names of the places of a population, kept in a run for those who read it. */
final class Places {

    private static final String NAME = "name";

    private Places() {}

    /** Writes {@code level,code,name}; a header alone if the population names no place. */
    static void write(Connection connection, CanonicalPopulation population, Path file) throws SQLException {
        List<String> levels = new ArrayList<>();
        levels.add("SELECT '' AS level, '' AS code, '' AS name WHERE false");
        for (PopulationTable table : List.of(PopulationTable.STATES, PopulationTable.MUNICIPALITIES)) {
            boolean isNamed = population.facts(table).stream()
                    .anyMatch(fact -> fact.name().equals(NAME));
            if (isNamed) {
                levels.add("SELECT " + DuckDb.text(table.entity().word()) + ", " + table.key() + ", " + NAME
                        + " FROM read_parquet("
                        + DuckDb.file(population.findTable(table).orElseThrow()) + ")");
            }
        }
        DuckDb.execute(
                connection,
                "COPY (SELECT * FROM (" + String.join(" UNION ALL ", levels) + ") ORDER BY level DESC, code) TO "
                        + DuckDb.target(RunDirectory.part(file)) + " (FORMAT csv, HEADER)");
        RunDirectory.publish(file);
    }
}
