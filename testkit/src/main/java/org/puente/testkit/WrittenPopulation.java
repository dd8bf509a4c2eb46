package org.puente.testkit;

import java.nio.file.Path;

/** A population directory that a test writes as CSV. */
public final class WrittenPopulation {

    private final Path root;

    private WrittenPopulation(Path root) {
        this.root = root;
    }

    /** Starts a population in a folder. */
    public static WrittenPopulation in(Path root) {
        TextFiles.write(root.resolve("population.yaml"), "country: xx\nreferenceDate: 2016-08-31\n");
        return new WrittenPopulation(root);
    }

    /** Writes {@code <name>.csv}; blanks around commas are left out, so that columns may be aligned. */
    public WrittenPopulation table(String name, String csv) {
        TextFiles.write(root.resolve(name + ".csv"), csv.replaceAll(" *, *", ","));
        return this;
    }

    public Path root() {
        return root;
    }
}
