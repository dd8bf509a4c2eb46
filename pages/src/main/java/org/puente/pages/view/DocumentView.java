package org.puente.pages.view;

/**
 * A document that is cited.
 *
 * @param url only an address of the web; empty otherwise
 */
public record DocumentView(
        String anchor, String title, String publisher, String published, String url, Badge status, String note) {}
