/** Tests of runs on small populations, with the real engine. */
@NullMarked
package org.puente.screening;

import org.jspecify.annotations.NullMarked;
