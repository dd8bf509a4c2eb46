/** Measurements against peers and limits. Each is a main class with a line in benchmarks/README.md; none is a test. */
@NullMarked
package org.puente.benchmarks;

import org.jspecify.annotations.NullMarked;
