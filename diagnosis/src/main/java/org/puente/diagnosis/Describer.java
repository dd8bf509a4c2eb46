package org.puente.diagnosis;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.puente.diagnosis.sampling.Design;
import org.puente.diagnosis.sampling.Reading;
import org.puente.population.DuckDb;
import org.puente.rules.fact.Label;
import org.puente.rules.parameter.Document;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Programme;
import org.puente.rules.source.InputProblem;
import org.puente.screening.Summary;
import org.puente.screening.sql.ScreeningSql;

/** What a diagnosis is of, for people: the population, the programmes, the names of places. */
final class Describer {

    private static final String HEADER_OF_PLACES = "level,code,name";

    private final Frame frame;
    private final Connection connection;
    private final DesignReader designs;
    private final Reading reading;

    Describer(Frame frame, Connection connection, DesignReader designs, Reading reading) {
        this.frame = frame;
        this.connection = connection;
        this.designs = designs;
        this.reading = reading;
    }

    Diagnosis.Subject subject() {
        Summary.PopulationCounts population = frame.run().summary().population();
        Optional<Design> design = reading.findDesign();
        return new Diagnosis.Subject(
                designs.kind(),
                population.households(),
                population.members(),
                population.weightedHouseholds(),
                population.rejected(),
                population.status(),
                population.referenceDate(),
                frame.run().sources(),
                design.map(Design::strata).orElse(null),
                design.map(Design::allPrimaryUnits).orElse(null),
                frame.policy().fingerprint(),
                population.fingerprint());
    }

    List<Diagnosis.Programme> programmes() {
        List<Diagnosis.Programme> programmes = new ArrayList<>();
        for (int i = 0; i < frame.programmes().size(); i++) {
            programmes.add(programme(frame.programme(i), (frame.countedMask() & 1L << i) != 0));
        }
        return programmes;
    }

    private Diagnosis.Programme programme(Plan.PlannedProgramme planned, boolean isCounted) {
        Programme programme = planned.programme();
        return new Diagnosis.Programme(
                programme.id(),
                programme.names(),
                frame.policy().agencies().getOrDefault(programme.agency(), Label.ofBoth(programme.agency())),
                programme.status().map(status -> status.word()).orElse(null),
                programme.screenedUnit().word(),
                programme.unit().isKnownAtApplication() ? programme.unit().word() : null,
                planned.edition().id(),
                isCounted,
                planned.edition().clauses().stream().map(this::clause).toList());
    }

    private Diagnosis.Clause clause(Clause clause) {
        Label document = Optional.ofNullable(
                        frame.policy().documents().get(clause.cites().document()))
                .map(Document::title)
                .orElse(Label.ofBoth(clause.cites().document()));
        return new Diagnosis.Clause(
                clause.id(),
                clause.says(),
                document,
                clause.cites().article(),
                clause.status().map(status -> status.word()).orElse(null),
                clause.isAtApplication());
    }

    List<Diagnosis.NotInForce> notInForce() {
        return frame.run().summary().notInForce().stream()
                .map(id -> new Diagnosis.NotInForce(
                        id, frame.policy().find(id).map(Programme::names).orElse(Label.ofBoth(id))))
                .toList();
    }

    /** The names of the places of a level, by code; empty if the population names none. */
    Map<String, String> names(String level) {
        Map<String, String> names = new HashMap<>();
        if (!Files.isRegularFile(frame.run().places())) {
            throw new InputProblem(
                    "The run in " + frame.run().directory() + " lacks "
                            + frame.run().places().getFileName() + ".",
                    "Copy the run whole, or screen again with --force.");
        }
        requireHeader();
        // As it is written; nothing is guessed, so that a file cut short is not read in another way.
        String query = "SELECT code, name FROM read_csv("
                + DuckDb.file(frame.run().places())
                + ", header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = {'level':"
                + " 'VARCHAR', 'code': 'VARCHAR', 'name': 'VARCHAR'}) WHERE level = " + DuckDb.text(level)
                + " AND code IS NOT NULL AND name IS NOT NULL";
        try {
            Rows.read(connection, query, row -> names.put(row.getString(1), row.getString(2)));
        } catch (SQLException e) {
            // Its words may quote a line.
            throw unreadable();
        }
        return names;
    }

    private void requireHeader() {
        try (BufferedReader lines = Files.newBufferedReader(frame.run().places())) {
            if (!HEADER_OF_PLACES.equals(lines.readLine())) {
                throw unreadable();
            }
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private InputProblem unreadable() {
        return new InputProblem(
                frame.run().places() + " cannot be read.", "Copy the run whole, or screen again with --force.");
    }

    /** The states none of whose households can be ranked, by name or else code. */
    List<String> statesWithoutRank() throws SQLException {
        List<String> states = new ArrayList<>();
        if (frame.rank().isEmpty() || !frame.keeps(ScreeningSql.STATE)) {
            return states;
        }
        Map<String, String> names = names("state");
        String state = DuckDb.name(ScreeningSql.STATE);
        String query = "SELECT " + state + " FROM "
                + ReachSql.tables(frame.run().householdTables()) + " WHERE " + state + " IS NOT NULL GROUP BY 1 HAVING"
                + " count(" + DuckDb.name(frame.rank().orElseThrow().path()) + ") = 0 ORDER BY 1";
        Rows.read(connection, query, row -> states.add(names.getOrDefault(row.getString(1), row.getString(1))));
        return states;
    }
}
