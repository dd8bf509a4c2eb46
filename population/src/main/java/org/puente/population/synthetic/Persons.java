package org.puente.population.synthetic;

/** Draws what each member speaks, learned and does, the head first, since the others resemble the head. */
final class Persons {

    private static final int ASKED_FROM = 3;
    private static final int ADULT = 18;
    private static final int WORKS_FROM = 16;
    private static final int LAST_SCHOOL_TABLE_AGE = 24;

    private final Model headSpeaks;
    private final Model memberSpeaks;
    private final Model headPrimary;
    private final Model headLowerSecondary;
    private final Model memberPrimary;
    private final Model memberLowerSecondary;
    private final Model disability;
    private final Model active;
    private final Model unemployed;
    private final Model headHealth;
    private final Model memberHealth;
    private final Model headSocialSecurity;
    private final Model memberSocialSecurity;
    private final Figure attends;
    private final double attendsLater;
    private final Choice educationOfMinors;
    private final double[] lagAges;
    private final Choice gradeLag;
    private final double[] schoolAges;
    private final double[] gradesOfLevel;

    Persons(Figures figures) {
        headSpeaks = new Model(figures, "head_speaks");
        memberSpeaks = new Model(figures, "member_speaks");
        headPrimary = new Model(figures, "head_primary");
        headLowerSecondary = new Model(figures, "head_lower_secondary");
        memberPrimary = new Model(figures, "member_primary");
        memberLowerSecondary = new Model(figures, "member_lower_secondary");
        disability = new Model(figures, "disability");
        active = new Model(figures, "active");
        unemployed = new Model(figures, "unemployed");
        headHealth = new Model(figures, "head_deprived_health");
        memberHealth = new Model(figures, "member_deprived_health");
        headSocialSecurity = new Model(figures, "head_deprived_social_security");
        memberSocialSecurity = new Model(figures, "member_deprived_social_security");
        attends = figures.get("attends_school");
        attendsLater = figures.get("attends_school_later").only();
        educationOfMinors = new Choice(figures.get("education_of_minors"));
        lagAges = figures.get("education_lag_ages").values();
        gradeLag = new Choice(figures.get("school_grade_lag"));
        schoolAges = figures.get("school_start").values();
        gradesOfLevel = figures.get("grades_of_level").values();
    }

    /** Language, school, disability and work; the household's place must be set. */
    void draw(Family family, Draws draws) {
        for (int i = 0; i < family.size; i++) {
            describe(family, i);
            drawLanguage(family, i, draws);
            drawSchool(family, i, draws);
            family.disability[i] = draws.odds(disability.score(family.x, family.state));
            family.set(Covariate.DISABILITY, family.disability[i]);
            drawWork(family, i, draws);
            if (i == 0) {
                describeHead(family);
            }
        }
    }

    private static void describe(Family family, int i) {
        int age = family.age[i];
        double decades = age / 10.0 - 4;
        boolean isSpouse = family.kinship[i] == Family.SPOUSE;
        family.set(Covariate.FEMALE, family.female[i]);
        family.set(Covariate.AGE_YEARS, decades);
        family.set(Covariate.AGE_SQUARED, decades * decades);
        family.set(Covariate.UNDER_15, age < 15);
        family.set(Covariate.YOUTH, age >= 15 && age < 25);
        family.set(Covariate.OVER_64, age >= 65);
        family.set(Covariate.IS_SPOUSE, isSpouse);
        family.set(Covariate.WOMAN_SPOUSE, isSpouse && family.female[i]);
        family.set(Covariate.IS_CHILD, family.kinship[i] == Family.CHILD);
    }

    private void drawLanguage(Family family, int i, Draws draws) {
        Model model = i == 0 ? headSpeaks : memberSpeaks;
        family.speaks[i] = family.age[i] >= ASKED_FROM && draws.odds(model.score(family.x, family.state));
        family.set(Covariate.SPEAKS, family.speaks[i]);
    }

    private void drawSchool(Family family, int i, Draws draws) {
        int age = family.age[i];
        family.attends[i] = age >= ASKED_FROM && draws.chance(attendance(family, i));
        family.set(Covariate.ATTENDS, family.attends[i]);
        family.education[i] = age < ASKED_FROM ? Family.NOT_ASKED : drawEducation(family, i, draws);
        family.set(Covariate.PRIMARY, family.education[i] >= 1);
        family.set(Covariate.LOWER_SECONDARY, family.education[i] >= 2);
        family.deprivedEducation[i] = isBehind(age, family.attends[i], family.education[i]);
        family.schoolGrade[i] = family.attends[i] && age >= schoolAges[0] && age < schoolAges[1]
                ? grade(age, family.education[i], gradeLag.draw(0, draws))
                : Family.NOT_ASKED;
    }

