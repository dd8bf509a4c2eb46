/** Pages of small policies and of the real one. */
@NullMarked
package org.puente.pages;

import org.jspecify.annotations.NullMarked;
