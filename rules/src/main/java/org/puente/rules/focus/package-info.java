/** What a diagnosis looks at: populations, breakdowns, the order of households. */
@NullMarked
package org.puente.rules.focus;

import org.jspecify.annotations.NullMarked;
