package org.puente.diagnosis.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.puente.diagnosis.sampling.Estimate;

/** A plain horizontal bar with its interval. */
public record Bar(List<Segment> segments, List<Whisker> whiskers) {

    /** A bar on a scale from 0 to the greatest; none for a figure that is withheld. */
    public static Optional<Bar> of(String kind, Estimate figure, double greatest) {
        if (figure.value() == null || !(greatest > 0)) {
            return Optional.empty();
        }
        List<Whisker> whiskers = new ArrayList<>();
        Whisker.of(figure, greatest).ifPresent(whiskers::add);
        return Optional.of(new Bar(List.of(Segment.between(kind, 0, figure.value() / greatest)), whiskers));
    }

    /** Parts of a whole that contain each other, the least last; parts that are withheld are left out. */
    public static Bar nested(List<String> kinds, List<Estimate> parts, double greatest) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Double value = parts.get(i).value();
            if (value != null && value > 0 && greatest > 0) {
                segments.add(Segment.between(kinds.get(i), 0, value / greatest));
            }
        }
        return new Bar(segments, List.of());
    }
}
