package org.puente.rules.explain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Money;
import org.puente.rules.fact.Type;
import org.puente.rules.judge.Unknown;
import org.puente.rules.parameter.Status;
import org.puente.rules.programme.Outcome;

/** Puts the pieces of an explanation into one language. The sentences themselves stand in the message tables. */
final class Words {

    private static final int DECIMALS_SHOWN = 6;

    private final Locale locale;
    private final ResourceBundle messages;

    Words(Locale locale) {
        this.locale = locale;
        this.messages = ResourceBundle.getBundle(
                "org.puente.rules.explain.explain",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A sentence of the table, with its blanks filled in. */
    String say(String key, Object... blanks) {
        return new MessageFormat(messages.getString(key), Locale.ROOT).format(blanks);
    }

    String in(Label label) {
        return label.in(locale);
    }

    String fact(Fact fact) {
        return in(fact.label());
    }

    /** A value as people read it; a null is told as unknown. */
    String value(@Nullable Object value, Type type) {
        if (value == null) {
            return say("value.unknown");
        }
        return switch (type.kind()) {
            case BOOL -> say((Boolean) value ? "value.true" : "value.false");
            case INT -> String.format(Locale.ROOT, "%,d", (Long) value);
            case MONEY -> money((Long) value);
            case DECIMAL -> decimal((Double) value);
            case TEXT -> say("value.text", value);
            case CODE -> in(type.codeList().label((String) value));
            case DATE -> value.toString();
        };
    }

    private static String money(long centavos) {
        String[] parts = Money.format(centavos).replace("-", "").split("\\.", -1);
        String pesos = String.format(Locale.ROOT, "%,d", new BigInteger(parts[0]));
        return (centavos < 0 ? "-$" : "$") + pesos + "." + parts[1];
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(Double.toString(value + 0.0)).stripTrailingZeros();
    }

    private static boolean isShort(double value) {
        return exact(value).scale() <= DECIMALS_SHOWN;
    }

    private String decimal(double value) {
        if (isShort(value)) {
            return exact(value).toPlainString();
        }
        BigDecimal rounded =
                exact(value).setScale(DECIMALS_SHOWN, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return say("value.about", rounded.toPlainString());
    }

    /** A value to be reached; a neighbour of a short decimal is told by that: "more than 0.5". */
    String target(Object value, Type type) {
        if (!type.is(Type.Kind.DECIMAL) || isShort((Double) value)) {
            return value(value, type);
        }
        double below = Math.nextDown((Double) value);
        double above = Math.nextUp((Double) value);
        if (isShort(below)) {
            return say("range.above", value(below, type));
        }
        return isShort(above) ? say("range.below", value(above, type)) : value(value, type);
    }

    /** A value with the unit of its fact or figure. */
    String measured(@Nullable Object value, Type type, Label unit) {
        String plain = value(value, type);
        return value == null || unit.isEmpty() ? plain : say("value.measured", plain, in(unit));
    }

    String member(Explanation.Member member) {
        String place = Integer.toString(member.place() + 1);
        if (member.traits().isEmpty()) {
            return say("member", place);
        }
        String traits = member.traits().stream()
                .map(trait -> {
                    String value = value(trait.value(), trait.fact().type());
                    return trait.fact().type().is(Type.Kind.INT) ? say("member.years", value) : value;
                })
                .collect(Collectors.joining(", "));
        return say("member.known", place, traits);
    }

    String sentenceStart(String phrase) {
        return phrase.substring(0, 1).toUpperCase(locale) + phrase.substring(1);
    }

    /** The fact, and whose it is if it is a member's. */
    String factOf(Fact fact, Explanation.@Nullable Member member) {
        return member == null ? say("fact", fact(fact)) : say("fact.of", fact(fact), member(member));
    }

    String change(Explanation.Change change) {
        Type type = change.fact().type();
        String fact = factOf(change.fact(), change.member());
        String to = target(change.to(), type);
        String sentence = change.from() == null
                ? say("change.learn", fact, to)
                : say("change", fact, to, value(change.from(), type));
        if (change.fact().fixed()) {
            return sentence + " " + say("change.fixed");
        }
        return change.fact().entity().isTerritory() ? sentence + " " + say("change.territory") : sentence;
    }

    /** What is missing, and what its values would lead to. */
    String answers(Explanation.Answers answers) {
        String missing = in(answers.fact().missing());
        String fact = factOf(answers.fact(), answers.member());
        String sentence = missing.isEmpty() ? say("missing", fact) : say("missing.because", fact, missing);
        if (!answers.settles()) {
            return sentence + " " + say("missing.more");
        }
        if (!answers.isWhole()) {
            return sentence + " " + say("answers.examples", examples(answers));
        }
        if (answers.answers().size() == 1) {
            Outcome only = answers.answers().get(0).outcome();
            return sentence + " " + (only == Outcome.UNMET ? say("answers.none") : say("answers.all"));
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < answers.answers().size(); i++) {
            Explanation.Answer answer = answers.answers().get(i);
            String outcome = say("then." + key(answer.outcome()));
            parts.add(say("answer", values(answers, i), outcome));
        }
        return sentence + " " + say("answers", String.join("; ", parts));
    }

    private String examples(Explanation.Answers answers) {
        Type type = answers.fact().type();
        return answers.answers().stream()
                .map(answer -> say("answer", value(answer.first(), type), say("then." + key(answer.outcome()))))
                .collect(Collectors.joining("; "));
    }

    /** The values of one answer in words. */
    String values(Explanation.Answers answers, int index) {
        Type type = answers.fact().type();
        Explanation.Answer answer = answers.answers().get(index);
        if (!Axis.fits(type) || !answers.isWhole()) {
            return answer.values().stream().map(value -> value(value, type)).collect(Collectors.joining(", "));
        }
        if (answer.openBelow() && answer.openAbove()) {
            return say("range.any");
        }
        if (!answer.openBelow() && !answer.openAbove() && answer.first().equals(answer.last())) {
            return value(answer.first(), type);
        }
        if (answer.openBelow()) {
            return upper(answers, index);
        }
        String lower = lower(answers, index);
        if (answer.openAbove()) {
            return lower;
        }
        return type.is(Type.Kind.INT) || type.is(Type.Kind.DATE)
                ? say("range.between", value(answer.first(), type), value(answer.last(), type))
                : say("range.both", lower, upper(answers, index));
    }

    private String lower(Explanation.Answers answers, int index) {
        Type type = answers.fact().type();
        Object first = answers.answers().get(index).first();
        Object before = answers.answers().get(index - 1).last();
        return isRounder(before, first)
                ? say("range.above", value(before, type))
                : say("range.from", value(first, type));
    }

    private String upper(Explanation.Answers answers, int index) {
        Type type = answers.fact().type();
        Object last = answers.answers().get(index).last();
        Object after = answers.answers().get(index + 1).first();
        return isRounder(last, after) ? say("range.to", value(last, type)) : say("range.below", value(after, type));
    }

    /** Whether the first of two neighbouring values is the one a person would name. */
    private static boolean isRounder(Object value, Object other) {
        return roundness(value) > roundness(other);
    }

    private static int roundness(Object value) {
        if (value instanceof Double number) {
            return -exact(number).scale();
        }
        return value instanceof Long number && number != 0
                ? -new BigDecimal(number).stripTrailingZeros().precision()
                : 0;
    }

    String reason(Unknown.Reason reason) {
        if (reason instanceof Unknown.MissingFact) {
            return say("reason.missing-fact");
        }
        if (reason instanceof Unknown.MissingKey missing) {
            String keys = missing.keys().stream().map(String::valueOf).collect(Collectors.joining(", "));
            return say("reason.missing-key", missing.parameter(), keys);
        }
        return say("reason." + key(reason));
    }

    /** The stable name of a reason, in tables and in JSON. */
    static String key(Unknown.Reason reason) {
        if (reason instanceof Unknown.MissingFact) {
            return "missing-fact";
        }
        if (reason instanceof Unknown.MissingList list) {
            return list.path().startsWith("group") ? "missing-group" : "missing-list";
        }
        if (reason instanceof Unknown.MissingKey) {
            return "missing-key";
        }
        if (reason instanceof Unknown.DivisionByZero) {
            return "division-by-zero";
        }
        if (reason instanceof Unknown.OutOfRange) {
            return "out-of-range";
        }
        return reason instanceof Unknown.NobodyToCompare ? "nobody-to-compare" : "at-application";
    }

    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A note on how well a figure is known; empty if it is verified. */
    String status(Status status) {
        return status == Status.VERIFIED ? "" : " " + say("status." + key(status));
    }

    /** The same of what need not say it. */
    String status(Optional<Status> status, String of) {
        return status.filter(known -> known != Status.VERIFIED)
                .map(known -> " " + say(of + "." + key(known)))
                .orElse("");
    }

    String source(Label document, String article) {
        return article.isEmpty() ? in(document) : say("source.article", in(document), article);
    }
}
