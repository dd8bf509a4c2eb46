package org.puente.population;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.CodeList;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Type;
import org.puente.rules.source.Place;

/** A few declared facts of every type. */
final class TestFacts {

    static final CodeList SETTING = new CodeList("setting", false, List.of("rural", "urban"));

    private TestFacts() {}

    static Facts facts() {
        return new Facts(List.of(
                fact(Entity.HOUSEHOLD, "id", Type.TEXT),
                fact(Entity.HOUSEHOLD, "municipality_code", Type.TEXT),
                fact(Entity.HOUSEHOLD, "setting", Type.code(SETTING)),
                bounded(Entity.HOUSEHOLD, "size", Type.INT, 0L, 40L),
                bounded(Entity.HOUSEHOLD, "income", Type.MONEY, 0L, null),
                fact(Entity.HOUSEHOLD, "land_hectares", Type.DECIMAL),
                fact(Entity.HOUSEHOLD, "farm_business", Type.BOOL),
                bounded(Entity.HOUSEHOLD, "enrolled_on", Type.DATE, LocalDate.of(1997, 1, 1), null),
                fact(Entity.MEMBER, "id", Type.TEXT),
                bounded(Entity.MEMBER, "age", Type.INT, 0L, 120L),
                fact(Entity.MUNICIPALITY, "name", Type.TEXT),
                bounded(Entity.MUNICIPALITY, "poor_share", Type.DECIMAL, 0.0, 1.0)));
    }

    static Fact fact(Entity entity, String name, Type type) {
        return bounded(entity, name, type, null, null);
    }

    static Fact bounded(
            Entity entity, String name, Type type, @Nullable Comparable<?> minimum, @Nullable Comparable<?> maximum) {
        return new Fact(
                entity,
                name,
                type,
                "",
                minimum,
                maximum,
                "not asked",
                new Label(name, name),
                null,
                Place.ofFile("facts/" + entity.word() + ".yaml"));
    }
}
