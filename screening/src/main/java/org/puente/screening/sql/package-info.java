/**
 * Translates a plan into SQL that an auditor can read: one column a clause, with its id and citation beside it. An
 * engine is a {@link org.puente.screening.sql.Dialect}; everything else here holds for all of them.
 */
@NullMarked
package org.puente.screening.sql;

import org.jspecify.annotations.NullMarked;
