package org.puente.rules.fact;

import java.util.List;
import java.util.Map;

/**
 * The codes a fact may have.
 *
 * @param name how messages call it
 * @param ordered whether they are listed from lowest to highest, so that they may be compared
 * @param codes the codes, lowest first if ordered
 * @param labels what people call the codes; a code may have none
 */
public record CodeList(String name, boolean ordered, List<String> codes, Map<String, Label> labels) {

    public CodeList {
        codes = List.copyOf(codes);
        labels = Map.copyOf(labels);
    }

    /** Codes that people read as they are. */
    public CodeList(String name, boolean ordered, List<String> codes) {
        this(name, ordered, codes, Map.of());
    }

    /** What people call a code: the code itself if nothing else is declared. */
    public Label label(String code) {
        return labels.getOrDefault(code, Label.ofBoth(code));
    }

    public boolean contains(String code) {
        return codes.contains(code);
    }

    /** The position of a code in the order, from 0, or -1 if it is not listed. */
    public int rank(String code) {
        return codes.indexOf(code);
    }

    /** Two lists are shared if they hold the same codes in the same order. */
    public boolean isSharedWith(CodeList other) {
        return ordered == other.ordered && codes.equals(other.codes);
    }
}
