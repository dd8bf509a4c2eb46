@NullMarked
package org.puente.rules.checked;

import org.jspecify.annotations.NullMarked;
