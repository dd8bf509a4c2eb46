package org.puente.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.puente.screening.ProgrammeCounts;
import org.puente.screening.Summary;

/** A summary as a table people can read on a terminal of 80 columns. */
final class SummaryText {

    private static final String ROW = "%-34s %-12s %,12d %,12d %,12d%n";
    private static final String HEADING = "%-34s %-12s %12s %12s %12s%n";

    private final Summary summary;

    SummaryText(Summary summary) {
        this.summary = summary;
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,d households and %,d members (%,.0f households weighted), rules as of %s%n%n",
                summary.population().households(),
                summary.population().members(),
                summary.population().weightedHouseholds(),
                summary.asOf());
        out.printf(Locale.ROOT, HEADING, "programme", "unit", "eligible", "not eligible", "undetermined");
        for (ProgrammeCounts counts : summary.programmes()) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    counts.id(),
                    counts.unit(),
                    counts.eligible(),
                    counts.notEligible(),
                    counts.undetermined());
        }
        if (!summary.notInForce().isEmpty()) {
            out.printf("%nnot in force on %s: %s%n", summary.asOf(), String.join(", ", summary.notInForce()));
        }
        out.flush();
    }
}
