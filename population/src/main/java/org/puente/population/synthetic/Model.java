package org.puente.population.synthetic;

import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Nearest;

/** A sum of terms, each a number times a covariate, and what the state adds. */
final class Model {

    private final int[] covariates;
    private final double[] factors;
    private final double[] state;

    /** Makes the model of a figure; its calibration, if there is one, is added to it. */
    Model(Figures figures, String name) {
        Figure figure = figures.get(name);
        covariates = figure.terms().keySet().stream()
                .mapToInt(term -> position(name, term))
                .toArray();
        factors = figure.terms().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        state = figure.state();
        double shift = figures.get("calibration").terms().getOrDefault(name, 0.0);
        for (int i = 0; i < covariates.length; i++) {
            if (covariates[i] == Covariate.ONE.ordinal()) {
                factors[i] += shift;
            }
        }
    }

    private static int position(String model, String term) {
        int position = Covariate.words().indexOf(term);
        if (position < 0) {
            throw new InputProblem(
                    "The model '" + model + "' of the synthetic nation has the unknown covariate '" + term + "'.",
                    Nearest.suggest(term, Covariate.words()));
        }
        return position;
    }

    double score(double[] x, int stateNumber) {
        double sum = state.length == 0 ? 0 : state[stateNumber];
        for (int i = 0; i < covariates.length; i++) {
            sum += factors[i] * x[covariates[i]];
        }
        return sum;
    }
}
