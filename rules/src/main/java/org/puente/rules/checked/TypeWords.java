package org.puente.rules.checked;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.CodeList;
import org.puente.rules.fact.Type;
import org.puente.rules.source.Nearest;
import org.puente.rules.source.Problems;
import org.puente.rules.source.SourceNode;

/** Reads the name of a type and, for a code, the name of its list. */
final class TypeWords {

    private TypeWords() {}

    static Optional<Type> read(
            SourceNode.Text word, Optional<SourceNode> codes, Map<String, CodeList> codeLists, Problems problems) {
        Optional<Type.Kind> kind = Type.Kind.find(word.value());
        if (kind.isEmpty()) {
            problems.error(
                    word.place(),
                    "unknown-type",
                    "'" + word.value() + "' is not a type.",
                    Nearest.suggest(word.value(), Type.Kind.words()));
            return Optional.empty();
        }
        if (kind.get() != Type.Kind.CODE) {
            codes.ifPresent(node -> problems.error(
                    node.place(),
                    "unknown-key",
                    "Only a code has 'codes'.",
                    "Make the type code, or leave codes out."));
            return Optional.of(new Type(kind.get(), null));
        }
        if (codes.isEmpty() || !(codes.get() instanceof SourceNode.Text name)) {
            problems.error(
                    word.place(),
                    "missing-key",
                    "A code needs 'codes': the name of its list.",
                    "Declare the list in facts/codes.yaml.");
            return Optional.empty();
        }
        return list(name, codeLists, problems).map(Type::code);
    }

    static Optional<CodeList> list(SourceNode.Text name, Map<String, CodeList> codeLists, Problems problems) {
        @Nullable CodeList list = codeLists.get(name.value());
        if (list == null) {
            problems.error(
                    name.place(),
                    "unknown-code-list",
                    "There is no code list '" + name.value() + "'.",
                    Nearest.suggest(name.value(), codeLists.keySet()));
        }
        return Optional.ofNullable(list);
    }
}
