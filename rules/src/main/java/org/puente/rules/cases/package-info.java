/**
 * Worked examples beside the rules: reads {@code *.cases} tables, judges each row and says where rule and example
 * disagree. It judges with {@link org.puente.rules.judge.Judge} only; other engines take the rows from here and compare.
 */
@NullMarked
package org.puente.rules.cases;

import org.jspecify.annotations.NullMarked;
