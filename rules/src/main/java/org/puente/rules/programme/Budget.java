package org.puente.rules.programme;

import java.util.Optional;

/**
 * The money of a year.
 *
 * @param territory {@code national}, or the code of a state
 * @param serves what it was to pay for: so many units of the programme, or packages
 */
public record Budget(int year, String territory, Figure amount, Optional<Figure> serves) {

    public static final String NATIONAL = "national";

    public boolean isNational() {
        return territory.equals(NATIONAL);
    }
}
