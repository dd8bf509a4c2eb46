package org.puente.rules.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Money;
import org.puente.rules.fact.Type;
import org.puente.rules.judge.Unknown;
import org.puente.rules.parameter.Period;
import org.puente.rules.parameter.Status;
import org.puente.rules.programme.Clause;

/** An explanation as maps, lists and plain values, ready to be written as JSON. Keys: docs/reference/explain.md. */
public final class ExplanationTree {

    private final Words words;
    private final Explanation explanation;

    private ExplanationTree(Explanation explanation, Locale locale) {
        this.words = new Words(locale);
        this.explanation = explanation;
    }

    /** The explanation; the sentences in it are in the language given. */
    public static Map<String, Object> of(Explanation explanation, Locale locale) {
        return new ExplanationTree(explanation, locale).whole();
    }

    private Map<String, Object> whole() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("programme", explanation.programme().id());
        tree.put("names", label(explanation.programme().names()));
        tree.put("status", status(explanation.programme().status()));
        tree.put("edition", explanation.edition().id());
        tree.put("asOf", explanation.asOf().toString());
        tree.put("unit", explanation.unit().word());
        tree.put("member", explanation.who() == null ? null : member(explanation.who()));
        tree.put("verdict", camel(explanation.verdict()));
        tree.put("decidedBy", explanation.deciding().stream().map(this::id).toList());
        tree.put(
                "wouldTurn",
                explanation.turning().stream()
                        .map(turn -> Map.of("clause", id(turn.clause()), "verdict", camel(turn.verdict())))
                        .toList());
        tree.put("eligibility", part(explanation.whole()));
        tree.put("clauses", explanation.clauses().stream().map(this::clause).toList());
        return tree;
    }

    private String id(int clause) {
        return explanation.clauses().get(clause).clause().id();
    }

    private Object part(Explanation.Part part) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (part instanceof Explanation.One one) {
            tree.put("clause", id(one.clause()));
        } else if (part instanceof Explanation.Block block) {
            tree.put(
                    block.all() ? "all" : "any",
                    block.parts().stream().map(this::part).toList());
        }
        tree.put("outcome", camel(part.outcome()));
        return tree;
    }

    private Map<String, Object> clause(Explanation.ClauseExplained explained) {
        Clause clause = explained.clause();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", clause.id());
        tree.put("says", label(clause.says()));
        tree.put("outcome", camel(explained.outcome()));
        tree.put("atApplication", explained.waitsForApplication());
        tree.put("cites", source(clause.cites().document(), clause.cites().article(), explained.document()));
        tree.put("status", status(clause.status()));
        tree.put("facts", explained.facts().stream().map(this::fact).toList());
        tree.put("lists", explained.lists().stream().map(this::list).toList());
        tree.put(
                "parameters",
                explained.parameters().stream().map(this::parameter).toList());
        tree.put(
                "unknownBecause", explained.reasons().stream().map(this::reason).toList());
        tree.put("missing", explained.answers().stream().map(this::answers).toList());
        tree.put("wouldBeMetBy", explained.changes().stream().map(this::change).toList());
        return tree;
    }

    private static @Nullable String status(Optional<Status> status) {
        return status.map(Status::word).orElse(null);
    }

    private static Map<String, Object> source(String document, String article, Label title) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("document", document);
        tree.put("article", article);
        tree.put("title", label(title));
        return tree;
    }

    private Map<String, Object> fact(Explanation.FactUsed used) {
        Map<String, Object> tree = named(used.fact(), null);
        tree.put("type", used.fact().type().kind().word());
        tree.put("unit", label(used.fact().unit()));
        tree.put("value", plain(used.value(), used.fact().type()));
        tree.put("shown", words.value(used.value(), used.fact().type()));
        return tree;
    }

    private Map<String, Object> named(Fact fact, Explanation.@Nullable Member member) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("fact", fact.path());
        tree.put("label", label(fact.label()));
        if (member != null) {
            tree.put("member", member(member));
        }
        return tree;
    }

    private Map<String, Object> member(Explanation.Member member) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("list", member.list().path());
        tree.put("position", member.place() + 1);
        tree.put("shown", words.member(member));
        return tree;
    }

    private Map<String, Object> list(Explanation.ListUsed used) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("list", used.list().path());
        tree.put("quantifier", used.quantifier().word());
        tree.put("known", used.members() != null);
        List<Object> members = new ArrayList<>();
        if (used.members() != null) {
            used.members().forEach(member -> members.add(looked(member)));
        }
        tree.put("members", members);
        return tree;
    }

    private Map<String, Object> looked(Explanation.MemberUsed used) {
        Map<String, Object> tree = member(used.member());
        tree.put("counted", camel(used.counted()));
        tree.put("facts", used.facts().stream().map(this::fact).toList());
        return tree;
    }

    private Map<String, Object> parameter(Explanation.ParameterUsed used) {
        Type type = used.parameter().type();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("parameter", used.parameter().name());
        tree.put("label", label(used.parameter().label()));
        tree.put("unit", label(used.parameter().unit()));
        List<Object> entries = new ArrayList<>();
        for (Explanation.Entry entry : used.entries()) {
            Map<String, Object> one = new LinkedHashMap<>();
            List<Object> keys = new ArrayList<>();
            for (int i = 0; i < entry.keys().size(); i++) {
                keys.add(plain(entry.keys().get(i), used.parameter().keys().get(i)));
            }
            one.put("keys", keys);
            one.put("value", plain(entry.value(), type));
            one.put("shown", words.value(entry.value(), type));
            entries.add(one);
        }
        tree.put("values", entries);
        Period period = used.dated().period();
        tree.put("from", period.from().toString());
        tree.put("to", period.to() == null ? null : period.to().toString());
        tree.put("status", used.dated().status().word());
        tree.put(
                "cites",
                source(
                        used.dated().citation().document(),
                        used.dated().citation().article(),
                        used.document()));
        return tree;
    }

    private Map<String, Object> reason(Unknown.Reason reason) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("reason", Words.key(reason));
        if (reason instanceof Unknown.MissingFact missing) {
            tree.put("fact", missing.path());
            if (missing.member() >= 0) {
                tree.put("position", missing.member() + 1);
            }
        }
        tree.put("says", words.reason(reason));
        return tree;
    }

    private Map<String, Object> answers(Explanation.Answers missing) {
        Type type = missing.fact().type();
        Map<String, Object> tree = named(missing.fact(), missing.member());
        tree.put("means", label(missing.fact().missing()));
        List<Object> answers = new ArrayList<>();
        for (int i = 0; i < missing.answers().size(); i++) {
            Explanation.Answer answer = missing.answers().get(i);
            Map<String, Object> one = new LinkedHashMap<>();
            if (Axis.fits(type)) {
                one.put("from", answer.openBelow() ? null : plain(answer.first(), type));
                one.put("to", answer.openAbove() ? null : plain(answer.last(), type));
            } else {
                one.put(
                        "values",
                        answer.values().stream()
                                .map(value -> plain(value, type))
                                .collect(Collectors.toList()));
            }
            one.put("shown", words.values(missing, i));
            one.put("outcome", camel(answer.outcome()));
            answers.add(one);
        }
        tree.put("values", answers);
        tree.put("complete", missing.isWhole());
        tree.put("says", words.answers(missing));
        return tree;
    }

    private Map<String, Object> change(Explanation.Change change) {
        Map<String, Object> tree = named(change.fact(), change.member());
        Type type = change.fact().type();
        tree.put("from", plain(change.from(), type));
        tree.put("to", plain(change.to(), type));
        tree.put("fixed", change.fact().fixed());
        tree.put("says", words.change(change));
        return tree;
    }

    private static Map<String, String> label(Label label) {
        Map<String, String> tree = new LinkedHashMap<>();
        tree.put("es", label.es());
        tree.put("en", label.en());
        return tree;
    }

    /** Money as text with two decimals and dates as text, so that no reader loses a digit. */
    private static @Nullable Object plain(@Nullable Object value, Type type) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case MONEY -> Money.format((Long) value);
            case DATE -> value.toString();
            default -> value;
        };
    }

    /** The name of a value in JSON: {@code notEligible}. */
    private static String camel(Enum<?> value) {
        String[] parts = value.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            name.append(parts[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(parts[i].substring(1));
        }
        return name.toString();
    }
}
