package org.puente.pages;

import org.puente.rules.programme.Programme;

/**
 * A page as it is written.
 *
 * @param path relative to the directory of the pages, with forward slashes
 */
record PageFile(String path, String content) {

    static final String INDEX = "index.html";
    static final String ENGLISH = "en/";

    /** The file of a programme; an underline, which no id has, keeps a programme called index off the list's file. */
    static String of(Programme programme) {
        return (programme.id() + ".html").equals(INDEX) ? "index_.html" : programme.id() + ".html";
    }
}
