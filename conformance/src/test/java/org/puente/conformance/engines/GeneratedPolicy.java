package org.puente.conformance.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.fact.Entity;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/**
 * A policy of no country, without programmes: two facts of every type for every entity, derived facts, and parameters of
 * every type and shape, some with keys left out.
 */
final class GeneratedPolicy {

    private static final String CODES = """
            codes:
              level: {ordered: true, codes: [lowest, low, middle, high, highest]}
              level_again: {ordered: true, codes: [lowest, low, middle, high, highest]}
              kind: {codes: [alpha, beta, gamma, "o'kind", "ñandú 100%"]}
            """;

    private static final String FACTS = """
              flag: {type: bool, label: {es: a, en: a}}
              other_flag: {type: bool, label: {es: a, en: a}}
              count: {type: int, label: {es: a, en: a}}
              order: {type: int, label: {es: a, en: a}}
              ratio: {type: decimal, label: {es: a, en: a}}
              share: {type: decimal, label: {es: a, en: a}}
              amount: {type: money, label: {es: a, en: a}}
              debt: {type: money, label: {es: a, en: a}}
              name: {type: text, label: {es: a, en: a}}
              group: {type: text, label: {es: a, en: a}}
              level: {type: code, codes: level, label: {es: a, en: a}}
              level_before: {type: code, codes: level_again, label: {es: a, en: a}}
              kind: {type: code, codes: kind, label: {es: a, en: a}}
              since: {type: date, label: {es: a, en: a}}
              until: {type: date, label: {es: a, en: a}}
            """;

    private static final String CODE = "  %s_code: {type: text, label: {es: a, en: a}}\n";
    private static final String ID = "  id: {type: text, label: {es: a, en: a}}\n";

    private static final String HOUSEHOLD_DERIVED = """
              heads: {type: int, formula: "household.members.count(m, m.flag)", label: {es: a, en: a}}
              poor: {type: bool, formula: "household.amount < parameter('law.amount_of_kind', household.kind)", label: {es: a, en: a}}
              burden: {type: decimal, formula: "household.debt / household.amount", label: {es: a, en: a}}
              placed: {type: bool, formula: "municipality.level >= 'middle' || household.poor", label: {es: a, en: a}}
              oldest: {type: date, formula: "household.members.min(m, m.flag || known(m.until), m.since)", label: {es: a, en: a}}
            """;

    private static final String MEMBER_DERIVED = """
              years: {type: int, formula: "yearsSince(member.since)", label: {es: a, en: a}}
              of_the_house: {type: bool, formula: "member.kind == household.kind", label: {es: a, en: a}}
              share_of_house: {type: decimal, formula: "member.amount / household.amount", label: {es: a, en: a}}
            """;

    private static final String MUNICIPALITY_DERIVED = """
              dense: {type: bool, formula: "municipality.count > 100 && state.flag", label: {es: a, en: a}}
              doubled: {type: money, formula: "municipality.amount * 2", label: {es: a, en: a}}
            """;

    private static final String PARAMETERS = """
            parameters:
              age: {label: {es: a, en: a}, type: int, cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: 18}]}
              quota: {label: {es: a, en: a}, type: decimal, cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: 0.25}]}
              line: {label: {es: a, en: a}, type: money, cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: '933.20'}]}
              open: {label: {es: a, en: a}, type: bool, cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: true}]}
              day: {label: {es: a, en: a}, type: date, cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: 2000-02-29}]}
              usual_level: {label: {es: a, en: a}, type: code, codes: level, cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: middle}]}
              amount_of_kind: {label: {es: a, en: a}, type: money, keys: [kind], cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: {alpha: '0.00', beta: '1310.94', "o'kind": '9999999999999999.99'}}]}
              vast_amount: {label: {es: a, en: a}, type: money, keys: [level], cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: {low: '10000000000000000.00', high: '0.01'}}]}
              count_of_level: {label: {es: a, en: a}, type: int, keys: [level], cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: {lowest: 0, low: -1, high: 9223372036854775807}}]}
              ratio_of_both: {label: {es: a, en: a}, type: decimal, keys: [kind, level], cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: {alpha: {low: 0.1, high: 1e300}, "ñandú 100%": {middle: -0.5}}}]}
              amount_of_count: {label: {es: a, en: a}, type: money, keys: [int], cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: {1: '10.00', 2: '20.00', 18: '-5.55', -1: '1.00'}}]}
              level_of_kind: {label: {es: a, en: a}, type: code, codes: level, keys: [kind], cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: {alpha: low, gamma: highest}}]}
              day_of_level: {label: {es: a, en: a}, type: date, keys: [level], cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: {low: 1999-12-31, middle: 2016-08-31}}]}
              open_of_kind: {label: {es: a, en: a}, type: bool, keys: [kind], cites: {document: law}, status: illustrative, values: [{from: 2016-01-01, value: {alpha: true, beta: false}}]}
            """;

    private GeneratedPolicy() {}

    /** Writes the policy's files into an empty folder and reads them. */
    static Policy in(Path folder) {
        write(folder, "country.yaml", "country: xx\n");
        write(folder, "agencies.yaml", "agencies:\n  ministry:\n");
        write(folder, "sources/law.yaml", "");
        write(folder, "facts/codes.yaml", CODES);
        for (Entity entity : Entity.values()) {
            write(
                    folder,
                    "facts/" + entity.word() + ".yaml",
                    "entity: " + entity.word() + "\nfacts:\n" + facts(entity));
        }
        write(folder, "parameters/law.yaml", PARAMETERS);
        return read(folder);
    }

    /** Reads a folder that was written before, and perhaps added to. */
    static Policy read(Path folder) {
        Problems problems = new Problems();
        Policy policy = PolicyReader.read(folder, problems).orElseThrow();
        List<Problem> errors = problems.list().stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new IllegalStateException(errors.get(0).render());
        }
        return policy;
    }

    private static String facts(Entity entity) {
        return FACTS
                + switch (entity) {
                    case HOUSEHOLD ->
                        ID
                                + CODE.formatted("locality")
                                + CODE.formatted("municipality")
                                + CODE.formatted("state")
                                + HOUSEHOLD_DERIVED;
                    case MEMBER -> ID + MEMBER_DERIVED;
                    case MUNICIPALITY -> CODE.formatted("state") + MUNICIPALITY_DERIVED;
                    default -> "";
                };
    }

    private static void write(Path folder, String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
