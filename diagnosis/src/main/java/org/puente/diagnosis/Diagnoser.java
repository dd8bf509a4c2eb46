package org.puente.diagnosis;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Reading;
import org.puente.diagnosis.sampling.Sheet;
import org.puente.population.DuckDb;
import org.puente.rules.checked.Policy;
import org.puente.rules.programme.Unit;
import org.puente.screening.Combinations;
import org.puente.screening.FinishedRun;

/**
 * Computes a diagnosis from a whole run.
 *
 * <p>A register is read range by range, as it was screened, and only counts of households that are alike come to Java. A
 * survey is small and is read whole, in the order of its primary units, so that errors are computed in the same pass.
 */
public final class Diagnoser {

    private final Frame frame;
    private final Connection connection;
    private final Agreement agreement;
    private final LongConsumer progress;
    private final DesignReader designs;
    private final Reading reading;
    private final boolean isSampled;
    private final ReachBits bits;
    private final ReachSql sql;
    private final Sheet sheet;
    private final ReachMeasure reach;
    private final OverlapMeasure overlap;
    private final IncidenceMeasure incidence;
    private final BudgetMeasure budgets;
    private final List<BlameMeasure> blame = new ArrayList<>();
    private final TerritoryMeasure states;
    private final TerritoryMeasure municipalities;
    private final Map<String, String> stateOf = new HashMap<>();
    private final MissingFactMeasure missing;

    private Diagnoser(Frame frame, Connection connection, LongConsumer progress) throws SQLException {
        this.frame = frame;
        this.connection = connection;
        this.agreement = new Agreement(frame.run());
        agreement.requireColumns(connection);
        this.progress = progress;
        this.designs = new DesignReader(frame, connection);
        this.reading = designs.reading();
        this.isSampled = designs.kind() == Diagnosis.Kind.SURVEY;
        this.bits = new ReachBits(frame.programmes());
        this.sql = new ReachSql(frame, bits, isSampled, designs.hasWholeWeights(connection));
        this.sheet = new Sheet(reading);
        this.reach = new ReachMeasure(frame, sheet);
        this.overlap = new OverlapMeasure(frame, sheet);
        this.incidence = new IncidenceMeasure(frame, sheet);
        this.budgets = new BudgetMeasure(frame, reading);
        for (ProgrammeBits programme : bits.programmes()) {
            blame.add(new BlameMeasure(frame, programme, reading));
        }
        this.states = new TerritoryMeasure(frame, reading);
        this.municipalities = new TerritoryMeasure(frame, reading);
        this.missing = new MissingFactMeasure(frame, reading);
    }

    /**
     * Diagnoses a run.
     *
     * @param run a whole run
     * @param policy the policy it was made with
     * @param spill an existing directory on a disk with room for intermediate results
     * @param progress told how many households were counted so far
     */
    public static Diagnosis diagnose(
            FinishedRun run, Policy policy, Path spill, DuckDb.Limits limits, LongConsumer progress) {
        Frame frame = Frame.of(run, policy);
        try (Connection connection = DuckDb.open(spill, limits)) {
            DuckDb.keepFooters(connection);
            return new Diagnoser(frame, connection, progress).diagnose();
        } catch (SQLException e) {
            throw DuckDb.explain(e, run.directory());
        }
    }

    private Diagnosis diagnose() throws SQLException {
        List<Path> households = frame.run().householdTables();
        List<Path> members = frame.run().memberTables();
        List<Double> bounds = new ArrayList<>();
        if (frame.rank().isPresent() && !households.isEmpty()) {
            DuckDb.execute(connection, sql.ranks(households));
            read(ReachSql.bounds(), row -> bounds.add(row.getDouble(1)));
        }
        long all = frame.run().summary().population().households();
        List<List<Combinations.Combination>> combinations = makeOutcomeMaps(households, members);
        if (isSampled) {
            count(households, members);
        } else {
            for (int range = 0; range < households.size(); range++) {
                count(List.of(households.get(range)), members.isEmpty() ? List.of() : List.of(members.get(range)));
                progress.accept(all * (range + 1) / households.size());
            }
        }
        if (!isSampled) {
            countCombinations(combinations);
        }
        agreement.requireHouseholds(bits.programmes(), reach);
        List<Estimate> coefficients = new Coefficients(incidence, reading).list(connection);
        for (Sheet used : sheets()) {
            used.close();
        }
        return result(coefficients, bounds);
    }

