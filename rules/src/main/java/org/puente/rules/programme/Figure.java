package org.puente.rules.programme;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.puente.rules.fact.Label;
import org.puente.rules.fact.Money;
import org.puente.rules.parameter.Citation;
import org.puente.rules.parameter.Status;

/**
 * An amount or a quantity that the rules state, as written: nothing is computed from it where clauses are judged.
 *
 * @param label what it is; empty texts if the file leaves that to its key
 * @param written its value
 * @param unit what one of it is, such as {@code pesos per package}
 * @param date the day, month or year it is of; empty if the file leaves it so
 * @param note for the reader, such as how it was computed; empty texts if there is none
 */
public record Figure(
        Label label,
        String written,
        Label unit,
        String date,
        Optional<Status> status,
        Optional<Citation> cites,
        Label note) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    /** Its value as a number; empty if it is written in words. */
    public Optional<BigDecimal> number() {
        return NUMBER.matcher(written).matches() ? Optional.of(new BigDecimal(written)) : Optional.empty();
    }

    /** Its value as centavos; empty if it is no amount with at most two decimals. Its unit says whether it is money. */
    public Optional<Long> centavos() {
        return Money.parse(written);
    }
}
