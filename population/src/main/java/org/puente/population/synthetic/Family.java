package org.puente.population.synthetic;

/**
 * One household while it is drawn, used again for the next: nothing is allocated per household. Members are numbered
 * from 0, the head, in the order in which they were added.
 */
final class Family {

    /** No figure gives a household more members; the codes of kinship are the positions below. */
    static final int MOST_MEMBERS = 64;

    static final int HEAD = 0;
    static final int SPOUSE = 1;
    static final int CHILD = 2;
    static final int PARENT = 3;
    static final int PARENT_IN_LAW = 4;
    static final int OTHER = 5;
    static final int INACTIVE = 0;
    static final int EMPLOYED = 1;
    static final int UNEMPLOYED = 2;
    /** Education, work, language or grade that nobody asks at that age. */
    static final int NOT_ASKED = -1;

    int locality;
    int state;
    int grade;
    int sizeClass;
    boolean rural;

    int size;
    final int[] age = new int[MOST_MEMBERS];
    final int[] kinship = new int[MOST_MEMBERS];
    final boolean[] female = new boolean[MOST_MEMBERS];
    final boolean[] speaks = new boolean[MOST_MEMBERS];
    final boolean[] attends = new boolean[MOST_MEMBERS];
    final boolean[] disability = new boolean[MOST_MEMBERS];
    final boolean[] deprivedEducation = new boolean[MOST_MEMBERS];
    final boolean[] deprivedHealth = new boolean[MOST_MEMBERS];
    final boolean[] deprivedSocialSecurity = new boolean[MOST_MEMBERS];
    final int[] education = new int[MOST_MEMBERS];
    final int[] activity = new int[MOST_MEMBERS];
    final int[] schoolGrade = new int[MOST_MEMBERS];

    long incomePerPerson;
    long monetaryIncome;
    long currentIncome;
    int foodInsecurity;
    boolean deprivedHousing;
    boolean deprivedServices;
    boolean farm;
    long farmSales;
    long farmOwnConsumption;
    double hectares;
    int potential;
    final boolean[] receives;
    final long[] amounts;

    /** What models multiply: the household's, then those of the member at hand. */
    final double[] x = new double[Covariate.COUNT];

    Family(int benefits) {
        receives = new boolean[benefits];
        amounts = new long[benefits];
        set(Covariate.ONE, 1);
    }

    void add(int memberKinship, int memberAge, boolean isFemale) {
        kinship[size] = memberKinship;
        age[size] = memberAge;
        female[size] = isFemale;
        size++;
    }

    void set(Covariate covariate, double value) {
        x[covariate.ordinal()] = value;
    }

    void set(Covariate covariate, boolean value) {
        x[covariate.ordinal()] = value ? 1 : 0;
    }

    double get(Covariate covariate) {
        return x[covariate.ordinal()];
    }

    boolean hasSpouse() {
        return size > 1 && kinship[1] == SPOUSE;
    }
}
