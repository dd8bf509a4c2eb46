package org.puente.population.synthetic;

import java.util.List;
import java.util.Objects;

/** Draws a household's income, deprivations, farm and benefits, each given those before it. */
final class Economy {

    private static final double LARGEST_LOG_PESOS = 18;
    private static final int MONTHS = 3;

    private final double centre;
    private final Model income;
    private final Quantiles incomeResidual;
    private final double monetaryZero;
    private final Amount monetary;
    private final Amount current;
    private final Model services;
    private final Model housing;
    private final Model foodInsecure;
    private final Model foodModerate;
    private final Model foodSevere;
    private final Model farm;
    private final Model farmSells;
    private final Model farmFeeds;
    private final Amount sales;
    private final Amount ownConsumption;
    private final Figure land;
    private final Quantiles hectares;
    private final Choice potential;
    private final Model[] receives;
    private final Amount[] amounts;

    /** A log amount: a model and the quantiles of what it leaves. */
    private record Amount(Model model, Quantiles residual) {

        static Amount of(Figures figures, String name) {
            return new Amount(new Model(figures, name), new Quantiles(figures.get(name + "_residual")));
        }

        double drawLog(Family family, Draws draws) {
            return model.score(family.x, family.state) + residual.draw(0, draws);
        }
    }

    Economy(Figures figures, List<Benefit> benefits) {
        centre = figures.get("log_income_centre").only();
        income = new Model(figures, "log_income");
        incomeResidual = new Quantiles(figures.get("log_income_residual"));
        monetaryZero = figures.get("monetary_income_zero").only();
        monetary = Amount.of(figures, "log_monetary_income");
        current = Amount.of(figures, "log_current_income");
        services = new Model(figures, "deprived_services");
        housing = new Model(figures, "deprived_housing");
        foodInsecure = new Model(figures, "food_insecure");
        foodModerate = new Model(figures, "food_moderate");
        foodSevere = new Model(figures, "food_severe");
        farm = new Model(figures, "farm_business");
        farmSells = new Model(figures, "farm_sells");
        farmFeeds = new Model(figures, "farm_own_consumption");
        sales = Amount.of(figures, "log_farm_sales");
        ownConsumption = Amount.of(figures, "log_farm_own_consumption");
        land = figures.get("land");
        hectares = new Quantiles(figures.get("land_hectares"));
        potential = new Choice(figures.get("potential"));
        receives = benefits.stream()
                .map(benefit -> new Model(figures, benefit.fact()))
                .toArray(Model[]::new);
        amounts = new Amount[receives.length];
        for (int i = 0; i < amounts.length; i++) {
            if (benefits.get(i).amountFact() != null) {
                amounts[i] = Amount.of(figures, "log_" + benefits.get(i).amountFact());
            }
        }
    }

    /**
     * Draws it all.
     *
     * @param municipalEffect what the municipality adds to log income
     */
    void draw(Family family, double municipalEffect, Draws draws) {
        describe(family);
        double logIncome = income.score(family.x, family.state)
                + municipalEffect
                + incomeResidual.draw(family.rural ? 0 : 1, draws);
        family.set(Covariate.LOG_INCOME, logIncome);
        drawFarm(family, draws);
        drawIncome(family, logIncome, draws);
        drawDeprivations(family, draws);
        drawBenefits(family, draws);
        family.potential = potential.draw(0, draws);
    }

    private static void describe(Family family) {
        int children = 0;
        int elders = 0;
        int workers = 0;
        int young = 0;
        int middle = 0;
        int upper = 0;
        for (int i = 0; i < family.size; i++) {
            int age = family.age[i];
            children += age < 15 ? 1 : 0;
            elders += age >= 65 ? 1 : 0;
            workers += family.activity[i] == Family.EMPLOYED ? 1 : 0;
            if (family.attends[i]) {
                young += age >= 6 && age < 12 ? 1 : 0;
                middle += age >= 12 && age < 15 ? 1 : 0;
                upper += age >= 15 && age < 19 ? 1 : 0;
            }
        }
        double size = family.size;
        family.set(Covariate.COUPLE, family.hasSpouse());
        family.set(Covariate.LOG_SIZE, StrictMath.log(size));
        family.set(Covariate.CHILDREN_SHARE, children / size);
        family.set(Covariate.ELDERS_SHARE, elders / size);
        family.set(Covariate.WORKERS_SHARE, workers / size);
        family.set(Covariate.YOUNG_SCHOLARS, young);
        family.set(Covariate.MIDDLE_SCHOLARS, middle);
        family.set(Covariate.UPPER_SCHOLARS, upper);
    }

    private void drawFarm(Family family, Draws draws) {
        family.farm = draws.odds(farm.score(family.x, family.state));
        family.set(Covariate.FARM, family.farm);
        family.farmSales = 0;
        family.farmOwnConsumption = 0;
        if (family.farm) {
            if (draws.odds(farmSells.score(family.x, family.state))) {
                family.farmSales = centavos(sales.drawLog(family, draws));
            }
            if (draws.odds(farmFeeds.score(family.x, family.state))) {
                family.farmOwnConsumption = centavos(ownConsumption.drawLog(family, draws));
            }
        }
        boolean works = draws.chance(land.values()[family.farm ? 1 : 0]);
        family.hectares = works ? Math.round(hectares.draw(0, draws) * 10) / 10.0 : 0;
    }

    private void drawIncome(Family family, double logIncome, Draws draws) {
        family.incomePerPerson = centavos(logIncome + centre);
        boolean none = draws.chance(monetaryZero);
        long money = centavos(monetary.drawLog(family, draws) + centre);
        family.monetaryIncome = none ? 0 : money * family.size;
        family.currentIncome = centavos(current.drawLog(family, draws) + centre) * family.size * MONTHS;
    }

    private void drawDeprivations(Family family, Draws draws) {
        family.deprivedServices = draws.odds(services.score(family.x, family.state));
        family.set(Covariate.DEPRIVED_SERVICES, family.deprivedServices);
        family.deprivedHousing = draws.odds(housing.score(family.x, family.state));
        family.set(Covariate.DEPRIVED_HOUSING, family.deprivedHousing);
        int insecurity = 0;
        if (draws.odds(foodInsecure.score(family.x, family.state))) {
            insecurity = 1;
            if (draws.odds(foodModerate.score(family.x, family.state))) {
                insecurity = draws.odds(foodSevere.score(family.x, family.state)) ? 3 : 2;
            }
        }
        family.foodInsecurity = insecurity;
        family.set(Covariate.FOOD_INSECURE, insecurity);
    }

    private void drawBenefits(Family family, Draws draws) {
        family.set(Covariate.BENEFICIARY, false);
        for (int i = 0; i < receives.length; i++) {
            family.receives[i] = draws.odds(receives[i].score(family.x, family.state));
            family.amounts[i] = 0;
            if (family.receives[i] && amounts[i] != null) {
                family.amounts[i] =
                        Math.max(1, centavos(Objects.requireNonNull(amounts[i]).drawLog(family, draws)));
            }
            if (i == 0) {
                family.set(Covariate.BENEFICIARY, family.receives[0]);
            }
        }
    }

    private static long centavos(double logPesos) {
        return Math.round(StrictMath.exp(Math.min(LARGEST_LOG_PESOS, logPesos)) * 100);
    }
}
