package org.puente.population.synthetic;

import java.util.List;

/**
 * Draws households. Household number i of a seed is the same whoever draws it and however many others there are. Not
 * safe for several threads: each has its own.
 */
final class HouseholdMaker {

    private final long seed;
    private final Territory territory;
    private final Composition composition;
    private final Persons persons;
    private final Economy economy;
    private final double municipalSpread;
    private final double[] languageOdds;
    private final Draws draws = new Draws();
    private final Family family;

    HouseholdMaker(Figures figures, List<Benefit> benefits, Territory territory, long seed) {
        this.seed = seed;
        this.territory = territory;
        this.composition = new Composition(figures);
        this.persons = new Persons(figures);
        this.economy = new Economy(figures, benefits);
        this.municipalSpread = figures.get("municipal_income_sd").only();
        this.family = new Family(benefits.size());
        this.languageOdds = territory.municipalities().stream()
                .mapToDouble(municipality -> MunicipalityFacts.logOdds(municipality.languageShare()))
                .toArray();
    }

    /** Draws a household; the result is overwritten by the next call. */
    Family draw(long number) {
        draws.restart(seed, number);
        family.locality = territory.drawLocality(draws);
        Territory.Locality locality = territory.localities().get(family.locality);
        Territory.Municipality municipality = territory.municipalities().get(locality.municipality());
        family.state = municipality.state();
        family.grade = municipality.grade();
        family.sizeClass = locality.sizeClass();
        family.rural = family.sizeClass == 0;
        describePlace(locality.municipality());
        composition.draw(family, draws);
        persons.draw(family, draws);
        economy.draw(family, municipalSpread * municipality.effect(), draws);
        persons.drawDeprivations(family, draws);
        return family;
    }

    private void describePlace(int municipality) {
        family.set(Covariate.RURAL, family.rural);
        family.set(Covariate.FROM_15000, family.sizeClass == 2);
        family.set(Covariate.FROM_100000, family.sizeClass == 3);
        family.set(Covariate.LOW, family.grade == 1);
        family.set(Covariate.MEDIUM, family.grade == 2);
        family.set(Covariate.HIGH, family.grade == 3);
        family.set(Covariate.VERY_HIGH, family.grade == 4);
        family.set(Covariate.LANGUAGE_ODDS, languageOdds[municipality]);
    }

    /** What the household's last draws leave, for cells that are unknown. */
    Draws draws() {
        return draws;
    }
}
