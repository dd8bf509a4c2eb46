package org.puente.pages.view;

/**
 * The money of a year.
 *
 * @param serves what it was to pay for, with its unit
 */
public record BudgetRow(String year, String territory, FigureRow amount, String serves) {}
