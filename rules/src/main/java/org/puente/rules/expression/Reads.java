package org.puente.rules.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.parameter.Parameter;

/** What an expression reads: facts of the unit, facts of list members, lists and parameters, in order of appearance. */
public final class Reads {

    private final Set<Fact> unitFacts = new LinkedHashSet<>();
    private final Set<Fact> elementFacts = new LinkedHashSet<>();
    private final Set<Expr.MemberList> lists = new LinkedHashSet<>();
    private final Set<Parameter> parameters = new LinkedHashSet<>();
    private final List<Expr.Quantified> quantifiers = new ArrayList<>();

    private Reads() {}

    public static Reads of(Expr expr) {
        Reads reads = new Reads();
        new Collector(reads).rewrite(expr);
        return reads;
    }

    public Set<Fact> unitFacts() {
        return unitFacts;
    }

    public Set<Fact> elementFacts() {
        return elementFacts;
    }

    public Set<Expr.MemberList> lists() {
        return lists;
    }

    public Set<Parameter> parameters() {
        return parameters;
    }

    public List<Expr.Quantified> quantifiers() {
        return quantifiers;
    }

    /** Whether it reads a fact of this entity (of the unit, not of list members). */
    public boolean readsUnit(Entity entity) {
        return unitFacts.stream().anyMatch(fact -> fact.entity() == entity);
    }

    /** Whether it reads what is known only when a group applies. */
    public boolean isAtApplication() {
        return lists.contains(Expr.MemberList.GROUP)
                || unitFacts.stream().anyMatch(fact -> fact.entity().isKnownAtApplication());
    }

    private static final class Collector extends Rewriter {
        private final Reads reads;

        Collector(Reads reads) {
            this.reads = reads;
        }

        @Override
        public Expr fact(Expr.FactRef node) {
            (node.subject() == Expr.Subject.UNIT ? reads.unitFacts : reads.elementFacts).add(node.fact());
            return node;
        }

        @Override
        public Expr listKnown(Expr.ListKnown node) {
            reads.lists.add(node.list());
            return node;
        }

        @Override
        public Expr parameter(Expr.ParameterRef node) {
            reads.parameters.add(node.parameter());
            return super.parameter(node);
        }

        @Override
        public Expr quantified(Expr.Quantified node) {
            reads.lists.add(node.list());
            reads.quantifiers.add(node);
            return super.quantified(node);
        }
    }
}
