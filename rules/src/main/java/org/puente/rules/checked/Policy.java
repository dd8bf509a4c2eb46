package org.puente.rules.checked;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.puente.rules.fact.Facts;
import org.puente.rules.fact.Label;
import org.puente.rules.focus.Focus;
import org.puente.rules.parameter.Document;
import org.puente.rules.parameter.Parameter;
import org.puente.rules.programme.Programme;

/**
 * A country's policy, checked.
 *
 * @param country its id, such as {@code mx}
 * @param names of the country
 * @param currency such as {@code MXN}; empty if the country does not say
 * @param fingerprint {@code sha256:} and the digest of all files that give it its meaning
 * @param facts what rules may ask
 * @param parameters by name
 * @param programmes by id, in alphabetical order
 * @param agencies names by id
 * @param documents what is cited, by id
 * @param focus what a diagnosis looks at
 */
public record Policy(
        String country,
        Label names,
        String currency,
        String fingerprint,
        Facts facts,
        Map<String, Parameter> parameters,
        List<Programme> programmes,
        Map<String, Label> agencies,
        Map<String, Document> documents,
        Focus focus) {

    public Optional<Programme> find(String programme) {
        return programmes.stream()
                .filter(candidate -> candidate.id().equals(programme))
                .findFirst();
    }

    /** The title of a document; its id if it has none. */
    public Label title(String document) {
        return documents.getOrDefault(document, Document.named(document)).title();
    }

    public Set<String> programmeIds() {
        Set<String> ids = new TreeSet<>();
        programmes.forEach(programme -> ids.add(programme.id()));
        return ids;
    }
}
