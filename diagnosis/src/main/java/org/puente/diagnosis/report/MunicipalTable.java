package org.puente.diagnosis.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.Diagnosis.Place;
import org.puente.diagnosis.sampling.Estimate;

/**
 * The rows of the table of municipalities. There are thousands, so they stand in the report once for both languages, and
 * are written here: a template would take most of the time of the whole report for them.
 */
final class MunicipalTable {

    private final Edition spanish;
    private final Edition english;
    private final Map<Estimate.Withheld, String> reasons = new EnumMap<>(Estimate.Withheld.class);

    MunicipalTable(Edition spanish, Edition english) {
        this.spanish = spanish;
        this.english = english;
        for (Estimate.Withheld why : Estimate.Withheld.values()) {
            String key = "withheld." + why.word() + ".short";
            reasons.put(why, both(key));
        }
    }

    private String both(String key) {
        return "<i class=\"es\" lang=\"es\">"
                + Markup.text(spanish.words().say(key)).html() + "</i><i class=\"en\" lang=\"en\">"
                + Markup.text(english.words().say(key)).html() + "</i>";
    }

    Markup rows(Diagnosis diagnosis) {
        List<Place> municipalities = diagnosis.territory().municipalities();
        StringBuilder rows = new StringBuilder(160 * municipalities.size());
        for (Place place : municipalities) {
            append(rows, place);
        }
        return new Markup(rows.toString());
    }

    private void append(StringBuilder rows, Place place) {
        Figures figures = spanish.figures();
        String name = place.name() == null ? place.code() : place.name();
        rows.append("<tr><td>").append(Markup.text(place.code()).html());
        rows.append("</td><th scope=\"row\">").append(Markup.text(name).html()).append("</th><td>");
        rows.append(cell(place.households(), figures.count(place.households()))).append("</td><td>");
        rows.append(present(place)).append("</td><td>");
        rows.append(cell(place.perHousehold(), figures.average(place.perHousehold())))
                .append("</td><td>");
        rows.append(cell(place.none(), figures.share(place.none()))).append("</td></tr>\n");
    }

    private String present(Place place) {
        Integer present = place.present();
        if (present == null) {
            return reason(place.none().withheld());
        }
        return Boolean.TRUE.equals(place.isDesert())
                ? present + " " + both("territory.desert.short")
                : String.valueOf(present);
    }

    private String cell(Estimate estimate, Markup figure) {
        return estimate.isShown() ? figure.html() : reason(estimate.withheld());
    }

    private String reason(Estimate.@Nullable Withheld why) {
        return reasons.getOrDefault(why == null ? Estimate.Withheld.NOT_KNOWN : why, "—");
    }
}
