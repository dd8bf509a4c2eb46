/** Estimates from a stratified sample of primary units, with their error, and the rules for withholding them. */
@NullMarked
package org.puente.diagnosis.sampling;

import org.jspecify.annotations.NullMarked;
