package org.puente.diagnosis.report.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A shaded map: which areas have which shade, and over which of them the pattern of a desert lies. An area is known by the
 * id of its path.
 *
 * @param groups areas of one shade together
 */
public record Choropleth(List<Group> groups, List<String> deserts) {

    /** Areas of a shade: 0 to 5, {@code withheld}, or {@code absent} where there is nobody to judge. */
    public record Group(String shade, List<String> areas) {}

    /**
     * Shades areas.
     *
     * @param prefix of the ids of paths; their position in {@code codes} follows
     * @param shades of the places that have a figure
     * @param withheld places whose figure is withheld; the others have nobody to judge
     */
    public static Choropleth of(
            String prefix,
            Collection<String> codes,
            Map<String, Integer> shades,
            Set<String> withheld,
            Set<String> deserts) {
        Map<String, List<String>> groups = new TreeMap<>();
        List<String> patterned = new ArrayList<>();
        int position = 0;
        for (String code : codes) {
            String id = prefix + position++;
            Integer shade = shades.get(code);
            String absent = withheld.contains(code) ? "withheld" : "absent";
            groups.computeIfAbsent(shade == null ? absent : String.valueOf(shade), key -> new ArrayList<>())
                    .add(id);
            if (deserts.contains(code)) {
                patterned.add(id);
            }
        }
        List<Group> shaded = new ArrayList<>();
        groups.forEach((shade, areas) -> shaded.add(new Group(shade, areas)));
        return new Choropleth(shaded, patterned);
    }
}
