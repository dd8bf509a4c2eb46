/** Boundary files, small and by hand. */
@NullMarked
package org.puente.diagnosis.report.boundary;

import org.jspecify.annotations.NullMarked;
