package org.puente.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Entity;

class UnitsTest {

    @TempDir
    Path scratch;

    @BeforeEach
    void writePopulation() throws Exception {
        Path given = Files.createDirectory(scratch.resolve("given"));
        Files.writeString(given.resolve("population.yaml"), "country: xx\nreferenceDate: 2016-08-31\n");
        Files.writeString(given.resolve("households.csv"), """
                household_id,weight,municipality_code,setting,size,income,land_hectares,farm_business,enrolled_on
                b,2.5,01001,rural,2,933.20,0.5,true,2010-05-01
                a,1,01001,,,,,,
                c,1,09999,urban,1,0.01,0,false,1999-12-31
                """);
        Files.writeString(given.resolve("members.csv"), """
                member_id,household_id,age
                b-2,b,
                b-1,b,34
                c-1,c,70
                """);
        Files.writeString(given.resolve("municipalities.csv"), "municipality_code,name,poor_share\n01001,Uno,0.25\n");
    }

    private Units open() {
        CanonicalPopulation population = Intake.open(
                scratch.resolve("given"), scratch.resolve("work"), TestFacts.facts(), Intake.Options.standard());
        return new Units(population, scratch, new DuckDb.Limits(1, "200MB"));
    }

    @Test
    void findsAHouseholdWithItsTerritoryAndMembers() {
        try (Units units = open()) {
            Units.Found found = units.find("b").orElseThrow();
            assertThat(found.kind()).isEqualTo(Entity.HOUSEHOLD);
            assertThat(found.facts().known(Entity.HOUSEHOLD))
                    .isEqualTo(Map.of(
                            "id",
                            "b",
                            "municipality_code",
                            "01001",
                            "setting",
                            "rural",
                            "size",
                            2L,
                            "income",
                            93_320L,
                            "land_hectares",
                            0.5,
                            "farm_business",
                            true,
                            "enrolled_on",
                            LocalDate.of(2010, 5, 1)));
            assertThat(found.facts().known(Entity.MUNICIPALITY)).isEqualTo(Map.of("name", "Uno", "poor_share", 0.25));
            assertThat(found.facts().members(Expr.MemberList.HOUSEHOLD))
                    .contains(List.of(Map.of("id", "b-1", "age", 34L), Map.of("id", "b-2")));
        }
    }

    @Test
    void whatIsNotKnownIsAbsent() {
        try (Units units = open()) {
            Units.Found found = units.find("a").orElseThrow();
            assertThat(found.facts().known(Entity.HOUSEHOLD)).containsOnlyKeys("id", "municipality_code");
            assertThat(found.memberCount()).contains(0);
            assertThat(units.find("c").orElseThrow().facts().known(Entity.MUNICIPALITY))
                    .isEmpty();
        }
    }

    @Test
    void findsAMemberAndAMunicipality() {
        try (Units units = open()) {
            Units.Found member = units.find("b-1").orElseThrow();
            assertThat(member.kind()).isEqualTo(Entity.MEMBER);
            assertThat(member.facts().known(Entity.MEMBER)).isEqualTo(Map.of("id", "b-1", "age", 34L));
            assertThat(member.facts().known(Entity.HOUSEHOLD)).containsEntry("id", "b");
            Units.Found municipality = units.find("01001").orElseThrow();
            assertThat(municipality.kind()).isEqualTo(Entity.MUNICIPALITY);
            assertThat(municipality.facts().known(Entity.MUNICIPALITY)).containsEntry("name", "Uno");
            assertThat(units.find("nobody' OR true --")).isEmpty();
        }
    }

    @Test
    void readsAllHouseholdsInOrder() {
        List<String> read = new ArrayList<>();
        try (Units units = open()) {
            units.forEachHousehold(household -> read.add(household.row() + " "
                    + household.facts().known(Entity.HOUSEHOLD).get("id") + " " + household.weight() + " "
                    + household
                            .facts()
                            .members(Expr.MemberList.HOUSEHOLD)
                            .map(List::size)
                            .orElse(-1)));
            assertThat(read).containsExactly("0 a 1.0 0", "1 b 2.5 2", "2 c 1.0 1");
            read.clear();
            units.forEachHousehold(1, 2, household -> read.add(String.valueOf(household.row())));
            assertThat(read).containsExactly("1");
        }
    }

    @Test
    void aListThatIsNotKnownStaysSo() throws Exception {
        Files.writeString(scratch.resolve("given/members.csv"), "member_id,household_id,age\nb-1,b,34\n,b,5\n");
        try (Units units = open()) {
            assertThat(units.find("b").orElseThrow().memberCount()).isEmpty();
        }
    }
}
