/**
 * What a screening says about coordination: whom each programme could reach, which clause keeps whom out, where
 * programmes meet, who gains, what the money covers, which missing fact is worth asking.
 *
 * <p>A {@link org.puente.diagnosis.Diagnosis} is computed from a whole run; {@code report} writes it for people.
 */
@NullMarked
package org.puente.diagnosis;

import org.jspecify.annotations.NullMarked;
