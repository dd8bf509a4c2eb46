package org.puente.rules.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type of a fact, a parameter or an expression.
 *
 * <p>In memory a bool is a {@link Boolean}, an int and a money (in centavos) a {@link Long}, a decimal a finite
 * {@link Double}, a text and a code a {@link String}, a date a {@link java.time.LocalDate}.
 *
 * @param kind which
 * @param codes the code list, exactly when {@code kind} is {@code CODE}
 */
public record Type(Kind kind, @Nullable CodeList codes) {

    /** The kinds of type. */
    public enum Kind {
        BOOL,
        INT,
        DECIMAL,
        MONEY,
        TEXT,
        CODE,
        DATE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> find(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        public static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }
    }

    public static final Type BOOL = new Type(Kind.BOOL, null);
    public static final Type INT = new Type(Kind.INT, null);
    public static final Type DECIMAL = new Type(Kind.DECIMAL, null);
    public static final Type MONEY = new Type(Kind.MONEY, null);
    public static final Type TEXT = new Type(Kind.TEXT, null);
    public static final Type DATE = new Type(Kind.DATE, null);

    public Type {
        if ((kind == Kind.CODE) != (codes != null)) {
            throw new IllegalArgumentException("a code type has a code list, no other has (" + kind + ")");
        }
    }

    public static Type code(CodeList codes) {
        return new Type(Kind.CODE, codes);
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** The code list of a code type. */
    public CodeList codeList() {
        if (codes == null) {
            throw new IllegalStateException("not a code type: " + kind);
        }
        return codes;
    }

    /** Whether {@code < <= > >=} are defined. */
    public boolean isOrdered() {
        return switch (kind) {
            case INT, DECIMAL, MONEY, DATE -> true;
            case CODE -> codeList().ordered();
            case BOOL, TEXT -> false;
        };
    }

    public boolean isNumber() {
        return kind == Kind.INT || kind == Kind.DECIMAL || kind == Kind.MONEY;
    }

    /** Whether values of the two types may be compared for equality. */
    public boolean isComparableWith(Type other) {
        if (kind != other.kind) {
            return false;
        }
        return codes == null || other.codes == null || codes.isSharedWith(other.codes);
    }

    /** How messages call it: {@code int}, or {@code code setting}. */
    @Override
    public String toString() {
        return codes == null ? kind.word() : kind.word() + " " + codes.name();
    }
}
