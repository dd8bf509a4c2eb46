package org.puente.rules.checked;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.puente.rules.fact.Label;
import org.puente.rules.programme.Benefit;
import org.puente.rules.programme.Budget;
import org.puente.rules.programme.Call;
import org.puente.rules.programme.Figure;
import org.puente.rules.programme.Particulars;
import org.puente.rules.programme.Requirement;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/**
 * Reads what an edition states beside its clauses. Figures are checked wherever they stand; beyond that these sections may
 * hold anything, and what is not understood is left out, with a warning where it can only be a mistake.
 */
final class ParticularsReader {

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    private final Set<String> documents;
    private final Problems problems;

    ParticularsReader(Set<String> documents, Problems problems) {
        this.documents = documents;
        this.problems = problems;
    }

    Particulars read(Fields edition) {
        return new Particulars(
                edition.citation(documents, false, false),
                edition.findStatus(),
                edition.findWords("note"),
                each(section(edition, "benefits"), ParticularsReader::benefit),
                section(edition, "group").figures(),
                each(section(edition, "calls"), this::call),
                each(section(edition, "documents"), ParticularsReader::requirement),
                each(section(edition, "scoring"), ParticularsReader::requirement),
                each(section(edition, "budget"), this::budget),
                unitCost(section(edition, "unitCost")));
    }

    /** A section with its figures checked; an absent one is empty. */
    private FreeForm section(Fields edition, String key) {
        Optional<SourceNode> node = edition.find(key);
        node.ifPresent(found -> new FigureCheck(documents, problems).check(found));
        return FreeForm.of(node.orElse(new SourceNode.Empty(edition.place())));
    }

    private static <T> List<T> each(FreeForm section, Function<FreeForm, Optional<T>> read) {
        return section.items().stream()
                .flatMap(item -> read.apply(item).stream())
                .toList();
    }

    private static Optional<Benefit> benefit(FreeForm item) {
        Benefit benefit = new Benefit(item.text("id"), label(item), item.figures());
        return benefit.id().isBlank()
                        && benefit.label().isEmpty()
                        && benefit.figures().isEmpty()
                ? Optional.empty()
                : Optional.of(benefit);
    }

    private Optional<Call> call(FreeForm item) {
        Call call = new Call(
                item.text("id"),
                label(item),
                item.date("opens"),
                item.date("closes"),
                item.status(),
                item.cites(),
                item.figures());
        warnOfNoDate(item, "opens");
        warnOfNoDate(item, "closes");
        if (call.opens().isPresent()
                && call.closes().filter(call.opens().get()::isAfter).isPresent()) {
            warn(item, "bad-period", "The call closes before it opens.", "Exchange the dates.");
        }
        return call.id().isBlank()
                        && call.label().isEmpty()
                        && call.opens().isEmpty()
                        && call.closes().isEmpty()
                ? Optional.empty()
                : Optional.of(call);
    }

    private void warnOfNoDate(FreeForm item, String key) {
        if (item.find(key).isPresent() && item.date(key).isEmpty()) {
            warn(
                    item.find(key).get(),
                    "bad-date",
                    "'" + key + "' is not a calendar date, so the call is read without it.",
                    "Write it as 2016-08-31.");
        }
    }

    private static Optional<Requirement> requirement(FreeForm item) {
        Label says = label(item);
        return says.isEmpty()
                ? Optional.empty()
                : Optional.of(new Requirement(says, item.status(), item.cites(), item.figures()));
    }

    private Optional<Budget> budget(FreeForm item) {
        String year = item.text("year");
        Optional<Figure> amount = item.figure("amount");
        if (!YEAR.matcher(year).matches() || amount.isEmpty()) {
            warn(
                    item,
                    "unread-budget",
                    "A budget is read only with its year and its amount, and this one lacks "
                            + (amount.isPresent() ? "a year." : "an amount."),
                    "Write {year: 2017, amount: {value: '1000000.00', …}}.");
            return Optional.empty();
        }
        String territory = item.text("territory");
        return Optional.of(new Budget(
                Integer.parseInt(year),
                territory.isBlank() ? Budget.NATIONAL : territory,
                amount.get(),
                item.figure("serves")));
    }

    private Optional<Figure> unitCost(FreeForm section) {
        Optional<Figure> cost = section.asFigure();
        if (cost.isEmpty() && !(section.node() instanceof SourceNode.Empty)) {
            warn(
                    section,
                    "unread-figure",
                    "The cost of a unit is no figure, so it is not read.",
                    "A figure has value, unit, date, status and cites.");
        }
        return cost;
    }

    /** What an item is called: under {@code label} or {@code says}, or the item itself. */
    private static Label label(FreeForm item) {
        Label label = item.words("label");
        Label says = label.isEmpty() ? item.words("says") : label;
        return says.isEmpty() ? item.asWords() : says;
    }

    private void warn(FreeForm at, String code, String message, String remedy) {
        problems.warning(at.node().place(), code, message, remedy);
    }
}
