package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.Diagnosis.Place;
import org.puente.diagnosis.Diagnosis.Programme;
import org.puente.diagnosis.Diagnosis.Territory;
import org.puente.diagnosis.report.boundary.AreaMap;
import org.puente.diagnosis.report.chart.Choropleth;
import org.puente.diagnosis.report.chart.Classes;
import org.puente.diagnosis.sampling.Estimate;

/** Measure (d): where programmes are, and where none is. */
final class TerritorySection {

    record View(
            String population,
            String presentFrom,
            @Nullable String deserts,
            List<Pair> pairs,
            List<Panel> multiples,
            @Nullable String undrawn,
            List<LegendEntry> reachLegend,
            List<String> programmes,
            List<Line> lines,
            List<Line> reachLines,
            boolean hasMunicipalities,
            Markup source) {}

    /**
     * A map to show.
     *
     * @param use the id of the stored map
     */
    record Panel(
            String use, int width, int height, String title, String spoken, String palette, List<LegendEntry> legend) {}

    /** Two maps of one level side by side; there are none where no outline is known. */
    record Pair(String kind, String title, List<Panel> panels) {}

    record LegendEntry(String shade, String label) {}

    record Line(String code, String name, boolean isDesert, Markup cells) {}

    private final Edition edition;
    private final Words words;
    private final Figures figures;
    private final MapStore maps;

