package org.puente.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.ToDoubleFunction;
import org.puente.rules.checked.Policy;
import org.puente.rules.parameter.Status;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Programme;
import org.puente.screening.ProgrammeCounts;
import org.puente.screening.ProgrammeCounts.ClauseCounts;
import org.puente.screening.Summary;

/** A summary for people, on a terminal of 80 columns: who is eligible for what, and which clause decides most. */
final class SummaryText {

    private final Summary summary;
    private final Policy policy;
    private final Locale locale;
    private final ResourceBundle words;

    SummaryText(Summary summary, Policy policy, Locale language) {
        this.summary = summary;
        this.policy = policy;
        // Numbers as the country writes them: Mexico, like English, has a comma for thousands and a point for decimals.
        this.locale = Locale.ROOT;
        this.words = ResourceBundle.getBundle("org.puente.cli.summary", language);
    }

    void print(PrintWriter out) {
        out.println(say(
                "population",
                summary.population().households(),
                summary.population().members(),
                summary.population().weightedHouseholds(),
                summary.asOf()));
        out.println(summary.programmes().isEmpty() ? say("nothing", summary.asOf()) : word("weights"));
        if (summary.population().standsForOthers()) {
            out.println(word("sample"));
        }
        summary.population().findDayOtherThan(summary.asOf()).ifPresent(day -> out.println(say("facts", day)));
        for (ProgrammeCounts counts : summary.programmes()) {
            out.println();
            print(counts, out);
        }
        if (!summary.notInForce().isEmpty()) {
            out.println();
            out.println(say("notInForce", summary.asOf(), String.join(", ", summary.notInForce())));
        }
        if (Status.ILLUSTRATIVE.word().equals(summary.population().status())) {
            out.println();
            out.println(word("illustrative"));
        }
        out.flush();
    }

    /** Where the run is, and what is where in it. */
    String place(Path run) {
        return say("place", run);
    }

    /** How much of the population could not be read, if anything, and where it is listed. */
    Optional<String> findRejected(Path list) {
        long rejected = summary.population().rejected();
        String key = rejected == 1 ? "rejected.one" : "rejected.many";
        return rejected == 0 ? Optional.empty() : Optional.of(say(key, rejected, list));
    }

    private void print(ProgrammeCounts counts, PrintWriter out) {
        Optional<Programme> programme = policy.find(counts.id());
        out.println(programme.map(found -> found.names().in(words.getLocale())).orElse(counts.id()) + " · "
                + word("unit." + counts.unit())
                + programme
                        .flatMap(Programme::status)
                        .filter(status -> status != Status.VERIFIED)
                        .map(status -> " · " + word("status." + status.word()))
                        .orElse(""));
        ProgrammeCounts.Weighted weighted = counts.weighted();
        double all = weighted.eligible() + weighted.notEligible() + weighted.undetermined();
        printVerdict("eligible", counts.eligible(), weighted.eligible() / all, out);
        printVerdict("notEligible", counts.notEligible(), weighted.notEligible() / all, out);
        printVerdict("undetermined", counts.undetermined(), weighted.undetermined() / all, out);
        if (!counts.unit().equals("household")) {
            out.println("  " + say("reached", number(counts.households().withEligible())));
        }
        List<Clause> clauses = programme.map(this::clausesOf).orElse(List.of());
        printMost("blocks", counts, ClauseCounts::weightedOnlyUnmet, clauses, all, out);
        printMost("missing", counts, ClauseCounts::weightedUnknown, clauses, all, out);
        if (counts.appliesAs() != null && counts.weightedOpenToApply() != null) {
            String open = share(counts.weightedOpenToApply() / all);
            out.println("  " + say("open", word("applies." + counts.appliesAs()), open));
        }
    }

    private List<Clause> clausesOf(Programme programme) {
        return programme
                .find(java.time.LocalDate.parse(summary.asOf()))
                .map(Edition::clauses)
                .orElse(List.of());
    }

    private void printVerdict(String verdict, long units, double share, PrintWriter out) {
        out.printf(locale, "  %-16s %12s %9s%n", word(verdict), number(units), share(share));
    }

    private void printMost(
            String key,
            ProgrammeCounts counts,
            ToDoubleFunction<ClauseCounts> measure,
            List<Clause> clauses,
            double all,
            PrintWriter out) {
        counts.clauses().stream()
                .max(Comparator.comparingDouble(measure))
                .filter(clause -> measure.applyAsDouble(clause) > 0)
                .ifPresent(clause -> out.println(
                        "  " + say(key, says(clause.id(), clauses), share(measure.applyAsDouble(clause) / all))));
    }

    private String says(String clause, List<Clause> clauses) {
        return clauses.stream()
                .filter(candidate -> candidate.id().equals(clause))
                .findFirst()
                .map(found -> "«" + found.says().in(words.getLocale()) + "»")
                .orElse(clause);
    }

    /** A share of no units is not a number, and is not shown as one. */
    private String share(double share) {
        return Double.isNaN(share) ? "–" : String.format(locale, "%.1f %%", 100 * share);
    }

    private String number(long count) {
        return String.format(locale, "%,d", count);
    }

    private String word(String key) {
        return words.getString(key);
    }

    private String say(String key, Object... values) {
        return String.format(locale, word(key), values);
    }
}
