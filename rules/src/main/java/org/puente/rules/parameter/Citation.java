package org.puente.rules.parameter;

/**
 * Where the law says so.
 *
 * @param document the id of a file in {@code sources/}
 * @param article free text: article, paragraph, page; may be empty for a figure
 */
public record Citation(String document, String article) {}
