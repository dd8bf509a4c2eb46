package org.puente.population.imports;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.puente.population.PopulationTable;
import org.puente.rules.fact.Label;

/**
 * How a source becomes a population, as its {@code import.yaml} says.
 *
 * @param name the source's name on the command line
 * @param names its name for people
 * @param country the country code of the population
 * @param referenceDate the day the population describes
 * @param weightColumn the column of the households query that holds the weight
 * @param provenance what a reader must know of where the figures come from: publisher, licence, attribution, status, text
 * @param files the raw files, in the order of the file
 * @param queries the file with the query of each table
 */
public record ImportPlan(
        String name,
        Label names,
        String country,
        LocalDate referenceDate,
        String weightColumn,
        Map<String, String> provenance,
        List<RawFile> files,
        Map<PopulationTable, Query> queries) {

    /**
     * The query of one table.
     *
     * @param name how problems call its file
     * @param path the file
     */
    record Query(String name, Path path) {}
}
