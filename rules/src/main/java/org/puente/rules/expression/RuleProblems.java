package org.puente.rules.expression;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/** The problems of one rule, each told at the place of its node in the text. */
final class RuleProblems {

    /** Where it is said what the language has. */
    static final String SEE = "See docs/reference/rule-language.md for what is.";

    private final Problems problems;
    private final SourceNode.Text text;
    private final CelSource source;

    RuleProblems(Problems problems, SourceNode.Text text, CelSource source) {
        this.problems = problems;
        this.text = text;
        this.source = source;
    }

    /** Reports a fault of a node, and gives the null that is read in its stead. */
    @Nullable Expr refuse(CelExpr node, String code, String message, String remedy) {
        return refuseAt(place(node), code, message, remedy);
    }

    @Nullable Expr refuseAt(Place place, String code, String message, String remedy) {
        problems.error(place, code, message, remedy);
        return null;
    }

    boolean hasArguments(CelExpr node, String function, List<CelExpr> args, int wanted) {
        if (args.size() == wanted) {
            return true;
        }
        refuse(
                node,
                "wrong-arguments",
                function + "(…) takes " + wanted + " argument" + (wanted == 1 ? "" : "s") + ", not " + args.size()
                        + ".",
                SEE);
        return false;
    }

    Place place(CelExpr node) {
        return ExpressionReader.placeAt(text, offset(node));
    }

    /** The place of the name after the dot. */
    Place fieldPlace(CelExpr node) {
        int[] written = text.value().codePoints().toArray();
        int at = offset(node);
        while (at < written.length && (written[at] == '.' || Character.isWhitespace(written[at]))) {
            at++;
        }
        return ExpressionReader.placeAt(text, at);
    }

    /** In code points. */
    private int offset(CelExpr node) {
        return source.getPositionsMap().getOrDefault(node.id(), 0);
    }
}
