package org.puente.conformance.engines;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.sampling.Estimate;

/** Every figure of a diagnosis by a name. */
final class FoundFigures {

    private final Diagnosis diagnosis;
    private final Map<String, Estimate> figures = new LinkedHashMap<>();

    private FoundFigures(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    static Map<String, Estimate> of(Diagnosis diagnosis) {
        FoundFigures found = new FoundFigures(diagnosis);
        found.addReach();
        found.addBlame();
        found.addOverlap();
        found.addPlaces("state", diagnosis.territory().states());
        found.addPlaces("municipality", diagnosis.territory().municipalities());
        found.addSpread();
        found.addFacts();
        return found.figures;
    }

    private void put(String name, Estimate estimate) {
        if (figures.put(name, estimate) != null) {
            throw new IllegalStateException("twice: " + name);
        }
    }

    private void addReach() {
        for (Diagnosis.Population population : diagnosis.populations()) {
            put("size " + population.id(), population.households());
            put("unknown " + population.id(), population.unknown());
        }
        for (Diagnosis.Reach reach : diagnosis.reach()) {
            String at = reach.programme() + " " + reach.population();
            put("eligible " + at, reach.eligible());
            put("open " + at, reach.openToApply());
            put("undetermined " + at, reach.undetermined());
            put("out " + at, reach.out());
            put("least " + at, reach.atLeast());
            put("most " + at, reach.atMost());
            put("share least " + at, reach.shareAtLeast());
            put("share most " + at, reach.shareAtMost());
        }
    }

    private void addBlame() {
        for (Diagnosis.Blame blame : diagnosis.blame()) {
            String at = blame.programme() + " " + blame.population();
            put("blamed " + at, blame.out());
            for (Diagnosis.ClauseBlame clause : blame.clauses()) {
                put("unmet " + clause.clause() + " " + at, clause.unmet());
                put("alone " + clause.clause() + " " + at, clause.alone());
                put("blame " + clause.clause() + " " + at, clause.share());
            }
        }
    }

    private void addOverlap() {
        for (Diagnosis.Overlap overlap : diagnosis.overlap()) {
            List<String> ids = overlap.programmes();
            for (int i = 0; i < ids.size(); i++) {
                for (int j = 0; j < ids.size(); j++) {
                    put(
                            "both " + ids.get(j) + " " + ids.get(i) + " " + overlap.population(),
                            overlap.households().get(i).get(j));
                }
            }
            put("several " + overlap.population(), overlap.several());
            for (Diagnosis.ReachedBy reached : overlap.reachedBy()) {
                String at = reached.programmes() + " " + overlap.population();
                put("surely " + at, reached.atLeast());
                put("share surely " + at, reached.shareAtLeast());
                put("possibly " + at, reached.atMost());
                put("share possibly " + at, reached.shareAtMost());
            }
        }
    }

    private void addPlaces(String level, List<Diagnosis.Place> places) {
        for (Diagnosis.Place place : places) {
            String at = level + " " + place.code();
            put("in " + at, place.households());
            put("mean " + at, place.perHousehold());
            put("none " + at, place.none());
            for (int i = 0; i < place.shares().size(); i++) {
                put(
                        "reached " + diagnosis.programmes().get(i).id() + " " + at,
                        place.shares().get(i));
            }
        }
    }

    private void addSpread() {
        put("ranked", diagnosis.incidence().ranked());
        put("unranked", diagnosis.incidence().unranked());
        for (List<Diagnosis.Incident> incidents : List.of(
                diagnosis.incidence().programmes(), diagnosis.incidence().populations())) {
            for (Diagnosis.Incident incident : incidents) {
                put("concentration " + incident.id(), incident.concentration());
                for (int i = 0; i < incident.tenths().size(); i++) {
                    put("tenth " + i + " " + incident.id(), incident.tenths().get(i));
                    put(
                            "part of tenth " + i + " " + incident.id(),
                            incident.shares().get(i));
                }
                for (int i = 0; i < incident.curve().size(); i++) {
                    put(
                            "curve " + i + " " + incident.id(),
                            Estimate.exact(incident.curve().get(i), 0));
                }
                for (Diagnosis.Part part : incident.parts()) {
                    put("part " + part.part() + " " + incident.id(), part.share());
                }
            }
        }
    }

    private void addFacts() {
        for (Diagnosis.MissingFact missing : diagnosis.missingFacts()) {
            String name = name(missing);
            put("waiting " + name, missing.waiting());
            put("settles " + name, missing.settles());
            put("may settle " + name, missing.maySettle());
        }
    }

    static String name(Diagnosis.MissingFact missing) {
        return missing.facts().stream().map(Diagnosis.Fact::path).collect(Collectors.joining("+"));
    }
}
