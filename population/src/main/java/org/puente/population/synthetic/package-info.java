/**
 * A nation that does not exist, drawn from a country's figures: territory, households and their members. It knows the
 * core facts and how they depend on each other, not a country: every share, mean and name is read from the policy
 * folder. It is not an anonymised copy of anything; no record of a survey enters it.
 */
@NullMarked
package org.puente.population.synthetic;

import org.jspecify.annotations.NullMarked;
