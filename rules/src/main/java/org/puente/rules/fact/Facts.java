package org.puente.rules.fact;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All facts a country's rules may ask, by entity and name, in the order of their files. */
public final class Facts {

    private final Map<String, Fact> byPath = new LinkedHashMap<>();

    public Facts(Collection<Fact> facts) {
        for (Fact fact : facts) {
            byPath.put(fact.path(), fact);
        }
    }

    public Optional<Fact> find(Entity entity, String name) {
        return Optional.ofNullable(byPath.get(entity.word() + "." + name));
    }

    /** The fact with a path such as {@code household.size}; throws if there is none. */
    public Fact get(String path) {
        Fact fact = byPath.get(path);
        if (fact == null) {
            throw new IllegalArgumentException("no fact " + path);
        }
        return fact;
    }

    /** The facts of an entity, derived ones included. */
    public List<Fact> list(Entity entity) {
        return byPath.values().stream().filter(fact -> fact.entity() == entity).toList();
    }

    /** The facts of an entity that a population may hold as columns. */
    public List<Fact> listObserved(Entity entity) {
        return list(entity).stream().filter(fact -> !fact.isDerived()).toList();
    }

    public Collection<Fact> all() {
        return byPath.values();
    }
}
