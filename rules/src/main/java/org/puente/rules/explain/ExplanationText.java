package org.puente.rules.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.puente.rules.judge.Unknown;
import org.puente.rules.programme.Verdict;

/** Writes an explanation as plain text of at most 80 columns. */
public final class ExplanationText {

    private static final int WIDTH = 80;
    private static final String DEEPER = "  ";

    private final Words words;
    private final Explanation explanation;
    private final StringBuilder text = new StringBuilder();

    private ExplanationText(Explanation explanation, Locale locale) {
        this.words = new Words(locale);
        this.explanation = explanation;
    }

    /** The explanation in a language: Spanish or English. */
    public static String write(Explanation explanation, Locale locale) {
        return new ExplanationText(explanation, locale).whole();
    }

    private String whole() {
        line("", words.in(explanation.programme().names()));
        line(
                "",
                words.say(
                        "heading",
                        unit(),
                        explanation.asOf().toString(),
                        explanation.edition().id()));
        String status = words.status(explanation.programme().status(), "programme");
        if (!status.isEmpty()) {
            line("", status.strip());
        }
        blank();
        line("", words.say("verdict." + Words.key(explanation.verdict())));
        clauses("decided." + Words.key(explanation.verdict()), explanation.deciding());
        for (Verdict verdict : Verdict.values()) {
            clauses("turn." + Words.key(verdict), turning(verdict));
        }
        part(explanation.whole(), "");
        return text.toString();
    }

    private String unit() {
        String unit = words.say("unit." + Words.key(explanation.unit()));
        Explanation.@Nullable Member who = explanation.who();
        return who == null ? unit : words.sentenceStart(words.member(who));
    }

    private Set<Integer> turning(Verdict verdict) {
        return explanation.turning().stream()
                .filter(turn -> turn.verdict() == verdict)
                .map(Explanation.Turn::clause)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** A sentence and the clauses it is about; nothing if there are none. */
    private void clauses(String key, Set<Integer> clauses) {
        if (clauses.isEmpty()) {
            return;
        }
        line("", words.say(key + (clauses.size() == 1 ? ".one" : ".many")));
        for (int clause : clauses) {
            line("  - ", words.in(explanation.clauses().get(clause).clause().says()));
        }
    }

    private void part(Explanation.Part part, String indent) {
        if (part instanceof Explanation.One one) {
            clause(explanation.clauses().get(one.clause()), indent);
            return;
        }
        Explanation.Block block = (Explanation.Block) part;
        boolean isWorthSaying = block.parts().size() > 1;
        if (isWorthSaying) {
            blank();
            line(indent, block(block));
        }
        block.parts().forEach(inner -> part(inner, isWorthSaying ? indent + DEEPER : indent));
    }

    private String block(Explanation.Block block) {
        String key = (block.all() ? "all." : "any.") + Words.key(block.outcome());
        return words.say(key, Integer.toString(block.parts().size()), Long.toString(block.count(block.outcome())));
    }

    private void clause(Explanation.ClauseExplained clause, String indent) {
        blank();
        String heading = clause.waitsForApplication() ? "application" : Words.key(clause.outcome());
        line(indent, words.say("outcome." + heading, words.in(clause.clause().says())));
        String inner = indent + DEEPER + DEEPER;
        for (Explanation.FactUsed used : clause.facts()) {
            line(inner, words.say("fact.value", words.fact(used.fact()), measured(used)));
        }
        clause.lists().forEach(list -> list(list, inner));
        clause.parameters().forEach(parameter -> parameter(parameter, inner));
        line(
                inner,
                words.say(
                                "source",
                                words.source(
                                        clause.document(),
                                        clause.clause().cites().article()))
                        + words.status(clause.clause().status(), "clause"));
        sentences(clause).forEach(sentence -> line(inner + "> ", sentence));
    }

    private String measured(Explanation.FactUsed used) {
        return words.measured(used.value(), used.fact().type(), used.fact().unit());
    }

    private void list(Explanation.ListUsed list, String indent) {
        @Nullable List<Explanation.MemberUsed> members = list.members();
        if (members == null) {
            return;
        }
        line(indent, words.say(members.isEmpty() ? "list.empty" : "list." + Words.key(list.list())));
        for (Explanation.MemberUsed member : members) {
            String facts = member.facts().stream()
                    .map(used -> words.say(
                            "fact.value",
                            words.fact(used.fact()),
                            words.value(used.value(), used.fact().type())))
                    .collect(Collectors.joining("; "));
            String who = words.member(member.member());
            line(
                    indent + DEEPER + words.say("counted." + Words.key(member.counted())) + " ",
                    facts.isEmpty() ? who : words.say("list.member", who, facts));
        }
    }

    private void parameter(Explanation.ParameterUsed used, String indent) {
        String label = words.in(used.parameter().label());
        if (used.entries().isEmpty()) {
            line(indent, words.say("fact.value", label, words.say("value.unknown")));
        }
        for (Explanation.Entry entry : used.entries()) {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < entry.keys().size(); i++) {
                keys.add(
                        words.value(entry.keys().get(i), used.parameter().keys().get(i)));
            }
            String named = keys.isEmpty() ? label : words.say("figure.keys", label, String.join(", ", keys));
            String value = words.measured(
                    entry.value(), used.parameter().type(), used.parameter().unit());
            line(
                    indent,
                    words.say("fact.value", named, value)
                            + words.status(used.dated().status()));
        }
        line(
                indent + DEEPER,
                words.say(
                        "figure.source",
                        period(used),
                        words.source(used.document(), used.dated().citation().article())));
    }

    private String period(Explanation.ParameterUsed used) {
        String from = used.dated().period().from().toString();
        @Nullable Object to = used.dated().period().to();
        return to == null ? words.say("period.open", from) : words.say("period", from, to.toString());
    }

    /** Why the clause is unknown, and what would change it. */
    private List<String> sentences(Explanation.ClauseExplained clause) {
        List<String> sentences = new ArrayList<>();
        for (Unknown.Reason reason : clause.reasons()) {
            if (!(reason instanceof Unknown.MissingFact)) {
                sentences.add(words.reason(reason));
            }
        }
        clause.answers().forEach(answers -> sentences.add(words.answers(answers)));
        clause.changes().forEach(change -> sentences.add(words.change(change)));
        if (clause.couldChange() && clause.changes().isEmpty()) {
            sentences.add(words.say("change.none"));
        }
        return sentences;
    }

    private void blank() {
        text.append('\n');
    }

    /** A paragraph broken between words; later lines are indented as far as the first one's text. */
    private void line(String lead, String paragraph) {
        StringBuilder line = new StringBuilder(lead);
        boolean isEmpty = true;
        for (String word : paragraph.split(" ", -1)) {
            if (!isEmpty && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(" ".repeat(lead.length()));
                isEmpty = true;
            }
            line.append(isEmpty ? "" : " ").append(word);
            isEmpty = false;
        }
        text.append(line).append('\n');
    }
}
