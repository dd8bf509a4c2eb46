package org.puente.diagnosis;

/** A measure that counts households, wherever they live. */
interface HouseholdMeasure {

    /** Counts households that are alike. */
    void add(Households households);
}
