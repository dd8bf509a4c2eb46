/**
 * What is screened: a population directory, its tables and cells, checked once and kept in a canonical form that a
 * screening reads by ranges.
 *
 * <p>It knows declared facts and files; it knows no rule, no survey and no country, and never holds a list of households.
 */
@NullMarked
package org.puente.population;

import org.jspecify.annotations.NullMarked;
