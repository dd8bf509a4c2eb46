/**
 * Reads a country's policy folder and checks it whole: all problems of all files at once. What comes out,
 * {@link org.puente.rules.checked.Policy}, is law that every engine can compute.
 */
@NullMarked
package org.puente.rules.checked;

import org.jspecify.annotations.NullMarked;
