package org.puente.rules.expression;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Type;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.SourceNode;

/**
 * Reads the nodes of one rule's syntax tree. A fault is reported and read as null; reading goes on beside it, so that
 * all faults of a rule are found at once. What kinds of node share is here; each kind has a reader of its own.
 */
final class NodeReader {

    private final RuleProblems problems;
    private final NameReader names;
    private final OperatorReader operators;
    private final FunctionReader functions;

    NodeReader(ExpressionReader owner, SourceNode.Text text, CelSource source, Scope scope) {
        problems = new RuleProblems(owner.problems(), text, source);
        ListReader lists = new ListReader(this, problems, scope);
        names = new NameReader(this, lists, problems, owner, scope);
        operators = new OperatorReader(this, problems);
        functions = new FunctionReader(this, names, lists, problems);
    }

    @Nullable Expr read(CelExpr node) {
        return switch (node.getKind()) {
            case CONSTANT -> readConstant(node);
            case IDENT -> names.readIdentifier(node);
            case SELECT -> names.readSelect(node);
            case CALL ->
                OperatorReader.isOperator(node.call().function()) ? operators.read(node) : functions.read(node);
            case LIST ->
                problems.refuse(node, "unsupported", "A list may only stand after 'in'.", "Write x in [a, b].");
            default ->
                problems.refuse(
                        node, "unsupported", "This construct is not part of the rule language.", RuleProblems.SEE);
        };
    }

    private @Nullable Expr readConstant(CelExpr node) {
        CelConstant constant = node.constant();
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> new Expr.Literal(constant.booleanValue(), Type.BOOL);
            case INT64_VALUE -> new Expr.Literal(constant.int64Value(), Type.INT);
            case STRING_VALUE -> new Expr.Literal(constant.stringValue(), Type.TEXT);
            case DOUBLE_VALUE ->
                Double.isFinite(constant.doubleValue())
                        ? new Expr.Literal(constant.doubleValue(), Type.DECIMAL)
                        : problems.refuse(node, "bad-literal", "This number does not fit a decimal.", "");
            default ->
                problems.refuse(
                        node, "unsupported", "This literal is not part of the rule language.", RuleProblems.SEE);
        };
    }

    Optional<Expr> readBool(CelExpr node) {
        @Nullable Expr expr = read(node);
        if (expr != null && !expr.type().is(Type.Kind.BOOL)) {
            problems.refuse(
                    node,
                    "wrong-type",
                    "This is of type " + expr.type() + " where bool is needed.",
                    "Write a comparison.");
            return Optional.empty();
        }
        return Optional.ofNullable(expr);
    }

    /**
     * Makes an expression fit a type: only a text literal changes, into a code of the list it is compared with.
     *
     * @return null if it does not fit (reported if it is a literal that is not in the list)
     */
    @Nullable Expr fit(Expr expr, Type wanted, CelExpr node) {
        if (wanted.is(Type.Kind.CODE) && isTextLiteral(expr)) {
            String code = (String) ((Expr.Literal) expr).value();
            if (!wanted.codeList().contains(code)) {
                problems.refuse(
                        node,
                        "unknown-code",
                        "'" + code + "' is not in the list " + wanted.codeList().name() + ".",
                        Nearest.suggestInOrder(code, wanted.codeList().codes()));
                return null;
            }
            return new Expr.Literal(code, wanted);
        }
        if (isTextLiteral(expr) || !wanted.is(Type.Kind.TEXT)) {
            return expr.type().isComparableWith(wanted) ? expr : null;
        }
        // A code beside a text literal: the literal is fitted when its own turn comes.
        return expr.type().is(Type.Kind.CODE) || expr.type().isComparableWith(wanted) ? expr : null;
    }

    static boolean isTextLiteral(Expr expr) {
        return expr instanceof Expr.Literal literal && literal.type().is(Type.Kind.TEXT);
    }
}