    /** A young head's own school attendance is that of the children of schooled heads. */
    private double attendance(Family family, int i) {
        int age = family.age[i];
        if (age > LAST_SCHOOL_TABLE_AGE) {
            return attendsLater;
        }
        int headEducation = i == 0 ? 2 : family.education[0];
        return attends.at((family.rural ? 3 : 0) + headEducation, age - ASKED_FROM);
    }

    private int drawEducation(Family family, int i, Draws draws) {
        int age = family.age[i];
        if (age < ADULT) {
            int ages = ADULT - ASKED_FROM;
            return educationOfMinors.draw((family.attends[i] ? ages : 0) + age - ASKED_FROM, draws);
        }
        if (!draws.odds((i == 0 ? headPrimary : memberPrimary).score(family.x, family.state))) {
            return 0;
        }
        return draws.odds((i == 0 ? headLowerSecondary : memberLowerSecondary).score(family.x, family.state)) ? 2 : 1;
    }

    private boolean isBehind(int age, boolean isAtSchool, int education) {
        if (age < lagAges[0]) {
            return false;
        }
        if (age <= lagAges[1]) {
            return !isAtSchool && education < 2;
        }
        return age <= lagAges[2] ? education < 2 : education < 1;
    }

    /** The grade a scholar is in, counted through primary, lower and upper secondary, within what was finished. */
    private int grade(int age, int education, int lag) {
        int before = 0;
        for (int level = 0; level < education; level++) {
            before += (int) gradesOfLevel[level];
        }
        int last = before + (int) gradesOfLevel[education] - 1;
        return Math.max(before, Math.min(last, age - (int) schoolAges[0] - lag));
    }

    private void drawWork(Family family, int i, Draws draws) {
        int activity = Family.NOT_ASKED;
        if (family.age[i] >= WORKS_FROM) {
            activity = Family.INACTIVE;
            if (draws.odds(active.score(family.x, family.state))) {
                activity = draws.odds(unemployed.score(family.x, family.state)) ? Family.UNEMPLOYED : Family.EMPLOYED;
            }
        }
        family.activity[i] = activity;
    }

    private static void describeHead(Family family) {
        double decades = family.age[0] / 10.0 - 5;
        family.set(Covariate.HEAD_FEMALE, family.female[0]);
        family.set(Covariate.HEAD_AGE, decades);
        family.set(Covariate.HEAD_AGE_SQUARED, decades * decades);
        family.set(Covariate.HEAD_SPEAKS, family.speaks[0]);
        family.set(Covariate.HEAD_PRIMARY, family.education[0] >= 1);
        family.set(Covariate.HEAD_LOWER_SECONDARY, family.education[0] >= 2);
        family.set(Covariate.EMPLOYED_HEAD, family.activity[0] == Family.EMPLOYED);
    }

    /** Lack of health care and social security; income and benefits must be drawn. */
    void drawDeprivations(Family family, Draws draws) {
        for (int i = 0; i < family.size; i++) {
            describe(family, i);
            family.set(Covariate.SPEAKS, family.speaks[i]);
            family.set(Covariate.ATTENDS, family.attends[i]);
            family.set(Covariate.PRIMARY, family.education[i] >= 1);
            family.set(Covariate.LOWER_SECONDARY, family.education[i] >= 2);
            family.set(Covariate.DISABILITY, family.disability[i]);
            family.set(Covariate.EMPLOYED, family.activity[i] == Family.EMPLOYED);
            family.set(Covariate.UNEMPLOYED, family.activity[i] == Family.UNEMPLOYED);
            Model health = i == 0 ? headHealth : memberHealth;
            Model socialSecurity = i == 0 ? headSocialSecurity : memberSocialSecurity;
            family.deprivedHealth[i] = draws.odds(health.score(family.x, family.state));
            family.deprivedSocialSecurity[i] = draws.odds(socialSecurity.score(family.x, family.state));
            if (i == 0) {
                family.set(Covariate.HEAD_DEPRIVED_HEALTH, family.deprivedHealth[0]);
                family.set(Covariate.HEAD_DEPRIVED_SOCIAL_SECURITY, family.deprivedSocialSecurity[0]);
            }
        }
    }
}
