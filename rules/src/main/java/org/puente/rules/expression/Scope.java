package org.puente.rules.expression;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.puente.rules.fact.Entity;

/**
 * What a clause may name.
 *
 * @param unit how messages call the unit
 * @param entities whose facts it reaches
 * @param lists the member lists it reaches
 */
public record Scope(String unit, Set<Entity> entities, Set<Expr.MemberList> lists) {

    public static final Scope STATE =
            new Scope("state", EnumSet.of(Entity.STATE), EnumSet.noneOf(Expr.MemberList.class));
    public static final Scope LOCALITY = new Scope(
            "locality",
            EnumSet.of(Entity.LOCALITY, Entity.MUNICIPALITY, Entity.STATE),
            EnumSet.noneOf(Expr.MemberList.class));
    public static final Scope MUNICIPALITY = new Scope(
            "municipality", EnumSet.of(Entity.MUNICIPALITY, Entity.STATE), EnumSet.noneOf(Expr.MemberList.class));
    public static final Scope HOUSEHOLD = new Scope(
            "household",
            EnumSet.of(Entity.HOUSEHOLD, Entity.LOCALITY, Entity.MUNICIPALITY, Entity.STATE),
            EnumSet.of(Expr.MemberList.HOUSEHOLD));
    public static final Scope MEMBER = HOUSEHOLD.withMember();

    private Scope withMember() {
        EnumSet<Entity> reached = EnumSet.copyOf(entities);
        reached.add(Entity.MEMBER);
        return new Scope("member", reached, lists);
    }

    /** The scope of a group or project programme whose screening judges this scope's unit. */
    public Scope withApplication(String unitWord) {
        EnumSet<Entity> reached = EnumSet.copyOf(entities);
        reached.add(Entity.GROUP);
        reached.add(Entity.PROJECT);
        EnumSet<Expr.MemberList> reachedLists = EnumSet.copyOf(lists);
        reachedLists.add(Expr.MemberList.GROUP);
        return new Scope(unitWord, reached, reachedLists);
    }

    String words() {
        return entities.stream().map(Entity::word).sorted().collect(Collectors.joining(", "));
    }
}
