package org.puente.population.synthetic;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A programme that households may receive, as the figures name it.
 *
 * @param fact the household fact that says whether, which is also its model
 * @param amountFact the household fact that says how much in a quarter, or null; its figures are {@code log_} and
 *     {@code log_…_residual} of it
 */
record Benefit(String fact, @Nullable String amountFact) {

    static List<Benefit> list(Figures figures) {
        return figures.mappings("benefits").stream().map(Benefit::of).toList();
    }

    private static Benefit of(Map<String, String> texts) {
        return new Benefit(texts.getOrDefault("fact", ""), texts.get("amount"));
    }
}
