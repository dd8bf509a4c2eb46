@NullMarked
package org.puente.rules.source;

import org.jspecify.annotations.NullMarked;
