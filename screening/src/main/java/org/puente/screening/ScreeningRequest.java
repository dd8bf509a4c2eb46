package org.puente.screening;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.puente.population.DuckDb;
import org.puente.rules.checked.Policy;
import org.puente.rules.plan.Plan;

/**
 * What is to be screened, and where the result goes.
 *
 * @param policy the checked policy
 * @param plan its programmes on the as-of date
 * @param population the population directory
 * @param run the directory of the run
 * @param existing what to do if the run directory exists
 * @param limits what the database may use
 * @param strict whether the first bad cell or row of the population stops the run
 * @param householdsPerRange how many households are screened at once; more is faster and takes more memory
 * @param size told, before the first of them is judged, how many households there are
 * @param progress told the number of households done
 * @param notes told sentences about the population for the user, such as a column that no fact declares
 */
public record ScreeningRequest(
        Policy policy,
        Plan plan,
        Path population,
        Path run,
        Existing existing,
        DuckDb.Limits limits,
        boolean strict,
        long householdsPerRange,
        LongConsumer size,
        LongConsumer progress,
        Consumer<String> notes) {

    /** What to do with a run directory that exists. */
    public enum Existing {
        REFUSE,
        RESUME,
        REPLACE
    }

    /** How many households fit the standard memory limit with room to spare (benchmarks/README.md). */
    public static final long STANDARD_RANGE = 500_000;

    public ScreeningRequest(
            Policy policy, Plan plan, Path population, Path run, Existing existing, DuckDb.Limits limits) {
        this(policy, plan, population, run, existing, limits, false, STANDARD_RANGE, all -> {}, done -> {}, note -> {});
    }

    public ScreeningRequest withSize(LongConsumer told) {
        return new ScreeningRequest(
                policy, plan, population, run, existing, limits, strict, householdsPerRange, told, progress, notes);
    }

    public ScreeningRequest withProgress(LongConsumer told) {
        return new ScreeningRequest(
                policy, plan, population, run, existing, limits, strict, householdsPerRange, size, told, notes);
    }

    public ScreeningRequest withNotes(Consumer<String> told) {
        return new ScreeningRequest(
                policy, plan, population, run, existing, limits, strict, householdsPerRange, size, progress, told);
    }

    public ScreeningRequest withHouseholdsPerRange(long households) {
        return new ScreeningRequest(
                policy, plan, population, run, existing, limits, strict, households, size, progress, notes);
    }

    public ScreeningRequest withStrict(boolean stops) {
        return new ScreeningRequest(
                policy, plan, population, run, existing, limits, stops, householdsPerRange, size, progress, notes);
    }
}
