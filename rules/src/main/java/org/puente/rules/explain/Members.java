package org.puente.rules.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.judge.UnitFacts;

/** Looks at the members of a list one by one, with the judge's own meaning of quantifiers. */
final class Members {

    /** Core facts by which an officer recognises a member without a name; a country may not declare them. */
    private static final List<String> TRAITS = List.of("kinship", "age");

    private Members() {}

    static boolean isTrait(Fact fact) {
        return fact.entity() == Entity.MEMBER && TRAITS.contains(fact.name());
    }

    /** The unit as if a list held one of its members only. */
    static UnitFacts alone(UnitFacts unit, Expr.MemberList list, int place) {
        UnitFacts alone = new UnitFacts();
        for (Entity entity : Entity.values()) {
            alone.with(entity, unit.known(entity));
        }
        return alone.with(list, List.of(unit.members(list).orElseThrow().get(place)));
    }

    /** What an expression about the member comes to when the list holds one only. */
    static Expr ofTheOnlyOne(Expr.MemberList list, Expr expr) {
        return new Expr.Quantified(Expr.Quantifier.MAX, list, Expr.Literal.TRUE, expr);
    }

    /** Whether a condition on the member holds when the list holds one only. */
    static Expr isTrueOfTheOnlyOne(Expr.MemberList list, Expr condition) {
        return new Expr.Quantified(Expr.Quantifier.EXISTS, list, condition, null);
    }

    /** Whether an expression reads the member that the quantifier around it is looking at. */
    static boolean readsElement(Expr expr) {
        if (expr instanceof Expr.FactRef ref) {
            return ref.subject() == Expr.Subject.ELEMENT;
        }
        return !(expr instanceof Expr.Quantified) && expr.children().stream().anyMatch(Members::readsElement);
    }

    static Explanation.Member describe(Facts facts, UnitFacts unit, Expr.MemberList list, int place) {
        Map<String, Object> known = unit.members(list).orElseThrow().get(place);
        List<Explanation.FactUsed> traits = new ArrayList<>();
        for (String trait : TRAITS) {
            Object value = known.get(trait);
            Fact fact = facts.find(Entity.MEMBER, trait).orElse(null);
            if (fact != null && value != null) {
                traits.add(new Explanation.FactUsed(fact, value));
            }
        }
        return new Explanation.Member(list, place, traits);
    }
}
