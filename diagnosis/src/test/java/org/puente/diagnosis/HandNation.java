package org.puente.diagnosis;

import java.nio.file.Path;
import org.puente.population.DuckDb;
import org.puente.rules.checked.Policy;
import org.puente.screening.FinishedRun;
import org.puente.screening.Screening;
import org.puente.screening.ScreeningRequest;
import org.puente.testkit.TextFiles;
import org.puente.testkit.WrittenPolicy;
import org.puente.testkit.WrittenPopulation;

/**
 * Twelve kinds of household, of each of which there are ten, and a programme of each kind of unit. Which programmes
 * surely reach each kind (capitals), or possibly (small letters), worked by hand; G gardens, R grants, P projects (open to
 * apply), T transfer, W wells:
 *
 * <pre>
 *   a  G R P T W   all is met
 *   b    R P T W   gardens: a girl of 17, a man
 *   c    R P T     gardens: a man
 *   d        T     grants: much land and no marginalisation; gardens: urban
 *   e        T     grants: income; gardens: a man, urban
 *   f  G r P T w   in a municipality that the table lacks; land unknown
 *   g  G r P   w   in no municipality; income unknown
 *   h      P       nobody lives there
 *   i              a woman whose age is unknown, but urban
 *   j  G R P   W   two women; land unknown, but marginalised
 *   k  g R         nobody knows who lives there
 *   l        t     receives unknown; a man, a girl of 15
 * </pre>
 */
final class HandNation {

    static final int OF_EACH_KIND = 10;
    static final String AS_OF = "2016-08-31";
    static final DuckDb.Limits LIMITS = new DuckDb.Limits(1, "200MB");

    private static final String HOUSEHOLDS = """
            household_id, state_code, municipality_code, receives, setting, income, land, members_known
            a, 01, m1, true,  rural,  500.00, 1.0, true
            b, 01, m1, true,  rural,  500.50, 5.0, true
            c, 02, m2, true,  rural,  500.00, 1.0, true
            d, 03, m5, true,  urban,  500.99, 5.0, true
            e, 03, m5, true,  urban, 2000.00, 1.0, true
            f, 02, m3, true,  rural,  800.00,    , true
            g,   ,   , false, rural,        , 1.0, true
            h, 02, m2, false, rural, 3000.00, 5.0, true
            i, 02, m2, false, urban, 1500.00, 5.0, true
            j, 01, m1, false, rural,  900.00,    , true
            k, 02, m2, false, urban,  400.00, 1.0, false
            l, 02, m2,      , urban,  700.00, 5.0, true
            """;

    private static final String MEMBERS = """
            member_id, household_id, age, sex
            1, a, 30, female
            2, a, 12, male
            1, b, 17, female
            2, b, 40, male
            1, c, 50, male
            1, d, 40, female
            1, e, 70, male
            1, f, 60, female
            1, g, 25, female
            1, i, 33, male
            2, i,   , female
            1, j, 50, female
            2, j, 19, female
            1, l, 44, male
            2, l, 15, female
            """;

    private HandNation() {}

    /** Facts and programmes, without {@code diagnosis.yaml}. */
    static WrittenPolicy policyWithoutFocus(Path root) {
        WrittenPolicy policy = facts(root)
                .programme("gardens", "member", """
                        all:
                          - woman: member.sex == 'female'
                          - adult: member.age >= 18
                          - rural: household.setting == 'rural'
                        """)
                .programme("grants", "household", """
                        all:
                          - low: household.income < money('1000')
                          - any:
                              - few: household.land < 2.0
                              - marginal: municipality.marginalised
                        """)
                .programme("projects", "group as household", """
                        all:
                          - rural: household.setting == 'rural'
                          - five: group.size >= 5
                        """)
                .programme("transfer", "household", """
                        all:
                          - receives: household.receives
                        """)
                .programme("wells", "municipality", """
                        all:
                          - marginal: municipality.marginalised
                        """);
        priced(root, "gardens", "7000.00", "100.00");
        priced(root, "grants", "20000.00", "500.00");
        return policy;
    }

