package org.puente.rules.fact;

import java.util.List;

/**
 * The codes a fact may have.
 *
 * @param name how messages call it
 * @param ordered whether they are listed from lowest to highest, so that they may be compared
 * @param codes the codes, lowest first if ordered
 */
public record CodeList(String name, boolean ordered, List<String> codes) {

    public CodeList {
        codes = List.copyOf(codes);
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
