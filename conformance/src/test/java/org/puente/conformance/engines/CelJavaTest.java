package org.puente.conformance.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Scope;
import org.puente.rules.fact.Entity;
import org.puente.rules.judge.Evaluator;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.judge.Unknown;

/**
 * The judge against cel-java's own runtime, on rules without our extensions and units without unknowns. What does not
 * fit its type is the one place where they differ then: unknown to the judge, an error or an infinity to cel-java.
 */
class CelJavaTest {

    private static final long SEED = 2_016_083_104L;
    private static final int RULES = 4_000;
    private static final int UNITS = 3;

    /**
     * Where cel-java gives up on an error that our language lets not decide, and one number: {@code int(…)} of the
     * lowest int, which fits.
     */
    private static final Set<String> MORE_LENIENT =
            Set.of("Choice", "Membership", "member EXISTS_ONE", "convert TRUNCATE");

    @TempDir
    private Path folder;

    private final Cel cel = cel();
    private final List<String> wrong = new ArrayList<>();
    private int agreed;

    private static Cel cel() {
        CelBuilder builder = CelFactory.standardCelBuilder().setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        for (Entity entity : Entity.values()) {
            builder.addVar(entity.word(), SimpleType.DYN);
        }
        return builder.build();
    }

    @Test
    void plainRulesMeanWhatTheyMeanInCel() throws CelValidationException, CelEvaluationException {
        Policy policy = GeneratedPolicy.in(folder.resolve("policy"));
        Random random = new Random(SEED);
        ProgrammeGenerator reader = new ProgrammeGenerator(random, policy);
        NationGenerator units = new NationGenerator(random, policy, reader.plan(List.of()));
        RuleGenerator rules = RuleGenerator.ofPlainCel(random, policy);
        for (int rule = 0; rule < RULES; rule++) {
            String text = rules.condition(Scope.MEMBER, 1 + random.nextInt(3));
            Optional<Expr> expr = reader.read(text, Scope.MEMBER);
            if (expr.isPresent()) {
                CelRuntime.Program program = cel.createProgram(cel.compile(text).getAst());
                for (int unit = 0; unit < UNITS; unit++) {
                    compare(text, expr.get(), program, units.completeUnit(Scope.MEMBER));
                }
            }
        }
        System.out.println("conformance: " + agreed + " values the same as in cel-java");
        assertThat(wrong).isEmpty();
        assertThat(agreed).isGreaterThan(RULES * UNITS / 2);
    }

    private void compare(String text, Expr expr, CelRuntime.Program program, UnitFacts unit) {
        Object judged = new Evaluator(ProgrammeGenerator.AS_OF, unit).evaluate(expr);
        Optional<Object> evaluated = evaluate(program, unit);
        boolean same = evaluated.map(judged::equals).orElse(judged instanceof Unknown);
        if (same) {
            agreed++;
        } else if (!mayDiffer(expr, judged, evaluated)) {
            wrong.add(text + " is " + judged + " to the judge and " + evaluated + " to cel-java, for " + shown(unit));
        }
    }

    private static Optional<Object> evaluate(CelRuntime.Program program, UnitFacts unit) {
        try {
            return Optional.of(program.eval(variables(unit)));
        } catch (CelEvaluationException error) {
            return Optional.empty();
        }
    }

    private static boolean mayDiffer(Expr expr, Object judged, Optional<Object> evaluated) {
        Set<String> constructs = new TreeSet<>();
        Constructs.collect(expr, "member", constructs);
        return evaluated.isPresent()
                ? judged instanceof Unknown
                        && constructs.stream()
                                .anyMatch(name -> name.startsWith("DECIMAL ") && name.endsWith(" DECIMAL"))
                : MORE_LENIENT.stream().anyMatch(constructs::contains);
    }

    private static Map<String, Object> variables(UnitFacts unit) {
        Map<String, Object> variables = new HashMap<>();
        for (Entity entity : Scope.MEMBER.entities()) {
            variables.put(entity.word(), new HashMap<>(unit.known(entity)));
        }
        Map<String, Object> household = new HashMap<>(unit.known(Entity.HOUSEHOLD));
        household.put("members", unit.members(Expr.MemberList.HOUSEHOLD).orElseThrow());
        variables.put("household", household);
        return variables;
    }

    private static String shown(UnitFacts unit) {
        StringBuilder words = new StringBuilder();
        Scope.MEMBER.entities().forEach(entity -> words.append(entity).append(unit.known(entity)));
        return words.append(unit.members(Expr.MemberList.HOUSEHOLD)).toString();
    }
}