    TerritorySection(Edition edition, MapStore maps) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
        this.maps = maps;
    }

    View view() {
        Territory territory = edition.diagnosis().territory();
        List<Line> lines = new ArrayList<>();
        List<Line> reachLines = new ArrayList<>();
        for (Place state : territory.states()) {
            boolean isDesert = Boolean.TRUE.equals(state.isDesert());
            lines.add(new Line(state.code(), name(state), isDesert, Markup.cells(cells(state))));
            reachLines.add(new Line(
                    state.code(),
                    name(state),
                    isDesert,
                    Markup.cells(state.shares().stream().map(figures::share).toList())));
        }
        return new View(
                edition.populationName(territory.population()),
                figures.percent(territory.presentFrom()),
                deserts(territory),
                pairs(territory),
                multiples(),
                undrawn(),
                shareLegend(maps.reach()),
                edition.diagnosis().programmes().stream()
                        .map(programme -> edition.in(programme.names()))
                        .toList(),
                lines,
                reachLines,
                !territory.municipalities().isEmpty(),
                edition.source("unit.place"));
    }

    private static String name(Place place) {
        return place.name() == null ? place.code() : place.name();
    }

    private List<Markup> cells(Place place) {
        Integer present = place.present();
        Markup count = present == null
                ? figures.count(Estimate.withheld(reason(place.none()), 0))
                : Markup.text(figures.whole(present));
        return List.of(
                figures.count(place.households()),
                count,
                figures.average(place.perHousehold()),
                figures.share(place.none()));
    }

    private static Estimate.Withheld reason(Estimate estimate) {
        Estimate.Withheld why = estimate.withheld();
        return why == null ? Estimate.Withheld.SAMPLE_TOO_SMALL : why;
    }

    private @Nullable String deserts(Territory territory) {
        List<String> sentences = new ArrayList<>();
        deserts("states", territory.states()).ifPresent(sentences::add);
        deserts("municipalities", territory.municipalities()).ifPresent(sentences::add);
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }

    private Optional<String> deserts(String level, List<Place> places) {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        long deserts = places.stream()
                .filter(place -> Boolean.TRUE.equals(place.isDesert()))
                .count();
        long withheld =
                places.stream().filter(place -> place.isDesert() == null).count();
        String says = words.say("territory.deserts." + level, figures.whole(deserts), figures.whole(places.size()));
        return Optional.of(
                withheld == 0 ? says : says + words.say("territory.deserts.withheld", figures.whole(withheld)));
    }

    private List<Pair> pairs(Territory territory) {
        List<Pair> pairs = new ArrayList<>();
        if (!territory.states().isEmpty()) {
            pairs.add(new Pair("states", words.say("territory.states"), panels("s", "state")));
        }
        if (!territory.municipalities().isEmpty() && maps.has("map-mpresent")) {
            pairs.add(new Pair("municipalities", words.say("territory.municipalities"), panels("m", "municipality")));
        }
        return pairs;
    }

    private List<Panel> panels(String sheet, String level) {
        List<Panel> panels = new ArrayList<>();
        if (maps.has("map-" + sheet + "present")) {
            panels.add(panel(sheet, "present", level, "a", countLegend(MapStore.classes(maps.present(), sheet))));
            panels.add(panel(sheet, "none", level, "b", shareLegend(MapStore.classes(maps.none(), sheet))));
        }
        return panels;
    }

    private Panel panel(String sheet, String measure, String level, String palette, List<LegendEntry> legend) {
        AreaMap areas = maps.sheet(sheet);
        String id = "map-" + sheet + measure;
        String title = words.say("territory." + measure + "." + level);
        List<LegendEntry> shown = new ArrayList<>(legend);
        Choropleth map = maps.maps().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow()
                .map();
        for (String word : List.of("withheld", "absent")) {
            if (map.groups().stream().anyMatch(group -> group.shade().equals(word))) {
                shown.add(new LegendEntry(word, words.say(legendKey(word))));
            }
        }
        if (!map.deserts().isEmpty()) {
            shown.add(new LegendEntry("desert", words.say("legend.desert")));
        }
        return new Panel(
                id, areas.width(), areas.height(), title, words.say("territory.spoken", title), palette, shown);
    }

    /** A municipality without sampled households is not one without households. */
    private String legendKey(String word) {
        boolean isSample = edition.diagnosis().subject().kind() != Diagnosis.Kind.REGISTER;
        return "legend." + word + (isSample && word.equals("absent") ? ".sample" : "");
    }

    /** Programmes that no state has a figure for. */
    private @Nullable String undrawn() {
        List<String> names = new ArrayList<>();
        List<Programme> programmes = edition.diagnosis().programmes();
        for (int i = 0; i < programmes.size(); i++) {
            if (!maps.has("map-reach" + i)) {
                names.add(edition.in(programmes.get(i).names()));
            }
        }
        return names.isEmpty() ? null : String.join("; ", names);
    }

    private List<Panel> multiples() {
        List<Panel> panels = new ArrayList<>();
        AreaMap areas = maps.sheet("c");
        List<Programme> programmes = edition.diagnosis().programmes();
        for (int i = 0; i < programmes.size(); i++) {
            String id = "map-reach" + i;
            if (maps.has(id)) {
                String name = edition.in(programmes.get(i).names());
                panels.add(new Panel(
                        id,
                        areas.width(),
                        areas.height(),
                        name,
                        words.say("territory.multiple", name),
                        "a",
                        List.of()));
            }
        }
        return panels;
    }

    private List<LegendEntry> countLegend(Classes classes) {
        List<LegendEntry> legend = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            long from = Math.round(classes.limits().get(i));
            long to = Math.round(classes.limits().get(i + 1)) - 1;
            legend.add(new LegendEntry(
                    String.valueOf(classes.shade(i)),
                    from == to ? figures.whole(from) : figures.whole(from) + "–" + figures.whole(to)));
        }
        return legend;
    }

    private List<LegendEntry> shareLegend(Classes classes) {
        List<LegendEntry> legend = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            double from = 100 * classes.limits().get(i);
            double to = 100 * classes.limits().get(i + 1);
            int decimals = Math.abs(from - Math.rint(from)) + Math.abs(to - Math.rint(to)) > 1e-6 ? 1 : 0;
            legend.add(new LegendEntry(
                    String.valueOf(classes.shade(i)),
                    figures.decimal(from, decimals) + "–" + figures.decimal(to, decimals) + words.say("percent")));
        }
        return legend;
    }
}
