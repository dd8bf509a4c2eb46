/** The report on diagnoses of every kind, made up from a seed. */
@NullMarked
package org.puente.diagnosis.report;

import org.jspecify.annotations.NullMarked;
