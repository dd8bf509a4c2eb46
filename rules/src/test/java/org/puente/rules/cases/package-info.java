@NullMarked
package org.puente.rules.cases;

import org.jspecify.annotations.NullMarked;
