package org.puente.rules.cases;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.puente.rules.judge.Judgement;
import org.puente.rules.judge.Unknown;

/** Tells in one line what each clause of a judgement came to. */
final class ClauseWords {

    private ClauseWords() {}

    static String of(Judgement judgement) {
        return IntStream.range(0, judgement.clauses().size())
                .mapToObj(index -> of(judgement, index))
                .collect(Collectors.joining("; "));
    }

    private static String of(Judgement judgement, int index) {
        Judgement.ClauseResult result = judgement.clauses().get(index);
        String outcome = judgement.edition().clauses().get(index).id() + " "
                + result.outcome().name().toLowerCase(Locale.ROOT);
        if (result.reasons().isEmpty()) {
            return outcome;
        }
        List<String> reasons = result.reasons().stream()
                .map(ClauseWords::of)
                .distinct()
                .sorted()
                .toList();
        return outcome + " (" + String.join(", ", reasons) + ")";
    }

    private static String of(Unknown.Reason reason) {
        if (reason instanceof Unknown.MissingFact missing) {
            return missing.member() < 0
                    ? missing.path() + " is missing"
                    : missing.path() + " of member " + (missing.member() + 1) + " is missing";
        }
        if (reason instanceof Unknown.MissingList missing) {
            return missing.path() + " is missing";
        }
        if (reason instanceof Unknown.MissingKey missing) {
            String keys = missing.keys().stream().map(String::valueOf).collect(Collectors.joining(", "));
            return "parameter " + missing.parameter() + " has no " + keys;
        }
        if (reason instanceof Unknown.AtApplication) {
            return "known at application";
        }
        if (reason instanceof Unknown.DivisionByZero) {
            return "division by zero";
        }
        return reason instanceof Unknown.NobodyToCompare ? "nobody to compare" : "a result does not fit";
    }
}
