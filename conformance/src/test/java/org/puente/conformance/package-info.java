/**
 * What must hold across rooms: the walls between them, and one meaning of a rule in every engine.
 *
 * <p>It tests no room by itself; each room's own tests do that.
 */
@NullMarked
package org.puente.conformance;

import org.jspecify.annotations.NullMarked;
