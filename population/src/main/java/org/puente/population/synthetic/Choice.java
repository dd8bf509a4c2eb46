package org.puente.population.synthetic;

/** Draws one of several outcomes, with shares that depend on a row of a table. */
final class Choice {

    private final double[] cumulated;
    private final int width;

    /** Shares of outcomes in the innermost list of a figure; rows are its other keys, flattened. */
    Choice(Figure figure) {
        width = figure.width();
        cumulated = figure.values().clone();
        for (int row = 0; row < figure.rows(); row++) {
            double sum = 0;
            for (int column = 0; column < width; column++) {
                sum += figure.at(row, column);
                cumulated[row * width + column] = sum;
            }
            for (int column = 0; column < width; column++) {
                cumulated[row * width + column] /= sum;
            }
        }
    }

    int draw(int row, Draws draws) {
        double u = draws.uniform();
        int start = row * width;
        int outcome = 0;
        while (outcome < width - 1 && u >= cumulated[start + outcome]) {
            outcome++;
        }
        return outcome;
    }
}
