/**
 * The typed form of a rule: what a clause asks, after names and types have been checked and before anyone computes it.
 * The syntax is CEL's; the meaning is that of docs/reference/rule-language.md, and the judge and every engine read this
 * form alone. Nothing here computes anything.
 */
@NullMarked
package org.puente.rules.expression;

import org.jspecify.annotations.NullMarked;
