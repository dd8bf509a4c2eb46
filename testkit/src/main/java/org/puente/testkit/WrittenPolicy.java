package org.puente.testkit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.plan.Plan;
import org.puente.rules.source.Problems;

/** A policy folder that a test writes; a country, its agency and one document stand already. */
public final class WrittenPolicy {

    private static final Pattern SHORT_CLAUSE = Pattern.compile("(?m)^( *)- ([a-z0-9-]+): (.+)$");

    private final Path root;

    private WrittenPolicy(Path root) {
        this.root = root;
    }

    /** Starts a policy in a folder. */
    public static WrittenPolicy in(Path root) {
        return new WrittenPolicy(root)
                .file("country.yaml", "country: xx\n")
                .file("agencies.yaml", "agencies:\n  ministry:\n")
                .file("sources/rules.yaml", "");
    }

    /** A policy that stands already. */
    public static WrittenPolicy at(Path root) {
        return new WrittenPolicy(root);
    }

    /** Writes a file of the folder. */
    public WrittenPolicy file(String name, String text) {
        TextFiles.write(root.resolve(name), text);
        return this;
    }

    /** Declares the facts of an entity, in {@code facts/<entity>.yaml}'s own words after {@code facts:}. */
    public WrittenPolicy facts(String entity, String facts) {
        return file("facts/" + entity + ".yaml", "entity: " + entity + "\nfacts:\n" + facts.indent(2));
    }

    /** A programme in force in 2016. */
    public WrittenPolicy programme(String id, String unit, String eligibility) {
        return programme(id, unit, "{from: 2016-01-01, to: 2016-12-31}", eligibility);
    }

    /**
     * Writes a programme with one edition.
     *
     * @param unit who applies; {@code group as household} for what a screening judges instead
     * @param period the edition's {@code from} and {@code to}
     * @param eligibility blocks as in a programme file, with clauses as {@code - id: expression}
     */
    public WrittenPolicy programme(String id, String unit, String period, String eligibility) {
        String clauses = SHORT_CLAUSE
                .matcher(eligibility)
                .replaceAll(
                        "$1- clause: $2\n$1  says: {es: $2, en: $2}\n$1  cites: {document: rules, article: \"1\"}\n$1  when: >-\n$1    $3");
        String[] screened = unit.split(" as ");
        return file(
                "programmes/" + id + "/programme.yaml",
                "programme: " + id + "\nnames: {es: " + id + ", en: " + id + "}\nagency: ministry\nunit: " + screened[0]
                        + (screened.length > 1 ? "\nscreensAs: " + screened[1] : "")
                        + "\neditions:\n  - "
                        + period.substring(1, period.length() - 1).replace(", ", "\n    ")
                        + "\n    eligibility:\n" + clauses.indent(6));
    }

    public Path root() {
        return root;
    }

    /** Reads it; a problem in it is the test's. */
    public Policy read() {
        Problems problems = new Problems();
        return PolicyReader.read(root, problems)
                .filter(policy -> !problems.hasErrors())
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    /** Plans it on a day; no programmes named means all of them. */
    public Plan plan(String asOf, String... programmes) {
        Problems problems = new Problems();
        Plan plan = Plan.of(read(), LocalDate.parse(asOf), List.of(programmes), problems);
        if (problems.hasErrors()) {
            throw new AssertionError(problems.list());
        }
        return plan;
    }
}
