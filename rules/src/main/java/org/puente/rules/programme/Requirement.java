package org.puente.rules.programme;

import java.util.Map;
import java.util.Optional;
import org.puente.rules.fact.Label;
import org.puente.rules.parameter.Citation;
import org.puente.rules.parameter.Status;

/**
 * A sentence of the rules that people read and no engine judges: a paper to bring, what is put first.
 *
 * @param figures by their key, in file order
 */
public record Requirement(Label says, Optional<Status> status, Optional<Citation> cites, Map<String, Figure> figures) {}
