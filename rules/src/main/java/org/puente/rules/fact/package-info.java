/**
 * What a rule may ask: entities, the facts they have, and the types of facts. A fact is declared by a country's policy
 * files; nothing here knows a particular one.
 */
@NullMarked
package org.puente.rules.fact;

import org.jspecify.annotations.NullMarked;
