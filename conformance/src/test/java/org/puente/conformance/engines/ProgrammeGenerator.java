package org.puente.conformance.engines;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.ExpressionReader;
import org.puente.rules.expression.Reads;
import org.puente.rules.expression.Scope;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Type;
import org.puente.rules.parameter.Citation;
import org.puente.rules.parameter.Period;
import org.puente.rules.plan.Plan;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Eligibility;
import org.puente.rules.programme.Programme;
import org.puente.rules.programme.Unit;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/** Makes random programmes whose clauses have been read and checked from text. */
final class ProgrammeGenerator {

    static final LocalDate AS_OF = LocalDate.of(2016, 8, 31);

    /** Ids that engines or files might mistake for something else. */
    private static final List<String> AWKWARD_IDS =
            List.of("weight", "select", "household", "verdicts", "group-by", "e1", "c1", "key");

    private static final Place NOWHERE = Place.ofFile("generated");
    private static final Label LABEL = Label.ofBoth("generated; -- */ 'x' \" \n y");

    private final Random random;
    private final Policy policy;
    private final RuleGenerator rules;
    private int written;
    private int refused;

    ProgrammeGenerator(Random random, Policy policy) {
        this.random = random;
        this.policy = policy;
        this.rules = new RuleGenerator(random, policy);
    }

    /** How many rules were written, and how many of them the reader refused. */
    int written() {
        return written;
    }

    int refused() {
        return refused;
    }

    /**
     * Makes programmes, every one of a random unit, by id.
     *
     * @param mostClauses the most a programme has
     */
    List<Programme> programmes(int count, int mostClauses) {
        List<Programme> programmes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = i < AWKWARD_IDS.size() && random.nextBoolean() ? AWKWARD_IDS.get(i) : "p-" + (100 + i);
            programmes.add(programme(id, 1 + random.nextInt(mostClauses)));
        }
        programmes.sort(Comparator.comparing(Programme::id));
        return programmes;
    }

    private Programme programme(String id, int size) {
        Unit unit = List.of(
                        Unit.HOUSEHOLD,
                        Unit.HOUSEHOLD,
                        Unit.HOUSEHOLD,
                        Unit.MEMBER,
                        Unit.MEMBER,
                        Unit.MEMBER,
                        Unit.MUNICIPALITY,
                        Unit.GROUP,
                        Unit.PROJECT)
                .get(random.nextInt(9));
        Unit screened = !unit.isKnownAtApplication() ? unit : random.nextBoolean() ? Unit.HOUSEHOLD : Unit.MEMBER;
        Scope scope = unit.isKnownAtApplication() ? screened.scope().withApplication(unit.word()) : screened.scope();
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            clauses.add(clause("clause-" + i, scope, screened.scope()));
        }
        return programmeOf(id, unit, screened, clauses, eligibility(0, size, 0));
    }

    static Programme programmeOf(String id, Unit unit, Unit screened, List<Clause> clauses, Eligibility eligibility) {
        Edition edition =
                new Edition(new Period(LocalDate.of(2016, 1, 1), null), List.copyOf(clauses), eligibility, NOWHERE);
        return new Programme(id, LABEL, "ministry", unit, screened, Optional.empty(), List.of(edition), NOWHERE);
    }

    /** Most clauses of a group programme read only what its screened unit reaches. */
    private Clause clause(String id, Scope scope, Scope screened) {
        while (true) {
            Scope reached = random.nextInt(4) == 0 ? scope : screened;
            String text = rules.condition(reached, 1 + random.nextInt(4));
            written++;
            Optional<Expr> expr = read(text, reached);
            if (expr.isPresent()) {
                return clauseOf(id, text, expr.get());
            }
            refused++;
        }
    }

    Optional<Expr> read(String text, Scope scope) {
        Problems problems = new Problems();
        Optional<Expr> expr = new ExpressionReader(policy.facts(), policy.parameters(), problems)
                .read(new SourceNode.Text(NOWHERE, text, List.of(), true), scope, Type.BOOL);
        return problems.hasErrors() ? Optional.empty() : expr;
    }

    static Clause clauseOf(String id, String text, Expr expr) {
        return new Clause(
                id,
                LABEL,
                new Citation("law", "1 */ -- '"),
                Optional.empty(),
                new SourceNode.Text(NOWHERE, text, List.of(), true),
                expr,
                Reads.of(expr).isAtApplication(),
                NOWHERE);
    }

    /** A random nest of blocks over the clauses from {@code first} to before {@code end}. */
    private Eligibility eligibility(int first, int end, int depth) {
        List<Eligibility> parts = new ArrayList<>();
        int at = first;
        while (at < end) {
            boolean nests = depth < 4 && end - at > 1 && random.nextInt(4) == 0;
            int next = nests ? at + 1 + random.nextInt(end - at) : at + 1;
            parts.add(nests ? eligibility(at, next, depth + 1) : new Eligibility.One(at));
            at = next;
        }
        return new Eligibility.Block(random.nextInt(3) > 0, parts);
    }

    /** A plan of these programmes. */
    Plan plan(List<Programme> programmes) {
        return planOf(policy, programmes);
    }

    static Plan planOf(Policy policy, List<Programme> programmes) {
        Problems problems = new Problems();
        Plan plan = Plan.of(withProgrammes(policy, programmes), AS_OF, List.of(), problems);
        if (problems.hasErrors()) {
            throw new IllegalStateException(problems.list().get(0).render());
        }
        return plan;
    }

    static Policy withProgrammes(Policy policy, List<Programme> programmes) {
        return new Policy(
                policy.country(),
                policy.names(),
                policy.currency(),
                policy.fingerprint(),
                policy.facts(),
                policy.parameters(),
                programmes,
                policy.agencies(),
                policy.documents(),
                policy.focus());
    }
}
