/**
 * What a screening asks on a day: the editions in force, their parameters resolved to that day's values. A plan knows
 * no engine; each engine translates it.
 */
@NullMarked
package org.puente.rules.plan;

import org.jspecify.annotations.NullMarked;
