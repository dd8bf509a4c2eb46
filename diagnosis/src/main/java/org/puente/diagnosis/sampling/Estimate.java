package org.puente.diagnosis.sampling;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure with its uncertainty, or the reason why there is none. Never NaN, never a zero that only means "not seen".
 *
 * @param value the figure; null if it is withheld
 * @param low the lower end of the 95 % interval; null where there is no sampling error (a register) or no design
 * @param high the upper end
 * @param standardError of the figure; null likewise
 * @param sample how many units (households unless the measure says otherwise) it rests on; 0 if that is confidential
 * @param withheld why there is no figure; null if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Estimate(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double standardError,
        long sample,
        @Nullable Withheld withheld) {

    /** Why there is no figure. */
    public enum Withheld {
        /** The sample is too small, or the error too large, to say anything. */
        SAMPLE_TOO_SMALL,
        /** None was seen in the sample, which does not mean that there is none. */
        NONE_IN_SAMPLE,
        /** So few households of a register that they could be recognised. */
        CONFIDENTIAL,
        /** There is nobody to count: the group is empty. */
        NOBODY,
        /** What it is computed from is not known. */
        NOT_KNOWN;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static Estimate exact(double value, long count) {
        return new Estimate(value, null, null, null, count, null);
    }

    public static Estimate withheld(Withheld why, long sample) {
        // What is confidential is how many there are.
        return new Estimate(null, null, null, null, why == Withheld.CONFIDENTIAL ? 0 : sample, why);
    }

    @JsonIgnore
    public boolean isShown() {
        return value != null;
    }

    public boolean hasInterval() {
        return low != null && high != null;
    }
}
