/**
 * What the tests of all rooms share: policies and populations written as text. It holds no test itself, and no
 * production code uses it.
 */
@NullMarked
package org.puente.testkit;

import org.jspecify.annotations.NullMarked;
