package org.puente.diagnosis.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.puente.diagnosis.sampling.Estimate.Withheld;

/** Which figures are told, of what kind of population. */
class ReadingTest {

    /** Sixty degrees of freedom, whose t is 2.000 in printed tables. */
    private static final Reading SURVEY = Reading.ofSurvey(new Design(Map.of("A", 31, "B", 31)));

    private static final Reading WEIGHTED = Reading.ofWeighted();
    private static final Reading REGISTER = Reading.ofRegister();

    // ---------------------------------------------------------------- a survey

    @Test
    void aNumberOfASurveyNeedsThirtyUnits() {
        assertThat(SURVEY.count(100, 5, 29)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 29));

        Estimate told = SURVEY.count(100, 5, 30);

        assertThat(told.value()).isEqualTo(100);
        assertThat(told.low()).isCloseTo(90, within(0.01));
        assertThat(told.high()).isCloseTo(110, within(0.01));
    }

    @Test
    void aNumberOfASurveyNeedsAnErrorOfThirtyPercentAtMost() {
        assertThat(SURVEY.count(100, 30, 500).isShown()).isTrue();
        assertThat(SURVEY.count(100, 30.01, 500)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 500));
    }

    @Test
    void aNumberIsNeverBelowNothing() {
        Reading fewPrimaryUnits = Reading.ofSurvey(new Design(Map.of("A", 2)));

        assertThat(fewPrimaryUnits.count(100, 30, 500).low()).isZero();
    }

    @Test
    void whatTheSampleDidNotSeeIsNoZero() {
        assertThat(SURVEY.count(0, 0, 0)).isEqualTo(Estimate.withheld(Withheld.NONE_IN_SAMPLE, 0));
        assertThat(SURVEY.share(0, 0, 0, 400, 40)).isEqualTo(Estimate.withheld(Withheld.NONE_IN_SAMPLE, 400));
        assertThat(SURVEY.coefficient(0, 0, 0)).isEqualTo(Estimate.withheld(Withheld.NONE_IN_SAMPLE, 0));
        assertThat(SURVEY.nobody()).isEqualTo(Withheld.NONE_IN_SAMPLE);
    }

    @Test
    void aShareOfASurveyNeedsThirtyUnitsInItsBase() {
        assertThat(SURVEY.share(0.5, 0.01, 15, 29, 10)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 29));
        assertThat(SURVEY.share(0.5, 0.01, 3, 30, 10).isShown()).isTrue();
    }

    /** At one half an interval of 0.30 is 0.35 to 0.65, log-odds of 0.61904, an error of 0.61904 / 2 x 0.25 = 0.07738. */
    @Test
    void aShareOfASurveyNeedsAnIntervalOfAtMostThirtyPoints() {
        assertThat(SURVEY.share(0.5, 0.0773, 50, 100, 40).isShown()).isTrue();
        assertThat(SURVEY.share(0.5, 0.0775, 50, 100, 40)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 100));
    }

    /** Log-odds of 0.02 are -3.8918, their error 0.01 / 0.0196 = 0.5102; 2.000 of it to each side. */
    @Test
    void theIntervalOfASmallShareStaysAboveNothing() {
        Estimate told = SURVEY.share(0.02, 0.01, 2, 100, 40);

        assertThat(told.low()).isCloseTo(1 / (1 + Math.exp(3.8918 + 1.0204)), within(0.0001));
        assertThat(told.high()).isCloseTo(1 / (1 + Math.exp(3.8918 - 1.0204)), within(0.0001));
    }

    /** Were fewer than 0.025^(1/40) = 0.9119 of all in it, forty of forty would be seen with less than 2.5 %. */
    @Test
    void aShareOfAllHasALowerBoundByItsPrimaryUnits() {
        Estimate told = SURVEY.share(1, 0, 100, 100, 40);

        assertThat(told.value()).isEqualTo(1);
        assertThat(told.low()).isCloseTo(0.9119, within(0.0001));
        assertThat(told.high()).isEqualTo(1);
        // 0.025^(1/10) = 0.6915 is too wide, 0.025^(1/11) = 0.7151 is not.
        assertThat(SURVEY.share(1, 0, 100, 100, 10)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 100));
        assertThat(SURVEY.share(1, 0, 100, 100, 11).isShown()).isTrue();
    }

    @Test
    void aMeanOfASurveyNeedsThirtyUnitsAndAnErrorOfThirtyPercentAtMost() {
        assertThat(SURVEY.mean(2, 0.1, 29)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 29));
        assertThat(SURVEY.mean(2, 0.61, 30)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 30));
        assertThat(SURVEY.mean(2, 0.1, 30).low()).isCloseTo(1.8, within(0.001));
        assertThat(SURVEY.mean(-2, 0.1, 30).high()).isCloseTo(-1.8, within(0.001));
        assertThat(SURVEY.mean(0, 0, 30)).isEqualTo(Estimate.withheld(Withheld.NONE_IN_SAMPLE, 30));
    }

    @Test
    void aCoefficientOfASurveyNeedsThirtyUnitsAndAnIntervalOfAtMostThirtyPoints() {
        assertThat(SURVEY.coefficient(-0.2, 0.01, 29)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 29));
        assertThat(SURVEY.coefficient(-0.2, 0.0751, 300)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 300));
        assertThat(SURVEY.coefficient(-0.2, 0.01, 30).high()).isCloseTo(-0.18, within(0.0001));
        assertThat(SURVEY.coefficient(-0.99, 0.01, 30).low()).isEqualTo(-1);
    }

    // ---------------------------------------------------------------- weights without a design

    @Test
    void weightsAloneTellNoErrorButNeedThirtyUnits() {
        assertThat(WEIGHTED.count(1_000, 0, 30)).isEqualTo(Estimate.exact(1_000, 30));
        assertThat(WEIGHTED.count(1_000, 0, 29)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 29));
        assertThat(WEIGHTED.share(0.1, 0, 3, 30, 0)).isEqualTo(Estimate.exact(0.1, 30));
        assertThat(WEIGHTED.share(0.1, 0, 2, 29, 0)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 29));
        assertThat(WEIGHTED.share(0, 0, 0, 30, 0)).isEqualTo(Estimate.withheld(Withheld.NONE_IN_SAMPLE, 30));
        assertThat(WEIGHTED.share(1, 0, 30, 30, 0)).isEqualTo(Estimate.exact(1, 30));
        assertThat(WEIGHTED.mean(1.5, 0, 30)).isEqualTo(Estimate.exact(1.5, 30));
        assertThat(WEIGHTED.coefficient(0.4, 0, 29)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 29));
        assertThat(WEIGHTED.coefficient(0.4, 0, 30).hasInterval()).isFalse();
    }

    // ---------------------------------------------------------------- a register

    @Test
    void aRegisterTellsNobodyAndTenButNotNine() {
        assertThat(REGISTER.count(0, 0, 0)).isEqualTo(Estimate.exact(0, 0));
        assertThat(REGISTER.count(1, 0, 1)).isEqualTo(Estimate.withheld(Withheld.CONFIDENTIAL, 1));
        assertThat(REGISTER.count(9, 0, 9)).isEqualTo(Estimate.withheld(Withheld.CONFIDENTIAL, 9));
        assertThat(REGISTER.count(10, 0, 10)).isEqualTo(Estimate.exact(10, 10));
    }

    @Test
    void aShareOfARegisterTellsNeitherAFewNorAllButAFew() {
        assertThat(REGISTER.share(0, 0, 0, 100, 0)).isEqualTo(Estimate.exact(0, 100));
        assertThat(REGISTER.share(0.09, 0, 9, 100, 0)).isEqualTo(Estimate.withheld(Withheld.CONFIDENTIAL, 100));
        assertThat(REGISTER.share(0.10, 0, 10, 100, 0)).isEqualTo(Estimate.exact(0.10, 100));
        assertThat(REGISTER.share(0.90, 0, 90, 100, 0)).isEqualTo(Estimate.exact(0.90, 100));
        assertThat(REGISTER.share(0.91, 0, 91, 100, 0)).isEqualTo(Estimate.withheld(Withheld.CONFIDENTIAL, 100));
        assertThat(REGISTER.share(1, 0, 100, 100, 0)).isEqualTo(Estimate.exact(1, 100));
        assertThat(REGISTER.share(0, 0, 0, 9, 0)).isEqualTo(Estimate.withheld(Withheld.CONFIDENTIAL, 9));
    }

    @Test
    void aMeanOrCoefficientOfARegisterIsOfTenOrMore() {
        assertThat(REGISTER.mean(0, 0, 10)).isEqualTo(Estimate.exact(0, 10));
        assertThat(REGISTER.mean(2, 0, 9)).isEqualTo(Estimate.withheld(Withheld.CONFIDENTIAL, 9));
        assertThat(REGISTER.coefficient(0.4, 0, 9)).isEqualTo(Estimate.withheld(Withheld.CONFIDENTIAL, 9));
        assertThat(REGISTER.coefficient(0.4, 0, 10)).isEqualTo(Estimate.exact(0.4, 10));
        assertThat(REGISTER.coefficient(0, 0, 0)).isEqualTo(Estimate.withheld(Withheld.NOBODY, 0));
        assertThat(REGISTER.nobody()).isEqualTo(Withheld.NOBODY);
    }

    // ---------------------------------------------------------------- all

    /** A household may have a weight of nothing, so that units do not always mean a value. */
    @Test
    void noFigureIsEverNotANumber() {
        List<Estimate> all = new ArrayList<>();
        for (Reading reading : List.of(SURVEY, WEIGHTED, REGISTER)) {
            for (double value : new double[] {0, 1e-300, 1e-9, 0.5, 1 - 1e-9, 1}) {
                for (double error : new double[] {0, 1e-300, 0.001, 1, 1e300}) {
                    for (long units : new long[] {0, 1, 9, 10, 29, 30, 100}) {
                        all.add(reading.count(value, error, units));
                        all.add(reading.share(value, error, units, 100, 40));
                        all.add(reading.mean(value, error, units));
                        all.add(reading.coefficient(value, error, units));
                    }
                }
            }
        }

        assertThat(all).allSatisfy(estimate -> {
            assertThat(estimate.value() == null).isEqualTo(estimate.withheld() != null);
            for (Double number :
                    new Double[] {estimate.value(), estimate.low(), estimate.high(), estimate.standardError()}) {
                assertThat(number == null || Double.isFinite(number))
                        .as("%s", estimate)
                        .isTrue();
            }
        });
    }

    @Test
    void householdsWithoutWeightAreNobody() {
        assertThat(SURVEY.count(0, 0, 40)).isEqualTo(Estimate.withheld(Withheld.NONE_IN_SAMPLE, 40));
        assertThat(SURVEY.share(0, 0, 40, 100, 40)).isEqualTo(Estimate.withheld(Withheld.NONE_IN_SAMPLE, 100));
        assertThat(WEIGHTED.coefficient(Double.NaN, 0, 40)).isEqualTo(Estimate.withheld(Withheld.NONE_IN_SAMPLE, 0));
    }

    @Test
    void aFigureTimesSomethingKnownTakesItsIntervalAlong() {
        assertThat(Reading.times(new Estimate(10.0, 8.0, 12.0, 1.0, 40, null), 2.5))
                .isEqualTo(new Estimate(25.0, 20.0, 30.0, 2.5, 40, null));
        assertThat(Reading.times(Estimate.withheld(Withheld.CONFIDENTIAL, 3), 2.5))
                .isEqualTo(Estimate.withheld(Withheld.CONFIDENTIAL, 3));
    }

    @Test
    void registerDoesNotTellAPartWhoseRestIsFew() {
        Sheet sheet = new Sheet(Reading.ofRegister());
        int all = sheet.sum();
        int part = sheet.sum();
        Sheet.Figure figure = sheet.total(part);
        sheet.add(all, 400, 400);
        sheet.add(part, 395, 395);
        sheet.close();

        assertThat(sheet.count(figure).value()).isEqualTo(395);
        assertThat(sheet.count(figure, all)).isEqualTo(Estimate.withheld(Withheld.CONFIDENTIAL, 0));
    }
}
