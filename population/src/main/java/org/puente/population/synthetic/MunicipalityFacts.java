package org.puente.population.synthetic;

/** Draws what is known of a municipality from its state, its degree of marginalisation and its income. */
final class MunicipalityFacts {

    private final Quantiles index;
    private final Quantiles language;
    private final Quantiles urbanZones;
    private final Figure poor;
    private final double poorBySize;
    private final double poorSpread;
    private final double closeness;
    private final Figure extreme;
    private final Figure below;
    private final Figure belowMinimum;
    private final Figure three;
    private final Figure indigenous;
    private final double povertyUnknown;
    private final Figure ruralZone;
    private final Figure socialBank;
    private final Choice socialLag;
    private final int grades;

    MunicipalityFacts(Figures figures, double[] quantileShares) {
        index = new Quantiles(figures.get("index"), quantileShares);
        language = new Quantiles(figures.get("language_share"), quantileShares);
        urbanZones = new Quantiles(figures.get("urban_priority_zone_share"), quantileShares);
        poor = figures.get("poor_log_odds");
        poorBySize = figures.get("poor_log_odds_by_size").only();
        poorSpread = figures.get("poor_log_odds_sd").only();
        closeness = figures.get("income_of_municipality").only();
        extreme = figures.get("extreme_poor");
        below = figures.get("below_line");
        belowMinimum = figures.get("below_minimum_line");
        three = figures.get("three_deprivations");
        indigenous = figures.get("indigenous");
        povertyUnknown = figures.get("poverty_unknown").only();
        ruralZone = figures.get("rural_priority_zone");
        socialBank = figures.get("social_bank");
        socialLag = new Choice(figures.get("social_lag"));
        grades = figures.get("municipalities").width();
    }

    /**
     * Draws them.
     *
     * @param relativeLogSize log inhabitants above those usual for its state and degree
     * @param effect its income beyond its degree and state, in standard deviations
     */
    Territory.Municipality draw(
            String code,
            String name,
            int state,
            int grade,
            long inhabitants,
            double relativeLogSize,
            double effect,
            Draws draws) {
        double poverty = -closeness * effect + Math.sqrt(1 - closeness * closeness) * draws.normal();
        double poorOdds = poor.at(state, grade) + poorBySize * relativeLogSize + poorSpread * poverty;
        double poorShare = Draws.probability(poorOdds);
        double belowLine = Math.max(poorShare, related(below, poorOdds, draws));
        double languageShare = language.draw(state * grades + grade, draws);
        return new Territory.Municipality(
                code,
                name,
                state,
                grade,
                inhabitants,
                effect,
                Math.round(index.at(grade, Normal.share(0.7 * poverty + 0.714 * draws.normal())) * 100) / 100.0,
                languageShare,
                four(Math.max(languageShare, related(indigenous, logOdds(languageShare), draws))),
                four(poorShare),
                four(Math.min(poorShare, related(extreme, poorOdds, draws))),
                four(belowLine),
                four(Math.min(belowLine, related(belowMinimum, poorOdds, draws))),
                four(related(three, poorOdds, draws)),
                !draws.chance(povertyUnknown),
                draws.chance(ruralZone.values()[grade]),
                four(urbanZones.draw(grade, draws)),
                draws.chance(socialBank.values()[grade]),
                socialLag.draw(grade, draws));
    }

    /** A share whose log odds follow those of another: start, slope and spread of the figure. */
    private static double related(Figure figure, double logOdds, Draws draws) {
        double[] line = figure.values();
        return Draws.probability(line[0] + line[1] * logOdds + line[2] * draws.normal());
    }

    /** Log odds of a share, kept within one and 999 in a thousand as in the fitted figures. */
    static double logOdds(double share) {
        double kept = Math.max(0.001, Math.min(0.999, share));
        return StrictMath.log(kept / (1 - kept));
    }

    private static double four(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
