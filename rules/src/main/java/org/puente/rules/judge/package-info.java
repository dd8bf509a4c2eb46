/**
 * The reference meaning of a rule: judges one unit in memory, with three-valued logic. Whatever an engine computes for
 * a nation must be what this package says for each of its units. Meaning: docs/reference/rule-language.md.
 */
@NullMarked
package org.puente.rules.judge;

import org.jspecify.annotations.NullMarked;
