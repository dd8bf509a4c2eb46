/** Where the marks of each chart stand: figures in, coordinates and shades out. No words, no markup, no language. */
@NullMarked
package org.puente.diagnosis.report.chart;

import org.jspecify.annotations.NullMarked;
