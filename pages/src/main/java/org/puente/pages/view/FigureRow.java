package org.puente.pages.view;

/** A figure that the rules state, such as an amount. */
public record FigureRow(
        String label, String value, String unit, String date, Badge status, Source source, String note) {}
