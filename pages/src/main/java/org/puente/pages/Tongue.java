package org.puente.pages;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.puente.pages.view.Badge;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Type;
import org.puente.rules.fact.Values;
import org.puente.rules.parameter.Period;
import org.puente.rules.parameter.Status;
import org.puente.rules.programme.Edition;

/** One of the languages of the pages: its words, and how it writes numbers and days. */
record Tongue(Locale locale, ResourceBundle words) {

    static final Tongue SPANISH = of("es");
    static final Tongue ENGLISH = of("en");
    static final List<Tongue> ALL = List.of(SPANISH, ENGLISH);

    private static Tongue of(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return new Tongue(
                locale,
                ResourceBundle.getBundle(
                        "org.puente.pages.pages",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    static Tongue of(Locale locale) {
        return locale.equals(SPANISH.locale) ? SPANISH : ENGLISH;
    }

    String code() {
        return locale.getLanguage();
    }

    Tongue other() {
        return this == SPANISH ? ENGLISH : SPANISH;
    }

    /** A text of the table, with its blanks filled in. */
    String say(String key, Object... blanks) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(blanks);
    }

    String in(Label label) {
        return label.in(locale);
    }

    /** A word that files may use by itself: in the table's words if it is there, else as it is written. */
    String word(String prefix, String written) {
        return words.containsKey(prefix + written) ? words.getString(prefix + written) : written;
    }

    /** The unit of a figure; the few that the platform knows by name are written as words of either language. */
    String unit(Label unit) {
        return word("unit.", in(unit));
    }

    Badge badge(Optional<Status> status) {
        String key = status.map(Status::word).orElse("unstated");
        return new Badge(key, say("status." + key));
    }

    /** With separators, and without decimals that are all noughts. */
    String number(BigDecimal number) {
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        return String.format(Locale.ROOT, isWhole ? "%,.0f" : "%,." + number.scale() + "f", number);
    }

    /** A value in the memory form of its type. */
    String value(Object value, Type type) {
        return switch (type.kind()) {
            case BOOL -> say((Boolean) value ? "yes" : "no");
            case INT -> number(BigDecimal.valueOf((Long) value));
            case MONEY -> number(BigDecimal.valueOf((Long) value, 2));
            case DECIMAL -> number(new BigDecimal(value.toString()).stripTrailingZeros());
            case TEXT -> (String) value;
            case CODE -> in(type.codeList().label((String) value));
            case DATE -> day((LocalDate) value);
        };
    }

    String day(LocalDate day) {
        return say("day", "" + day.getDayOfMonth(), say("month." + day.getMonthValue()), "" + day.getYear());
    }

    /** A day in words; a month or a year, as they are written. */
    String date(String written) {
        return Values.parseDate(written).map(this::day).orElse(written);
    }

    String period(Period period) {
        LocalDate to = period.to();
        return to == null ? say("period.open", day(period.from())) : say("period", day(period.from()), day(to));
    }

    /** The years of an edition, such as 2016 or 2014–2016. */
    String years(Edition edition) {
        LocalDate to = edition.period().to();
        String from = "" + edition.period().from().getYear();
        if (to == null) {
            return say("years.open", from);
        }
        return to.getYear() == edition.period().from().getYear() ? from : from + "–" + to.getYear();
    }

    /** The years of several editions; more than two years in a row as a span. */
    String years(List<Edition> editions) {
        List<String> spans = new ArrayList<>();
        int begun = 0;
        for (int next = 1; next <= editions.size(); next++) {
            if (next == editions.size() || !follows(editions.get(next - 1), editions.get(next))) {
                spans.addAll(span(editions.subList(begun, next)));
                begun = next;
            }
        }
        return String.join(", ", new LinkedHashSet<>(spans));
    }

    private static boolean follows(Edition before, Edition after) {
        LocalDate end = before.period().to();
        return end != null && end.plusDays(1).equals(after.period().from());
    }

    private List<String> span(List<Edition> row) {
        Edition last = row.get(row.size() - 1);
        return row.size() < 3 || last.period().to() == null
                ? row.stream().map(this::years).toList()
                : List.of(row.get(0).period().from().getYear() + "–"
                        + last.period().from().getYear());
    }
}
