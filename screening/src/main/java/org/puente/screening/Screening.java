package org.puente.screening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.puente.population.CanonicalPopulation;
import org.puente.population.DuckDb;
import org.puente.population.Intake;
import org.puente.population.MachineProblem;
import org.puente.rules.plan.Profile;
import org.puente.rules.programme.Unit;
import org.puente.rules.source.InputProblem;
import org.puente.screening.sql.DuckDbDialect;
import org.puente.screening.sql.ScreeningSql;
import org.puente.screening.sql.VerdictLayout;

/** A screening run on embedded DuckDB. */
public final class Screening {

    private static final int ROW_GROUP = 122_880;

    private final ScreeningRequest request;
    private final RunDirectory directory;
    private final Profile profile;
    private final VerdictLayout layout;

    private Screening(ScreeningRequest request, RunDirectory directory) {
        this.request = request;
        this.directory = directory;
        this.profile = Profile.of(request.policy(), request.plan().asOf());
        this.layout = new VerdictLayout(request.plan());
    }

    /**
     * Screens a population, or goes on with a screening that was cut short.
     *
     * @return the summary, which also stands in the run directory
     * @throws InputProblem if the population or the run directory cannot be used, or there is no room to write
     */
    public static Summary run(ScreeningRequest request) {
        long start = System.nanoTime();
        refuseInsideOneAnother(request);
        try (RunDirectory directory = RunDirectory.open(request.run(), request.existing())) {
            return new Screening(request, directory).run(start);
        }
    }

    /** A run may be replaced, and its working files are cleared: a population must not be among them. */
    private static void refuseInsideOneAnother(ScreeningRequest request) {
        try {
            if (Files.exists(request.run())
                    && Files.exists(request.population())
                    && request.population()
                            .toRealPath()
                            .startsWith(request.run().toRealPath())) {
                throw new InputProblem(
                        "The population " + request.population() + " lies in the directory of the run, " + request.run()
                                + ".",
                        "Name a directory that does not exist yet with --out.");
            }
        } catch (IOException e) {
            throw DuckDb.explain(e, request.run());
        }
    }

    private Summary run(long start) {
        Intake.Options options = new Intake.Options(request.strict(), request.limits())
                .forCountry(request.policy().country());
        try (CanonicalPopulation population = Intake.open(
                        request.population(),
                        directory.intake(),
                        request.policy().facts(),
                        options);
                Connection connection = DuckDb.open(directory.root(), request.limits())) {
            DuckDb.keepFooters(connection);
            population.notes().forEach(request.notes());
            ScreeningSql sql = new ScreeningSql(new DuckDbDialect(), request.plan(), profile, population, layout);
            UnknownFacts unknown = UnknownFacts.of(connection, population, request.plan());
            Manifest manifest = Manifest.of(request, population, layout, profile, sql, unknown);
            boolean anew = request.existing() == ScreeningRequest.Existing.REPLACE;
            directory.begin(manifest, population.rejectedFile(), anew);
            Tallies tallies = new Tallies(connection, layout);
            screen(connection, population, sql, tallies);
            Combinations.of(tallies.all()).write(directory.combinations());
            Summary summary = Summary.of(request, population, tallies, (System.nanoTime() - start) / 1e9);
            RunDirectory.write(directory.summary(), summary.toJson());
            return summary;
        } catch (SQLException e) {
            throw DuckDb.explain(e, directory.root());
        }
    }

    private void screen(Connection connection, CanonicalPopulation population, ScreeningSql sql, Tallies tallies)
            throws SQLException {
        Places.write(connection, population, directory.places());
        for (String statement : sql.preparation()) {
            DuckDb.execute(connection, statement);
        }
        directory.saveSql("preparation", String.join(";\n\n", sql.preparation()) + ";");
        if (sql.judges(Unit.MUNICIPALITY)) {
            write(connection, "municipality", sql.municipalities(), directory.municipalityVerdicts());
            tallies.addUnits(Unit.MUNICIPALITY, directory.municipalityVerdicts());
        }
        request.size().accept(population.households());
        int range = 0;
        for (long first = 0; first < population.households(); first += request.householdsPerRange()) {
            long end = Math.min(population.households(), first + request.householdsPerRange());
            screenRange(connection, sql, tallies, range++, first, end);
            request.progress().accept(end);
        }
    }

    /** A range whose tables are there is whole, since a table gets its name only when it is. */
    private void screenRange(Connection connection, ScreeningSql sql, Tallies tallies, int range, long first, long end)
            throws SQLException {
        Path households = directory.verdicts(Unit.HOUSEHOLD, range);
        Path members = directory.verdicts(Unit.MEMBER, range);
        requireWhole(connection, households);
        requireWhole(connection, members);
        if (sql.judges(Unit.MEMBER) && !Files.exists(members)) {
            write(connection, range == 0 ? "member" : "", sql.members(first, end), members);
        }
        if (!Files.exists(households)) {
            write(connection, range == 0 ? "household" : "", sql.households(first, end), households);
        }
        tallies.addUnits(Unit.HOUSEHOLD, households);
        if (sql.judges(Unit.MEMBER)) {
            tallies.addUnits(Unit.MEMBER, members);
        }
        tallies.addHouseholds(
                households,
                sql.judges(Unit.MEMBER) ? Optional.of(members) : Optional.empty(),
                sql.placesHouseholds() ? Optional.of(directory.municipalityVerdicts()) : Optional.empty());
    }

    /** A kept table may have been cut off since it got its name, by a disk or a copy that failed; its end shows it. */
    private static void requireWhole(Connection connection, Path kept) {
        if (!Files.exists(kept)) {
            return;
        }
        try {
            DuckDb.askLong(connection, "SELECT count(*) FROM read_parquet(" + DuckDb.file(kept) + ")");
        } catch (SQLException e) {
            if (DuckDb.explain(e, kept) instanceof MachineProblem machine) {
                throw machine;
            }
            throw new InputProblem(kept + " is damaged, so the run cannot go on.", "Start anew with --force.", e);
        }
    }

    private void write(Connection connection, String savedAs, String query, Path file) throws SQLException {
        if (!savedAs.isEmpty()) {
            directory.saveSql(savedAs, query);
        }
        DuckDb.execute(
                connection,
                "COPY (" + query + ") TO " + DuckDb.target(RunDirectory.part(file))
                        + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + ROW_GROUP + ")");
        RunDirectory.publish(file);
    }
}
