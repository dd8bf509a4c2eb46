package org.puente.population.imports;

import java.nio.file.Path;
import java.util.List;

/**
 * What an import made.
 *
 * @param directory where the population is
 * @param households how many
 * @param weightedHouseholds the sum of their weights
 * @param members how many
 * @param rejectedRows rows left out: an id missing or repeated, or a member without a household
 * @param rejectedCells cells that became unknown
 * @param notes sentences for the user
 */
public record ImportReport(
        Path directory,
        long households,
        double weightedHouseholds,
        long members,
        long rejectedRows,
        long rejectedCells,
        List<String> notes) {

    public ImportReport {
        notes = List.copyOf(notes);
    }

    /** The lines of {@code rejected.csv}. */
    public long rejected() {
        return rejectedRows + rejectedCells;
    }
}