    private static WrittenPolicy facts(Path root) {
        return WrittenPolicy.in(root)
                .file(
                        "facts/codes.yaml",
                        "codes:\n  setting: {codes: [rural, urban]}\n  sex: {codes: [female, male]}\n")
                .facts("household", """
                        id: {type: text, label: {es: id, en: id}}
                        state_code: {type: text, label: {es: s, en: s}}
                        municipality_code: {type: text, label: {es: m, en: m}}
                        receives: {type: bool, label: {es: r, en: r}}
                        setting: {type: code, codes: setting, label: {es: s, en: s}}
                        income: {type: money, unit: pesos, label: {es: Ingreso, en: Income}}
                        land: {type: decimal, unit: hectares, label: {es: l, en: l}}
                        """)
                .facts("member", """
                        id: {type: text, label: {es: id, en: id}}
                        age: {type: int, unit: years, label: {es: a, en: a}}
                        sex: {type: code, codes: sex, label: {es: s, en: s}}
                        """)
                .facts("municipality", "marginalised: {type: bool, label: {es: m, en: m}}\n")
                .facts("group", "size: {type: int, unit: persons, label: {es: s, en: s}}\n");
    }

    private static void priced(Path root, String programme, String budget, String unitCost) {
        Path file = root.resolve("programmes/" + programme + "/programme.yaml");
        String figure = ", unit: pesos, date: 2016, status: illustrative, cites: {document: rules}}";
        TextFiles.write(
                file,
                TextFiles.read(file) + "    budget:\n      - {year: 2015, amount: {value: '1.00'" + figure + "}\n"
                        + "      - {year: 2016, amount: {value: '" + budget + "'" + figure + "}\n"
                        + "      - {year: 2016, territory: '01', amount: {value: '2.00'" + figure + "}\n"
                        + "    unitCost: {value: '" + unitCost + "'" + figure + "\n");
    }

    static WrittenPolicy policy(Path root) {
        return policyWithoutFocus(root).file("diagnosis.yaml", """
                populations:
                  - {id: receiving, names: {es: r, en: r}, when: household.receives}
                recipients:
                  - {id: little-land, names: {es: l, en: l}, when: household.land < 2.0}
                breakdowns:
                  - id: setting
                    names: {es: s, en: s}
                    parts:
                      - {id: rural, names: {es: r, en: r}, when: household.setting == 'rural'}
                      - {id: urban, names: {es: u, en: u}, when: household.setting == 'urban'}
                rank: household.income
                beside: [transfer]
                """);
    }

    static WrittenPopulation households(Path root) {
        return WrittenPopulation.in(root).table("households", tenTimes(HOUSEHOLDS, 1));
    }

    static WrittenPopulation withMembers(Path root) {
        return households(root).table("members", tenTimes(MEMBERS, 2));
    }

    /** The table of municipalities lacks m3. */
    static WrittenPopulation population(Path root) {
        return withMembers(root)
                .table("municipalities", "municipality_code, marginalised\nm1, true\nm2, false\nm5, false\n");
    }

    /** Ten rows for each, with a number after each of the first columns, which are ids. */
    private static String tenTimes(String table, int ids) {
        String[] lines = table.split("\n", -1);
        StringBuilder text = new StringBuilder(lines[0]).append('\n');
        for (int i = 1; i < lines.length && !lines[i].isBlank(); i++) {
            String[] cells = lines[i].split(",", ids + 1);
            for (int copy = 0; copy < OF_EACH_KIND; copy++) {
                if (ids == 2) {
                    text.append(cells[1].strip())
                            .append(copy)
                            .append('-')
                            .append(cells[0])
                            .append(',');
                }
                text.append(cells[ids - 1].strip())
                        .append(copy)
                        .append(',')
                        .append(cells[ids])
                        .append('\n');
            }
        }
        return text.toString();
    }

    static Diagnosis diagnose(WrittenPolicy written, WrittenPopulation population, Path run, long perRange) {
        return diagnoseOn(AS_OF, written, population, run, perRange);
    }

    static Diagnosis diagnoseOn(
            String asOf, WrittenPolicy written, WrittenPopulation population, Path run, long perRange) {
        Policy policy = written.read();
        Screening.run(new ScreeningRequest(
                        policy, written.plan(asOf), population.root(), run, ScreeningRequest.Existing.REFUSE, LIMITS)
                .withHouseholdsPerRange(perRange));
        return Diagnoser.diagnose(FinishedRun.open(run, policy), policy, run, LIMITS, done -> {});
    }
}
