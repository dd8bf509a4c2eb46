package org.puente.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** The tables of a diagnosis, one for each measure (docs/reference/diagnosis.md). */
final class Tables {

    /** The names of all tables, without their ending. */
    static final List<String> NAMES = List.of(
            "programmes",
            "clauses",
            "populations",
            "reach",
            "blame",
            "overlap",
            "reached-by",
            "states",
            "municipalities",
            "concentration",
            "tenths",
            "concentration-curve",
            "parts",
            "budgets",
            "missing-facts",
            "limits");

    private final Diagnosis diagnosis;

    Tables(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    List<Table> all() {
        List<Table> tables = new ArrayList<>(
                List.of(programmes(), clauses(), populations(), reach(), blame(), overlap(), reachedBy()));
        tables.add(places("states", diagnosis.territory().states()));
        tables.add(places("municipalities", diagnosis.territory().municipalities()));
        tables.addAll(List.of(concentration(), tenths(), curve(), parts(), budgets(), missingFacts(), limits()));
        return tables;
    }

    private Table programmes() {
        Table table = new Table("programmes");
        for (Diagnosis.Programme programme : diagnosis.programmes()) {
            table.row()
                    .text("programme", programme.id())
                    .label("name", programme.names())
                    .label("agency", programme.agency())
                    .text("status", programme.status())
                    .text("unit", programme.unit())
                    .text("applies_as", programme.appliesAs())
                    .text("edition", programme.edition())
                    .text("counted", programme.isCounted());
        }
        return table;
    }

    private Table clauses() {
        Table table = new Table("clauses");
        for (Diagnosis.Programme programme : diagnosis.programmes()) {
            for (Diagnosis.Clause clause : programme.clauses()) {
                table.row()
                        .text("programme", programme.id())
                        .text("clause", clause.id())
                        .label("says", clause.says())
                        .label("document", clause.document())
                        .text("article", clause.article())
                        .text("status", clause.status())
                        .text("at_application", clause.isAtApplication());
            }
        }
        return table;
    }

    private Table populations() {
        Table table = new Table("populations");
        for (Diagnosis.Population population : diagnosis.populations()) {
            table.row()
                    .text("population", population.id())
                    .label("name", population.names())
                    .text("when", population.when())
                    .estimate("households", population.households())
                    .estimate("unknown", population.unknown());
        }
        return table;
    }

    private Table reach() {
        Table table = new Table("reach");
        for (Diagnosis.Reach reach : diagnosis.reach()) {
            table.row()
                    .text("programme", reach.programme())
                    .text("population", reach.population())
                    .estimate("eligible", reach.eligible())
                    .estimate("open_to_apply", reach.openToApply())
                    .estimate("undetermined", reach.undetermined())
                    .estimate("out", reach.out())
                    .estimate("at_least", reach.atLeast())
                    .estimate("at_most", reach.atMost())
                    .estimate("share_at_least", reach.shareAtLeast())
                    .estimate("share_at_most", reach.shareAtMost());
        }
        return table;
    }

    private Table blame() {
        Table table = new Table("blame");
        for (Diagnosis.Blame blame : diagnosis.blame()) {
            for (Diagnosis.ClauseBlame clause : blame.clauses()) {
                table.row()
                        .text("programme", blame.programme())
                        .text("population", blame.population())
                        .text("clause", clause.clause())
                        .estimate("out", blame.out())
                        .estimate("unmet_share", clause.unmet())
                        .estimate("alone", clause.alone())
                        .estimate("blame_share", clause.share());
            }
        }
        return table;
    }

    private Table overlap() {
        Table table = new Table("overlap");
        for (Diagnosis.Overlap overlap : diagnosis.overlap()) {
            for (int i = 0; i < overlap.programmes().size(); i++) {
                for (int j = 0; j <= i; j++) {
                    table.row()
                            .text("population", overlap.population())
                            .text("programme", overlap.programmes().get(i))
                            .text("with", overlap.programmes().get(j))
                            .estimate("households", overlap.households().get(i).get(j));
                }
            }
        }
        return table;
    }

    private Table reachedBy() {
        Table table = new Table("reached-by");
        for (Diagnosis.Overlap overlap : diagnosis.overlap()) {
            for (Diagnosis.ReachedBy by : overlap.reachedBy()) {
                table.row()
                        .text("population", overlap.population())
                        .text("programmes", by.programmes())
                        .text("or_more", by.orMore())
                        .estimate("at_least", by.atLeast())
                        .estimate("share_at_least", by.shareAtLeast())
                        .estimate("at_most", by.atMost())
                        .estimate("share_at_most", by.shareAtMost())
                        .estimate("share_of_two_or_more", overlap.several());
            }
        }
        return table;
    }

    private Table places(String name, List<Diagnosis.Place> places) {
        Table table = new Table(name);
        for (Diagnosis.Place place : places) {
            table.row()
                    .text("population", diagnosis.territory().population())
                    .text("code", place.code())
                    .text("name", place.name())
                    .estimate("households", place.households())
                    .text("programmes_present", place.present())
                    .text("desert", place.isDesert())
                    .estimate("programmes_per_household", place.perHousehold())
                    .estimate("reached_by_none", place.none());
            for (int i = 0; i < place.shares().size(); i++) {
                table.estimate(
                        diagnosis.programmes().get(i).id(), place.shares().get(i));
            }
        }
        return table;
    }

    private List<Diagnosis.Incident> incidents() {
        List<Diagnosis.Incident> all = new ArrayList<>(diagnosis.incidence().programmes());
        all.addAll(diagnosis.incidence().populations());
        return all;
    }

    private Table concentration() {
        Table table = new Table("concentration");
        for (Diagnosis.Incident incident : incidents()) {
            table.row()
                    .text("of", incident.id())
                    .label("name", incident.names())
                    .estimate("coefficient", incident.concentration());
        }
        return table;
    }

    private Table tenths() {
        Table table = new Table("tenths");
        for (Diagnosis.Incident incident : incidents()) {
            for (int tenth = 0; tenth < incident.tenths().size(); tenth++) {
                table.row()
                        .text("of", incident.id())
                        .text("tenth", tenth + 1)
                        .estimate("reached_share", incident.tenths().get(tenth))
                        .estimate("share_of_reached", incident.shares().get(tenth));
            }
        }
        return table;
    }

    private Table curve() {
        Table table = new Table("concentration-curve");
        for (Diagnosis.Incident incident : incidents()) {
            for (int point = 0; point < incident.curve().size(); point++) {
                table.row()
                        .text("of", incident.id())
                        .text("households_share", point / (incident.curve().size() - 1.0))
                        .text("reached_share", incident.curve().get(point));
            }
        }
        return table;
    }

    private Table parts() {
        Table table = new Table("parts");
        for (Diagnosis.Incident incident : incidents()) {
            for (Diagnosis.Part part : incident.parts()) {
                table.row()
                        .text("of", incident.id())
                        .text("breakdown", part.breakdown())
                        .text("part", part.part())
                        .label("part_name", part.names())
                        .estimate("reached_share", part.share());
            }
        }
        return table;
    }

    private Table budgets() {
        Table table = new Table("budgets");
        for (Diagnosis.Budget budget : diagnosis.budgets()) {
            Diagnosis.Money money = budget.budget();
            Diagnosis.Money cost = budget.unitCost();
            table.row()
                    .text("programme", budget.programme())
                    .text("units", budget.units())
                    .estimate("eligible", budget.eligible())
                    .estimate("possible", budget.possible())
                    .text("budget", money == null ? null : money.amount())
                    .text("budget_status", money == null ? null : money.status())
                    .text("unit_cost", cost == null ? null : cost.amount())
                    .text("unit_cost_status", cost == null ? null : cost.status())
                    .estimate("served", budget.served())
                    .estimate("coverage", budget.coverage())
                    .estimate("years", budget.years())
                    .estimate("cost", budget.cost());
        }
        return table;
    }

    private Table missingFacts() {
        Table table = new Table("missing-facts");
        for (Diagnosis.MissingFact missing : diagnosis.missingFacts()) {
            List<String> paths =
                    missing.facts().stream().map(Diagnosis.Fact::path).toList();
            table.row()
                    .text("facts", String.join(" + ", paths))
                    .text("programmes", String.join(" ", missing.programmes()))
                    .estimate("waiting", missing.waiting())
                    .estimate("settles", missing.settles())
                    .estimate("may_settle", missing.maySettle());
        }
        return table;
    }

    private Table limits() {
        Table table = new Table("limits");
        for (Diagnosis.Limit limit : diagnosis.limits()) {
            table.row().text("code", limit.code()).label("says", limit.says());
        }
        return table;
    }
}
