package org.puente.pages.view;

import java.util.List;

/**
 * The rules of a period.
 *
 * @param isInForce whether they are on the day of the page
 * @param isOpen whether the page shows them unfolded
 * @param valuesOn the day its figures are of
 */
public record EditionView(
        String anchor,
        String years,
        String period,
        boolean isInForce,
        boolean isOpen,
        String valuesOn,
        Badge status,
        Source source,
        String note,
        int clauses,
        BlockView conditions,
        List<FigureRow> group,
        List<FigureRow> benefits,
        List<CallRow> calls,
        List<Statement> documents,
        List<Statement> scoring,
        List<BudgetRow> budgets,
        List<FigureRow> unitCost) {}
