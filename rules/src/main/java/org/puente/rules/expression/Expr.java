package org.puente.rules.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Type;
import org.puente.rules.parameter.Parameter;

/** A checked expression. Every node knows its type; every value may turn out to be unknown. */
public sealed interface Expr {

    Type type();

    /** The expressions directly inside this one, in the order in which they are written. */
    List<Expr> children();

    <R> R accept(Visitor<R> visitor);

    /** One method a node, so that the compiler checks that an engine handles all of them. */
    interface Visitor<R> {
        R literal(Literal node);

        R fact(FactRef node);

        R known(Known node);

        R listKnown(ListKnown node);

        R not(Not node);

        R junction(Junction node);

        R comparison(Comparison node);

        R membership(Membership node);

        R arithmetic(Arithmetic node);

        R negation(Negation node);

        R choice(Choice node);

        R conversion(Conversion node);

        R portion(Portion node);

        R textTest(TextTest node);

        R textSize(TextSize node);

        R elapsed(Elapsed node);

        R parameter(ParameterRef node);

        R lookup(Lookup node);

        R quantified(Quantified node);
    }

    /** A value written in the rule, in the memory form of its type. */
    record Literal(Object value, Type type) implements Expr {
        public static final Literal TRUE = new Literal(true, Type.BOOL);

