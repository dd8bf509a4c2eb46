package org.puente.rules.cases;

import java.time.LocalDate;
import java.util.List;
import org.puente.rules.judge.Judgement;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.programme.Programme;
import org.puente.rules.programme.Verdict;
import org.puente.rules.source.Place;

/**
 * One worked example: a row of a {@code .cases} table.
 *
 * @param name what it shows, in words
 * @param programme whose rules it is about
 * @param asOf the day it is judged at
 * @param screening whether it is judged as a national screening does; otherwise it is judged whole, as an application
 * @param unit the facts given; whatever is not given is unknown
 * @param verdict the verdict expected
 * @param because the ids of clauses expected to bring it about, in the order written; empty if none is named
 * @param place where its row begins
 */
public record Case(
        String name,
        Programme programme,
        LocalDate asOf,
        boolean screening,
        UnitFacts unit,
        Verdict verdict,
        List<String> because,
        Place place) {

    public Case {
        because = List.copyOf(because);
    }

    /**
     * Whether a judgement is what the case expects: the same verdict, and the same deciding clauses; a case that is
     * eligible may name some of the clauses that let it in, or none.
     */
    public boolean expects(Judgement found) {
        if (found.verdict() != verdict) {
            return false;
        }
        List<String> deciding = found.deciding();
        return deciding.containsAll(because) && (verdict == Verdict.ELIGIBLE || because.containsAll(deciding));
    }
}
