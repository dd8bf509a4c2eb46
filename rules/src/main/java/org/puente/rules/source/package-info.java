/**
 * Reads policy files as source code: every value keeps the place it was written at, and every fault becomes a
 * {@link org.puente.rules.source.Problem} in a list instead of an exception that hides the next one.
 *
 * <p>It knows YAML and places; it knows no programme, fact or expression.
 */
@NullMarked
package org.puente.rules.source;

import org.jspecify.annotations.NullMarked;
