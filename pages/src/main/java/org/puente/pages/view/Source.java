package org.puente.pages.view;

/**
 * A citation.
 *
 * @param anchor of its document in the list of sources; empty if nothing is cited
 */
public record Source(String anchor, String title, String article) {

    public static final Source NONE = new Source("", "", "");

    public boolean isStated() {
        return !anchor.isEmpty();
    }
}
