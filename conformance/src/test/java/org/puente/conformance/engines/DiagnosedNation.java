package org.puente.conformance.engines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.puente.diagnosis.Diagnoser;
import org.puente.diagnosis.Diagnosis;
import org.puente.population.DuckDb;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Scope;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Label;
import org.puente.rules.focus.Focus;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Programme;
import org.puente.rules.source.Place;
import org.puente.rules.source.SourceNode;
import org.puente.screening.FinishedRun;
import org.puente.screening.ScreeningRequest;

/**
 * A generated policy with a focus, and a nation of a few dozen kinds of household that come many times each, so that few
 * figures are withheld.
 */
record DiagnosedNation(Policy policy, Plan plan, Nation nation, Diagnosis.Kind kind, long householdsPerRange) {

    static final String STRATUM = "sampling_stratum";
    static final String PRIMARY_UNIT = "primary_unit";
    private static final int KINDS = 40;
    private static final int COPIES = 36;
    private static final Label LABEL = Label.ofBoth("x");

    /** Makes one of everything from a seed. */
    static DiagnosedNation of(Policy rules, long seed) {
        Random random = new Random(seed);
        Diagnosis.Kind kind = Diagnosis.Kind.values()[(int) (seed % 3)];
        ProgrammeGenerator generator = new ProgrammeGenerator(random, rules);
        List<Programme> programmes = generator.programmes(2 + random.nextInt(7), 7);
        Policy policy = withFocus(
                ProgrammeGenerator.withProgrammes(rules, programmes), focus(random, generator, rules, programmes));
        Plan plan = generator.plan(programmes);
        Nation kinds = new NationGenerator(random, rules, plan).nation(KINDS);
        List<Nation.Household> households = new ArrayList<>();
        for (Nation.Household one : kinds.households()) {
            for (int copy = 0; copy < COPIES; copy++) {
                if (kind == Diagnosis.Kind.REGISTER || random.nextInt(10) > 0) {
                    households.add(copy(one, copy, kind));
                }
            }
        }
        Nation nation = new Nation(households, kinds.hasMembers(), kinds.territory());
        return new DiagnosedNation(
                policy, plan, nation, kind, random.nextBoolean() ? 333 : ScreeningRequest.STANDARD_RANGE);
    }

    /** Seven primary units in each of five strata; the sixth has one. */
    private static Nation.Household copy(Nation.Household one, int copy, Diagnosis.Kind kind) {
        Map<String, Object> facts = new HashMap<>(one.facts());
        facts.remove(STRATUM);
        facts.remove(PRIMARY_UNIT);
        if (kind == Diagnosis.Kind.SURVEY) {
            facts.put(STRATUM, "s" + copy / 7);
            facts.put(PRIMARY_UNIT, copy < 35 ? "p" + copy % 7 : "alone");
        }
        double weight = kind == Diagnosis.Kind.REGISTER ? 1 : one.weight() * (1 + copy % 5 / 8.0);
        List<Nation.Member> members = one.members().stream()
                .map(member -> new Nation.Member(member.id() + "/" + copy, member.facts()))
                .toList();
        return new Nation.Household(one.id() + "/" + copy, weight, facts, one.membersKnown(), members);
    }

    // ---------------------------------------------------------------- what is looked at

    private static Focus focus(Random random, ProgrammeGenerator generator, Policy policy, List<Programme> programmes) {
        List<Focus.Group> groups = new ArrayList<>();
        for (String when : List.of(
                "household.flag",
                "household.flag || household.other_flag",
                "household.members.exists(m, m.flag)",
                "household.level >= 'middle'",
                "municipality.flag")) {
            SourceNode.Text written = new SourceNode.Text(Place.ofFile("generated"), when, List.of(), true);
            groups.add(new Focus.Group(
                    "group-" + groups.size(),
                    LABEL,
                    written,
                    generator.read(when, Scope.HOUSEHOLD).orElseThrow()));
        }
        int populations = random.nextInt(3);
        Set<String> beside = new TreeSet<>();
        programmes.stream().filter(one -> random.nextInt(4) == 0).forEach(one -> beside.add(one.id()));
        return new Focus(
                groups.subList(0, populations),
                groups.subList(populations, 3),
                List.of(new Focus.Breakdown("breakdown", LABEL, groups.subList(3, 5))),
                rank(random, policy),
                beside);
    }

    private static Optional<Fact> rank(Random random, Policy policy) {
        String name = List.of("amount", "ratio", "count", "debt", "").get(random.nextInt(5));
        return policy.facts().listObserved(Entity.HOUSEHOLD).stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst();
    }

    private static Policy withFocus(Policy policy, Focus focus) {
        return new Policy(
                policy.country(),
                policy.names(),
                policy.currency(),
                policy.fingerprint(),
                policy.facts(),
                policy.parameters(),
                policy.programmes(),
                policy.agencies(),
                policy.documents(),
                focus);
    }

    // ---------------------------------------------------------------- as a user does it

    /** Writes it below {@code work}, screens it and diagnoses the run. */
    Diagnosis diagnose(Path work) {
        Path population = work.resolve("population");
        new NationFiles(policy).write(nation, population, work);
        Path run = work.resolve("run");
        Differential.screen(policy, plan, population, run, new Differential.Manner(householdsPerRange, 1));
        return Diagnoser.diagnose(
                FinishedRun.open(run, policy), policy, work, new DuckDb.Limits(1, "400MB"), done -> {});
    }
}
