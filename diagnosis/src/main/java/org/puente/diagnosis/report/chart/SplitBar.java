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
 * @param segments sure, open, undetermined, out; hidden where a part is withheld
 * @param whiskers at the two borders that are bounds
 * @param from and to: the stretch between the bounds; null where one is not known
 */
public record SplitBar(
        List<Segment> segments,
        List<Whisker> whiskers,
        @Nullable String from,
        @Nullable String to) {

    private static final List<String> KINDS = List.of("sure", "open", "undetermined", "out");

    /** None where more than one part is withheld: of one, the others leave the room. */
    public static Optional<SplitBar> of(Reach reach) {
        List<Estimate> parts = List.of(reach.eligible(), reach.openToApply(), reach.undetermined(), reach.out());
        long hidden = parts.stream().filter(SplitBar::isHidden).count();
        double shown = parts.stream().mapToDouble(SplitBar::size).sum();
        double all = hidden == 0 ? shown : Math.max(shown, whole(reach));
        if (!(all > 0) || shown == 0 || hidden > 1 || !reach.shareAtMost().isShown()) {
            return Optional.empty();
        }
        List<Segment> segments = new ArrayList<>();
        double from = 0;
        for (int i = 0; i < parts.size(); i++) {
            boolean isHidden = isHidden(parts.get(i));
            double to = from + (isHidden ? all - shown : size(parts.get(i))) / all;
            if (to > from) {
                segments.add(Segment.between(isHidden ? "hidden" : KINDS.get(i), from, to));
            }
            from = to;
        }
        List<Whisker> whiskers = new ArrayList<>();
        Whisker.of(reach.shareAtLeast(), 1).ifPresent(whiskers::add);
        if (size(reach.undetermined()) > 0) {
            Whisker.of(reach.shareAtMost(), 1).ifPresent(whiskers::add);
        }
        return Optional.of(new SplitBar(segments, whiskers, border(reach.shareAtLeast()), border(reach.shareAtMost())));
    }

    /** The population, as far as the upper bound tells. */
    private static double whole(Reach reach) {
        Double most = reach.atMost().value();
        Double share = reach.shareAtMost().value();
        return most == null || share == null || share <= 0 ? 0 : most / share;
    }

    private static double size(Estimate part) {
        return part.value() == null ? 0 : part.value();
    }

    /** None seen, and nobody to see, take no room on a bar; whatever else is withheld does. */
    private static boolean isHidden(Estimate part) {
        return !part.isShown()
                && part.withheld() != Estimate.Withheld.NONE_IN_SAMPLE
                && part.withheld() != Estimate.Withheld.NOBODY;
    }

    private static @Nullable String border(Estimate share) {
        return share.value() == null ? null : Coordinates.percent(share.value());
    }
}
