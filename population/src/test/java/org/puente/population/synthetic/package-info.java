/** Tests of the synthetic nation on the country's real figures. */
@NullMarked
package org.puente.population.synthetic;

import org.jspecify.annotations.NullMarked;
