/**
 * One meaning of a rule in every engine: units are judged in memory and screened by the real screening, and every
 * outcome, verdict and count must be the same. Rules and nations come from {@code .cases} rows, seeded generators and
 * damaged files.
 */
@NullMarked
package org.puente.conformance.engines;

import org.jspecify.annotations.NullMarked;
