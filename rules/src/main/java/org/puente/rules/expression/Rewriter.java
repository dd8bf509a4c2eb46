package org.puente.rules.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rebuilds an expression node by node; subclasses override the nodes they replace. */
public class Rewriter implements Expr.Visitor<Expr> {

    public final Expr rewrite(Expr expr) {
        return expr.accept(this);
    }

    private List<Expr> rewriteAll(List<Expr> exprs) {
        return exprs.stream().map(this::rewrite).toList();
    }

    @Override
    public Expr literal(Expr.Literal node) {
        return node;
    }

    @Override
    public Expr fact(Expr.FactRef node) {
        return node;
    }

    @Override
    public Expr known(Expr.Known node) {
        return new Expr.Known(rewrite(node.operand()));
    }

    @Override
    public Expr listKnown(Expr.ListKnown node) {
        return node;
    }

    @Override
    public Expr not(Expr.Not node) {
        return new Expr.Not(rewrite(node.operand()));
    }

    @Override
    public Expr junction(Expr.Junction node) {
        return new Expr.Junction(node.all(), rewriteAll(node.operands()));
    }

    @Override
    public Expr comparison(Expr.Comparison node) {
        return new Expr.Comparison(node.comparator(), rewrite(node.left()), rewrite(node.right()));
    }

    @Override
    public Expr membership(Expr.Membership node) {
        return new Expr.Membership(rewrite(node.value()), rewriteAll(node.elements()));
    }

    @Override
    public Expr arithmetic(Expr.Arithmetic node) {
        return new Expr.Arithmetic(node.operator(), rewrite(node.left()), rewrite(node.right()), node.type());
    }

    @Override
    public Expr negation(Expr.Negation node) {
        return new Expr.Negation(rewrite(node.operand()));
    }

    @Override
    public Expr choice(Expr.Choice node) {
        return new Expr.Choice(rewrite(node.condition()), rewrite(node.then()), rewrite(node.otherwise()));
    }

    @Override
    public Expr conversion(Expr.Conversion node) {
        return new Expr.Conversion(node.converter(), rewrite(node.operand()));
    }

    @Override
    public Expr portion(Expr.Portion node) {
        return new Expr.Portion(rewrite(node.money()), rewrite(node.share()));
    }

    @Override
    public Expr textTest(Expr.TextTest node) {
        return new Expr.TextTest(node.tester(), rewrite(node.text()), rewrite(node.part()));
    }

    @Override
    public Expr textSize(Expr.TextSize node) {
        return new Expr.TextSize(rewrite(node.text()));
    }

    @Override
    public Expr elapsed(Expr.Elapsed node) {
        return new Expr.Elapsed(node.span(), rewrite(node.date()));
    }

    @Override
    public Expr parameter(Expr.ParameterRef node) {
        return new Expr.ParameterRef(node.parameter(), rewriteAll(node.keys()));
    }

    @Override
    public Expr lookup(Expr.Lookup node) {
        return new Expr.Lookup(node.parameter(), rewriteAll(node.keys()), node.table(), node.type());
    }

    @Override
    public Expr quantified(Expr.Quantified node) {
        @Nullable Expr value = node.value();
        return new Expr.Quantified(
                node.quantifier(), node.list(), rewrite(node.predicate()), value == null ? null : rewrite(value));
    }
}
