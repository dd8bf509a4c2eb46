package org.puente.population.synthetic;

/** Draws who lives together: kinship, ages and sexes that fit each other. */
final class Composition {

    private static final int BAND = 5;
    private static final int YOUNGEST_HEAD = 15;
    private static final int FIRST_PARENT_BAND = 3;
    private static final int LAST_PARENT_BAND = 13;
    private static final int YOUNGEST_PARENT = 14;
    private static final int OLDEST = 105;
    private static final int LEAST_GAP = -20;

    private final double[] gradeGroups;
    private final double[] headBands;
    private final int groups;
    private final Choice headAge;
    private final Figure headFemale;
    private final Figure spouse;
    private final Choice spouseGap;
    private final Choice children;
    private final Choice parents;
    private final Choice parentsInLaw;
    private final Choice others;
    private final Choice childAge;
    private final Figure childFemale;
    private final Choice parentGap;
    private final double parentFemale;
    private final Choice otherAge;
    private final double otherFemale;

    Composition(Figures figures) {
        gradeGroups = figures.get("grade_groups").values();
        headBands = figures.get("head_bands").values();
        groups = figures.get("head_age").rows() / 2;
        headAge = new Choice(figures.get("head_age"));
        headFemale = figures.get("head_female");
        spouse = figures.get("spouse");
        spouseGap = new Choice(figures.get("spouse_gap"));
        children = new Choice(figures.get("children"));
        parents = new Choice(figures.get("parents"));
        parentsInLaw = new Choice(figures.get("parents_in_law"));
        others = new Choice(figures.get("others"));
        childAge = new Choice(figures.get("child_age"));
        childFemale = figures.get("child_female");
        parentGap = new Choice(figures.get("parent_gap"));
        parentFemale = figures.get("parent_female").only();
        otherAge = new Choice(figures.get("other_age"));
        otherFemale = figures.get("other_female").only();
    }

    void draw(Family family, Draws draws) {
        family.size = 0;
        int stratum = (family.rural ? 0 : groups) + (int) gradeGroups[family.grade];
        int age = YOUNGEST_HEAD + BAND * headAge.draw(stratum, draws) + draws.below(BAND);
        int band = headBand(age);
        boolean female = draws.chance(headFemale.at(stratum, band));
        family.add(Family.HEAD, age, female);
        int sex = female ? 1 : 0;
        int kind = female ? 1 : 2;
        if (draws.chance(spouse.at(stratum * 2 + sex, band))) {
            kind = 0;
            int gap = spouseGap.draw(sex, draws) + LEAST_GAP;
            family.add(Family.SPOUSE, Math.max(YOUNGEST_HEAD, Math.min(OLDEST, age + gap)), !female);
        }
        int bands = headBands.length;
        addChildren(family, children.draw((stratum * 3 + kind) * bands + band, draws), draws);
        addParents(family, Family.PARENT, age, parents.draw(stratum * bands + band, draws), draws);
        if (family.hasSpouse()) {
            addParents(family, Family.PARENT_IN_LAW, family.age[1], parentsInLaw.draw(band, draws), draws);
        }
        addOthers(family, band, others.draw(stratum * bands + band, draws), draws);
    }

    private int headBand(int age) {
        int band = headBands.length - 1;
        while (age < headBands[band]) {
            band--;
        }
        return band;
    }

    private void addChildren(Family family, int count, Draws draws) {
        int younger = family.hasSpouse() ? Math.min(family.age[0], family.age[1]) : family.age[0];
        int parentBand = Math.min(younger / BAND - FIRST_PARENT_BAND, LAST_PARENT_BAND);
        int row = (family.rural ? LAST_PARENT_BAND + 1 : 0) + parentBand;
        int oldest = younger - YOUNGEST_PARENT;
        for (int i = 0; i < count; i++) {
            int band = childAge.draw(row, draws);
            int age = BAND * band + draws.below(BAND);
            if (age > oldest) {
                age = Math.max(0, oldest - draws.below(BAND));
            }
            family.add(Family.CHILD, age, draws.chance(childFemale.values()[band]));
        }
    }

    private void addParents(Family family, int kinship, int reference, int count, Draws draws) {
        boolean female = draws.chance(parentFemale);
        for (int i = 0; i < count; i++) {
            int age = Math.min(OLDEST, reference + YOUNGEST_PARENT + parentGap.draw(0, draws));
            family.add(kinship, age, female == (i == 0));
        }
    }

    private void addOthers(Family family, int band, int count, Draws draws) {
        for (int i = 0; i < count; i++) {
            int age = BAND * otherAge.draw(band, draws) + draws.below(BAND);
            family.add(Family.OTHER, age, draws.chance(otherFemale));
        }
    }
}
