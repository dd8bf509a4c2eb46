package org.puente.screening.sql;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Reads;
import org.puente.rules.expression.Rewriter;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Type;

/**
 * The conditions that read one kind of territory and nothing else, such as {@code municipality.marginalisation >=
 * 'high'}. They are computed once for each locality, municipality or state instead of once for each household.
 */
final class TerritoryTests {

    private final Map<Entity, Map<Expr, String>> tests = new EnumMap<>(Entity.class);
    private final Map<Entity, Set<Fact>> facts = new EnumMap<>(Entity.class);

    /** Finds the largest such conditions of a clause, and every territory fact it reads beside them. */
    void collect(Expr clause) {
        new Finder().rewrite(clause);
    }

    /** The tests of an entity with the name of their column. */
    Map<Expr, String> of(Entity entity) {
        return tests.getOrDefault(entity, Map.of());
    }

    /** The facts of an entity that are read outside its tests. */
    Set<Fact> facts(Entity entity) {
        return facts.getOrDefault(entity, Set.of());
    }

    boolean isUsed(Entity entity) {
        return tests.containsKey(entity) || facts.containsKey(entity);
    }

    private static Optional<Entity> onlyTerritory(Expr expr) {
        Reads reads = Reads.of(expr);
        if (!reads.lists().isEmpty()
                || !reads.elementFacts().isEmpty()
                || reads.unitFacts().isEmpty()) {
            return Optional.empty();
        }
        Entity first = reads.unitFacts().iterator().next().entity();
        boolean alone = reads.unitFacts().stream().allMatch(fact -> fact.entity() == first);
        return alone && first.isTerritory() ? Optional.of(first) : Optional.empty();
    }

    private final class Finder extends Rewriter {

        private boolean found(Expr expr) {
            Optional<Entity> entity = expr.type().is(Type.Kind.BOOL) ? onlyTerritory(expr) : Optional.empty();
            entity.ifPresent(owner -> {
                Map<Expr, String> mine = tests.computeIfAbsent(owner, ignored -> new LinkedHashMap<>());
                mine.computeIfAbsent(expr, ignored -> "test_" + (mine.size() + 1));
            });
            return entity.isPresent();
        }

        @Override
        public Expr junction(Expr.Junction node) {
            return found(node) ? node : super.junction(node);
        }

        @Override
        public Expr not(Expr.Not node) {
            return found(node) ? node : super.not(node);
        }

        @Override
        public Expr comparison(Expr.Comparison node) {
            return found(node) ? node : super.comparison(node);
        }

        @Override
        public Expr membership(Expr.Membership node) {
            return found(node) ? node : super.membership(node);
        }

        @Override
        public Expr known(Expr.Known node) {
            return found(node) ? node : super.known(node);
        }

        @Override
        public Expr textTest(Expr.TextTest node) {
            return found(node) ? node : super.textTest(node);
        }

        @Override
        public Expr fact(Expr.FactRef node) {
            Entity entity = node.fact().entity();
            if (node.subject() == Expr.Subject.UNIT && entity.isTerritory()) {
                facts.computeIfAbsent(entity, ignored -> new LinkedHashSet<>()).add(node.fact());
            }
            return node;
        }
    }
}
