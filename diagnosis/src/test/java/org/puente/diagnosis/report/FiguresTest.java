package org.puente.diagnosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.puente.diagnosis.Diagnosis.Kind;
import org.puente.diagnosis.sampling.Estimate;

class FiguresTest {

    private final Figures survey = new Figures(new Words("es"), Kind.SURVEY);
    private final Figures register = new Figures(new Words("en"), Kind.REGISTER);

    private static Estimate estimate(double value, double low, double high) {
        return new Estimate(value, low, high, 1.0, 500, null);
    }

    @Test
    void countsOfASampleAreRoundedToWhatTheyCanBear() {
        assertThat(survey.countText(estimate(1_570_480, 1_480_000, 1_660_000)))
                .isEqualTo("1.57\u00a0M (1.48–1.66\u00a0M)");
        assertThat(survey.countText(estimate(234_567, 210_123, 259_011))).isEqualTo("235,000 (210,000–259,000)");
        assertThat(survey.countText(Estimate.exact(42, 42))).isEqualTo("42");
    }

    @Test
    void countsOfARegisterAreWholeInTables() {
        assertThat(register.count(Estimate.exact(1_570_480, 1)).html()).isEqualTo("1,570,480");
        assertThat(register.countText(Estimate.exact(1_570_480, 1))).isEqualTo("1.57\u00a0M");
    }

    @Test
    void aNegativeCoefficientHasAMinusAndNothingIsMinusZero() {
        assertThat(survey.coefficientText(estimate(-0.384, -0.42, -0.35))).isEqualTo("−0.38 (−0.42 a −0.35)");
        assertThat(survey.coefficientText(Estimate.exact(-0.001, 1))).isEqualTo("0.00");
    }

    @Test
    void aWithheldFigureIsADashWithItsReason() {
        String cell = survey.share(Estimate.withheld(Estimate.Withheld.NONE_IN_SAMPLE, 0))
                .html();

        assertThat(cell).contains("—<sup", "ninguno en la muestra").doesNotContain("0.0");
    }

    @Test
    void littleIsNotNothingAndAlmostAllIsNotAll() {
        assertThat(register.percent(0.0003)).isEqualTo("< 0.1%");
        assertThat(register.percent(0)).isEqualTo("0.0%");
        assertThat(register.percent(0.9997)).isEqualTo("> 99.9%");
        assertThat(register.percent(1)).isEqualTo("100.0%");
        assertThat(survey.shareText(estimate(0.0002, 0.0001, 0.0004))).isEqualTo("< 0.1\u00a0%");
    }
}
