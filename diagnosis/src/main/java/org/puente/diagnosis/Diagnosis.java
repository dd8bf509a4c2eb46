package org.puente.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.rules.fact.Label;

/**
 * Everything a diagnosis says, field by field as {@code diagnosis.json} holds it (docs/reference/diagnosis.md). Counts are
 * of households, weighted where the population has weights, unless a measure says otherwise; shares are from 0 to 1.
 *
 * @param asOf the as-of date of the run
 * @param country the country's name
 * @param subject what was screened, and how its figures may be read
 * @param programmes in alphabetical order of their ids
 * @param notInForce programmes of the catalogue without an edition on the day
 * @param populations whom the measures look at; the first is everybody, the second, if there is one, the population in
 *     focus
 * @param reach measure (a): a row a programme and population
 * @param blame measure (b): the same
 * @param overlap measure (c): one a population
 * @param territory measure (d)
 * @param incidence measure (e)
 * @param budgets measure (f): one a programme with a budget or a cost
 * @param missingFacts measure (g): the most valuable first
 * @param limits what cannot be said, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Diagnosis(
        String asOf,
        Label country,
        String currency,
        Subject subject,
        List<Programme> programmes,
        List<NotInForce> notInForce,
        List<Population> populations,
        List<Reach> reach,
        List<Blame> blame,
        List<Overlap> overlap,
        Territory territory,
        Incidence incidence,
        List<Budget> budgets,
        List<MissingFact> missingFacts,
        List<Limit> limits) {

    /** How figures may be read. */
    public enum Kind {
        /** A sample with its design: every figure has an interval. */
        SURVEY,
        /** Households have weights, but no strata or primary units: figures are estimates whose error is not known. */
        WEIGHTED,
        /** Every household counts once: figures are exact, and small ones confidential. */
        REGISTER
    }

    /**
     * What was screened.
     *
     * @param status how well the population is known, as it says itself ({@code illustrative} for a synthetic nation)
     * @param referenceDate the day its facts describe
     * @param sources what it is and was made of, as it says itself
     * @param strata and primary units: of the design; null unless it is a survey
     * @param rejected rows and cells of the population that could not be read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Subject(
            Kind kind,
            long households,
            long members,
            double weightedHouseholds,
            long rejected,
            @Nullable String status,
            @Nullable String referenceDate,
            List<Label> sources,
            @Nullable Integer strata,
            @Nullable Integer primaryUnits,
            String policyFingerprint,
            String populationFingerprint) {}

    /**
     * A programme that was screened.
     *
     * @param status how well its file is known as a whole; null if it does not say
     * @param unit whom the screening judged: household, member or municipality
     * @param appliesAs group or project where that is who applies; null otherwise
     * @param isCounted whether it counts among the programmes that reach a household (a transfer or a model of work does
     *     not)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Programme(
            String id,
            Label names,
            Label agency,
            @Nullable String status,
            String unit,
            @Nullable String appliesAs,
            String edition,
            boolean isCounted,
            List<Clause> clauses) {}

    /** A condition of a programme, in file order. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Clause(
            String id,
            Label says,
            Label document,
            String article,
            @Nullable String status,
            boolean isAtApplication) {}

    /** A programme that was not in force on the day. */
    public record NotInForce(String id, Label names) {}

    /**
     * Whom measures look at.
     *
     * @param when the condition as written in {@code diagnosis.yaml}; empty for everybody
     * @param households how many there are, surely
     * @param unknown households of which it is not known whether they belong
     */
    public record Population(String id, Label names, String when, Estimate households, Estimate unknown) {}

    /**
     * Whom a programme could reach.
     *
     * @param eligible households surely eligible (or with an eligible member, or in an eligible municipality)
     * @param openToApply households that only await an application of a group or project: all else is met
     * @param undetermined households of which a missing fact leaves it open
     * @param out households that are surely not eligible
     * @param atLeast eligible and open to apply: the lower bound
     * @param atMost the undetermined too, and those of which it is not known whether they belong to the population
     * @param shareAtLeast the lower bound as a share of the population
     * @param shareAtMost the upper bound as a share of the population, among households known to belong
     */
    public record Reach(
            String programme,
            String population,
            Estimate eligible,
            Estimate openToApply,
            Estimate undetermined,
            Estimate out,
            Estimate atLeast,
            Estimate atMost,
            Estimate shareAtLeast,
            Estimate shareAtMost) {}

    /**
     * What keeps a population out of a programme.
     *
     * @param out households surely not eligible that have somebody to judge
     * @param clauses in file order, without those known only at application
     */
    public record Blame(String programme, String population, Estimate out, List<ClauseBlame> clauses) {}

    /**
     * One clause's part in it.
     *
     * @param unmet the share of households out for which the clause is surely unmet (for all members, where members are
     *     judged)
     * @param alone households that this clause alone keeps out: were it met, they would be eligible, open to apply or
     *     undetermined
     * @param share its share of blame: the Shapley value over the clauses, summed over the households out and divided by
     *     them; the shares of a programme add to 1
     */
    public record ClauseBlame(String clause, Estimate unmet, Estimate alone, Estimate share) {}

    /**
     * Where programmes meet in one population.
     *
     * @param programmes the ids of rows and columns
     * @param households surely reached by both; the diagonal is the reach of one
     * @param reachedBy how many households are reached by how many counted programmes
     * @param several the share of households surely reached by two counted programmes or more
     */
    public record Overlap(
            String population,
            List<String> programmes,
            List<List<Estimate>> households,
            List<ReachedBy> reachedBy,
            Estimate several) {}

    /**
     * Households that so many counted programmes reach.
     *
     * @param programmes 0, 1, 2 …; the last stands for itself and more
     * @param orMore whether it stands for more too
     * @param atLeast households, counting what is sure; {@code shareAtLeast} of the population
     * @param atMost households, counting the undetermined as reached
     */
    public record ReachedBy(
            int programmes,
            boolean orMore,
            Estimate atLeast,
            Estimate shareAtLeast,
            Estimate atMost,
            Estimate shareAtMost) {}

    /**
     * Reach by place, of the population in focus.
     *
     * @param population its id
     * @param presentFrom the least share of a place's households that makes a programme count as present there
     * @param states by code; empty if households do not say where they are
     * @param municipalities by code; only those with households of the population
     */
    public record Territory(String population, double presentFrom, List<Place> states, List<Place> municipalities) {}

    /**
     * One place.
     *
     * @param households of the population there
     * @param present how many counted programmes surely reach at least {@code presentFrom} of them; null if withheld
     * @param perHousehold counted programmes that surely reach a household, on average
     * @param none the share of households that no counted programme surely reaches
     * @param isDesert whether no counted programme is present although some were judged; null if withheld
     * @param shares the sure reach of each programme, in the order of {@code programmes} of the diagnosis
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Place(
            String code,
            @Nullable String name,
            Estimate households,
            @Nullable Integer present,
            Estimate perHousehold,
            Estimate none,
            @Nullable Boolean isDesert,
            List<Estimate> shares) {}

    /**
     * Who gains.
     *
     * @param rank what households are ranked by; null if {@code diagnosis.yaml} names nothing, or the population has no
     *     such column
     * @param ranked households with a known rank
     * @param unranked households without
     * @param bounds the nine limits between tenths, in the unit of the rank
     * @param programmes sure reach of each programme
     * @param populations the same for populations, such as households that receive a transfer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Incidence(
            @Nullable Label rank,
            @Nullable Label rankUnit,
            Estimate ranked,
            Estimate unranked,
            List<Double> bounds,
            List<Incident> programmes,
            List<Incident> populations) {}

    /**
     * How one programme's reach, or one population, is spread.
     *
     * @param id of the programme or population
     * @param concentration from -1 (all among the poorest) over 0 (spread evenly) to 1 (all among the richest)
     * @param curve the concentration curve: the cumulative share of those reached up to each twentieth of households,
     *     from the poorest; 21 points from 0 to 1; empty where nobody is reached or the figure is withheld
     * @param tenths the share of each tenth's households that is reached, from the poorest
     * @param shares the share of those reached that each tenth has
     * @param parts reach in each part of each breakdown
     */
    public record Incident(
            String id,
            Label names,
            Estimate concentration,
            List<Double> curve,
            List<Estimate> tenths,
            List<Estimate> shares,
            List<Part> parts) {}

    /** Reach in one part of a breakdown, such as rural households of a breakdown by setting. */
    public record Part(String breakdown, Label breakdownNames, String part, Label names, Estimate share) {}

    /**
     * Money against demand. Amounts are in the country's currency a year.
     *
     * @param units what is counted: household or member
     * @param eligible units surely eligible or open to apply
     * @param possible the undetermined too
     * @param budget the year's budget; null if none was found
     * @param unitCost what serving one unit costs; null if none was found
     * @param served how many units the budget pays for
     * @param coverage those as a share of the eligible, at most 1
     * @param years to serve all the eligible once with such a budget each year
     * @param cost of serving all the eligible once
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Budget(
            String programme,
            String units,
            Estimate eligible,
            Estimate possible,
            @Nullable Money budget,
            @Nullable Money unitCost,
            @Nullable Estimate served,
            @Nullable Estimate coverage,
            @Nullable Estimate years,
            @Nullable Estimate cost) {}

    /** An amount as a policy file states it, with its unit, date, status and source. */
    public record Money(double amount, Label unit, String date, String status, Label document) {}

    /**
     * What one fact, or several that conditions wait for together, would tell.
     *
     * @param facts paths and labels
     * @param programmes the programmes with verdicts that wait for it
     * @param waiting undetermined verdicts with a condition that waits for it
     * @param settles verdicts that it would settle, whatever the answer
     * @param maySettle verdicts that it would settle with some answers
     */
    public record MissingFact(
            List<Fact> facts, List<String> programmes, Estimate waiting, Estimate settles, Estimate maySettle) {}

    /** A fact, for people. */
    public record Fact(String path, Label label, Label missing) {}

    /** A sentence about what cannot be said. The code is for programs. */
    public record Limit(String code, Label says) {}
}