    private List<Sheet> sheets() {
        List<Sheet> sheets = new ArrayList<>(
                List.of(sheet, states.sheet(), municipalities.sheet(), missing.sheet(), budgets.sheet()));
        blame.forEach(measure -> sheets.add(measure.sheet()));
        return sheets;
    }

    // ---------------------------------------------------------------- counting

    private void count(List<Path> households, List<Path> members) throws SQLException {
        DuckDb.execute(connection, sql.reach(households, members));
        countSpread();
        countPlaces();
        for (ProgrammeBits programme : bits.programmes()) {
            countFamilies(programme);
        }
        if (isSampled) {
            countUnits(Stream.of(
                            new UnitSql.Judged(counted(Unit.HOUSEHOLD), households),
                            new UnitSql.Judged(counted(Unit.MEMBER), members))
                    .filter(judged ->
                            !judged.programmes().isEmpty() && !judged.tables().isEmpty())
                    .toList());
        }
    }

    /** The combinations of each programme, which then have their tables. */
    private List<List<Combinations.Combination>> makeOutcomeMaps(List<Path> households, List<Path> members)
            throws SQLException {
        OutcomeMaps maps = new OutcomeMaps(connection, bits, frame.run().combinations(), agreement);
        List<List<Combinations.Combination>> combinations = new ArrayList<>();
        List<Path> municipalities =
                frame.run().municipalityTable().map(List::of).orElse(List.of());
        for (ProgrammeBits programme : bits.programmes()) {
            combinations.add(maps.make(
                    programme,
                    switch (programme.unit()) {
                        case HOUSEHOLD -> households;
                        case MEMBER -> members;
                        default -> municipalities;
                    }));
        }
        return combinations;
    }

    /** Reads the columns that tell where a row was sampled, if they are there; the next column's number. */
    private int sampled(ResultSet row, Sheet... told) throws SQLException {
        if (!isSampled) {
            return 1;
        }
        for (Sheet of : told) {
            of.at(row.getString(1), row.getString(2));
        }
        return 3;
    }

    private void countSpread() throws SQLException {
        read(sql.spread(), row -> {
            int at = sampled(row, sheet);
            Households households = new Households(
                    row.getInt(at),
                    row.getLong(at + 1),
                    row.getLong(at + 2) | (row.getLong(at + 3) & bits.notAppliedFor()),
                    row.getLong(at + 3),
                    row.getLong(at + 4),
                    row.getLong(at + 5),
                    row.getDouble(at + 6),
                    row.getDouble(at + 7));
            reach.add(households);
            overlap.add(households);
            incidence.add(households);
        });
    }

    private void countPlaces() throws SQLException {
        if (!frame.knowsPlaces()) {
            return;
        }
        read(sql.places(), row -> {
            int at = sampled(row, states.sheet(), municipalities.sheet());
            long surely = row.getLong(at + 2);
            long count = row.getLong(at + 3);
            double weight = row.getDouble(at + 4);
            states.add(row.getString(at), surely, count, weight);
            municipalities.add(row.getString(at + 1), surely, count, weight);
            if (row.getString(at) != null && row.getString(at + 1) != null) {
                stateOf.putIfAbsent(row.getString(at + 1), row.getString(at));
            }
        });
    }

