package org.puente.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.source.Problems;

/** A policy folder written by a test: a country, its agencies and one document stand already. */
public final class TinyPolicy {

    private final Path root;

    private TinyPolicy(Path root) {
        this.root = root;
    }

    /** Starts a policy in an empty folder. */
    public static TinyPolicy in(Path root) {
        return new TinyPolicy(root)
                .file("country.yaml", "country: xx\n")
                .file("agencies.yaml", "agencies:\n  ministry:\n")
                .file("sources/rules.yaml", "");
    }

    public TinyPolicy file(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A programme in force from 2016 with one clause, {@code the-clause}. */
    public TinyPolicy programme(String unit, String when) {
        return file("programmes/tiny/programme.yaml", """
                programme: tiny
                names: {es: Prueba, en: Tiny}
                agency: ministry
                unit: %s
                editions:
                  - from: 2016-01-01
                    eligibility:
                      all:
                        - clause: the-clause
                          says: {es: La condición, en: The condition}
                          cites: {document: rules, article: "1"}
                          when: >-
                            %s
                """.formatted(unit, when));
    }

    public Path root() {
        return root;
    }

    /** Reads it; empty if it has no country. */
    public Optional<Policy> read(Problems problems) {
        return PolicyReader.read(root, problems);
    }
}
