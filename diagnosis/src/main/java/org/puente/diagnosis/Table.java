package org.puente.diagnosis;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.rules.fact.Label;

/** A table that becomes a CSV file. An estimate takes six columns, a label two. */
final class Table {

    private static final List<String> OF_ESTIMATE = List.of("", "_low", "_high", "_error", "_sample", "_withheld");

    private final String name;
    private final List<String> header = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private boolean isFirst = true;

    Table(String name) {
        this.name = name;
    }

    Table row() {
        if (!rows.isEmpty()) {
            isFirst = false;
        }
        row = new ArrayList<>();
        rows.add(row);
        return this;
    }

    Table text(String column, @Nullable Object value) {
        name(column);
        row.add(value == null ? "" : value.toString());
        return this;
    }

    Table label(String column, @Nullable Label label) {
        text(column + "_es", label == null ? null : label.es());
        return text(column + "_en", label == null ? null : label.en());
    }

    Table estimate(String column, @Nullable Estimate estimate) {
        for (String ending : OF_ESTIMATE) {
            name(column + ending);
        }
        row.add(estimate == null ? "" : number(estimate.value()));
        row.add(estimate == null ? "" : number(estimate.low()));
        row.add(estimate == null ? "" : number(estimate.high()));
        row.add(estimate == null ? "" : number(estimate.standardError()));
        row.add(estimate == null ? "" : Long.toString(estimate.sample()));
        row.add(
                estimate == null || estimate.withheld() == null
                        ? ""
                        : estimate.withheld().word());
        return this;
    }

    private void name(String column) {
        if (isFirst) {
            header.add(column);
        }
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Double.toString(value);
    }

    /** Writes the table; nothing if it has no row, since its columns are then not known. */
    void write(Path directory) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        try (CsvWriter csv = CsvWriter.builder().build(directory.resolve(name + ".csv"))) {
            csv.writeRecord(header);
            for (List<String> written : rows) {
                csv.writeRecord(written);
            }
        }
    }
}
