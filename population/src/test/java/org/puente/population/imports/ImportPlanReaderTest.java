package org.puente.population.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Problems;

class ImportPlanReaderTest {

    @TempDir
    private Path root;

    private TinySurvey survey;

    @BeforeEach
    void writeSurvey() {
        survey = TinySurvey.write(root);
    }

    @Test
    void aGoodFileHasNoFault() {
        assertThat(survey.faults()).isEmpty();
    }

    @Test
    void anUnknownImportOffersTheNearest() {
        assertThatThrownBy(() -> ImportPlanReader.read(survey.policy(), "tinny", new Problems()))
                .isInstanceOfSatisfying(
                        InputProblem.class,
                        problem -> assertThat(problem.remedy()).contains("Did you mean tiny?"));
    }

    @Test
    void anUnknownKeyIsAFault() {
        assertThat(faultsAfter("publisher:", "publicher:"))
                .anyMatch(fault -> fault.contains("'publicher'") && fault.contains("Did you mean publisher?"))
                .anyMatch(fault -> fault.contains("'publisher' is missing"));
    }

    @Test
    void everyFaultIsReported() {
        survey.policy(
                "imports/tiny/import.yaml",
                TinySurvey.IMPORT
                        .replace("2016-08-31", "31/8/2016")
                        .replace("status: illustrative", "status: sure")
                        .replace("members: members.sql", "persons: members.sql")
                        .replace("key: [place]", "key: [plaza]")
                        .replace("municipalities.sql", "../municipalities.sql"));
        assertThat(survey.faults())
                .hasSize(5)
                .anyMatch(fault -> fault.contains("'31/8/2016' is not a date"))
                .anyMatch(fault -> fault.contains("'sure' is no status"))
                .anyMatch(fault -> fault.contains("'persons' is no table"))
                .anyMatch(fault -> fault.contains("'plaza'"))
                .anyMatch(fault -> fault.contains(".sql file beside the import"));
    }

    @Test
    void aRawFileLiesBelowTheSource() {
        assertThat(faultsAfter("path: places.csv", "path: ../../etc/places.csv"))
                .hasSize(1);
        assertThat(faultsAfter("path: places.csv", "path: /places.csv")).hasSize(1);
        assertThat(faultsAfter("path: places.csv", "path: places.xlsx")).hasSize(1);
        assertThat(faultsAfter("path: places.csv", "path: \"\\0.csv\"")).hasSize(1);
    }

    @Test
    void aPatternMustBeOne() {
        assertThat(faultsAfter("'[0-9]{2}', place", "'[0-9', place")).containsExactly("This is no regular expression.");
    }

    @Test
    void householdsMustHaveAQuery() {
        assertThat(faultsAfter("  households: households.sql\n", ""))
                .hasSize(1)
                .first()
                .asString()
                .contains("households");
    }

    private java.util.List<String> faultsAfter(String written, String instead) {
        assertThat(TinySurvey.IMPORT).contains(written);
        survey.policy("imports/tiny/import.yaml", TinySurvey.IMPORT.replace(written, instead));
        return survey.faults();
    }
}
