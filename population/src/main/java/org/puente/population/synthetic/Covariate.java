package org.puente.population.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a model's terms may multiply: the figures name them in lower case. A yes is 1, a no is 0. */
enum Covariate {
    ONE,
    RURAL,
    FROM_15000,
    FROM_100000,
    LOW,
    MEDIUM,
    HIGH,
    VERY_HIGH,
    /** Log odds of the municipality's share of speakers of an indigenous language. */
    LANGUAGE_ODDS,
    HEAD_FEMALE,
    /** Decades above 50. */
    HEAD_AGE,
    HEAD_AGE_SQUARED,
    HEAD_SPEAKS,
    HEAD_PRIMARY,
    HEAD_LOWER_SECONDARY,
    HEAD_DEPRIVED_HEALTH,
    HEAD_DEPRIVED_SOCIAL_SECURITY,
    EMPLOYED_HEAD,
    COUPLE,
    LOG_SIZE,
    CHILDREN_SHARE,
    ELDERS_SHARE,
    WORKERS_SHARE,
    YOUNG_SCHOLARS,
    MIDDLE_SCHOLARS,
    UPPER_SCHOLARS,
    LOG_INCOME,
    DEPRIVED_SERVICES,
    DEPRIVED_HOUSING,
    /** From 0, none, to 3, severe. */
    FOOD_INSECURE,
    FARM,
    BENEFICIARY,
    FEMALE,
    /** Decades above 40. */
    AGE_YEARS,
    AGE_SQUARED,
    UNDER_15,
    YOUTH,
    OVER_64,
    IS_SPOUSE,
    IS_CHILD,
    WOMAN_SPOUSE,
    SPEAKS,
    ATTENDS,
    PRIMARY,
    LOWER_SECONDARY,
    DISABILITY,
    EMPLOYED,
    UNEMPLOYED;

    static final int COUNT = values().length;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Covariate::word).toList();
    }
}
