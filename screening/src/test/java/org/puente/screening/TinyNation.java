package org.puente.screening;

import java.nio.file.Path;
import org.puente.testkit.WrittenPolicy;
import org.puente.testkit.WrittenPopulation;

/**
 * Ten households, one of each kind that counts differently, and a programme of each kind. What comes out is computed by
 * hand in {@code tiny-nation-summary.json}.
 */
final class TinyNation {

    static final String AS_OF = "2016-08-31";

    private TinyNation() {}

    static WrittenPolicy policy(Path root) {
        return facts(root)
                .programme("basic-income", "household", """
                        all:
                          - below-line: household.income < parameter('line.minimum', household.setting)
                          - any:
                              - few-hectares: household.land < 2.0
                              - marginalised: municipality.marginalisation >= 'high'
                        """)
                .programme("gardens", "member", """
                        all:
                          - woman: member.sex == 'female'
                          - adult: member.age >= 18
                        """)
                .programme("old-scheme", "household", "{from: 2014-01-01, to: 2014-12-31}", """
                        all:
                          - few-hectares: household.land < 2.0
                        """)
                .programme("projects", "group as household", """
                        all:
                          - below-line: household.income < parameter('line.minimum', household.setting)
                          - five: group.size >= 5
                        """)
                .programme("wells", "municipality", """
                        all:
                          - marginalised: municipality.marginalisation >= 'high'
                        """)
                .programme("with-children", "household", """
                        all:
                          - child: household.members.exists(m, m.age < 15)
                        """)
                .programme("youth-groups", "group as member", """
                        all:
                          - young: member.age < 30
                          - five: group.size >= 5
                        """);
    }

    /** What rules may ask, without a programme that asks it. */
    static WrittenPolicy facts(Path root) {
        return WrittenPolicy.in(root)
                .file("facts/codes.yaml", """
                        codes:
                          setting: {codes: [rural, urban]}
                          sex: {codes: [female, male]}
                          marginalisation: {ordered: true, codes: [low, medium, high, very_high]}
                        """)
                .facts("household", """
                        id: {type: text, label: {es: id, en: id}, missing: never}
                        municipality_code: {type: text, label: {es: m, en: m}, missing: not recorded}
                        setting: {type: code, codes: setting, label: {es: s, en: s}, missing: not recorded}
                        income: {type: money, unit: pesos, label: {es: i, en: i}, missing: not reported}
                        land: {type: decimal, unit: hectares, minimum: 0, label: {es: l, en: l}, missing: not asked}
                        """)
                .facts("member", """
                        id: {type: text, label: {es: id, en: id}, missing: never}
                        age: {type: int, unit: years, minimum: 0, maximum: 130, label: {es: a, en: a}, missing: not stated}
                        sex: {type: code, codes: sex, label: {es: s, en: s}, missing: not stated}
                        """)
                .facts("municipality", """
                        marginalisation: {type: code, codes: marginalisation, label: {es: m, en: m}, missing: not classified}
                        """)
                .facts("group", """
                        size: {type: int, unit: persons, label: {es: s, en: s}, missing: not formed}
                        """)
                .file("parameters/line.yaml", """
                        parameters:
                          minimum:
                            label: {es: Línea, en: Line}
                            type: money
                            unit: pesos a month
                            keys: [setting]
                            cites: {document: rules}
                            status: illustrative
                            values:
                              - {from: 2016-01-01, to: 2016-12-31, value: {rural: '900.00', urban: '1300.00'}}
                        """);
    }

    /** Lost rows: a member without an id (of h08) and one of no household. A bad cell: an age of 200. */
    static WrittenPopulation population(Path root) {
        return withoutMembersAndTerritory(root).table("members", """
                        member_id, household_id, age, sex
                        p01, h01,  34, female
                        p02, h01,  12, male
                        p03, h02,  17, female
                        p04, h02,  40, male
                        p05, h03,    , female
                        p06, h04,  70, female
                        p07, h05,  25,
                        p08, h06,  18, female
                        p09, h07,   5, male
                        p10, h07, 200, female
                        p11, h10,  29, male
                           , h08,  30, female
                        p12, h99,  20, male
                        """).table("municipalities", """
                        municipality_code, marginalisation
                        m1, high
                        m2, low
                        m4, very_high
                        m5,
                        """);
    }

    static WrittenPopulation withoutMembersAndTerritory(Path root) {
        return WrittenPopulation.in(root).table("households", """
                household_id, weight, municipality_code, setting, income, land
                h01,  10, m1, rural,  500.00, 1.0
                h02,  20, m1, rural,  500.00, 5.0
                h03, 1.5, m2, rural,  500.00, 1.0
                h04, 2.5, m2, rural,  500.00, 5.0
                h05,   4, m2, urban, 1300.00, 1.0
                h06,   8, m3, urban, 1000.00,
                h07,  16,   ,      ,  500.00, 1.0
                h08,  32, m1, urban,        , 5.0
                h09,  64, m2, rural, 2000.00, 5.0
                h10, 128, m2, rural,  899.99, 3.0
                """);
    }
}
