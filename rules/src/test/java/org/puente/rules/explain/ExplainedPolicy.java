package org.puente.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.puente.rules.TinyPolicy;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.plan.Plan;
import org.puente.rules.source.Problems;

/** A made-up policy with a fact of every type, and the explainer of its programme {@code tiny}. */
final class ExplainedPolicy {

    static final LocalDate DAY = LocalDate.of(2016, 8, 31);

    private static final String FACTS_OF_HOUSEHOLD = """
            entity: household
            facts:
              size: {type: int, minimum: 0, maximum: 40, unit: {es: personas, en: persons}, label: {es: Integrantes, en: Size}, missing: {es: no se contaron, en: not counted}}
              rooms: {type: int, minimum: 0, label: {es: Cuartos, en: Rooms}}
              income: {type: money, minimum: '0.00', label: {es: Ingreso, en: Income}, missing: {es: no se declaró, en: not reported}}
              rent: {type: money, minimum: '0.00', label: {es: Renta, en: Rent}}
              land: {type: decimal, minimum: 0, label: {es: Tierra, en: Land}}
              enrolled: {type: date, label: {es: Alta, en: Enrolled}}
              farm: {type: bool, label: {es: Tiene parcela, en: Has a farm}}
              setting: {type: code, codes: setting, label: {es: Ámbito, en: Setting}}
            """;
    private static final String FACTS_OF_MEMBER = """
            entity: member
            facts:
              age: {type: int, minimum: 0, maximum: 120, fixed: true, label: {es: Edad, en: Age}}
              sex: {type: code, codes: sex, fixed: true, label: {es: Sexo, en: Sex}}
              kinship: {type: code, codes: kinship, label: {es: Parentesco, en: Kinship}}
              studies: {type: bool, label: {es: Estudia, en: Studies}}
            """;

    private ExplainedPolicy() {}

    static TinyPolicy in(Path root) {
        return TinyPolicy.in(root)
                .file("sources/rules.yaml", "title: {es: Reglas, en: Rules}\n")
                .file("facts/codes.yaml", """
                        codes:
                          setting: {codes: [rural, urban], labels: {rural: {es: rural, en: rural}, urban: {es: urbano, en: urban}}}
                          level: {ordered: true, codes: [low, medium, high], labels: {low: {es: bajo, en: low}, medium: {es: medio, en: medium}, high: {es: alto, en: high}}}
                          sex: {codes: [female, male], labels: {female: {es: mujer, en: female}, male: {es: hombre, en: male}}}
                          kinship: {codes: [head, child], labels: {head: {es: jefa, en: head}, child: {es: hija, en: child}}}
                        """)
                .file("facts/household.yaml", FACTS_OF_HOUSEHOLD)
                .file("facts/member.yaml", FACTS_OF_MEMBER)
                .file("facts/municipality.yaml", """
                        entity: municipality
                        facts:
                          lag: {type: code, codes: level, label: {es: Rezago, en: Lag}, missing: {es: sin índice, en: no index}}
                        """)
                .file("facts/group.yaml", """
                        entity: group
                        facts:
                          size: {type: int, label: {es: Tamaño del grupo, en: Group size}}
                        """)
                .file("parameters/line.yaml", """
                        parameters:
                          food:
                            label: {es: Línea, en: Line}
                            type: money
                            keys: [setting]
                            cites: {document: rules, article: "9"}
                            status: illustrative
                            values:
                              - month: 2016-08
                                value: {rural: '933.20'}
                        """);
    }

    static Explainer explainer(TinyPolicy written) {
        return explainer(written.root(), "tiny", DAY);
    }

    static Explainer explainer(Path root, String programme, LocalDate day) {
        Problems problems = new Problems();
        Policy policy = PolicyReader.read(root, problems).orElseThrow();
        Plan plan = Plan.of(policy, day, List.of(programme), problems);
        assertThat(problems.list().stream().filter(problem -> problem.isError()))
                .isEmpty();
        return new Explainer(policy, plan, plan.programmes().get(0));
    }
}
