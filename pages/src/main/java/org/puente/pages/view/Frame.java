package org.puente.pages.view;

/**
 * What surrounds every page.
 *
 * @param lang the language of the page
 * @param other the same page in the other language, and that language's name
 * @param home the list of programmes; the page itself if it is the list
 * @param fingerprint of the files the page is made of
 */
public record Frame(
        String lang, String title, String country, String asOf, String home, Link other, String fingerprint) {

    /** A link to another language. */
    public record Link(String lang, String href) {}
}
