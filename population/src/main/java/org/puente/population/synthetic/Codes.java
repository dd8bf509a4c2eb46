package org.puente.population.synthetic;

import java.util.List;
import org.puente.rules.fact.CodeList;
import org.puente.rules.fact.Facts;
import org.puente.rules.source.InputProblem;

/** The codes of the core facts that the generator fills, checked against the country's code lists. */
final class Codes {

    final String[] localitySize;
    final String[] setting;
    final String[] food;
    final String[] potential;
    final String[] sex;
    final String[] kinship;
    final String[] education;
    final String[] activity;
    final String[] schoolGrade;
    final String[] marginalisation;
    final String[] socialLag;

    Codes(Facts facts) {
        localitySize = ordered(facts, "household.locality_size", 4);
        setting = named(facts, "household.setting", "urban", "rural");
        food = ordered(facts, "household.food_insecurity", 4);
        potential = ordered(facts, "household.potential", 5);
        sex = named(facts, "member.sex", "male", "female");
        kinship = named(facts, "member.kinship", "head", "spouse", "child", "parent", "parent_in_law", "other");
        education = ordered(facts, "member.education", 3);
        activity = named(facts, "member.activity", "inactive", "employed", "unemployed");
        schoolGrade = ordered(facts, "member.school_grade", 12);
        marginalisation = ordered(facts, "municipality.marginalisation", 5);
        socialLag = ordered(facts, "municipality.social_lag", 5);
    }

    /** A list that runs from the lowest to the highest. */
    private static String[] ordered(Facts facts, String path, int length) {
        List<String> codes = list(facts, path).codes();
        if (codes.size() != length) {
            throw new InputProblem(
                    "The synthetic nation needs " + length + " codes for " + path + ", and there are " + codes.size()
                            + ".",
                    "Restore the core fact's code list.");
        }
        return codes.toArray(String[]::new);
    }

    private static String[] named(Facts facts, String path, String... codes) {
        CodeList list = list(facts, path);
        for (String code : codes) {
            if (!list.contains(code)) {
                throw new InputProblem(
                        "The synthetic nation needs the code " + code + " for " + path + ".",
                        "Restore the core fact's code list.");
            }
        }
        return codes;
    }

    private static CodeList list(Facts facts, String path) {
        return facts.get(path).type().codeList();
    }
}
