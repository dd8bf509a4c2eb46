package org.puente.rules.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.puente.rules.expression.Expr;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Label;
import org.puente.rules.judge.Unknown;
import org.puente.rules.parameter.Parameter;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Outcome;
import org.puente.rules.programme.Programme;
import org.puente.rules.programme.Unit;
import org.puente.rules.programme.Verdict;

/**
 * Why a programme's verdict on one unit is what it is. It is a value without words: {@link ExplanationText} and
 * {@link ExplanationTree} put it into a language.
 *
 * @param asOf the day of the rules, figures and ages
 * @param unit what was judged
 * @param who which member, if a member was judged and is in the household's list; null otherwise
 * @param edition the rules, with figures resolved
 * @param clauses in file order
 * @param whole how the clauses combine
 * @param deciding the places of the clauses that bring the verdict about, in file order
 * @param turning the single clauses that, were they met, would better the verdict
 */
public record Explanation(
        LocalDate asOf,
        Programme programme,
        Unit unit,
        @Nullable Member who,
        Edition edition,
        Verdict verdict,
        List<ClauseExplained> clauses,
        Part whole,
        Set<Integer> deciding,
        List<Turn> turning) {

    /**
     * One clause: what it came to and what that rests on.
     *
     * @param document the title of the document cited
     * @param facts of the unit and what it belongs to
     * @param lists what each quantifier looked at
     * @param parameters the figures of the law it used
     * @param reasons why it is unknown; empty otherwise
     * @param changes single facts that would make it met; empty also if it is met
     * @param answers for each missing fact, what the clause would come to by its values
     */
    public record ClauseExplained(
            Clause clause,
            Label document,
            Outcome outcome,
            List<FactUsed> facts,
            List<ListUsed> lists,
            List<ParameterUsed> parameters,
            Set<Unknown.Reason> reasons,
            List<Change> changes,
            List<Answers> answers) {

        /** Whether it is known only when a group or project applies. */
        public boolean waitsForApplication() {
            return reasons.stream().anyMatch(Unknown.AtApplication.class::isInstance);
        }

        ClauseExplained withChanges(List<Change> found) {
            return new ClauseExplained(clause, document, outcome, facts, lists, parameters, reasons, found, answers);
        }

        /** Whether it was asked which single fact would make it met: not where it is met, or where somebody is missing. */
        public boolean couldChange() {
            return outcome != Outcome.MET
                    && answers.isEmpty()
                    && !waitsForApplication()
                    && reasons.stream().noneMatch(Unknown.MissingList.class::isInstance);
        }
    }

    /** A fact and its value; null if unknown. */
    public record FactUsed(Fact fact, @Nullable Object value) {}

    /**
     * What a quantifier looked at.
     *
     * @param members null if it is not known who the members are
     */
    public record ListUsed(
            Expr.MemberList list,
            Expr.Quantifier quantifier,
            @Nullable List<MemberUsed> members) {}

    /**
     * A member a quantifier looked at.
     *
     * @param counted whether the quantifier's condition holds for the member
     */
    public record MemberUsed(Member member, Outcome counted, List<FactUsed> facts) {}

    /**
     * A member, told without a name.
     *
     * @param place in its list, from 0
     * @param traits its known kinship and age, as far as they are declared
     */
    public record Member(Expr.MemberList list, int place, List<FactUsed> traits) {}

    /** A figure of the law, and the entries of it that the clause used. */
    public record ParameterUsed(Parameter parameter, Parameter.DatedValue dated, Label document, List<Entry> entries) {}

    /** An entry of a table; a figure that is no table has no keys. */
    public record Entry(List<Object> keys, Object value) {}

    /**
     * The nearest value of one fact with which, all else staying, the clause would be met.
     *
     * @param member whose fact it is; null for the unit or what it belongs to
     * @param from its value; null if unknown
     */
    public record Change(
            Fact fact, @Nullable Member member, @Nullable Object from, Object to) {}

    /**
     * What a clause would come to by the values of a missing fact, all else staying.
     *
     * @param member whose fact it is; null for the unit or what it belongs to
     * @param answers in the order of values; empty if no value of it is known to matter
     * @param isWhole whether they cover every value; if not, they are examples
     */
    public record Answers(Fact fact, @Nullable Member member, List<Answer> answers, boolean isWhole) {

        /** Whether some value of this fact alone would settle the clause. */
        public boolean settles() {
            return answers.stream().anyMatch(answer -> answer.outcome() != Outcome.UNKNOWN);
        }
    }

    /**
     * Values that lead to one outcome: for a code, a bool or a text those listed, otherwise those from the first to the
     * last.
     *
     * @param openBelow whether every lower value counts too
     * @param openAbove whether every higher value counts too
     */
    public record Answer(Outcome outcome, List<Object> values, boolean openBelow, boolean openAbove) {

        public Object first() {
            return values.get(0);
        }

        public Object last() {
            return values.get(values.size() - 1);
        }
    }

    /** How clauses combine: a clause by its place, or a block of parts. */
    public sealed interface Part {
        Outcome outcome();
    }

    public record One(int clause, Outcome outcome) implements Part {}

    public record Block(boolean all, Outcome outcome, List<Part> parts) implements Part {

        /** How many of its parts have an outcome. */
        public long count(Outcome wanted) {
            return parts.stream().filter(part -> part.outcome() == wanted).count();
        }
    }

    /** A clause that, were it met and nothing else changed, would bring this verdict. */
    public record Turn(int clause, Verdict verdict) {}
}
