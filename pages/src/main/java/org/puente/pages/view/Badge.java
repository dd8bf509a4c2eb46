package org.puente.pages.view;

/**
 * How well something is known.
 *
 * @param key the status of the files, or {@code unstated}
 */
public record Badge(String key, String word) {}
