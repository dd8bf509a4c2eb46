package org.puente.diagnosis.report.boundary;

import java.util.List;
import java.util.Map;

/**
 * An area of a boundary file.
 *
 * @param layer the name of its layer; empty where the file has only one
 * @param properties its properties as text, and its id under {@code id}
 * @param rings each the numbers of the lines it is made of, one after the other; a line walked backwards is its number's
 *     complement ({@code ~number})
 */
record Feature(String layer, Map<String, String> properties, List<int[]> rings) {}
