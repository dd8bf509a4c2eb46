package org.puente.pages;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.puente.pages.view.DocumentView;
import org.puente.pages.view.Source;
import org.puente.rules.checked.Policy;
import org.puente.rules.parameter.Citation;
import org.puente.rules.parameter.Document;

/** The documents that a page cites; those cited so far are its list of sources. */
final class Cited {

    /** Nothing else becomes a link, whatever a file says. */
    private static final Pattern WEB = Pattern.compile("https?://\\S+");

    private final Policy policy;
    private final Tongue tongue;
    private final TreeSet<String> documents = new TreeSet<>();

    Cited(Policy policy, Tongue tongue) {
        this.policy = policy;
        this.tongue = tongue;
    }

    Source source(Optional<Citation> citation) {
        return citation.map(this::source).orElse(Source.NONE);
    }

    Source source(Citation citation) {
        documents.add(citation.document());
        return new Source(
                anchor(citation.document()), tongue.in(policy.title(citation.document())), citation.article());
    }

    private static String anchor(String document) {
        return "source-" + document;
    }

    List<DocumentView> list() {
        return documents.stream().map(this::view).toList();
    }

    private DocumentView view(String id) {
        Document document = policy.documents().getOrDefault(id, Document.named(id));
        return new DocumentView(
                anchor(id),
                tongue.in(document.title()),
                document.publisher(),
                tongue.date(document.published()),
                WEB.matcher(document.url()).matches() ? document.url() : "",
                tongue.badge(document.status()),
                tongue.in(document.note()));
    }
}
