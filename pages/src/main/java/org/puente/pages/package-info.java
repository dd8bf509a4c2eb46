/**
 * The programmes of a policy as web pages, for people who never open YAML: one page a programme and a list of them, in Spanish
 * and in English, each a file that needs nothing else.
 *
 * <p>It judges nobody and knows no engine. {@link org.puente.pages.Pages} is its door; the HTML is in the templates beside
 * this package, the words in its message tables.
 */
@NullMarked
package org.puente.pages;

import org.jspecify.annotations.NullMarked;
