/**
 * Screens a population against a plan: runs its queries by ranges of households so that memory stays flat, keeps every
 * outcome in verdict tables, and counts. A run that was cut short is resumed where it stopped; what is not whole has no
 * {@code summary.json}.
 */
@NullMarked
package org.puente.screening;

import org.jspecify.annotations.NullMarked;
