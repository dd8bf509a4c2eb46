/**
 * The {@code puente} command: reads arguments, calls the rooms, and says in one sentence what went wrong and what to do.
 *
 * <p>It decides nothing about rules or populations; whatever it prints was worked out below it.
 */
@NullMarked
package org.puente.cli;

import org.jspecify.annotations.NullMarked;
