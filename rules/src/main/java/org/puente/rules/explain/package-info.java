/**
 * Says why a programme's verdict on one unit is what it is: every clause with the facts, figures and sources it rests
 * on, and the nearest change of a single fact that would turn it. It judges nothing by itself: whatever it claims was
 * put to the judge. It never names a person: members are told by place, kinship and age.
 */
@NullMarked
package org.puente.rules.explain;

import org.jspecify.annotations.NullMarked;
