package org.puente.pages.view;

/**
 * Something the rules ask.
 *
 * @param answers what may be answered: yes or no, a number with its unit, one of several codes
 * @param missing what it means that nobody knows it
 */
public record FactRow(String path, String label, String of, String answers, String missing) {}
