package org.puente.conformance.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.cases.Case;
import org.puente.rules.cases.CaseFiles;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Entity;
import org.puente.rules.judge.Judge;
import org.puente.rules.judge.Judgement;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Outcome;
import org.puente.rules.programme.Unit;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;
import org.puente.screening.Summary;
import org.puente.screening.sql.VerdictLayout;

/** Every row of every {@code .cases} file of the real policy, judged and screened. */
class CasesUnderEnginesTest {

    private static final Path POLICY = Path.of("../policy/mx");
    private static final List<Entity> TERRITORY = List.of(Entity.LOCALITY, Entity.MUNICIPALITY, Entity.STATE);

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    /** Cases that one screening can take together. */
    private record Key(LocalDate asOf, String programme) {}

    @Test
    void everyCaseIsScreenedAsItIsJudged() throws IOException {
        Policy policy = PolicyReader.read(POLICY, problems).orElseThrow();
        List<Case> cases = CaseFiles.read(POLICY, policy, problems);
        assertThat(problems.list().stream().filter(Problem::isError)).isEmpty();
        Map<Key, List<Case>> together = new LinkedHashMap<>();
        for (Case one : cases) {
            together.computeIfAbsent(new Key(one.asOf(), one.programme().id()), ignored -> new ArrayList<>())
                    .add(one);
        }
        List<String> wrong = new ArrayList<>();
        long compared = 0;
        for (Map.Entry<Key, List<Case>> group : together.entrySet()) {
            compared += compare(policy, group.getKey(), group.getValue(), wrong);
        }
        System.out.println("conformance: " + cases.size() + " cases screened, " + compared + " clause outcomes");

        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(cases.size());
    }

    private long compare(Policy policy, Key key, List<Case> cases, List<String> wrong) throws IOException {
        Plan plan = Plan.of(policy, key.asOf(), List.of(key.programme()), problems);
        Path work = Files.createTempDirectory(folder, "cases");
        Nation nation = nationOf(cases);
        Path population = work.resolve("population");
        new NationFiles(policy).write(nation, population, work);
        Summary summary = Differential.screen(policy, plan, population, work.resolve("run"), Differential.Manner.PLAIN);
        VerdictTables tables = VerdictTables.read(work.resolve("run"), work);
        Differential whole = new Differential(policy, plan);
        whole.compare(nation, summary, tables);
        whole.differences().forEach(difference -> wrong.add(key + " " + difference));
        VerdictLayout.Columns columns = new VerdictLayout(plan).all().get(0);
        for (int i = 0; i < cases.size(); i++) {
            compareCase(cases.get(i), "case-" + i, columns, tables, wrong);
        }
        return whole.compared();
    }

    /** The row itself, with only what it gives: the nation around it must not have changed what it means. */
    private static void compareCase(
            Case one, String id, VerdictLayout.Columns columns, VerdictTables tables, List<String> wrong) {
        Unit screened = one.programme().screenedUnit();
        Judgement judged = new Judge(one.asOf()).screen(columns.programme().edition(), one.unit());
        Outcome[] outcomes = tables.outcomes(columns, screened, id);
        for (int i = 0; i < outcomes.length; i++) {
            if (judged.outcome(i) != outcomes[i]) {
                wrong.add(one.place() + " '" + one.name() + "': clause "
                        + columns.programme().edition().clauses().get(i).id() + " is " + outcomes[i]
                        + " when screened and " + judged.outcome(i) + " when judged");
            }
        }
        boolean isScreened = one.screening() || !one.programme().unit().isKnownAtApplication();
        if (isScreened && tables.verdict(columns, screened, id) != one.verdict()) {
            wrong.add(one.place() + " '" + one.name() + "' is not " + one.verdict() + " when screened");
        }
    }

    private static Nation nationOf(List<Case> cases) {
        List<Nation.Household> households = new ArrayList<>();
        Map<Entity, Map<String, Map<String, Object>>> territory = new EnumMap<>(Entity.class);
        TERRITORY.forEach(entity -> territory.put(entity, new TreeMap<>()));
        for (int i = 0; i < cases.size(); i++) {
            households.add(household("case-" + i, cases.get(i), territory));
        }
        return new Nation(households, true, territory);
    }

    private static Nation.Household household(
            String id, Case one, Map<Entity, Map<String, Map<String, Object>>> territory) {
        UnitFacts given = one.unit();
        Map<String, Object> facts = new HashMap<>(given.known(Entity.HOUSEHOLD));
        facts.remove("id");
        for (Entity entity : TERRITORY) {
            if (!given.known(entity).isEmpty()) {
                String code = String.valueOf(facts.computeIfAbsent(entity.word() + "_code", ignored -> id));
                Map<String, Object> earlier =
                        territory.getOrDefault(entity, Map.of()).put(code, given.known(entity));
                assertThat(earlier)
                        .as("two cases say what %s %s is like", entity, code)
                        .isIn(null, given.known(entity));
            }
        }
        List<Map<String, Object>> list =
                given.members(Expr.MemberList.HOUSEHOLD).orElse(List.of());
        List<Nation.Member> members = new ArrayList<>();
        if (one.programme().screenedUnit() == Unit.MEMBER) {
            members.add(new Nation.Member(id, without(given.known(Entity.MEMBER))));
        }
        list.forEach(member -> members.add(new Nation.Member(id + "-" + members.size(), without(member))));
        return new Nation.Household(
                id, 1, facts, given.members(Expr.MemberList.HOUSEHOLD).isPresent(), members);
    }

    private static Map<String, Object> without(Map<String, Object> member) {
        Map<String, Object> facts = new HashMap<>(member);
        facts.remove("id");
        return facts;
    }
}
