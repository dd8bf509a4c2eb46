/**
 * Makes a population out of a survey or a register as its publisher gives it out, following an import that is data: a
 * file that names the raw files and one readable query for each table.
 *
 * <p>It knows no survey, no country and no raw column; it does not decide whether a cell is good, which is the intake's.
 */
@NullMarked
package org.puente.population.imports;

import org.jspecify.annotations.NullMarked;
