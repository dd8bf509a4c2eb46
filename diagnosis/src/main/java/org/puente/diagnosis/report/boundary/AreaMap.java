package org.puente.diagnosis.report.boundary;

import java.util.Map;

/**
 * Areas as SVG paths on a drawing of whole units.
 *
 * @param paths by code, in the order of the codes
 */
public record AreaMap(int width, int height, Map<String, String> paths) {

    public boolean isEmpty() {
        return paths.isEmpty();
    }
}
