package org.puente.diagnosis.report.chart;

import java.util.Optional;
import org.puente.diagnosis.sampling.Estimate;

/** The interval of a share, in percent of the length of its bar. */
public record Whisker(String low, String high) {

    /** None for a figure without an interval, or with one too narrow to be seen. */
    static Optional<Whisker> of(Estimate share, double greatest) {
        Double low = share.low();
        Double high = share.high();
        if (share.value() == null || low == null || high == null || greatest <= 0 || (high - low) / greatest < 0.004) {
            return Optional.empty();
        }
        return Optional.of(new Whisker(Coordinates.percent(low / greatest), Coordinates.percent(high / greatest)));
    }
}
