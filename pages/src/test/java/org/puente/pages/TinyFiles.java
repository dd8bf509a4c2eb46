package org.puente.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy folder with one programme that has a bit of everything a page shows. */
final class TinyFiles {

    private final Path root;

    TinyFiles(Path root) {
        this.root = root;
        file("country.yaml", "country: xx\nnames: {es: Prueba, en: Test}\n");
        file("agencies.yaml", "agencies: {ministry: {names: {es: Ministerio, en: Ministry}}}\n");
        file("sources/rules.yaml", "title: {es: Reglas de prueba, en: Rules of a test}\nstatus: verified\n");
        file("facts/codes.yaml", """
                codes:
                  setting: {codes: [rural, urban], labels: {rural: {es: rural, en: rural}, urban: {es: urbano, en: urban}}}
                """);
        file("facts/member.yaml", """
                entity: member
                facts:
                  age:
                    type: int
                    minimum: 0
                    unit: {es: años, en: years}
                    label: {es: Edad, en: Age}
                    missing: {es: no se preguntó, en: not asked}
                """);
        file("facts/household.yaml", """
                entity: household
                facts:
                  setting: {type: code, codes: setting, label: {es: Ámbito, en: Setting}, missing: size not known}
                  income: {type: money, unit: pesos, label: {es: Ingreso, en: Income}, missing: not asked}
                  poor:
                    type: bool
                    formula: household.income < parameter('line.low', household.setting)
                    label: {es: En pobreza, en: Poor}
                """);
        file("parameters/line.yaml", """
                parameters:
                  low:
                    label: {es: Línea, en: Line}
                    type: money
                    unit: {es: pesos al mes, en: pesos a month}
                    keys: [setting]
                    cites: {document: rules}
                    status: illustrative
                    values:
                      - {month: 2016-07, value: {rural: '900.00', urban: '1300.00'}}
                      - {month: 2016-08, value: {urban: '1310.94', rural: '933.20'}}
                """);
    }

    Path root() {
        return root;
    }

    TinyFiles file(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TinyFiles programme(String id) {
        return file("programmes/" + id + "/programme.yaml", """
                programme: %s
                names: {es: Programa de prueba, en: Programme of a test}
                agency: ministry
                unit: member
                status: reconstructed
                editions:
                  - from: 2016-01-01
                    to: 2016-12-31
                    cites: {document: rules}
                    eligibility: &rule
                      all:
                        - clause: of-age
                          says: {es: Es mayor de edad, en: Is of age}
                          cites: {document: rules, article: "3"}
                          status: verified
                          when: member.age >= 18
                        - any:
                            - clause: rural
                              says: {es: Vive en el campo, en: Lives in the country}
                              cites: {document: rules, article: "4"}
                              when: household.setting == 'rural'
                            - clause: poor
                              says: {es: Gana poco, en: Earns little}
                              cites: {document: rules, article: "5"}
                              status: unverified
                              note: {es: se recuerda, en: remembered}
                              when: household.poor
                    benefits:
                      - id: package
                        label: {es: Paquete, en: Package}
                        amount: {value: '3500.00', unit: {es: pesos por paquete, en: pesos per package}, date: 2017, status: unverified, cites: {document: rules}}
                    group: {minimumMembers: {value: 5, unit: members, date: 2016, status: unverified, cites: {document: rules}}}
                    calls: [{id: first, label: {es: Primera, en: First}, opens: 2016-01-15, window: {value: 20, unit: {es: días, en: days}, date: 2016, status: illustrative, cites: {document: rules}}, status: unverified, cites: {document: rules}}]
                    documents: [{es: Acta de nacimiento, en: Birth certificate, status: verified}]
                    budget:
                      - year: 2017
                        amount: {value: '1206000000.00', unit: {es: pesos al año, en: pesos a year}, date: 2017, status: unverified, cites: {document: rules}}
                        serves: {value: 70268, unit: packages, date: 2017, status: unverified, cites: {document: rules}}
                    unitCost: {value: '4000.00', note: {es: calculado, en: computed}, unit: pesos, date: 2017, status: unverified, cites: {document: rules}}
                  - from: 2017-01-01
                    to: 2017-12-31
                    eligibility: *rule
                """.formatted(id));
    }
}
