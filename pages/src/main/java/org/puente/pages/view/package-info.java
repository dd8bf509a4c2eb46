/**
 * What a page shows, piece by piece, as text in one language. Templates read these records by the names of their parts, for
 * which they have to be public; nothing is worked out here. An empty text is what a file does not say.
 */
@NullMarked
package org.puente.pages.view;

import org.jspecify.annotations.NullMarked;
