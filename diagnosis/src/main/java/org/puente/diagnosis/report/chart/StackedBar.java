package org.puente.diagnosis.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.puente.diagnosis.sampling.Estimate;

/** Shares that make a whole, one after the other; a share that is withheld leaves its room empty. */
public record StackedBar(List<Segment> segments) {

    public static StackedBar of(List<Estimate> shares) {
        List<Segment> segments = new ArrayList<>();
        double from = 0;
        for (int i = 0; i < shares.size(); i++) {
            Double share = shares.get(i).value();
            if (share != null && share > 0) {
                segments.add(Segment.between("step" + i, from, from + share));
                from += share;
            }
        }
        return new StackedBar(segments);
    }
}
