@NullMarked
package org.puente.diagnosis.sampling;

import org.jspecify.annotations.NullMarked;
