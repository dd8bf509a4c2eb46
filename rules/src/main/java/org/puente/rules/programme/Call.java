package org.puente.rules.programme;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.puente.rules.fact.Label;
import org.puente.rules.parameter.Citation;
import org.puente.rules.parameter.Status;

/**
 * A window in which people may apply. Either of its days may be unknown.
 *
 * @param id may be empty
 * @param closes its last day
 * @param figures by their key, in file order
 */
public record Call(
        String id,
        Label label,
        Optional<LocalDate> opens,
        Optional<LocalDate> closes,
        Optional<Status> status,
        Optional<Citation> cites,
        Map<String, Figure> figures) {}
