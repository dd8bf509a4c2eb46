package org.puente.pages.view;

import java.util.List;

/**
 * One condition.
 *
 * @param rule as written in the file
 * @param definitions of the derived facts that the rule names
 */
public record ClauseView(
        String anchor,
        String id,
        String says,
        Badge status,
        Source source,
        String note,
        boolean isAtApplication,
        List<ParameterRow> parameters,
        String rule,
        List<Definition> definitions) {

    /** A derived fact and how it is computed. */
    public record Definition(String path, String label, String formula) {}
}
