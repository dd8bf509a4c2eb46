package org.puente.rules.programme;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** How the clauses of an edition combine. A clause is named by its index in file order. */
public sealed interface Eligibility {

    /** The outcome of this block, given the outcome of each clause. */
    Outcome outcome(IntFunction<Outcome> clauses);

    /**
     * The clauses that bring this block's outcome about: those unmet where it is unmet, those unknown where it is
     * unknown, those met where it is met.
     */
    default Set<Integer> deciding(IntFunction<Outcome> clauses) {
        Set<Integer> deciding = new TreeSet<>();
        collectDeciding(clauses, deciding);
        return deciding;
    }

    void collectDeciding(IntFunction<Outcome> clauses, Set<Integer> deciding);

    /** One clause. */
    record One(int clause) implements Eligibility {
        @Override
        public Outcome outcome(IntFunction<Outcome> clauses) {
            return clauses.apply(clause);
        }

        @Override
        public void collectDeciding(IntFunction<Outcome> clauses, Set<Integer> deciding) {
            deciding.add(clause);
        }
    }

    /** All or any of several blocks. */
    record Block(boolean all, List<Eligibility> parts) implements Eligibility {
        public Block {
            parts = List.copyOf(parts);
        }

        @Override
        public Outcome outcome(IntFunction<Outcome> clauses) {
            Outcome decisive = all ? Outcome.UNMET : Outcome.MET;
            boolean open = false;
            for (Eligibility part : parts) {
                Outcome outcome = part.outcome(clauses);
                if (outcome == decisive) {
                    return decisive;
                }
                open |= outcome == Outcome.UNKNOWN;
            }
            if (open) {
                return Outcome.UNKNOWN;
            }
            return all ? Outcome.MET : Outcome.UNMET;
        }

        @Override
        public void collectDeciding(IntFunction<Outcome> clauses, Set<Integer> deciding) {
            Outcome mine = outcome(clauses);
            for (Eligibility part : parts) {
                if (part.outcome(clauses) == mine) {
                    part.collectDeciding(clauses, deciding);
                }
            }
        }
    }
}
