package org.puente.diagnosis.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.puente.diagnosis.sampling.Estimate.Withheld;
import org.puente.diagnosis.sampling.Sheet.Figure;

/**
 * Totals, ratios and their errors, worked by hand. The sample of most tests has two strata; weighted sums by primary unit:
 *
 * <pre>
 *              A 1   A 2   A 3   B 1   B 2   total
 *   y           10    20    30     8    12      80
 *   x           22    38    60    20    20     160
 *   y - x / 2   -1     1     0    -2     2       0
 *   d            0    30    30    40     0     100
 *   z            0    60    40    60     0     160
 *   d - 5z/8     0  -7.5     5   2.5     0       0
 * </pre>
 */
class SheetTest {

    /** Of Student's t with 3 degrees of freedom, and with 1, as printed tables have it for 95 %. */
    private static final double T3 = 3.182;

    private static final double T1 = 12.706;

    private static final Offset<Double> EXACT = within(1e-9);

    /** Printed tables have three decimals. */
    private static final Offset<Double> PRINTED = within(0.02);

    private static final Design TWO_STRATA = new Design(Map.of("A", 3, "B", 2));

    private final Sheet sheet = new Sheet(Reading.ofSurvey(TWO_STRATA));
    private final int y = sheet.sum();
    private final int x = sheet.sum();
    private final int d = sheet.sum();
    private final int z = sheet.sum();

    /** Units have unequal weights: 10 of y in A 1 are three units of weight 2 and one of 4, and so on. */
    private void addTwoStrata() {
        sheet.at("A", "1");
        sheet.add(y, 3, 6);
        sheet.add(x, 10, 22);
        sheet.add(y, 1, 4);
        sheet.at("A", "2");
        sheet.add(y, 10, 20);
        sheet.add(x, 19, 38);
        sheet.add(d, 10, 30);
        sheet.add(z, 15, 60);
        sheet.at("A", "3");
        sheet.add(y, 12, 30);
        sheet.add(x, 20, 60);
        sheet.add(d, 10, 30);
        sheet.add(z, 15, 40);
        // The same number as in another stratum is another primary unit.
        sheet.at("B", "1");
        sheet.add(y, 4, 8);
        sheet.add(x, 10, 20);
        sheet.add(d, 15, 40);
        sheet.add(z, 20, 60);
        sheet.at("B", "2");
        sheet.add(y, 6, 12);
        sheet.add(x, 10, 20);
        sheet.close();
    }

