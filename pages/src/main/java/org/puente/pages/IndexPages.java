package org.puente.pages;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.puente.pages.view.IndexPage;
import org.puente.rules.checked.Policy;
import org.puente.rules.fact.Label;
import org.puente.rules.programme.Programme;

/** What the list of programmes shows, in one language. */
final class IndexPages {

    private IndexPages() {}

    static IndexPage of(Policy policy, LocalDate asOf, Tongue tongue) {
        Map<String, List<IndexPage.Row>> byAgency = new TreeMap<>();
        for (Programme programme : listed(policy)) {
            byAgency.computeIfAbsent(programme.agency(), ignored -> new ArrayList<>())
                    .add(row(programme, asOf, tongue));
        }
        Comparator<Object> alphabet = Collator.getInstance(tongue.locale())::compare;
        List<IndexPage.Agency> agencies = new ArrayList<>();
        byAgency.forEach((id, rows) -> {
            rows.sort(Comparator.comparing(IndexPage.Row::name, alphabet));
            String name = tongue.in(policy.agencies().getOrDefault(id, Label.ofBoth(id)));
            agencies.add(new IndexPage.Agency("agency-" + id, name, List.copyOf(rows)));
        });
        agencies.sort(Comparator.comparing(IndexPage.Agency::name, alphabet));
        return new IndexPage(listed(policy).size(), agencies);
    }

    /** A programme without editions has nothing to show; check refuses it too. */
    static List<Programme> listed(Policy policy) {
        return policy.programmes().stream()
                .filter(programme -> !programme.editions().isEmpty())
                .toList();
    }

    private static IndexPage.Row row(Programme programme, LocalDate asOf, Tongue tongue) {
        return new IndexPage.Row(
                PageFile.of(programme),
                tongue.in(programme.names()),
                tongue.say("judges." + programme.unit().word()),
                tongue.years(programme.editions()),
                ProgrammePages.shown(programme, asOf).clauses().size(),
                tongue.badge(programme.status()));
    }
}
