package org.puente.rules.expression;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Type;
import org.puente.rules.parameter.Parameter;
import org.puente.rules.source.Nearest;

/** Reads what a rule names: facts and parameters. */
final class NameReader {

    private final NodeReader nodes;
    private final ListReader lists;
    private final RuleProblems problems;
    private final ExpressionReader owner;
    private final Scope scope;

    NameReader(NodeReader nodes, ListReader lists, RuleProblems problems, ExpressionReader owner, Scope scope) {
        this.nodes = nodes;
        this.lists = lists;
        this.problems = problems;
        this.owner = owner;
        this.scope = scope;
    }

    @Nullable Expr readIdentifier(CelExpr node) {
        String name = node.ident().name();
        if (isElement(name) || Entity.find(name).isPresent()) {
            return problems.refuse(
                    node,
                    "wrong-type",
                    "'" + name + "' alone is not a value.",
                    "Name one of its facts: " + name + ".…");
        }
        List<String> valid =
                new ArrayList<>(scope.entities().stream().map(Entity::word).toList());
        lists.element().ifPresent(valid::add);
        boolean isCode = owner.facts().all().stream()
                .map(Fact::type)
                .anyMatch(type -> type.is(Type.Kind.CODE) && type.codeList().contains(name));
        return problems.refuse(
                node,
                "unknown-name",
                "'" + name + "' is not known here.",
                isCode ? "Write a code in quotes: '" + name + "'." : Nearest.suggest(name, valid));
    }

    @Nullable Expr readSelect(CelExpr node) {
        CelExpr operand = node.select().operand();
        if (operand.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return problems.refuse(node, "unknown-name", "A fact has one dot, as in household.size.", RuleProblems.SEE);
        }
        String owned = operand.ident().name();
        String name = node.select().field();
        if (isElement(owned)) {
            return readFact(node, Expr.Subject.ELEMENT, Entity.MEMBER, name);
        }
        Optional<Entity> entity = Entity.find(owned);
        if (entity.isEmpty()) {
            return readIdentifier(operand);
        }
        if (!scope.entities().contains(entity.get())) {
            return problems.refuse(
                    operand,
                    "out-of-reach",
                    "A " + scope.unit() + " clause cannot read " + owned + " facts.",
                    reachRemedy(entity.get()));
        }
        if (name.equals("members") && ListReader.listOf(node).isPresent()) {
            return problems.refuse(
                    node,
                    "wrong-type",
                    "A list of members is not a value.",
                    "Use " + owned + ".members.exists(m, …), all, count, sum, min, max or size().");
        }
        return readFact(node, Expr.Subject.UNIT, entity.get(), name);
    }

    private String reachRemedy(Entity entity) {
        if (entity == Entity.MEMBER && scope.lists().contains(Expr.MemberList.HOUSEHOLD)) {
            return "Use household.members.exists(m, …) or another quantifier.";
        }
        return "It reaches " + scope.words() + ".";
    }

    private @Nullable Expr readFact(CelExpr node, Expr.Subject subject, Entity entity, String name) {
        Optional<Fact> fact = owner.facts().find(entity, name);
        if (fact.isEmpty()) {
            List<String> valid =
                    owner.facts().list(entity).stream().map(Fact::name).toList();
            return problems.refuseAt(
                    problems.fieldPlace(node),
                    "unknown-name",
                    "'" + name + "' is not a fact of a " + entity.word() + ".",
                    Nearest.suggest(name, valid));
        }
        if (!fact.get().isDerived()) {
            return new Expr.FactRef(subject, fact.get());
        }
        return owner.derivation(fact.get(), problems.place(node))
                .map(expr -> derived(node, subject, expr))
                .orElse(null);
    }

    /** A derived member fact asked of a list member is its formula with that member in the member's place. */
    private @Nullable Expr derived(CelExpr node, Expr.Subject subject, Expr expr) {
        if (lists.element().isPresent() && !Reads.of(expr).quantifiers().isEmpty()) {
            return lists.refuseNested(node);
        }
        if (subject == Expr.Subject.UNIT) {
            return expr;
        }
        return new Rewriter() {
            @Override
            public Expr fact(Expr.FactRef ref) {
                return ref.fact().entity() == Entity.MEMBER ? new Expr.FactRef(Expr.Subject.ELEMENT, ref.fact()) : ref;
            }
        }.rewrite(expr);
    }

    @Nullable Expr readKnown(CelExpr node, List<CelExpr> args) {
        if (!problems.hasArguments(node, "known", args, 1)) {
            return null;
        }
        Optional<Expr.MemberList> list = ListReader.listOf(args.get(0));
        if (list.isPresent()) {
            return lists.readKnown(args.get(0), list.get());
        }
        if (args.get(0).getKind() != CelExpr.ExprKind.Kind.SELECT) {
            return problems.refuse(args.get(0), "wrong-type", "known(…) needs a fact.", "Write known(household.size).");
        }
        @Nullable Expr operand = nodes.read(args.get(0));
        return operand == null ? null : new Expr.Known(operand);
    }

    @Nullable Expr readParameter(CelExpr node, List<CelExpr> args) {
        if (args.isEmpty() || FunctionReader.literalText(args.subList(0, 1)).isEmpty()) {
            return problems.refuse(
                    node,
                    "bad-literal",
                    "parameter(…) needs the parameter's name in quotes first.",
                    "Write parameter('name.part', key).");
        }
        String name = FunctionReader.literalText(args.subList(0, 1)).orElseThrow();
        @Nullable Parameter parameter = owner.parameters().get(name);
        if (parameter == null) {
            return problems.refuse(
                    args.get(0),
                    "unknown-parameter",
                    "There is no parameter '" + name + "'.",
                    Nearest.suggest(name, new TreeSet<>(owner.parameters().keySet())));
        }
        if (args.size() - 1 != parameter.keys().size()) {
            return problems.refuse(
                    node,
                    "wrong-type",
                    "The parameter '" + name + "' has " + parameter.keys().size()
                            + (parameter.keys().size() == 1 ? " key" : " keys") + ", not " + (args.size() - 1)
                            + ".",
                    keysRemedy(parameter));
        }
        List<Expr> keys = new ArrayList<>();
        for (int i = 0; i < parameter.keys().size(); i++) {
            Optional<Expr> key = readKey(args.get(i + 1), parameter.keys().get(i), name);
            key.ifPresent(keys::add);
        }
        return keys.size() == parameter.keys().size() ? new Expr.ParameterRef(parameter, keys) : null;
    }

    private Optional<Expr> readKey(CelExpr node, Type wanted, String parameter) {
        @Nullable Expr key = nodes.read(node);
        if (key == null) {
            return Optional.empty();
        }
        @Nullable Expr fitted = nodes.fit(key, wanted, node);
        boolean codeLiteral = NodeReader.isTextLiteral(key) && wanted.is(Type.Kind.CODE);
        if (fitted == null || !fitted.type().isComparableWith(wanted)) {
            if (!codeLiteral) {
                problems.refuse(
                        node,
                        "wrong-type",
                        "The parameter '" + parameter + "' needs a key of type " + wanted + ", not " + key.type() + ".",
                        "");
            }
            return Optional.empty();
        }
        return Optional.of(fitted);
    }

    private static String keysRemedy(Parameter parameter) {
        return parameter.keys().isEmpty()
                ? "Write parameter('" + parameter.name() + "')."
                : "Its keys are: "
                        + String.join(
                                ", ",
                                parameter.keys().stream().map(Type::toString).toList()) + ".";
    }

    private boolean isElement(String name) {
        return lists.element().filter(name::equals).isPresent();
    }
}