    private void countFamilies(ProgrammeBits programme) throws SQLException {
        if (programme.size() == 0) {
            return;
        }
        BlameMeasure measure = blame.get(programme.number());
        int words = ReachBits.familyMasks(programme).size();
        read(sql.families(programme), row -> {
            int at = sampled(row, measure.sheet());
            List<Long> key = new ArrayList<>(words);
            for (int i = 0; i < words; i++) {
                key.add(row.getLong(at + 1 + i));
            }
            measure.add(row.getLong(at), key, row.getLong(at + 1 + words), row.getDouble(at + 2 + words));
        });
    }

    /** The programmes over a unit whose units are counted by their outcomes. */
    private List<Integer> counted(Unit unit) {
        Set<Integer> numbers = new TreeSet<>(missing.programmes());
        numbers.addAll(budgets.programmes());
        return numbers.stream()
                .filter(number -> bits.programmes().get(number).unit() == unit)
                .toList();
    }

    private void addUnits(int programme, long[] words, long count, double weight) {
        missing.add(programme, words, count, weight);
        budgets.add(bits.programmes().get(programme), words, count, weight);
    }

    /** Units of a survey by their outcomes, primary unit by primary unit. */
    private void countUnits(List<UnitSql.Judged> judged) throws SQLException {
        List<Integer> programmes =
                judged.stream().flatMap(of -> of.programmes().stream()).toList();
        if (programmes.isEmpty()) {
            return;
        }
        int words = programmes.stream()
                .mapToInt(programme -> frame.programmes().get(programme).words().size())
                .sum();
        read(UnitSql.combinations(frame, judged), row -> {
            int at = sampled(row, missing.sheet(), budgets.sheet());
            long count = row.getLong(at + words);
            double weight = row.getDouble(at + words + 1);
            for (int programme : programmes) {
                long[] values =
                        new long[frame.programmes().get(programme).words().size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = row.getLong(at++);
                }
                if (!row.wasNull()) {
                    addUnits(programme, values, count, weight);
                }
            }
        });
    }

    /** Units of a register by their outcomes. */
    private void countCombinations(List<List<Combinations.Combination>> combinations) {
        for (int programme = 0; programme < combinations.size(); programme++) {
            for (Combinations.Combination combination : combinations.get(programme)) {
                addUnits(programme, combination.words(), combination.units(), combination.weight());
            }
        }
    }

    // ---------------------------------------------------------------- result

    private Diagnosis result(List<Estimate> coefficients, List<Double> bounds) throws SQLException {
        Describer describer = new Describer(frame, connection, designs, reading);
        List<Diagnosis.Blame> blamed = new ArrayList<>();
        for (ProgrammeBits programme : bits.programmes()) {
            if (!programme.isTooWide()) {
                blamed.addAll(blame.get(programme.number())
                        .result(population -> reach.isOutTold(population, programme.number())));
            }
        }
        Diagnosis.Incidence spread = incidence.result(coefficients, bounds);
        List<Diagnosis.MissingFact> facts = missing.result();
        return new Diagnosis(
                frame.run().plan().asOf().toString(),
                frame.policy().names(),
                frame.policy().currency(),
                describer.subject(),
                describer.programmes(),
                describer.notInForce(),
                reach.populations(),
                reach.result(),
                blamed,
                overlap.result(),
                territory(describer),
                spread,
                budgets.result(),
                facts,
                new Limits(frame, designs, bits.programmes())
                        .list(
                                incidence.isRanked(),
                                spread,
                                incidence.isRanked() ? describer.statesWithoutRank() : List.of(),
                                states.isEmpty() && municipalities.isEmpty()));
    }

    private Diagnosis.Territory territory(Describer describer) throws SQLException {
        return new Diagnosis.Territory(
                frame.populationId(frame.inFocus()),
                TerritoryMeasure.PRESENT_FROM,
                states.result(describer.names("state")),
                Complements.withhold(municipalities.result(describer.names("municipality")), stateOf));
    }

    private void read(String query, Rows.Reader reader) throws SQLException {
        Rows.read(connection, query, reader);
    }
}
