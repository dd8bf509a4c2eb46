package org.puente.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.fact.Type;
import org.puente.rules.parameter.Parameter;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/**
 * Reads the text of a rule into a checked expression. cel-java parses the syntax; names, types and everything this
 * language leaves out of CEL are checked here, so that each fault can be told in the words of the policy.
 *
 * <p>Not safe for several threads.
 */
public final class ExpressionReader {

    private static final int LONGEST = 20_000;

    /** A formula that names a derived fact twice doubles it, and so on with each level. */
    private static final int MOST_NODES = 20_000;

    private final CelParser parser = CelParserFactory.standardCelParserBuilder().build();
    private final Facts facts;
    private final Map<String, Parameter> parameters;
    private final Problems problems;
    private final Deque<Fact> derivationsOpen = new ArrayDeque<>();
    private final Map<String, Optional<Expr>> derivations = new HashMap<>();

    public ExpressionReader(Facts facts, Map<String, Parameter> parameters, Problems problems) {
        this.facts = facts;
        this.parameters = parameters;
        this.problems = problems;
    }

    Facts facts() {
        return facts;
    }

    Map<String, Parameter> parameters() {
        return parameters;
    }

    Problems problems() {
        return problems;
    }

    /**
     * Reads a rule.
     *
     * @param text the rule with its places
     * @param scope what it may name
     * @param expected the type it must have
     * @return the expression, or empty if there were problems, which have then been reported
     */
    public Optional<Expr> read(SourceNode.Text text, Scope scope, Type expected) {
        Optional<CelAbstractSyntaxTree> tree = parse(text);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        NodeReader reader = new NodeReader(this, text, tree.get().getSource(), scope);
        @Nullable Expr expr = reader.read(tree.get().getExpr());
        if (expr == null) {
            return Optional.empty();
        }
        if (isLarger(expr, new int[] {MOST_NODES})) {
            problems.error(
                    text.at(0),
                    "rule-too-long",
                    "With the formulas of its facts written out, this has more than " + MOST_NODES + " parts.",
                    "Use fewer derived facts that are made of derived facts.");
            return Optional.empty();
        }
        @Nullable Expr fitted = reader.fit(expr, expected, tree.get().getExpr());
        if (fitted == null) {
            problems.error(
                    text.at(0),
                    "wrong-type",
                    "This is of type " + expr.type() + " where " + expected + " is needed.",
                    expected.is(Type.Kind.BOOL)
                            ? "Write a condition, for example a comparison."
                            : "Change the type or the formula.");
        }
        return Optional.ofNullable(fitted);
    }

    /** Whether an expression has more nodes than are left. */
    private static boolean isLarger(Expr expr, int[] left) {
        return left[0]-- <= 0 || expr.children().stream().anyMatch(child -> isLarger(child, left));
    }

    private Optional<CelAbstractSyntaxTree> parse(SourceNode.Text text) {
        if (text.value().length() > LONGEST) {
            problems.error(
                    text.place(),
                    "rule-too-long",
                    "The rule is longer than " + LONGEST + " characters.",
                    "Split it into clauses.");
            return Optional.empty();
        }
        try {
            CelValidationResult result = parser.parse(text.value());
            if (!result.hasError()) {
                return Optional.of(result.getAst());
            }
            List<CelIssue> ofSigns = result.getErrors().stream()
                    .filter(issue -> SyntaxWords.isOfSign(issue.getMessage()))
                    .toList();
            for (CelIssue issue : ofSigns.isEmpty() ? result.getErrors() : ofSigns) {
                reportSyntax(text, result.getSource(), issue);
            }
        } catch (CelValidationException | RuntimeException | StackOverflowError e) {
            problems.error(
                    text.place(), "syntax", "The rule cannot be read.", "Simplify it: it may be nested too deeply.");
        }
        return Optional.empty();
    }

    private void reportSyntax(SourceNode.Text text, CelSource source, CelIssue issue) {
        int offset = source.getLocationOffset(issue.getSourceLocation()).orElse(0);
        SyntaxWords words = SyntaxWords.of(issue.getMessage());
        problems.error(placeAt(text, offset), "syntax", words.message(), words.remedy());
    }

    /** The place of a code point of a rule. */
    static Place placeAt(SourceNode.Text text, int codePointOffset) {
        String value = text.value();
        int bounded = Math.max(0, Math.min(codePointOffset, value.codePointCount(0, value.length())));
        return text.at(value.offsetByCodePoints(0, bounded));
    }

    /**
     * The expression of a derived fact, read in the scope of its own entity. A formula that leads back to its own fact
     * is a problem.
     */
    Optional<Expr> derivation(Fact fact, Place usedAt) {
        @Nullable Optional<Expr> known = derivations.get(fact.path());
        if (known != null) {
            return known;
        }
        if (derivationsOpen.contains(fact)) {
            problems.error(
                    fact.findFormula().map(SourceNode.Text::place).orElse(usedAt),
                    "circular-reference",
                    "The formula of " + fact.path() + " refers to itself: " + circle(fact) + ".",
                    "Write one of them without the other.");
            return Optional.empty();
        }
        derivationsOpen.push(fact);
        Optional<Expr> expr = read(fact.findFormula().orElseThrow(), scopeOf(fact.entity()), fact.type());
        derivationsOpen.pop();
        derivations.put(fact.path(), expr);
        return expr;
    }

    private String circle(Fact fact) {
        StringBuilder path = new StringBuilder(fact.path());
        for (Fact open : derivationsOpen) {
            path.insert(0, open.path() + " → ");
            if (open.equals(fact)) {
                break;
            }
        }
        return path.toString();
    }

    private static Scope scopeOf(Entity entity) {
        return switch (entity) {
            case MEMBER -> Scope.MEMBER;
            case HOUSEHOLD -> Scope.HOUSEHOLD;
            case LOCALITY -> Scope.LOCALITY;
            case MUNICIPALITY -> Scope.MUNICIPALITY;
            case STATE -> Scope.STATE;
            case GROUP, PROJECT -> Scope.HOUSEHOLD.withApplication(entity.word());
        };
    }

    /** The expression of a derived fact that has been read without problems. */
    public Optional<Expr> find(Fact fact) {
        return derivations.getOrDefault(fact.path(), Optional.empty());
    }

    /** Reads the formulas of all derived facts, so that a fault in one is found even where no clause uses it. */
    public void checkDerivations() {
        for (Fact fact : facts.all()) {
            if (fact.isDerived()) {
                derivation(fact, fact.place());
            }
        }
    }
}
