package org.puente.pages.view;

import java.util.List;

/**
 * A programme.
 *
 * @param judges whom it judges
 * @param screened whom a screening judges in its place; empty if there is no difference
 */
public record ProgrammePage(
        String name,
        String agency,
        String judges,
        String screened,
        String budgetKey,
        Badge status,
        String about,
        String note,
        List<EditionView> editions,
        List<FactRow> facts,
        List<DocumentView> sources) {}
