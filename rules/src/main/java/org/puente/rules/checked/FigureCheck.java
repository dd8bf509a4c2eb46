package org.puente.rules.checked;

import java.util.List;
import java.util.Set;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/** A figure (a mapping with {@code value}) names its unit, its date, its status and its source, wherever it stands. */
final class FigureCheck {

    private static final List<String> NEEDED = List.of("unit", "date", "status", "cites");

    private final Set<String> documents;
    private final Problems problems;

    FigureCheck(Set<String> documents, Problems problems) {
        this.documents = documents;
        this.problems = problems;
    }

    void check(SourceNode node) {
        if (node instanceof SourceNode.Sequence sequence) {
            sequence.items().forEach(this::check);
        } else if (node instanceof SourceNode.Mapping mapping) {
            checkMapping(mapping);
        }
    }

    private void checkMapping(SourceNode.Mapping mapping) {
        if (mapping.entries().containsKey("value")) {
            for (String key : NEEDED) {
                if (!mapping.entries().containsKey(key)) {
                    problems.error(
                            mapping.place(),
                            "bare-figure",
                            "A figure needs '" + key + "'.",
                            "A figure has value, unit, date, status and cites.");
                }
            }
        }
        Fields fields = Fields.of(mapping, "figure", problems);
        if (mapping.entries().containsKey("status")) {
            fields.findStatus();
        }
        if (mapping.entries().containsKey("cites")) {
            fields.citation(documents, false, false);
        }
        mapping.entries().forEach((key, entry) -> {
            if (!key.equals("cites") && !key.equals("status")) {
                check(entry.value());
            }
        });
    }
}
