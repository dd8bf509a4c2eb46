package org.puente.population.synthetic;

/** Distributions given by quantiles at equal steps, or at the steps given, read off by straight lines between them. */
final class Quantiles {

    private final Figure figure;
    private final double[] shares;
    private final boolean isEqual;

    /** Quantiles at equal steps from the lowest to the highest value. */
    Quantiles(Figure figure) {
        this.figure = figure;
        this.shares = equalSteps(figure.width());
        this.isEqual = true;
    }

    /** Quantiles at the shares given, from 0 to 1. */
    Quantiles(Figure figure, double... shares) {
        this.figure = figure;
        this.shares = shares;
        this.isEqual = false;
    }

    private static double[] equalSteps(int points) {
        double[] shares = new double[points];
        for (int i = 0; i < points; i++) {
            shares[i] = (double) i / (points - 1);
        }
        return shares;
    }

    /** The value below which a share of a row's distribution lies. */
    double at(int row, double share) {
        int right = isEqual ? 1 + Math.min(shares.length - 2, (int) (share * (shares.length - 1))) : rightOf(share);
        double along = (share - shares[right - 1]) / (shares[right] - shares[right - 1]);
        double low = figure.at(row, right - 1);
        return low + along * (figure.at(row, right) - low);
    }

    private int rightOf(double share) {
        int right = 1;
        while (right < shares.length - 1 && share > shares[right]) {
            right++;
        }
        return right;
    }

    double draw(int row, Draws draws) {
        return at(row, draws.uniform());
    }
}
