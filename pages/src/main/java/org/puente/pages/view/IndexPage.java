package org.puente.pages.view;

import java.util.List;

/** All programmes, by the agency that runs them. */
public record IndexPage(int programmes, List<Agency> agencies) {

    /** An agency and its programmes. */
    public record Agency(String anchor, String name, List<Row> programmes) {}

    /**
     * A programme in a line.
     *
     * @param clauses of the edition that its page shows unfolded
     */
    public record Row(String href, String name, String judges, String years, int clauses, Badge status) {}
}
