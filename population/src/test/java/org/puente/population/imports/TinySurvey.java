package org.puente.population.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.puente.population.DuckDb;
import org.puente.rules.checked.FactFiles;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/** A made-up policy with an import, and its raw files: two dwellings, three households, four persons. */
final class TinySurvey {

    private static final String CODES = """
            codes:
              setting: {codes: [rural, urban]}
            """;

    private static final String HOUSEHOLD = """
            entity: household
            facts:
              id: {type: text, label: {es: Clave, en: Id}, missing: never}
              municipality_code: {type: text, label: {es: Municipio, en: Municipality}, missing: not known}
              setting: {type: code, codes: setting, label: {es: Ámbito, en: Setting}, missing: not known}
              income: {type: money, unit: pesos, label: {es: Ingreso, en: Income}, missing: not known}
              aided: {type: bool, label: {es: Apoyado, en: Aided}, missing: not asked}
              aid: {type: money, unit: pesos, label: {es: Apoyo, en: Aid}, missing: not asked}
            """;

    private static final String MEMBER = """
            entity: member
            facts:
              id: {type: text, label: {es: Clave, en: Id}, missing: never}
              age: {type: int, unit: years, minimum: 0, maximum: 130, label: {es: Edad, en: Age}, missing: not stated}
            """;

    private static final String MUNICIPALITY = """
            entity: municipality
            facts:
              poor_share: {type: decimal, unit: share, minimum: 0, maximum: 1, label: {es: Pobres, en: Poor}, missing: none}
            """;

    static final String IMPORT = """
            import: tiny
            names: {es: Encuesta, en: Survey}
            country: xx
            publisher: An office
            referenceDate: 2016-08-31
            weightColumn: factor
            status: illustrative
            licence: none
            attribution: nobody
            provenance: made up
            files:
              dwellings: {path: survey/dwellings.csv, holds: places, key: [dwelling], columns: {dwelling: '[0-9]{2}', place: , size: , factor: }}
              homes: {path: survey/homes.csv, holds: households, columns: {dwelling: '[0-9]{2}', home: , income: }}
              people: {path: survey/people.csv, columns: {dwelling: , home: , person: , age: }}
              aids: {path: survey/aids.csv, columns: {dwelling: , home: , amount: }}
              places: {path: places.csv, key: [place], columns: {place: , poor: , all: }}
            tables:
              households: households.sql
              members: members.sql
              municipalities: municipalities.sql
            """;

    static final String HOUSEHOLDS = """
            -- made up
            WITH given AS (
                SELECT dwelling, home, any_positive(amount) AS aided, total_money(amount) AS aid
                FROM aids GROUP BY dwelling, home
            )
            SELECT
                h.dwelling || '-' || h.home AS household_id,
                d.factor,
                d.place AS municipality_code,
                CASE d.size WHEN '1' THEN 'urban' WHEN '4' THEN 'rural' ELSE not_listed(d.size) END AS setting,
                money(h.income) AS income,
                CASE WHEN g.home IS NULL THEN 'false' ELSE g.aided END AS aided,
                CASE WHEN g.home IS NULL THEN '0' ELSE g.aid END AS aid
            FROM homes h LEFT JOIN dwellings d USING (dwelling) LEFT JOIN given g USING (dwelling, home);
            """;

    private static final String MEMBERS = """
            SELECT dwelling || '-' || home || '-' || person AS member_id, dwelling || '-' || home AS household_id, age
            FROM people
            """;

    private static final String MUNICIPALITIES = """
            SELECT place AS municipality_code, share(poor, "all") AS poor_share FROM places
            """;

    private final Path root;

    private TinySurvey(Path root) {
        this.root = root;
    }

    static TinySurvey write(Path root) {
        TinySurvey survey = new TinySurvey(root);
        survey.policy("facts/codes.yaml", CODES)
                .policy("facts/household.yaml", HOUSEHOLD)
                .policy("facts/member.yaml", MEMBER)
                .policy("facts/municipality.yaml", MUNICIPALITY)
                .policy("imports/tiny/import.yaml", IMPORT)
                .policy("imports/tiny/households.sql", HOUSEHOLDS)
                .policy("imports/tiny/members.sql", MEMBERS)
                .policy("imports/tiny/municipalities.sql", MUNICIPALITIES);
        return survey.raw("survey/dwellings.csv", "dwelling,place,size,factor\n01,A,1,100\n02,B,4,50\n")
                .raw("survey/homes.csv", "dwelling,home,income\n01,1,10.005\n01,2,\n02,1,0\n")
                .raw("survey/people.csv", "dwelling,home,person,age\n01,1,1,30\n01,1,2,2\n01,2,1,\n02,1,1,71\n")
                .raw("survey/aids.csv", "dwelling,home,amount\n01,1,1.004\n01,1,1.004\n02,1,0\n")
                .raw("places.csv", "place,poor,all\nA,1,4\nB,,\n");
    }

    TinySurvey policy(String name, String text) {
        return put(policy().resolve(name), text);
    }

    TinySurvey raw(String name, String text) {
        return put(source().resolve(name), text);
    }

    TinySurvey without(String name) {
        try {
            Files.delete(source().resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TinySurvey put(Path path, String text) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path policy() {
        return root.resolve("policy");
    }

    Path source() {
        return root.resolve("source [raw]");
    }

    Path out() {
        return root.resolve("out").resolve("population");
    }

    /** The faults of the import file, one line each. */
    List<String> faults() {
        Problems problems = new Problems();
        Optional<ImportPlan> plan = ImportPlanReader.read(policy(), "tiny", problems);
        assertThat(plan.isPresent()).isEqualTo(!problems.hasErrors());
        return problems.list().stream().map(Problem::sentence).toList();
    }

    ImportReport run() {
        return run(false);
    }

    ImportReport run(boolean force) {
        Problems problems = new Problems();
        Facts facts = FactFiles.read(policy(), problems);
        ImportPlan plan = ImportPlanReader.read(policy(), "tiny", problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
        assertThat(problems.list()).isEmpty();
        return new Importer(plan, facts, DuckDb.Limits.standard()).run(source(), out(), force, rows -> {});
    }
}
