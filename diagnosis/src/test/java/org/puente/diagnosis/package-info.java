@NullMarked
package org.puente.diagnosis;

import org.jspecify.annotations.NullMarked;
