package org.puente.diagnosis.report.boundary;

/**
 * Both maps on one drawing, so that one can be laid over the other.
 *
 * @param states empty if the files hold none
 * @param municipalities the same
 */
public record DrawnPlaces(AreaMap states, AreaMap municipalities) {}
