package org.puente.population.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws the municipalities and localities of each state from the figures, cell by cell of degree of marginalisation. */
final class TerritoryMaker {

    private static final double[] QUANTILE_SHARES = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};
    /** Inhabitants from which each size of the figure {@code localities} begins, and the end of the last. */
    private static final int[] SIZES = {1, 1000, 2500, 15000, 100000, Integer.MAX_VALUE};
    /** The size class that rules know of each of them: the two smallest are rural. */
    private static final int[] SIZE_CLASSES = {0, 0, 1, 2, 3};

    private static final int RULE_CLASSES = 4;
    private static final double SMALL_LOG_SPREAD = 1.4;

    private final Figures figures;
    private final MunicipalityFacts facts;
    private final long seed;
    private final Draws draws = new Draws();
    private final List<String> stateNames;
    private final String[] first;
    private final String[] second;
    private final int[] digits;

    TerritoryMaker(Figures figures, long seed) {
        this.figures = figures;
        this.facts = new MunicipalityFacts(figures, QUANTILE_SHARES);
        this.seed = seed;
        this.stateNames = figures.texts("states");
        this.first = figures.texts("first").toArray(String[]::new);
        this.second = figures.texts("second").toArray(String[]::new);
        this.digits = Arrays.stream(figures.get("code_digits").values())
                .mapToInt(d -> (int) d)
                .toArray();
    }

    /** A municipality before it has a code: what it should hold, and the localities it got. */
    private static final class Draft {
        final int grade;
        final double relativeLogSize;
        double room;
        /** Inhabitants in the year of the municipalities' table for one in that of the localities'. */
        double peopleOfYear = 1;

        double effect;
        final List<Long> localities = new ArrayList<>();

        Draft(int grade, double relativeLogSize, double effect) {
            this.grade = grade;
            this.relativeLogSize = relativeLogSize;
            this.room = StrictMath.exp(relativeLogSize);
            this.effect = effect;
        }

        long inhabitants() {
            return localities.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** What the states become, in the order of their codes. */
    private static final class Places {
        final List<String> stateCodes = new ArrayList<>();
        final List<Territory.Municipality> municipalities = new ArrayList<>();
        final List<Territory.Locality> localities = new ArrayList<>();
    }

    Territory make() {
        Places places = new Places();
        for (int state = 0; state < stateNames.size(); state++) {
            draws.restart(seed, -1L - state);
            String code = code("", state + 1, digits[0]);
            places.stateCodes.add(code);
            List<Draft> drafts = new ArrayList<>();
            int grades = figures.get("municipalities").width();
            for (int grade = 0; grade < grades; grade++) {
                drafts.addAll(drawCell(state * grades + grade, grade));
            }
            shuffle(drafts);
            centre(drafts);
            for (int i = 0; i < drafts.size(); i++) {
                addMunicipality(places, state, code(code, i + 1, digits[1]), drafts.get(i));
            }
        }
        return new Territory(places.stateCodes, places.municipalities, places.localities, households(places));
    }

    private static String code(String parent, int number, int digits) {
        return parent + String.format(Locale.ROOT, "%0" + digits + "d", number);
    }

    private void shuffle(List<Draft> drafts) {
        for (int i = drafts.size() - 1; i > 0; i--) {
            int j = draws.below(i + 1);
            Draft moved = drafts.get(i);
            drafts.set(i, drafts.get(j));
            drafts.set(j, moved);
        }
    }

    /** What municipalities add to income must not move their state, whose own figures are known. */
    private static void centre(List<Draft> drafts) {
        double people = 0;
        double sum = 0;
        for (Draft draft : drafts) {
            people += draft.inhabitants();
            sum += draft.inhabitants() * draft.effect;
        }
        for (Draft draft : drafts) {
            draft.effect -= sum / people;
        }
    }

    /** The municipalities of one state and degree, and their localities, the largest to where most room is. */
    private List<Draft> drawCell(int cell, int grade) {
        int count = (int) figures.get("municipalities").values()[cell];
        List<Draft> drafts = new ArrayList<>();
        if (count == 0) {
            return drafts;
        }
        double sd = figures.get("inhabitants_log_sd").values()[cell];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            drafts.add(new Draft(grade, sd * draws.normal(), draws.normal()));
            sum += drafts.get(i).room;
        }
        int sizes = SIZES.length - 1;
        double inhabitants = 0;
        for (int size = 0; size < sizes; size++) {
            inhabitants += figures.get("locality_inhabitants").values()[cell * sizes + size];
        }
        for (Draft draft : drafts) {
            draft.room *= inhabitants / sum;
        }
        for (int size = sizes - 1; size >= 0; size--) {
            settle(drafts, drawSizes(cell * sizes + size, size));
        }
        double settled = drafts.stream().mapToLong(Draft::inhabitants).sum();
        for (Draft draft : drafts) {
            draft.peopleOfYear = figures.get("inhabitants").values()[cell] / settled;
        }
        return drafts;
    }

    /** The localities of a cell and size, largest first. */
    private List<Long> drawSizes(int position, int size) {
        int count = (int) figures.get("localities").values()[position];
        double mean = count == 0 ? 0 : figures.get("locality_inhabitants").values()[position] / count;
        List<Long> result = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double excess = size == 0
                    ? mean * StrictMath.exp(SMALL_LOG_SPREAD * draws.normal() - SMALL_LOG_SPREAD * SMALL_LOG_SPREAD / 2)
                    : (mean - SIZES[size]) * -StrictMath.log(draws.uniform());
            double inhabitants = size == 0 ? excess : SIZES[size] + excess;
            result.add(Math.round(Math.max(SIZES[size], Math.min(SIZES[size + 1] - 1.0, inhabitants))));
        }
        result.sort(Comparator.reverseOrder());
        return result;
    }

    private static void settle(List<Draft> drafts, List<Long> sizes) {
        for (long size : sizes) {
            Draft roomiest = drafts.get(0);
            for (Draft draft : drafts) {
                roomiest = draft.room > roomiest.room ? draft : roomiest;
            }
            roomiest.localities.add(size);
            roomiest.room -= size;
        }
    }

    private void addMunicipality(Places places, int state, String code, Draft draft) {
        int number = places.municipalities.size();
        long people = Math.round(draft.inhabitants() * draft.peopleOfYear);
        places.municipalities.add(
                facts.draw(code, name(), state, draft.grade, people, draft.relativeLogSize, draft.effect, draws));
        for (int i = 0; i < draft.localities.size(); i++) {
            long inhabitants = draft.localities.get(i);
            places.localities.add(new Territory.Locality(
                    code(code, i + 1, digits[2]), name(), number, SIZE_CLASSES[sizeOf(inhabitants)], inhabitants));
        }
    }

    private static int sizeOf(long inhabitants) {
        int size = 0;
        while (inhabitants >= SIZES[size + 1]) {
            size++;
        }
        return size;
    }

    private String name() {
        return first[draws.below(first.length)] + " " + second[draws.below(second.length)];
    }

    /** Households of a state and size class, shared out by inhabitants; a class without localities goes to the next below. */
    private double[] households(Places places) {
        double[] people = new double[stateNames.size() * RULE_CLASSES];
        for (Territory.Locality locality : places.localities) {
            people[cellOf(places, locality)] += locality.population();
        }
        double[] wanted = figures.get("households").values().clone();
        for (int cell = wanted.length - 1; cell > 0; cell--) {
            if (people[cell] == 0) {
                wanted[cell % RULE_CLASSES == 0 ? cell + 1 : cell - 1] += wanted[cell];
            }
        }
        double[] result = new double[places.localities.size()];
        for (int i = 0; i < result.length; i++) {
            Territory.Locality locality = places.localities.get(i);
            int cell = cellOf(places, locality);
            result[i] = wanted[cell] * locality.population() / people[cell];
        }
        return result;
    }

    private static int cellOf(Places places, Territory.Locality locality) {
        return places.municipalities.get(locality.municipality()).state() * RULE_CLASSES + locality.sizeClass();
    }

    List<String> stateNames() {
        return stateNames;
    }
}
