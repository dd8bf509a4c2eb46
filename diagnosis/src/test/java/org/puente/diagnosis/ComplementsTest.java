package org.puente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Estimate.Withheld;

/** What could be found by subtracting the municipalities that are told from their state. */
class ComplementsTest {

    private static final Map<String, String> STATES = Map.of("0101", "01", "0102", "01", "0103", "01", "0201", "02");
    private static final Estimate FEW = Estimate.withheld(Withheld.CONFIDENTIAL, 7);

    @Test
    void municipalityAloneInBeingConfidentialIsNotLeftAlone() {
        List<Diagnosis.Place> places = Complements.withhold(
                List.of(place("0101", FEW, FEW), place("0102", of(500), of(0.5)), place("0103", of(80), of(0.2))),
                STATES);

        assertThat(places.get(1).households().isShown()).isTrue();
        assertThat(places.get(2).households().withheld()).isEqualTo(Withheld.CONFIDENTIAL);
        assertThat(places.get(2).shares().get(0).withheld()).isEqualTo(Withheld.CONFIDENTIAL);
        assertThat(places.get(2).present()).isNull();
    }

    @Test
    void shareAloneInBeingConfidentialTakesTheShareOfTheSmallestWithIt() {
        List<Diagnosis.Place> places = Complements.withhold(
                List.of(place("0101", of(90), FEW), place("0102", of(500), of(0.5)), place("0103", of(80), of(0.2))),
                STATES);

        assertThat(places.get(2).households().isShown()).isTrue();
        assertThat(places.get(2).shares().get(0).withheld()).isEqualTo(Withheld.CONFIDENTIAL);
        assertThat(places.get(1).shares().get(0).isShown()).isTrue();
    }

    @Test
    void twoThatAreConfidentialHideEachOther() {
        List<Diagnosis.Place> places = Complements.withhold(
                List.of(place("0101", FEW, FEW), place("0102", FEW, FEW), place("0103", of(80), of(0.2))), STATES);

        assertThat(places.get(2).households().isShown()).isTrue();
    }

    @Test
    void anotherStateIsNotTouched() {
        List<Diagnosis.Place> places =
                Complements.withhold(List.of(place("0101", FEW, FEW), place("0201", of(80), of(0.2))), STATES);

        assertThat(places.get(1).households().isShown()).isTrue();
    }

    private static Estimate of(double value) {
        return Estimate.exact(value, value > 1 ? (long) value : 80);
    }

    private static Diagnosis.Place place(String code, Estimate households, Estimate share) {
        return new Diagnosis.Place(code, code, households, 1, share, share, false, List.of(share));
    }
}
