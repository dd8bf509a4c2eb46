package org.puente.population;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.puente.rules.source.InputProblem;

/**
 * The file that holds a table in a population directory.
 *
 * @param path the file
 * @param format how it is written
 */
record TableFile(Path path, Format format) {

    /** How a table may be written. */
    enum Format {
        PARQUET(".parquet"),
        CSV(".csv"),
        CSV_GZ(".csv.gz");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }
    }

    /** The file names a table may have. */
    static List<String> names(PopulationTable table) {
        return List.of(Format.values()).stream()
                .map(format -> table.word() + format.ending)
                .toList();
    }

    /**
     * The table's file, if there is one; two are refused, since no one can say which is meant. So is a link to nothing:
     * whoever made it meant the table to be there.
     */
    static Optional<TableFile> find(Path directory, PopulationTable table) {
        List<TableFile> found = List.of(Format.values()).stream()
                .map(format -> new TableFile(directory.resolve(table.word() + format.ending), format))
                .filter(file -> Files.exists(file.path, LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (found.size() > 1) {
            throw new InputProblem(
                    "The directory " + directory + " holds both " + found.get(0).name() + " and "
                            + found.get(1).name() + ".",
                    "Keep the one that is meant and move the other away.");
        }
        found.forEach(TableFile::refuseLinkToNothing);
        return found.stream().findFirst();
    }

    private static void refuseLinkToNothing(TableFile file) {
        if (!Files.exists(file.path)) {
            throw new InputProblem(
                    file.path + " is a link to a file that is not there.",
                    "Put the table in its place, or remove the link if the population has no such table.");
        }
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    boolean isParquet() {
        return format == Format.PARQUET;
    }

    boolean isCompressed() {
        return format == Format.CSV_GZ;
    }
}
