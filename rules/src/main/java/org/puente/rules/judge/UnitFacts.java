package org.puente.rules.judge;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;

/**
 * What is known of one unit and of what it belongs to. A fact that is absent is unknown, and so is a list that was not
 * given.
 */
public final class UnitFacts {

    private final Map<Entity, Map<String, Object>> facts = new EnumMap<>(Entity.class);
    private final Map<Expr.MemberList, List<Map<String, Object>>> lists = new EnumMap<>(Expr.MemberList.class);

    /** Sets a fact, in the memory form of its type. */
    public UnitFacts with(Entity entity, String name, Object value) {
        facts.computeIfAbsent(entity, ignored -> new HashMap<>()).put(name, value);
        return this;
    }

    /** Sets all known facts of an entity. The map is kept, not copied. */
    public UnitFacts with(Entity entity, Map<String, Object> known) {
        facts.put(entity, known);
        return this;
    }

    /** Makes a list known; each member has its known facts. The list is kept, not copied. */
    public UnitFacts with(Expr.MemberList list, List<Map<String, Object>> members) {
        lists.put(list, members);
        return this;
    }

    public @Nullable Object value(Fact fact) {
        @Nullable Map<String, Object> known = facts.get(fact.entity());
        return known == null ? null : known.get(fact.name());
    }

    /** The known facts of an entity, by name. */
    public Map<String, Object> known(Entity entity) {
        return facts.getOrDefault(entity, Map.of());
    }

    public Optional<List<Map<String, Object>>> members(Expr.MemberList list) {
        return Optional.ofNullable(lists.get(list));
    }

    /** A copy that can be changed without changing this one. */
    public UnitFacts copy() {
        UnitFacts copy = new UnitFacts();
        facts.forEach((entity, known) -> copy.facts.put(entity, new HashMap<>(known)));
        lists.forEach((list, members) -> copy.lists.put(
                list, members.stream().<Map<String, Object>>map(HashMap::new).toList()));
        return copy;
    }
}
