/** Dated numbers and tables of the law: what they are worth on a day, and nothing on a day they are not stated for. */
@NullMarked
package org.puente.rules.parameter;

import org.jspecify.annotations.NullMarked;
