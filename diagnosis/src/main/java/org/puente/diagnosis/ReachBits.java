package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.puente.screening.sql.VerdictLayout;

/**
 * The words of bits that a household has in the relation {@code reach}: word 0 which programmes surely reach it, word 1
 * which possibly do, word 2 which reach it as it is although they are applied for (there only where any may), and from word 3 on
 * what keeps it out of each. A bit's number is 64
 * times its word and its place in it.
 */
final class ReachBits {

    static final int SURELY = 0;
    static final int POSSIBLY = Long.SIZE;
    static final int ELIGIBLE = 2 * Long.SIZE;
    private static final int FIRST_OF_FAMILIES = 3 * Long.SIZE;

    private final List<ProgrammeBits> programmes = new ArrayList<>();
    private final int words;

    ReachBits(List<VerdictLayout.Columns> columns) {
        int next = FIRST_OF_FAMILIES;
        for (int i = 0; i < columns.size(); i++) {
            ProgrammeBits bits = ProgrammeBits.of(i, columns.get(i), next);
            // A programme whose bits fit one word is not spread over two.
            boolean crosses =
                    bits.size() <= Long.SIZE && next / Long.SIZE != (next + Math.max(0, bits.size() - 1)) / Long.SIZE;
            if (crosses) {
                next = (next / Long.SIZE + 1) * Long.SIZE;
                bits = ProgrammeBits.of(i, columns.get(i), next);
            }
            programmes.add(bits);
            next += bits.size();
        }
        this.words = (next + Long.SIZE - 1) / Long.SIZE;
    }

    List<ProgrammeBits> programmes() {
        return programmes;
    }

    int words() {
        return words;
    }

    /** The words that some programme has bits in. */
    List<Integer> used() {
        Set<Integer> used = new TreeSet<>(List.of(SURELY / Long.SIZE, POSSIBLY / Long.SIZE));
        programmes.forEach(programme -> used.addAll(wordsOf(programme)));
        return List.copyOf(used);
    }

    /** Whether there is a word of those eligible as they are. */
    boolean hasEligible() {
        return used().contains(ELIGIBLE / Long.SIZE);
    }

    /** The programmes that are not applied for: whom they surely reach is eligible. */
    long notAppliedFor() {
        long mask = 0;
        for (ProgrammeBits programme : programmes) {
            mask |= programme.isAppliedFor() ? 0 : 1L << programme.number();
        }
        return mask;
    }

    static String word(int word) {
        return "word" + word;
    }

    /** The words that a programme's bits are in, those of what keeps out among them. */
    static Set<Integer> wordsOf(ProgrammeBits programme) {
        Set<Integer> touched = new TreeSet<>(List.of(SURELY / Long.SIZE, POSSIBLY / Long.SIZE));
        if (programme.mayBeEligibleUnapplied()) {
            touched.add(ELIGIBLE / Long.SIZE);
        }
        touched.addAll(familyMasks(programme).keySet());
        return touched;
    }

    /** The bits of what keeps out, as masks by word. */
    static TreeMap<Integer, Long> familyMasks(ProgrammeBits programme) {
        TreeMap<Integer, Long> masks = new TreeMap<>();
        for (int bit = programme.start(); bit < programme.start() + programme.size(); bit++) {
            masks.merge(bit / Long.SIZE, 1L << bit % Long.SIZE, (a, b) -> a | b);
        }
        return masks;
    }

    /** The words of a unit with some outcomes of a programme. */
    long[] wordsOf(ProgrammeBits programme, long[] outcomes) {
        long[] values = new long[words];
        for (int bit : programme.bitsOf(outcomes)) {
            values[bit / Long.SIZE] |= 1L << bit % Long.SIZE;
        }
        return values;
    }

    /** The words of a household of which it is not known who is in it: the programme may reach it, by someone. */
    long[] wordsOfUnknown(ProgrammeBits programme) {
        long[] values = new long[words];
        values[POSSIBLY / Long.SIZE] |= 1L << programme.number();
        if (!programme.own().isEmpty() && !programme.isTooWide()) {
            int bit = programme.patternBit(0);
            values[bit / Long.SIZE] |= 1L << bit % Long.SIZE;
        }
        return values;
    }
}
