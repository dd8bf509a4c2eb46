package org.puente.pages.view;

import java.util.List;

/** A window in which people may apply. */
public record CallRow(
        String label, String opens, String closes, Badge status, Source source, List<FigureRow> figures) {}
