package org.puente.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.population.CanonicalPopulation;
import org.puente.population.DuckDb;
import org.puente.population.Intake;
import org.puente.testkit.WrittenPolicy;

/** A preview writes nothing and counts what a screening counts, but for the households that a programme reaches. */
class PreviewTest {

    private static final ProgrammeCounts.Households NOT_COUNTED = new ProgrammeCounts.Households(0, 0, 0);

    @TempDir
    Path scratch;

    @Test
    void everyProgrammeIsCountedAsAScreeningCountsIt() throws SQLException {
        WrittenPolicy policy = TinyNation.policy(scratch.resolve("policy"));
        Path root = TinyNation.population(scratch.resolve("nation")).root();
        Summary screened = Screening.run(Runs.request(policy, root, scratch.resolve("run")));

        assertThat(preview(policy, root))
                .isEqualTo(screened.programmes().stream()
                        .map(PreviewTest::withoutHouseholds)
                        .toList())
                .hasSize(6);
    }

    @Test
    void withoutMembersAndTerritoryTheirProgrammesHaveNoUnits() throws SQLException {
        WrittenPolicy policy = TinyNation.policy(scratch.resolve("policy"));
        Path root =
                TinyNation.withoutMembersAndTerritory(scratch.resolve("nation")).root();

        assertThat(preview(policy, root))
                .filteredOn(
                        counts -> List.of("gardens", "wells", "youth-groups").contains(counts.id()))
                .hasSize(3)
                .allSatisfy(counts -> assertThat(counts.units()).isZero());
    }

    private List<ProgrammeCounts> preview(WrittenPolicy policy, Path root) throws SQLException {
        try (CanonicalPopulation population = Intake.open(
                        root, scratch.resolve("intake"), policy.read().facts(), Intake.Options.standard());
                Connection connection = DuckDb.open(scratch, new DuckDb.Limits(2, "200MB"))) {
            return Preview.of(policy.plan(TinyNation.AS_OF), population, connection);
        }
    }

    private static ProgrammeCounts withoutHouseholds(ProgrammeCounts counts) {
        return new ProgrammeCounts(
                counts.id(),
                counts.edition(),
                counts.unit(),
                counts.units(),
                counts.eligible(),
                counts.notEligible(),
                counts.undetermined(),
                counts.appliesAs(),
                counts.openToApply(),
                counts.weightedOpenToApply(),
                counts.weighted(),
                NOT_COUNTED,
                counts.clauses());
    }
}
