/** Tests of explanations: whole texts, and that every change claimed is one the judge agrees to. */
@NullMarked
package org.puente.rules.explain;

import org.jspecify.annotations.NullMarked;
