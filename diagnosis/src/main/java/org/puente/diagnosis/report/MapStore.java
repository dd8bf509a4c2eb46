package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.Diagnosis.Place;
import org.puente.diagnosis.Diagnosis.Programme;
import org.puente.diagnosis.report.boundary.AreaMap;
import org.puente.diagnosis.report.boundary.Boundaries;
import org.puente.diagnosis.report.boundary.DrawnPlaces;
import org.puente.diagnosis.report.boundary.TileLayout;
import org.puente.diagnosis.report.chart.Choropleth;
import org.puente.diagnosis.report.chart.Classes;

/**
 * Every outline and every shaded map once, for both languages to show.
 *
 * @param sheets drawings: outlines of one size, by the prefix of their ids
 * @param present the classes of programmes present, by the sheet of the level of places
 * @param none of households reached by none, likewise
 * @param tiles what stands in the tiles; empty where boundaries were given
 */
record MapStore(
        Map<String, AreaMap> sheets,
        List<Shaded> maps,
        List<TileLayout.Tile> tiles,
        Map<String, Classes> present,
        Map<String, Classes> none,
        Classes reach) {

    /** Drawings wide enough for a page, and for one of many small maps. */
    private static final int WIDE = 1200;

    private static final int NARROW = 220;

    /**
     * A map ready to be shown.
     *
     * @param sheet the prefix of the outlines it uses
     * @param palette which colours its shades have
     */
    record Shaded(String id, String sheet, String palette, Choropleth map) {

        public boolean bordered() {
            return sheet.equals("m");
        }

        public boolean named() {
            return sheet.equals("s");
        }
    }

    /** An outline and its id. */
    record Outline(String id, String path) {}

    static MapStore of(Diagnosis diagnosis, Optional<Boundaries> boundaries, Optional<TileLayout> layout) {
        List<Place> states = diagnosis.territory().states();
        List<Place> municipalities = diagnosis.territory().municipalities();
        Set<String> stateCodes = codes(states);
        Map<String, AreaMap> sheets = new LinkedHashMap<>();
        List<TileLayout.Tile> tiles = List.of();
        if (boundaries.isPresent() && !(states.isEmpty() && municipalities.isEmpty())) {
            DrawnPlaces wide = boundaries.get().draw(stateCodes, codes(municipalities), WIDE);
            put(sheets, "s", wide.states());
            if (isWorthDrawing(municipalities)) {
                put(sheets, "m", wide.municipalities());
            }
            put(
                    sheets,
                    "c",
                    boundaries
                            .get()
                            .draw(stateCodes, codes(municipalities), NARROW)
                            .states());
        }
        if (!sheets.containsKey("s") && !states.isEmpty()) {
            TileLayout shown = layout.map(some -> some.covering(stateCodes)).orElse(TileLayout.inOrder(stateCodes));
            put(sheets, "s", shown.areas());
            put(sheets, "c", shown.areas());
            tiles = shown.tiles();
        }
        return shade(diagnosis, sheets, tiles);
    }

    /** A map on which most places have no figure says nothing that the table does not say better. */
    private static boolean isWorthDrawing(List<Place> places) {
        return 3 * places.stream().filter(place -> place.none().isShown()).count() >= places.size();
    }

    private static void put(Map<String, AreaMap> sheets, String prefix, AreaMap areas) {
        if (!areas.isEmpty()) {
            sheets.put(prefix, areas);
        }
    }

    private static Set<String> codes(List<Place> places) {
        Set<String> codes = new TreeSet<>();
        places.forEach(place -> codes.add(place.code()));
        return codes;
    }

    private static MapStore shade(Diagnosis diagnosis, Map<String, AreaMap> sheets, List<TileLayout.Tile> tiles) {
        List<Place> states = diagnosis.territory().states();
        List<Place> municipalities = diagnosis.territory().municipalities();
        Map<String, Classes> present = new HashMap<>();
        Map<String, Classes> none = new HashMap<>();
        Map.of("s", states, "m", municipalities).forEach((sheet, places) -> {
            present.put(sheet, Classes.ofCounts(figures(places, Place::present)));
            none.put(
                    sheet,
                    Classes.ofShares(figures(places, place -> place.none().value())));
        });
        Classes reach = Classes.ofShares(reachOf(states));
        List<Shaded> maps = new ArrayList<>();
        addPair(maps, sheets, "s", states, classes(present, "s"), classes(none, "s"));
        addPair(maps, sheets, "m", municipalities, classes(present, "m"), classes(none, "m"));
        List<Programme> programmes = diagnosis.programmes();
        for (int i = 0; i < programmes.size() && sheets.containsKey("c"); i++) {
            int column = i;
            Map<String, Integer> shades = shades(
                    states,
                    reach,
                    place -> column < place.shares().size()
                            ? place.shares().get(column).value()
                            : null);
            if (states.stream().anyMatch(place -> reachesSomebody(place, column))) {
                maps.add(shaded("reach" + i, "c", "a", sheets, states, shades, Set.of()));
            }
        }
        return new MapStore(sheets, maps, tiles, present, none, reach);
    }

    static Classes classes(Map<String, Classes> bySheet, String sheet) {
        return bySheet.getOrDefault(sheet, new Classes(List.of(0.0, 1.0)));
    }

    private static List<Double> reachOf(List<Place> states) {
        List<Double> shares = new ArrayList<>();
        states.forEach(state -> state.shares().forEach(share -> {
            if (share.value() != null) {
                shares.add(share.value());
            }
        }));
        return shares;
    }

    private static <T> Collection<T> figures(List<Place> places, Function<Place, @Nullable T> figure) {
        List<T> figures = new ArrayList<>();
        for (Place place : places) {
            T value = figure.apply(place);
            if (value != null) {
                figures.add(value);
            }
        }
        return figures;
    }

    private static void addPair(
            List<Shaded> maps,
            Map<String, AreaMap> sheets,
            String sheet,
            List<Place> places,
            Classes present,
            Classes none) {
        if (!sheets.containsKey(sheet) || places.stream().noneMatch(MapStore::hasFigure)) {
            return;
        }
        Set<String> deserts = new HashSet<>();
        places.stream()
                .filter(place -> Boolean.TRUE.equals(place.isDesert()))
                .forEach(place -> deserts.add(place.code()));
        Map<String, Integer> counts = shades(
                places,
                present,
                place -> place.present() == null
                        ? null
                        : (Double) place.present().doubleValue());
        Map<String, Integer> shares = shades(places, none, place -> place.none().value());
        maps.add(shaded(sheet + "present", sheet, "a", sheets, places, counts, deserts));
        maps.add(shaded(sheet + "none", sheet, "b", sheets, places, shares, deserts));
    }

    private static boolean reachesSomebody(Place place, int programme) {
        Double share = programme < place.shares().size()
                ? place.shares().get(programme).value()
                : null;
        return share != null && share > 0;
    }

    private static boolean hasFigure(Place place) {
        return place.present() != null || place.none().isShown();
    }

    private static Map<String, Integer> shades(
            List<Place> places, Classes classes, Function<Place, @Nullable Double> figure) {
        Map<String, Integer> shades = new HashMap<>();
        for (Place place : places) {
            Double value = figure.apply(place);
            if (value != null) {
                shades.put(place.code(), classes.shade(classes.of(value)));
            }
        }
        return shades;
    }

    private static Shaded shaded(
            String id,
            String sheet,
            String palette,
            Map<String, AreaMap> sheets,
            List<Place> places,
            Map<String, Integer> shades,
            Set<String> deserts) {
        AreaMap areas = sheets.get(sheet);
        Set<String> codes = areas == null ? Set.of() : areas.paths().keySet();
        return new Shaded("map-" + id, sheet, palette, Choropleth.of(sheet, codes, shades, codes(places), deserts));
    }

    /** All outlines with their ids. */
    public List<Outline> outlines() {
        List<Outline> outlines = new ArrayList<>();
        sheets.forEach((prefix, areas) -> {
            int position = 0;
            for (String path : areas.paths().values()) {
                outlines.add(new Outline(prefix + position++, path));
            }
        });
        return outlines;
    }

    boolean has(String id) {
        return maps.stream().anyMatch(map -> map.id().equals(id));
    }

    public boolean hasTiles() {
        return !tiles.isEmpty();
    }

    AreaMap sheet(String prefix) {
        return sheets.getOrDefault(prefix, new AreaMap(1, 1, Map.of()));
    }

    /** The ids of the outlines of states, to be laid over municipalities. */
    public List<String> borders() {
        List<String> borders = new ArrayList<>();
        for (int i = 0; i < sheet("s").paths().size(); i++) {
            borders.add("s" + i);
        }
        return borders;
    }
}
