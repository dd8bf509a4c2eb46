package org.puente.diagnosis.report.boundary;

import java.util.List;

/**
 * What a boundary file holds, whatever its format.
 *
 * @param lines as x, y, x, y …; degrees, or whatever unit the file has
 * @param areShared whether neighbours share lines (TopoJSON), so that a line may be simplified without a gap
 */
record Geometry(List<double[]> lines, boolean areShared, List<Feature> features) {}
