package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Estimate.Withheld;

/**
 * Keeps what is confidential in a municipality from being found by subtraction: where it is the only one of its state whose
 * figure is confidential, the smallest of the others is withheld with it, since the state's own figure is told.
 */
final class Complements {

    private Complements() {}

    /** The places with what else has to be withheld. */
    static List<Diagnosis.Place> withhold(List<Diagnosis.Place> places, Map<String, String> stateOf) {
        Map<String, List<Integer>> byState = new TreeMap<>();
        for (int i = 0; i < places.size(); i++) {
            String state = stateOf.getOrDefault(places.get(i).code(), "");
            byState.computeIfAbsent(state, key -> new ArrayList<>()).add(i);
        }
        List<Diagnosis.Place> result = new ArrayList<>(places);
        int figures = places.isEmpty() ? 0 : figures(places.get(0)).size();
        for (List<Integer> ofState : byState.values()) {
            for (int figure = 0; figure < figures; figure++) {
                int number = figure;
                findAlone(ofState, result, number)
                        .ifPresent(place -> result.set(place, without(result.get(place), number)));
            }
        }
        return result;
    }

    /** The place to withhold beside one that is alone in being confidential. */
    private static Optional<Integer> findAlone(List<Integer> ofState, List<Diagnosis.Place> places, int figure) {
        long confidential = ofState.stream()
                .filter(place -> figures(places.get(place)).get(figure).withheld() == Withheld.CONFIDENTIAL)
                .count();
        return confidential != 1
                ? Optional.empty()
                : ofState.stream()
                        .filter(place -> figures(places.get(place)).get(figure).isShown())
                        .min(Comparator.comparingLong(
                                place -> places.get(place).households().sample()));
    }

    private static List<Estimate> figures(Diagnosis.Place place) {
        List<Estimate> figures = new ArrayList<>(List.of(place.households(), place.perHousehold(), place.none()));
        figures.addAll(place.shares());
        return figures;
    }

    /** Without the number of households nothing of the place is told. */
    private static Diagnosis.Place without(Diagnosis.Place place, int figure) {
        boolean all = figure == 0;
        List<Estimate> shares = new ArrayList<>();
        for (int i = 0; i < place.shares().size(); i++) {
            shares.add(withheldIf(all || figure == i + 3, place.shares().get(i)));
        }
        @Nullable Integer present = all ? null : place.present();
        @Nullable Boolean isDesert = all ? null : place.isDesert();
        return new Diagnosis.Place(
                place.code(),
                place.name(),
                withheldIf(all, place.households()),
                present,
                withheldIf(all || figure == 1, place.perHousehold()),
                withheldIf(all || figure == 2, place.none()),
                isDesert,
                shares);
    }

    private static Estimate withheldIf(boolean isWithheld, Estimate estimate) {
        return isWithheld ? Estimate.withheld(Withheld.CONFIDENTIAL, 0) : estimate;
    }
}
