/** What the tests of the stages share: policies written in the test itself. It is no test. */
@NullMarked
package org.puente.rules;

import org.jspecify.annotations.NullMarked;
