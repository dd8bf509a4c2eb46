package org.puente.diagnosis.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis.Reach;
import org.puente.diagnosis.sampling.Estimate;

/**
 * A population split by what a programme's rules say of it, with the intervals of the lower and the upper bound.
 *
 * @param segments sure, open, undetermined, out
 * @param whiskers at the two borders that are bounds
 * @param from and to: the stretch between the bounds; null where one is not known
 */
public record SplitBar(
        List<Segment> segments,
        List<Whisker> whiskers,
        @Nullable String from,
        @Nullable String to) {

    /** None where a part is withheld that the rest would give away or leave a hole. */
    public static Optional<SplitBar> of(Reach reach) {
        double sure = part(reach.eligible());
        double open = part(reach.openToApply());
        double undetermined = part(reach.undetermined());
        double out = part(reach.out());
        double all = sure + open + undetermined + out;
        if (!(all > 0) || !reach.shareAtLeast().isShown()) {
            return Optional.empty();
        }
        List<Segment> segments = new ArrayList<>();
        add(segments, "sure", 0, sure / all);
        add(segments, "open", sure / all, (sure + open) / all);
        add(segments, "undetermined", (sure + open) / all, (sure + open + undetermined) / all);
        add(segments, "out", (sure + open + undetermined) / all, 1);
        List<Whisker> whiskers = new ArrayList<>();
        Whisker.of(reach.shareAtLeast(), 1).ifPresent(whiskers::add);
        if (undetermined > 0) {
            Whisker.of(reach.shareAtMost(), 1).ifPresent(whiskers::add);
        }
        return Optional.of(new SplitBar(segments, whiskers, border(reach.shareAtLeast()), border(reach.shareAtMost())));
    }

    private static void add(List<Segment> segments, String kind, double from, double to) {
        if (to - from > 0) {
            segments.add(Segment.between(kind, from, to));
        }
    }

    /** None seen, and nobody to see, take no room on a bar. */
    private static double part(Estimate part) {
        if (part.value() != null) {
            return part.value();
        }
        boolean isNone =
                part.withheld() == Estimate.Withheld.NONE_IN_SAMPLE || part.withheld() == Estimate.Withheld.NOBODY;
        return isNone ? 0 : Double.NaN;
    }

    private static @Nullable String border(Estimate share) {
        return share.value() == null ? null : Coordinates.percent(share.value());
    }
}
