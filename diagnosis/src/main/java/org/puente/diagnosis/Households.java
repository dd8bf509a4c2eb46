package org.puente.diagnosis;

/**
 * Households that are alike in all that a measure asks.
 *
 * @param twentieth where they stand by rank, from 1 (poorest) to 20; 0 if their rank is not known
 * @param groups two bits a group: 1 they belong, 2 it is not known
 * @param eligible a bit a programme: surely eligible as they are
 * @param surely eligible, or only awaiting an application
 * @param possibly not surely out
 * @param count how many
 * @param weight the sum of their weights
 * @param weightedRank the sum of weight times rank, a rank being from 0 to 1
 */
record Households(
        int twentieth,
        long groups,
        long eligible,
        long surely,
        long possibly,
        long count,
        double weight,
        double weightedRank) {}
