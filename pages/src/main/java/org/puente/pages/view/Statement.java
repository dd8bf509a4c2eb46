package org.puente.pages.view;

import java.util.List;

/** A sentence of the rules that is not judged, such as a paper to bring, with the figures in it. */
public record Statement(String says, Badge status, Source source, List<FigureRow> figures) {}
