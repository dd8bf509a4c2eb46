/**
 * The report that people read: one file, in Spanish and in English, that needs nothing else. It computes no measure; what
 * it says is in the {@link org.puente.diagnosis.Diagnosis}.
 *
 * <p>Sections turn figures into words and marks ({@code …Section}), {@code chart} says where marks stand, and the templates beside the
 * bundles of sentences hold all markup.
 */
@NullMarked
package org.puente.diagnosis.report;

import org.jspecify.annotations.NullMarked;
