package org.puente.population.synthetic;

import java.util.Map;

/**
 * One figure of the synthetic nation: a table of numbers, or the terms of a model.
 *
 * @param name its name
 * @param dimensions the lengths of the table from the outermost to the innermost list
 * @param values the table, flattened, innermost fastest; empty for a model
 * @param terms the terms of a model by covariate, or shares by name; empty for a table
 * @param state what each state adds to a model, in the order of states; empty if nothing
 */
record Figure(String name, int[] dimensions, double[] values, Map<String, Double> terms, double[] state) {

    /** The only value of a table that has one. */
    double only() {
        return values[0];
    }

    int width() {
        return dimensions[dimensions.length - 1];
    }

    int rows() {
        return values.length / width();
    }

    double at(int row, int column) {
        return values[row * width() + column];
    }
}
