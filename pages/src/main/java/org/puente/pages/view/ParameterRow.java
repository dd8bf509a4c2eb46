package org.puente.pages.view;

import java.util.List;

/**
 * A dated figure that a condition is compared with.
 *
 * @param when the period its value holds for; empty if it never had one
 * @param isOfTheDay whether it holds on the day of the page; if not, it is the last one known before
 */
public record ParameterRow(
        String name,
        String label,
        String unit,
        String when,
        boolean isOfTheDay,
        List<Entry> entries,
        Badge status,
        Source source) {

    /** Whether it is one number and no table. */
    public boolean isSingle() {
        return entries.size() == 1 && entries.get(0).key().isEmpty();
    }

    /**
     * One value.
     *
     * @param key the row and column of a table; empty for a single value
     */
    public record Entry(String key, String value) {}
}
