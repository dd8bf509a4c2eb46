package org.puente.diagnosis.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.puente.diagnosis.sampling.Estimate;

/**
 * The stretch between a lower and an upper bound, with their intervals.
 *
 * @param knowsLow whether there is a lower bound; otherwise the stretch begins at zero, without a mark
 */
public record RangeBar(String from, String to, String width, boolean knowsLow, List<Whisker> whiskers) {

    public static Optional<RangeBar> of(Estimate atLeast, Estimate atMost) {
        if (atMost.value() == null) {
            return Optional.empty();
        }
        double high = atMost.value();
        double low = atLeast.value() == null ? 0 : Math.min(atLeast.value(), high);
        if (atLeast.value() == null && atLeast.withheld() != Estimate.Withheld.NONE_IN_SAMPLE) {
            return Optional.empty();
        }
        List<Whisker> whiskers = new ArrayList<>();
        Whisker.of(atLeast, 1).ifPresent(whiskers::add);
        if (high - low > 0.002) {
            Whisker.of(atMost, 1).ifPresent(whiskers::add);
        }
        return Optional.of(new RangeBar(
                Coordinates.percent(low),
                Coordinates.percent(high),
                Coordinates.percent(high - low),
                atLeast.isShown(),
                whiskers));
    }
}
