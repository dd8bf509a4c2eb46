package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Sheet;
import org.puente.diagnosis.sampling.Sheet.Figure;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Label;
import org.puente.rules.focus.Focus;

/**
 * Measure (e): who gains. Households are ranked from the poorest; tenths and parts of breakdowns are taken as they are,
 * without the error of their bounds.
 */
final class IncidenceMeasure implements HouseholdMeasure {

    private static final int TWENTIETHS = 20;
    private static final int TENTHS = 10;

    private final Frame frame;
    private final Sheet sheet;
    private final int ranked;
    private final int unranked;
    private final Figure rankedFigure;
    private final Figure unrankedFigure;
    private final int[] tenthSize;
    private final int[] partSize;
    private final List<Focus.Group> parts = new ArrayList<>();
    private final List<Focus.Breakdown> breakdownOfPart = new ArrayList<>();
    private final List<Subject> subjects = new ArrayList<>();

    /** One programme or group whose spread is measured. */
    private final class Subject {
        final String id;
        final Label names;
        final int programme;
        final int group;
        final int reached = sheet.sum();
        double weightedRank;
        final int[] inTwentieth = sheet.sums(TWENTIETHS);
        final int[] inTenth = sheet.sums(TENTHS);
        final int[] inPart = sheet.sums(parts.size());
        final Figure[] tenths = new Figure[TENTHS];
        final Figure[] shares = new Figure[TENTHS];
        final Figure[] ofPart = new Figure[parts.size()];

        Subject(String id, Label names, int programme, int group) {
            this.id = id;
            this.names = names;
            this.programme = programme;
            this.group = group;
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                tenths[tenth] = sheet.ratio(inTenth[tenth], tenthSize[tenth]);
                shares[tenth] = sheet.ratio(inTenth[tenth], reached);
            }
            for (int part = 0; part < ofPart.length; part++) {
                ofPart[part] = sheet.ratio(inPart[part], partSize[part]);
            }
        }

        boolean has(long surely, long groups) {
            return programme >= 0 ? (surely & 1L << programme) != 0 : frame.isIn(group, groups);
        }
    }

    IncidenceMeasure(Frame frame, Sheet sheet) {
        this.frame = frame;
        this.sheet = sheet;
        this.ranked = sheet.sum();
        this.unranked = sheet.sum();
        this.rankedFigure = sheet.total(ranked);
        this.unrankedFigure = sheet.total(unranked);
        this.tenthSize = sheet.sums(TENTHS);
        for (Focus.Breakdown breakdown : frame.breakdowns()) {
            for (Focus.Group part : breakdown.parts()) {
                parts.add(part);
                breakdownOfPart.add(breakdown);
            }
        }
        this.partSize = sheet.sums(parts.size());
        for (int i = 0; i < frame.programmes().size(); i++) {
            subjects.add(new Subject(
                    frame.programmeId(i), frame.programme(i).programme().names(), i, -1));
        }
        for (List<Focus.Group> groups : List.of(frame.populations(), frame.recipients())) {
            for (Focus.Group group : groups) {
                subjects.add(new Subject(group.id(), group.names(), -1, frame.numberOf(group)));
            }
        }
    }

    @Override
    public void add(Households households) {
        int twentieth = households.twentieth() - 1;
        add(twentieth < 0 ? unranked : ranked, households);
        if (twentieth >= 0) {
            add(tenthSize[twentieth / 2], households);
        }
        for (int part = 0; part < parts.size(); part++) {
            if (frame.isIn(frame.numberOf(parts.get(part)), households.groups())) {
                add(partSize[part], households);
            }
        }
        for (Subject subject : subjects) {
            if (subject.has(households.surely(), households.groups())) {
                addReached(subject, twentieth, households);
            }
        }
    }

    private void addReached(Subject subject, int twentieth, Households households) {
        if (twentieth >= 0) {
            add(subject.reached, households);
            subject.weightedRank += households.weightedRank();
            add(subject.inTwentieth[twentieth], households);
            add(subject.inTenth[twentieth / 2], households);
        }
        for (int part = 0; part < parts.size(); part++) {
            if (frame.isIn(frame.numberOf(parts.get(part)), households.groups())) {
                add(subject.inPart[part], households);
            }
        }
    }

    private void add(int sum, Households households) {
        sheet.add(sum, households.count(), households.weight());
    }

    // ---------------------------------------------------------------- concentration

    int subjectCount() {
        return subjects.size();
    }

    boolean has(int subject, long surely, long groups) {
        return subjects.get(subject).has(surely, groups);
    }

    /** The concentration coefficient of a subject, by the formula of {@link Concentration}; NaN if it reaches nobody. */
    double coefficient(int subject) {
        Subject of = subjects.get(subject);
        return 2 * of.weightedRank / sheet.value(of.reached) - 1;
    }

    /** Whether anybody stands anywhere from poor to rich. */
    boolean isRanked() {
        return sheet.value(ranked) > 0;
    }

    long reachedUnits(int subject) {
        return sheet.units(subjects.get(subject).reached);
    }

    // ---------------------------------------------------------------- result

    /**
     * What came out.
     *
     * @param coefficients the concentration coefficient of each subject
     * @param bounds the limits between tenths
     */
    Diagnosis.Incidence result(List<Estimate> coefficients, List<Double> bounds) {
        List<Diagnosis.Incident> programmes = new ArrayList<>();
        List<Diagnosis.Incident> populations = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            (subject.programme >= 0 ? programmes : populations).add(incident(subject, coefficients.get(i)));
        }
        Optional<Fact> rank = frame.rank();
        return new Diagnosis.Incidence(
                rank.map(Fact::label).orElse(null),
                rank.map(Fact::unit).orElse(null),
                sheet.count(rankedFigure),
                sheet.count(unrankedFigure),
                bounds,
                programmes,
                populations);
    }

    private Diagnosis.Incident incident(Subject subject, Estimate coefficient) {
        List<Estimate> tenths = new ArrayList<>();
        List<Estimate> shares = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS && isRanked(); tenth++) {
            tenths.add(sheet.share(subject.tenths[tenth]));
            shares.add(sheet.share(subject.shares[tenth]));
        }
        List<Diagnosis.Part> ofParts = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            Focus.Breakdown breakdown = breakdownOfPart.get(part);
            ofParts.add(new Diagnosis.Part(
                    breakdown.id(),
                    breakdown.names(),
                    parts.get(part).id(),
                    parts.get(part).names(),
                    sheet.share(subject.ofPart[part])));
        }
        return new Diagnosis.Incident(
                subject.id, subject.names, coefficient, curve(subject, coefficient), tenths, shares, ofParts);
    }

    /** No curve where the coefficient, which sums it up, is withheld. */
    private List<Double> curve(Subject subject, Estimate coefficient) {
        List<Double> curve = new ArrayList<>();
        double all = sheet.value(subject.reached);
        if (!coefficient.isShown() || all == 0) {
            return curve;
        }
        double below = 0;
        curve.add(0.0);
        for (int twentieth = 0; twentieth < TWENTIETHS; twentieth++) {
            below += sheet.value(subject.inTwentieth[twentieth]);
            curve.add(Math.min(1, below / all));
        }
        return curve;
    }
}
