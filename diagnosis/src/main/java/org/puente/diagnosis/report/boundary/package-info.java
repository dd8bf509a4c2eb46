/**
 * Boundaries that the user names: TopoJSON or GeoJSON read, matched to the codes of places, made small, and written as paths.
 * It knows no country: which property holds the code is found by looking for the codes.
 */
@NullMarked
package org.puente.diagnosis.report.boundary;

import org.jspecify.annotations.NullMarked;
