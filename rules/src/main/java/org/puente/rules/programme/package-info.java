/** Programmes as their operating rules state them: units, dated editions, clauses and how clauses combine. */
@NullMarked
package org.puente.rules.programme;

import org.jspecify.annotations.NullMarked;