        @Override
        public List<Expr> children() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }
    }

    /** Whose fact is meant: of the unit and what it belongs to, or of the member a quantifier is looking at. */
    enum Subject {
        UNIT,
        ELEMENT
    }

    /** A fact, such as {@code household.size}, or {@code m.age} inside a quantifier. */
    record FactRef(Subject subject, Fact fact) implements Expr {
        @Override
        public Type type() {
            return fact.type();
        }

        @Override
        public List<Expr> children() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fact(this);
        }
    }

    /** Whether a fact is known; never unknown itself. */
    record Known(Expr operand) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public List<Expr> children() {
            return List.of(operand);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.known(this);
        }
    }

    /** Whether a list of members is known; never unknown itself. */
    record ListKnown(MemberList list) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public List<Expr> children() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.listKnown(this);
        }
    }

    /** Kleene negation. */
    record Not(Expr operand) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public List<Expr> children() {
            return List.of(operand);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** Kleene conjunction ({@code all}) or disjunction of two or more operands. */
    record Junction(boolean all, List<Expr> operands) implements Expr {
        public Junction {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public List<Expr> children() {
            return operands;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.junction(this);
        }
    }

    /** The six comparisons. */
    enum Comparator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String symbol;

        Comparator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /** Whether it holds for the sign of a three-way comparison. */
        public boolean holds(int sign) {
            return switch (this) {
                case EQUAL -> sign == 0;
                case NOT_EQUAL -> sign != 0;
                case LESS -> sign < 0;
                case AT_MOST -> sign <= 0;
                case GREATER -> sign > 0;
                case AT_LEAST -> sign >= 0;
            };
        }

        public boolean isOrdering() {
            return this != EQUAL && this != NOT_EQUAL;
        }
    }

    /** Two operands of one type; codes are compared by their place in their list. */
    record Comparison(Comparator comparator, Expr left, Expr right) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public List<Expr> children() {
            return List.of(left, right);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }
    }

    /** {@code value in [elements]}; at least one element. */
    record Membership(Expr value, List<Expr> elements) implements Expr {
        public Membership {
            elements = List.copyOf(elements);
        }

        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public List<Expr> children() {
            List<Expr> children = new ArrayList<>(List.of(value));
            children.addAll(elements);
            return children;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.membership(this);
        }
    }

    /** Arithmetic operators. */
    enum Operator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        REMAINDER("%");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** Arithmetic; which one follows from the types of the operands (docs/reference/rule-language.md, "Values"). */
    record Arithmetic(Operator operator, Expr left, Expr right, Type type) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(left, right);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.arithmetic(this);
        }
    }

    /** {@code -x} of an int, a decimal or money. */
    record Negation(Expr operand) implements Expr {
        @Override
        public Type type() {
            return operand.type();
        }

        @Override
        public List<Expr> children() {
            return List.of(operand);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.negation(this);
        }
    }

    /** {@code condition ? then : otherwise}. */
    record Choice(Expr condition, Expr then, Expr otherwise) implements Expr {
        @Override
        public Type type() {
            return then.type();
        }

        @Override
        public List<Expr> children() {
            return List.of(condition, then, otherwise);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.choice(this);
        }
    }

    /** The conversions between int and decimal. */
    enum Converter {
        DECIMAL("decimal"),
        TRUNCATE("int"),
        ROUND("round");

        private final String word;

        Converter(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** {@code decimal(int)}, {@code int(decimal)} or {@code round(decimal)}. */
    record Conversion(Converter converter, Expr operand) implements Expr {
        @Override
        public Type type() {
            return converter == Converter.DECIMAL ? Type.DECIMAL : Type.INT;
        }

        @Override
        public List<Expr> children() {
            return List.of(operand);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.conversion(this);
        }
    }

    /** {@code portion(money, decimal)}, half away from zero to the centavo. */
    record Portion(Expr money, Expr share) implements Expr {
        @Override
        public Type type() {
            return Type.MONEY;
        }

        @Override
        public List<Expr> children() {
            return List.of(money, share);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.portion(this);
        }
    }

    /** Tests of one text against another. */
    enum TextTester {
        STARTS_WITH("startsWith"),
        ENDS_WITH("endsWith"),
        CONTAINS("contains");

        private final String word;

        TextTester(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** {@code text.startsWith(part)} and its kin, by code point. */
    record TextTest(TextTester tester, Expr text, Expr part) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public List<Expr> children() {
            return List.of(text, part);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.textTest(this);
        }
    }

    /** The number of code points of a text. */
    record TextSize(Expr text) implements Expr {
        @Override
        public Type type() {
            return Type.INT;
        }

        @Override
        public List<Expr> children() {
            return List.of(text);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.textSize(this);
        }
    }

    /** Units of elapsed time. */
    enum Span {
        YEARS("yearsSince"),
        MONTHS("monthsSince"),
        DAYS("daysSince");

        private final String word;

        Span(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Whole years, months or days from a date to the as-of date; negative for a later date. */
    record Elapsed(Span span, Expr date) implements Expr {
        @Override
        public Type type() {
            return Type.INT;
        }

        @Override
        public List<Expr> children() {
            return List.of(date);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.elapsed(this);
        }
    }

    /** A dated number of the law; a plan replaces it by a {@link Lookup} or a {@link Literal} for its date. */
    record ParameterRef(Parameter parameter, List<Expr> keys) implements Expr {
        public ParameterRef {
            keys = List.copyOf(keys);
        }

        @Override
        public Type type() {
            return parameter.type();
        }

        @Override
        public List<Expr> children() {
            return keys;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.parameter(this);
        }
    }

    /** A table of the law as it stands on the as-of date; a key that is not listed is unknown. */
    record Lookup(String parameter, List<Expr> keys, Map<List<Object>, Object> table, Type type) implements Expr {
        public Lookup {
            keys = List.copyOf(keys);
        }

        @Override
        public List<Expr> children() {
            return keys;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lookup(this);
        }
    }

    /** The lists a quantifier may go through. */
    enum MemberList {
        HOUSEHOLD("household.members"),
        GROUP("group.members");

        private final String path;

        MemberList(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }

        public static Optional<MemberList> find(String path) {
            return Stream.of(values()).filter(list -> list.path.equals(path)).findFirst();
        }
    }

    /** What a quantifier makes of a list. */
    enum Quantifier {
        EXISTS("exists"),
        ALL("all"),
        EXISTS_ONE("exists_one"),
        COUNT("count"),
        SUM("sum"),
        MIN("min"),
        MAX("max");

        private final String word;

        Quantifier(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public boolean hasValue() {
            return this == SUM || this == MIN || this == MAX;
        }
    }

    /**
     * A quantifier over the members for whom {@code predicate} holds.
     *
     * @param value what is added or compared; null unless the quantifier {@link Quantifier#hasValue has a value}
     */
    record Quantified(
            Quantifier quantifier,
            MemberList list,
            Expr predicate,
            @Nullable Expr value) implements Expr {
        @Override
        public Type type() {
            if (value != null) {
                return value.type();
            }
            return quantifier == Quantifier.COUNT ? Type.INT : Type.BOOL;
        }

        /** The value of a sum, a minimum or a maximum. */
        public Expr valueOrThrow() {
            if (value == null) {
                throw new IllegalStateException(quantifier.word() + " has no value");
            }
            return value;
        }

        @Override
        public List<Expr> children() {
            return value == null ? List.of(predicate) : List.of(predicate, value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.quantified(this);
        }
    }
}
