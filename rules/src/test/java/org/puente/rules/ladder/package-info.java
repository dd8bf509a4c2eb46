/**
 * What a rule means, from the simplest to the hardest, to be read from A01 on. Each line is an expression and its
 * value; docs/reference/rule-language.md says the same in words.
 */
@NullMarked
package org.puente.rules.ladder;

import org.jspecify.annotations.NullMarked;
