package org.puente.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.rules.source.InputProblem;
import picocli.CommandLine.Option;

/** Which country's policy a command works with. A command has it as a {@code @Mixin}. */
final class PolicyOption {

    @Option(
            names = "--policy",
            paramLabel = "DIR",
            defaultValue = "${sys:puente.policy}",
            description = "One country's policy folder, the one with country.yaml (default: ${DEFAULT-VALUE}).")
    private @Nullable Path directory;

    /** The folder asked for, or the launcher's default; it has a {@code country.yaml}. */
    Path directory() {
        if (directory == null) {
            throw new InputProblem("No policy folder is known.", "Name one with --policy DIR.");
        }
        if (!Files.exists(directory)) {
            throw refusal("There is no policy folder '" + directory + "'.");
        }
        if (!Files.isDirectory(directory)) {
            throw refusal("'" + directory + "' is a file, not a policy folder.");
        }
        if (!Files.isRegularFile(directory.resolve("country.yaml"))) {
            throw refusal("'" + directory + "' is not a policy folder: it has no country.yaml.");
        }
        return directory;
    }

    /** The folder, if it is another than the launcher's default. */
    Optional<Path> findGiven() {
        @Nullable String standard = System.getProperty("puente.policy");
        return Optional.ofNullable(directory).filter(given -> !given.toString().equals(standard));
    }

    private static InputProblem refusal(String message) {
        return new InputProblem(message, "Name one country's folder with --policy DIR.");
    }
}
