package org.puente.diagnosis.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis.Kind;
import org.puente.diagnosis.sampling.Estimate;

/** Figures as people read them: rounded to what they can bear, with unit and interval, or with the reason for none. */
final class Figures {

    /** How a kind of figure is written: its digits, those of the ends of its interval, and what follows them. */
    private record Style(DoubleFunction<String> digits, DoubleFunction<String> ends, String unit) {

        Style(DoubleFunction<String> digits, String unit) {
            this(digits, digits, unit);
        }
    }

    private static final double MILLION = 1e6;

    private final Words words;
    private final boolean isExact;
    private final DecimalFormatSymbols symbols = new DecimalFormatSymbols();
    private final Map<Integer, DecimalFormat> formats = new HashMap<>();

    /** Figures of a sample are rounded to three digits; those of a register are whole. */
    Figures(Words words, Kind kind) {
        this.words = words;
        this.isExact = kind == Kind.REGISTER;
        symbols.setDecimalSeparator(words.say("number.decimal").charAt(0));
        symbols.setGroupingSeparator(words.say("number.grouping").charAt(0));
        symbols.setMinusSign('\u2212');
    }

    String decimal(double value, int decimals) {
        double rounded = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
        return format(decimals).format(rounded == 0 ? 0 : rounded);
    }

    private DecimalFormat format(int decimals) {
        return formats.computeIfAbsent(
                decimals, digits -> new DecimalFormat("#,##0" + (digits > 0 ? "." + "0".repeat(digits) : ""), symbols));
    }

    String whole(double value) {
        return decimal(value, 0);
    }

    /** A share from 0 to 1 as a percentage. Little is never written as nothing, nor almost all as all. */
    String percent(double share) {
        return percentDigits(share) + words.say("percent");
    }

    /** The end of a stretch, of which nobody asks whether it is quite all. */
    String percentEnd(double share) {
        return decimal(100 * share, 1) + words.say("percent");
    }

    private String percentDigits(double share) {
        if (share > 0 && share < 0.0005) {
            return "< " + decimal(0.1, 1);
        }
        return share < 1 && share >= 0.9995 ? "> " + decimal(99.9, 1) : decimal(100 * share, 1);
    }

    /** A count in a sentence: millions where there are some. */
    String roundCount(double count) {
        Style style = countStyle(count, true);
        return style.digits.apply(count) + style.unit;
    }

    private Style countStyle(double size, boolean inMillions) {
        if (size >= MILLION && (inMillions || !isExact)) {
            return new Style(value -> decimal(value / MILLION, 2), words.say("million"));
        }
        return new Style(value -> whole(isExact ? value : rounded(value)), "");
    }

    private static double rounded(double value) {
        return Math.abs(value) < 1000
                ? value
                : new BigDecimal(value, new MathContext(3, RoundingMode.HALF_UP)).doubleValue();
    }

    private Style styleOf(Estimate count, boolean inMillions) {
        return countStyle(count.value() == null ? 0 : count.value(), inMillions);
    }

    private Style shareStyle() {
        return new Style(this::percentDigits, value -> decimal(100 * value, 1), words.say("percent"));
    }

    private Style decimals(int decimals) {
        return new Style(value -> decimal(value, decimals), "");
    }

    Markup count(Estimate estimate) {
        return cell(estimate, styleOf(estimate, false));
    }

    Markup share(Estimate estimate) {
        return cell(estimate, shareStyle());
    }

    Markup coefficient(Estimate estimate) {
        return cell(estimate, decimals(2));
    }

    Markup average(Estimate estimate) {
        return cell(estimate, decimals(2));
    }

    Markup years(Estimate estimate) {
        return cell(estimate, decimals(1));
    }

    /** An amount of money in millions of the currency. */
    Markup millions(Estimate estimate) {
        return cell(estimate, new Style(value -> decimal(value / MILLION, 1), ""));
    }

    String amount(double amount) {
        return decimal(amount, amount == Math.rint(amount) ? 0 : 2);
    }

    String countText(Estimate estimate) {
        return text(estimate, styleOf(estimate, true));
    }

    String shareText(Estimate estimate) {
        return text(estimate, shareStyle());
    }

    String coefficientText(Estimate estimate) {
        return text(estimate, decimals(2));
    }

    /** Only the interval, with its unit; empty if there is none. */
    String shareInterval(Estimate estimate) {
        return estimate.value() == null ? "" : interval(estimate, shareStyle());
    }

    private String text(Estimate estimate, Style style) {
        if (estimate.value() == null) {
            return reason(estimate);
        }
        String interval = interval(estimate, style);
        return style.digits.apply(estimate.value()) + style.unit + (interval.isEmpty() ? "" : " (" + interval + ")");
    }

    private String interval(Estimate estimate, Style style) {
        Double low = estimate.low();
        Double high = estimate.high();
        if (low == null || high == null) {
            return "";
        }
        String from = style.ends.apply(low);
        String end = style.ends.apply(high);
        if (from.equals(end)) {
            return "";
        }
        String to = end + style.unit;
        return low < 0 ? words.say("front.bounds", from, to) : from + "–" + to;
    }

    private Markup cell(Estimate estimate, Style style) {
        if (estimate.value() == null) {
            return withheld(estimate.withheld());
        }
        Markup figure = Markup.text(style.digits.apply(estimate.value()) + style.unit);
        String interval = interval(estimate, style);
        return interval.isEmpty()
                ? figure
                : figure.and(new Markup(" ")).and(Markup.element("span", "ci", Markup.text(interval)));
    }

    /** A dash with the letter of the reason; the reason itself for whoever points at it or listens. */
    private Markup withheld(Estimate.@Nullable Withheld why) {
        String code = (why == null ? Estimate.Withheld.NOT_KNOWN : why).word();
        String reason = Markup.text(words.say("withheld." + code)).html();
        return new Markup("<span class=\"wh\" title=\"" + reason + "\">—<sup aria-hidden=\"true\">"
                + words.say("withheld." + code + ".letter") + "</sup><span class=\"sr\"> " + reason + "</span></span>");
    }

    /** The reason in as few words as a chart has room for. */
    String shortReason(Estimate estimate) {
        Estimate.Withheld why = estimate.withheld();
        return words.say("withheld." + (why == null ? Estimate.Withheld.NOT_KNOWN : why).word() + ".short");
    }

    String reason(Estimate estimate) {
        Estimate.Withheld why = estimate.withheld();
        return words.say("withheld." + (why == null ? Estimate.Withheld.NOT_KNOWN : why).word());
    }
}