    /** A: 3/2 x (10² + 0² + 10²) = 300; B: 2/1 x (2² + 2²) = 16; the error is the root of 316, 17.776. */
    @Test
    void aTotalHasTheErrorBetweenPrimaryUnitsOfEachStratum() {
        Figure total = sheet.total(y);
        addTwoStrata();

        Estimate estimate = sheet.count(total);

        assertThat(estimate.value()).isEqualTo(80);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(316), EXACT);
        assertThat(estimate.sample()).isEqualTo(36);
    }

    /** Five primary units less two strata are three degrees of freedom: 80 -+ 3.182 x 17.776 = 80 -+ 56.57. */
    @Test
    void theIntervalOfATotalIsStudentsWithPrimaryUnitsLessStrata() {
        Figure total = sheet.total(y);
        addTwoStrata();

        Estimate estimate = sheet.count(total);

        assertThat(TWO_STRATA.degreesOfFreedom()).isEqualTo(3);
        assertThat(estimate.low()).isCloseTo(80 - T3 * 17.776, PRINTED);
        assertThat(estimate.high()).isCloseTo(80 + T3 * 17.776, PRINTED);
    }

    /** Of the residuals y - x/2: A 3/2 x (1 + 1 + 0) = 3, B 2 x (4 + 4) = 16; the root of 19 over 160 is 0.027243. */
    @Test
    void aShareHasTheErrorOfItsResiduals() {
        Figure share = sheet.ratio(y, x);
        addTwoStrata();

        Estimate estimate = sheet.share(share);

        assertThat(estimate.value()).isEqualTo(0.5);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(19) / 160, EXACT);
        assertThat(estimate.sample()).isEqualTo(69);
    }

    /** The log-odds of one half are 0, their error 0.027243 / (0.5 x 0.5) = 0.10897; 3.182 of it are 0.34675. */
    @Test
    void theIntervalOfAShareIsWorkedOutOnLogOdds() {
        Figure share = sheet.ratio(y, x);
        addTwoStrata();

        Estimate estimate = sheet.share(share);

        assertThat(estimate.low()).isCloseTo(0.41417, within(0.0001));
        assertThat(estimate.high()).isCloseTo(0.58583, within(0.0001));
    }

    /** A: the mean of 0, 30, 30 is 20, 3/2 x (400 + 100 + 100) = 900; B: of 40, 0 is 20, 2 x (400 + 400) = 1600. */
    @Test
    void primaryUnitsWithoutTheDomainCountAsNothing() {
        Figure total = sheet.total(d);
        addTwoStrata();

        assertThat(sheet.value(d)).isEqualTo(100);
        assertThat(sheet.standardError(total)).isCloseTo(50, EXACT);
        assertThat(sheet.count(total)).isEqualTo(Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 35));
    }

    /**
     * d / z = 5/8. Of the residuals 0, -7.5, 5 in A the mean is -5/6: 3/2 x (81.25 - 3 x 25/36) = 118.75; of 2.5, 0 in B:
     * 2 x (6.25 - 2 x 1.5625) = 6.25. The root of 125 over 160 is 0.069877.
     */
    @Test
    void aShareWithinADomainHasTheErrorOfTheWholeDesign() {
        Figure share = sheet.ratio(d, z);
        addTwoStrata();

        assertThat(sheet.value(d) / sheet.value(z)).isEqualTo(0.625);
        assertThat(sheet.standardError(share)).isCloseTo(Math.sqrt(125) / 160, EXACT);
    }

    /** x / y = 2 with residuals 2, -2, 0, 4, -4: twice those of the share, so the root of 76 over 80 is 0.108972. */
    @Test
    void aMeanHasASymmetricInterval() {
        Figure mean = sheet.ratio(x, y);
        addTwoStrata();

        Estimate estimate = sheet.mean(mean);

        assertThat(estimate.value()).isEqualTo(2);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(76) / 80, EXACT);
        assertThat(estimate.low()).isCloseTo(2 - T3 * 0.108972, within(0.001));
        assertThat(estimate.high()).isCloseTo(2 + T3 * 0.108972, within(0.001));
    }

    @Test
    void anythingOverItselfIsOneWithoutError() {
        Figure figure = sheet.ratio(x, x);
        addTwoStrata();

        assertThat(sheet.standardError(figure)).isZero();
        assertThat(sheet.mean(figure).value()).isEqualTo(1);
    }

    @Test
    void aNumeratorOfNobodyHasNoErrorAndIsNoZero() {
        int none = sheet.sum();
        Figure share = sheet.ratio(none, x);
        addTwoStrata();

        assertThat(sheet.standardError(share)).isZero();
        assertThat(sheet.share(share)).isEqualTo(Estimate.withheld(Withheld.NONE_IN_SAMPLE, 69));
    }

    @Test
    void aShareOfNobodyIsWithheld() {
        int none = sheet.sum();
        Figure share = sheet.ratio(none, none);
        addTwoStrata();

        assertThat(sheet.share(share)).isEqualTo(Estimate.withheld(Withheld.NONE_IN_SAMPLE, 0));
        assertThat(sheet.mean(share)).isEqualTo(Estimate.withheld(Withheld.NONE_IN_SAMPLE, 0));
    }

    // ---------------------------------------------------------------- a stratum with one primary unit

    /**
     * A: 10, 30; C: 80 alone. A 2 x (100 + 100) = 400; C deviates from the mean of all three, 40, by 40: 1600. With one
     * degree of freedom t is 12.706.
     */
    @Test
    void aStratumWithOnePrimaryUnitDeviatesFromTheMeanOfAll() {
        Sheet lonely = new Sheet(Reading.ofSurvey(new Design(Map.of("A", 2, "C", 1))));
        int sum = lonely.sum();
        Figure total = lonely.total(sum);
        lonely.at("A", "1");
        lonely.add(sum, 20, 10);
        lonely.at("A", "2");
        lonely.add(sum, 20, 30);
        lonely.at("C", "1");
        lonely.add(sum, 20, 80);
        lonely.close();

        assertThat(lonely.standardError(total)).isCloseTo(Math.sqrt(2000), EXACT);
        assertThat(new Design(Map.of("A", 2, "C", 1)).criticalValue()).isCloseTo(T1, within(0.001));
    }

    /** y: 10, 30 and nothing in C: 400 + (40/3)² = 577.78, whose root is 24.037. */
    @Test
    void aLonelyPrimaryUnitWithoutTheDomainDeviatesToo() {
        Sheet lonely = new Sheet(Reading.ofSurvey(new Design(Map.of("A", 2, "C", 1))));
        int sum = lonely.sum();
        Figure total = lonely.total(sum);
        lonely.at("A", "1");
        lonely.add(sum, 20, 10);
        lonely.at("A", "2");
        lonely.add(sum, 20, 30);
        lonely.at("C", "1");
        lonely.close();

        assertThat(lonely.standardError(total)).isCloseTo(24.037, within(0.001));
    }

    /** y 10, 30 | 80 over x 20, 40 | 60 is 1; residuals -10, -10 | 20, of mean 0: A nothing, C 20². 20 over 120. */
    @Test
    void aRatioKnowsLonelyPrimaryUnitsToo() {
        Sheet lonely = new Sheet(Reading.ofSurvey(new Design(Map.of("A", 2, "C", 1))));
        int over = lonely.sum();
        int under = lonely.sum();
        Figure ratio = lonely.ratio(over, under);
        lonely.at("A", "1");
        lonely.add(over, 20, 10);
        lonely.add(under, 20, 20);
        lonely.at("A", "2");
        lonely.add(over, 20, 30);
        lonely.add(under, 20, 40);
        lonely.at("C", "1");
        lonely.add(over, 20, 80);
        lonely.add(under, 20, 60);
        lonely.close();

        assertThat(lonely.standardError(ratio)).isCloseTo(20.0 / 120, EXACT);
    }

    // ---------------------------------------------------------------- how units come

    /** As territories do, which are laid out when their first household comes. */
    @Test
    void sumsMayBeLaidOutWhenTheirFirstUnitComes() {
        sheet.at("A", "1");
        sheet.add(y, 1, 10);
        sheet.at("A", "2");
        sheet.add(y, 1, 20);
        // More than the sheet first has room for, in the midst of a primary unit.
        int[] late = sheet.sums(200);
        Figure total = sheet.total(late[199]);
        Figure ratio = sheet.ratio(late[199], late[198]);
        sheet.add(late[199], 10, 30);
        sheet.add(late[198], 15, 60);
        sheet.at("A", "3");
        sheet.add(late[199], 10, 30);
        sheet.add(late[198], 15, 40);
        sheet.at("B", "1");
        sheet.add(late[199], 15, 40);
        sheet.add(late[198], 20, 60);
        sheet.at("B", "2");
        sheet.close();

        // As d and d / z above.
        assertThat(sheet.standardError(total)).isCloseTo(50, EXACT);
        assertThat(sheet.standardError(ratio)).isCloseTo(Math.sqrt(125) / 160, EXACT);
    }

    /** Linearised values may be negative. Sums 0, 6, 6 | 0, 4: 3/2 x 24 = 36 and 2 x 8 = 16; the root of 52. */
    @Test
    void aPrimaryUnitWhoseSumReturnsToNothingCountsOnce() {
        Figure total = sheet.total(y);
        Figure ratio = sheet.ratio(y, x);
        sheet.at("A", "1");
        sheet.add(y, 1, 5);
        sheet.add(x, 1, 4);
        sheet.add(y, 1, -5);
        sheet.add(y, 1, 5);
        sheet.add(y, 1, -5);
        sheet.at("A", "2");
        sheet.add(y, 1, 6);
        sheet.at("A", "3");
        sheet.add(y, 1, 6);
        sheet.at("B", "1");
        sheet.add(x, 1, 4);
        sheet.at("B", "2");
        sheet.add(y, 1, 4);
        sheet.close();

        assertThat(sheet.value(y)).isEqualTo(16);
        assertThat(sheet.standardError(total)).isCloseTo(Math.sqrt(52), EXACT);
        // Residuals by y / x = 2: -8, 6, 6 | -8, 4. A: mean 4/3, 3/2 x (136 - 16/3) = 196; B: mean -2, 2 x 72 = 144.
        assertThat(sheet.standardError(ratio)).isCloseTo(Math.sqrt(340) / 8, EXACT);
    }

    /** As d above, after a household that weighs nothing. */
    @Test
    void unitsWithoutWeightDoNotHideThoseThatComeAfter() {
        Figure total = sheet.total(d);
        sheet.at("A", "1");
        sheet.add(d, 1, 0);
        sheet.at("A", "2");
        sheet.add(d, 1, 0);
        sheet.add(d, 10, 30);
        sheet.at("A", "3");
        sheet.add(d, 10, 30);
        sheet.at("B", "1");
        sheet.add(d, 15, 40);
        sheet.close();

        assertThat(sheet.units(d)).isEqualTo(37);
        assertThat(sheet.standardError(total)).isCloseTo(50, EXACT);
    }

    /** Households of weight nothing were seen, but stand for nobody: sums 10, 0, 20 | 8, 0. */
    @Test
    void aUnitWithoutWeightDoesNotHideThoseThatFollow() {
        Figure total = sheet.total(y);
        Figure share = sheet.ratio(y, x);
        sheet.at("A", "1");
        sheet.add(y, 1, 0);
        sheet.add(x, 1, 0);
        sheet.add(y, 5, 10);
        sheet.add(x, 10, 20);
        sheet.at("A", "2");
        sheet.add(x, 1, 0);
        sheet.add(x, 10, 20);
        sheet.at("A", "3");
        sheet.add(y, 10, 20);
        sheet.add(x, 10, 20);
        sheet.at("B", "1");
        sheet.add(y, 4, 8);
        sheet.add(x, 10, 20);
        sheet.close();

        assertThat(sheet.units(y)).isEqualTo(20);
        // A: 3/2 x (500 - 300) = 300; B: 2 x (64 - 32) = 64.
        assertThat(sheet.standardError(total)).isCloseTo(Math.sqrt(364), EXACT);
        // Residuals by y / x = 0.475: 0.5, -9.5, 10.5 | -1.5, 0. A: 3/2 x (200.75 - 0.75) = 300; B: 2 x (2.25 - 1.125).
        assertThat(sheet.standardError(share)).isCloseTo(Math.sqrt(302.25) / 80, EXACT);
    }

    @Test
    void primaryUnitsWithoutAnyUnitNeedNotBeTold() {
        Figure total = sheet.total(d);
        sheet.at("A", "2");
        sheet.add(d, 10, 30);
        sheet.at("A", "3");
        sheet.add(d, 10, 30);
        sheet.at("B", "1");
        sheet.add(d, 15, 40);
        sheet.close();

        assertThat(sheet.standardError(total)).isCloseTo(50, EXACT);
    }

    @Test
    void unitsOfOnePrimaryUnitMayComeOneByOne() {
        Figure total = sheet.total(d);
        for (int i = 0; i < 10; i++) {
            sheet.at("A", "2");
            sheet.add(d, 1, 3);
        }
        for (int i = 0; i < 10; i++) {
            sheet.at("A", "3");
            sheet.add(d, 1, 3);
        }
        sheet.at("B", "1");
        sheet.add(d, 15, 40);
        sheet.close();

        assertThat(sheet.standardError(total)).isCloseTo(50, EXACT);
    }

    @Test
    void aPrimaryUnitOrStratumThatComesTwiceIsRefused() {
        sheet.at("A", "1");
        sheet.at("A", "2");
        assertThatThrownBy(() -> sheet.at("A", "1")).isInstanceOf(IllegalStateException.class);

        sheet.at("B", "1");
        assertThatThrownBy(() -> sheet.at("A", "3")).isInstanceOf(IllegalStateException.class);
    }

    /** What came before would be missing from its error. */
    @Test
    void aFigureIsNamedBeforeItsSumsHaveUnits() {
        sheet.at("A", "1");
        sheet.add(x, 10, 22);
        int late = sheet.sum();

        assertThatThrownBy(() -> sheet.ratio(late, x)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sheet.total(x)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRegisterOnlyAddsUp() {
        Sheet register = new Sheet(Reading.ofRegister());
        int some = register.sum();
        int all = register.sum();
        Figure total = register.total(some);
        Figure share = register.ratio(some, all);
        register.add(some, 25, 25);
        register.add(all, 100, 100);
        register.close();

        assertThat(register.count(total)).isEqualTo(Estimate.exact(25, 25));
        assertThat(register.share(share)).isEqualTo(Estimate.exact(0.25, 100));
        assertThat(register.standardError(total)).isZero();
    }
}
