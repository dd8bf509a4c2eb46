package org.puente.conformance.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.rules.checked.Policy;

/**
 * Generated programmes over generated nations, diagnosed, and each figure computed again unit by unit. In turn the nation
 * is a survey, weighted, or a register. Give {@code -Dpuente.conformance.diagnoses=} for more of them than usual; a
 * failure names its seed.
 */
class DiagnosisBruteForceTest {

    private static final int DIAGNOSES = Integer.getInteger("puente.conformance.diagnoses", 45);
    private static final long FIRST_SEED = Long.getLong("puente.conformance.seed", 20_161_101);

    /** Sums are added in another order; slopes are taken numerically. */
    private static final double TOLERANCE = 1e-9;

    private static final double TOLERANCE_OF_ERRORS = 1e-5;
    private static final int SHOWN = 12;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Policy policy;

    private long told;
    private long withheld;

    @BeforeEach
    void readPolicy() throws IOException {
        GeneratedPolicy.in(folder.resolve("policy"));
        Files.writeString(folder.resolve("policy/facts/design.yaml"), """
                entity: household
                facts:
                  sampling_stratum: {type: text, label: {es: a, en: a}}
                  primary_unit: {type: text, label: {es: a, en: a}}
                """);
        policy = GeneratedPolicy.read(folder.resolve("policy"));
    }

    @Test
    void everyFigureOfGeneratedDiagnosesIsWhatCountingOneByOneGives() throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + DIAGNOSES; seed++) {
            compare(seed);
        }
        System.out.println("conformance: " + told + " generated figures compared, " + withheld + " more withheld");
        assertThat(told).as("figures that were told").isGreaterThan(withheld);
    }

    private void compare(long seed) throws IOException {
        DiagnosedNation given = DiagnosedNation.of(policy, seed);
        Path work = Files.createTempDirectory(folder, "work");
        Diagnosis diagnosis = diagnose(seed, given, work);
        ExpectedDiagnosis expected = new ExpectedDiagnosis(given);
        Map<String, Wanted.Value> wanted = expected.values();
        Map<String, Estimate> found = FoundFigures.of(diagnosis);
        List<String> differences = new ArrayList<>(compareNames(wanted, found));
        if (diagnosis.subject().kind() != given.kind()) {
            differences.add("a " + diagnosis.subject().kind());
        }
        found.forEach((name, estimate) -> {
            Wanted.@Nullable Value value = wanted.get(name);
            if (value != null && !isSame(given.kind(), value, estimate)) {
                differences.add(name + ": " + estimate + " instead of " + value);
            }
        });
        differences.addAll(comparePlaces(expected, diagnosis));
        Map<String, List<String>> waiting = new LinkedHashMap<>();
        diagnosis.missingFacts().forEach(one -> waiting.put(FoundFigures.name(one), one.programmes()));
        if (!waiting.equals(expected.waiting())) {
            differences.add("waiting: " + waiting + " instead of " + expected.waiting());
        }
        assertThat(differences.stream().limit(SHOWN))
                .as("seed %d, %s: %d differences", seed, given.kind(), differences.size())
                .isEmpty();
    }

    private static Diagnosis diagnose(long seed, DiagnosedNation given, Path work) {
        try {
            return given.diagnose(work);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ", " + given.kind() + ": the diagnosis breaks off", e);
        }
    }

    /** The curve is left out where the coefficient is withheld; sums that are only bases have no figure. */
    private static List<String> compareNames(Map<String, Wanted.Value> wanted, Map<String, Estimate> found) {
        Set<String> missing = new TreeSet<>(wanted.keySet());
        missing.removeAll(found.keySet());
        missing.removeIf(name -> name.startsWith("curve"));
        Set<String> unheardOf = new TreeSet<>(found.keySet());
        unheardOf.removeAll(wanted.keySet());
        unheardOf.removeIf(name -> name.startsWith("concentration"));
        List<String> differences = new ArrayList<>();
        missing.forEach(name -> differences.add("no figure " + name));
        unheardOf.forEach(name -> differences.add("a figure too many: " + name));
        return differences;
    }

    private static List<String> comparePlaces(ExpectedDiagnosis expected, Diagnosis diagnosis) {
        List<String> differences = new ArrayList<>();
        Map<String, List<Diagnosis.Place>> levels = Map.of(
                "state", diagnosis.territory().states(),
                "municipality", diagnosis.territory().municipalities());
        levels.forEach((level, places) -> {
            for (Diagnosis.Place place : places) {
                int present = expected.present().getOrDefault(level + " " + place.code(), -1);
                if (place.households().isShown()
                        ? !Integer.valueOf(present).equals(place.present())
                        : place.present() != null) {
                    differences.add(level + " " + place.code() + ": " + place.present() + " instead of " + present);
                }
            }
        });
        return differences;
    }

    private boolean isSame(Diagnosis.Kind kind, Wanted.Value wanted, Estimate found) {
        // How many a confidential figure rests on would tell what is withheld.
        boolean isConfidential = found.withheld() == Estimate.Withheld.CONFIDENTIAL;
        if (found.sample() != (isConfidential ? 0 : wanted.sample())) {
            return false;
        }
        if (found.withheld() != null) {
            withheld++;
            return switch (found.withheld()) {
                case NONE_IN_SAMPLE, NOBODY -> wanted.value() == 0 || Double.isNaN(wanted.value());
                case CONFIDENTIAL -> kind == Diagnosis.Kind.REGISTER;
                case SAMPLE_TOO_SMALL -> kind != Diagnosis.Kind.REGISTER;
                case NOT_KNOWN -> false;
            };
        }
        told++;
        double value = found.value() == null ? Double.NaN : found.value();
        boolean isSameValue = Math.abs(value - wanted.value()) <= TOLERANCE * Math.max(1, Math.abs(wanted.value()));
        @Nullable Double error = found.standardError();
        if (kind != Diagnosis.Kind.SURVEY || error == null) {
            return isSameValue;
        }
        double scale = Math.max(1e-3, Math.max(wanted.error(), Math.abs(value) / 100));
        return isSameValue && Math.abs(error - wanted.error()) <= TOLERANCE_OF_ERRORS * scale;
    }
}
