package org.puente.screening.sql;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.puente.population.CanonicalPopulation;
import org.puente.population.PopulationTable;
import org.puente.rules.expression.Expr;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.judge.Evaluator;
import org.puente.rules.judge.UnitFacts;
import org.puente.rules.plan.Plan;
import org.puente.rules.plan.Profile;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Unit;

/**
 * The queries of a screening: one for each kind of unit, over a range of households.
 *
 * <p>A query goes through named steps: the quantifiers over members ({@code member_lists}), one column a clause
 * ({@code clauses}), its outcome as a number ({@code outcomes}), one column a programme ({@code packed}), and its
 * verdict. Entities are relations
 * under their own name, so that a condition reads as in the rule: {@code municipality.marginalisation IN ('high')}.
 */
public final class ScreeningSql {

    private static final String MEMBER_LISTS = "member_lists";
    private static final String LISTS_OF_HOUSEHOLD = "member_lists_beside_household";
    private static final String LISTS_OF_MEMBER = "member_lists_beside_member";

    /** Where a household is and how it was sampled: core facts of every country (docs/reference/population.md). */
    public static final String STATE = "household.state_code";

    public static final String MUNICIPALITY = "household.municipality_code";
    public static final String STRATUM = "household.sampling_stratum";
    public static final String PRIMARY_UNIT = "household.primary_unit";
    public static final String MEMBERS_KNOWN = "household.members_known";
    private static final List<String> KEPT =
            List.of("state_code", "municipality_code", "sampling_stratum", "primary_unit");

    private final Dialect dialect;
    private final LocalDate asOf;
    private final CanonicalPopulation population;
    private final VerdictLayout layout;
    private final Profile profile;
    private final TerritoryTests territory = new TerritoryTests();
    private final Map<Expr, String> territoryColumns = new LinkedHashMap<>();

    /** Verdicts alone. */
    public ScreeningSql(Dialect dialect, Plan plan, CanonicalPopulation population, VerdictLayout layout) {
        this(dialect, plan, Profile.NONE, population, layout);
    }

    /** Verdicts, and beside those of households what the profile keeps of them. */
    public ScreeningSql(
            Dialect dialect, Plan plan, Profile profile, CanonicalPopulation population, VerdictLayout layout) {
        this.dialect = dialect;
        this.asOf = plan.asOf();
        this.profile = profile;
        this.population = population;
        this.layout = layout;
        profile.groups().forEach(group -> territory.collect(group.when()));
        layout.all().forEach(columns -> screenedClauses(columns).forEach(clause -> territory.collect(clause.when())));
        for (Entity entity : TERRITORY) {
            nameTerritoryColumns(entity);
        }
    }

    private static final List<Entity> TERRITORY = List.of(Entity.LOCALITY, Entity.MUNICIPALITY, Entity.STATE);

    private static List<Clause> screenedClauses(VerdictLayout.Columns columns) {
        return columns.programme().edition().clauses().stream()
                .filter(clause -> !clause.isAtApplication())
                .toList();
    }

    // ---------------------------------------------------------------- territory

    private static PopulationTable table(Entity entity) {
        for (PopulationTable table : PopulationTable.values()) {
            if (table.entity() == entity) {
                return table;
            }
        }
        throw new IllegalArgumentException("no table for " + entity);
    }

    private boolean isJoined(Entity entity) {
        return territory.isUsed(entity)
                && population.hasTable(table(entity))
                && hasColumn(Entity.HOUSEHOLD, codeOf(entity));
    }

    private static String codeOf(Entity entity) {
        return entity.word() + "_code";
    }

    private boolean hasColumn(Entity entity, String name) {
        return population.facts(table(entity)).stream()
                .anyMatch(fact -> fact.name().equals(name));
    }

    private static String relationOf(Entity entity) {
        return "screened_" + entity.word();
    }

    private void nameTerritoryColumns(Entity entity) {
        if (!isJoined(entity)) {
            return;
        }
        factColumns(entity, entity.word()).forEach(territoryColumns::put);
        territory.of(entity).forEach((test, column) -> territoryColumns.put(test, orphanProof(entity, test, column)));
    }

    /** A household whose territory is not in the table has the outcome of a territory of which nothing is known. */
    private String orphanProof(Entity entity, Expr test, String column) {
        String own = entity.word() + "." + column;
        Object ofNothing = new Evaluator(asOf, new UnitFacts()).evaluate(test);
        return ofNothing instanceof Boolean value
                ? "CASE WHEN " + entity.word() + "." + table(entity).key() + " IS NULL THEN " + value + " ELSE " + own
                        + " END"
                : own;
    }

    private Map<Expr, String> factColumns(Entity entity, String relation) {
        Map<Expr, String> columns = new LinkedHashMap<>();
        for (Fact fact : population.facts(table(entity))) {
            columns.put(
                    new Expr.FactRef(Expr.Subject.UNIT, fact), relation + "." + quoted(PopulationTable.columnOf(fact)));
        }
        return columns;
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private String fileOf(PopulationTable table) {
        Path path = population.findTable(table).orElseThrow();
        return dialect.relation(path.toString());
    }

    /** Statements to run once before any query: the engine's own, and the conditions on territory. */
    public List<String> preparation() {
        List<String> statements = new ArrayList<>(dialect.preparation());
        for (Entity entity : TERRITORY) {
            if (isJoined(entity)) {
                statements.add(territoryTable(entity));
            }
        }
        return statements;
    }

    private String territoryTable(Entity entity) {
        ExpressionSql inside = new ExpressionSql(dialect, asOf, factColumns(entity, entity.word()));
        StringJoiner columns = new StringJoiner(
                ",\n  ",
                "CREATE OR REPLACE TEMP TABLE " + relationOf(entity) + " AS\nSELECT " + entity.word() + ".*,\n  ",
                "\nFROM " + fileOf(table(entity)) + " AS " + entity.word());
        columns.setEmptyValue(
                "CREATE OR REPLACE TEMP TABLE " + relationOf(entity) + " AS\nSELECT * FROM " + fileOf(table(entity)));
        territory.of(entity).forEach((test, column) -> columns.add(inside.write(test) + " AS " + column));
        return columns.toString();
    }

    private String territoryJoins() {
        StringBuilder joins = new StringBuilder();
        for (Entity entity : TERRITORY) {
            if (isJoined(entity)) {
                String code = codeOf(entity);
                joins.append("\n  LEFT JOIN ")
                        .append(relationOf(entity))
                        .append(" AS ")
                        .append(entity.word());
                joins.append(" ON ")
                        .append(entity.word())
                        .append('.')
                        .append(table(entity).key());
                joins.append(" = household.").append(quoted(code));
            }
        }
        return joins.toString();
    }

    // ---------------------------------------------------------------- households

    /** The verdicts of households with {@code first <= household_row < end}. */
    public String households(long first, long end) {
        List<VerdictLayout.Columns> programmes = layout.of(Unit.HOUSEHOLD);
        Query query = new Query(first, end);
        List<Expr> conditions = Stream.concat(
                        clauseExpressions(programmes).stream(),
                        profile.groups().stream().map(Profile.Group::when))
                .distinct()
                .toList();
        Map<Expr, String> columns = query.householdColumns(conditions);
        StringBuilder key = new StringBuilder("household.household_row, household.household_id, household.weight");
        StringBuilder keyAfter = new StringBuilder("household_row, household_id, weight");
        if (placesHouseholds()) {
            key.append(", household.").append(codeOf(Entity.MUNICIPALITY));
            keyAfter.append(", ").append(codeOf(Entity.MUNICIPALITY));
        }
        carried().forEach((column, from) -> {
            key.append(", household.").append(quoted(from)).append(" AS ").append(quoted(column));
            keyAfter.append(", ").append(quoted(column));
        });
        ExpressionSql writer = new ExpressionSql(dialect, asOf, columns);
        for (Profile.Group group : profile.groups()) {
            String column = quoted(groupColumn(group.id()));
            key.append("\n    , CAST(")
                    .append(query.outcome(group.when(), writer))
                    .append(" AS UTINYINT) AS ")
                    .append(column);
            keyAfter.append(", ").append(column);
        }
        String clauses = query.clauses(programmes, columns, key.toString(), query.householdsFrom());
        return query.whole(clauses, programmes, keyAfter.toString());
    }

    /** The column of household verdicts that tells whether the household belongs to a group: 0 yes, 1 no, 2 unknown. */
    public static String groupColumn(String group) {
        return "group." + group;
    }

    /** The facts that household verdicts keep, if the population has them: column of the table, column of households. */
    public Map<String, String> carried() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put(MEMBERS_KNOWN, PopulationTable.MEMBERS_KNOWN);
        List<String> names = new ArrayList<>(KEPT);
        profile.rank().map(Fact::name).filter(name -> !names.contains(name)).ifPresent(names::add);
        for (String name : names) {
            if (hasColumn(Entity.HOUSEHOLD, name)) {
                columns.put(Entity.HOUSEHOLD.word() + "." + name, name);
            }
        }
        return columns;
    }

    /** Whether the verdicts of households tell the municipality, so that its verdicts can be counted for them. */
    public boolean placesHouseholds() {
        return judges(Unit.MUNICIPALITY) && hasColumn(Entity.HOUSEHOLD, codeOf(Entity.MUNICIPALITY));
    }

    private static List<Expr> clauseExpressions(List<VerdictLayout.Columns> programmes) {
        return programmes.stream()
                .flatMap(columns -> screenedClauses(columns).stream())
                .map(Clause::when)
                .distinct()
                .toList();
    }

    // ---------------------------------------------------------------- members

    /** The verdicts of the members of households with {@code first <= household_row < end}. */
    public String members(long first, long end) {
        List<VerdictLayout.Columns> programmes = layout.of(Unit.MEMBER);
        Query query = new Query(first, end);
        List<Expr> exprs = clauseExpressions(programmes);
        HouseholdParts parts = new HouseholdParts();
        exprs.forEach(parts::collect);
        Map<Expr, String> inHousehold = query.householdColumns(parts.exprs());
        query.with("household_parts", query.householdParts(parts, inHousehold));
        Map<Expr, String> columns = new HashMap<>(factColumns(Entity.MEMBER, "member"));
        parts.names().forEach((expr, name) -> columns.put(expr, "household." + name));
        List<Expr.Quantified> ofMember =
                Folds.in(exprs).stream().filter(HouseholdParts::readsMember).toList();
        columns.putAll(query.memberFolds(ofMember));
        String key = "member.household_row, member.member_row, member.member_id, household.weight";
        String clauses = query.clauses(programmes, columns, key, query.membersFrom());
        return query.whole(clauses, programmes, "household_row, member_row, member_id, weight");
    }

    // ---------------------------------------------------------------- municipalities

    /** The verdicts of all municipalities. */
    public String municipalities() {
        List<VerdictLayout.Columns> programmes = layout.of(Unit.MUNICIPALITY);
        Query query = new Query(0, 0);
        Map<Expr, String> columns = new HashMap<>(factColumns(Entity.MUNICIPALITY, "municipality"));
        String from = "FROM " + fileOf(PopulationTable.MUNICIPALITIES) + " AS municipality";
        boolean states =
                population.hasTable(PopulationTable.STATES) && hasColumn(Entity.MUNICIPALITY, codeOf(Entity.STATE));
        if (states) {
            columns.putAll(factColumns(Entity.STATE, "state"));
            from += "\n  LEFT JOIN " + fileOf(PopulationTable.STATES)
                    + " AS state ON state.state_code = municipality.state_code";
        }
        String clauses =
                query.clauses(programmes, columns, "municipality.municipality_code, CAST(1 AS DOUBLE) AS weight", from);
        return query.whole(clauses, programmes, "municipality_code, weight");
    }

    // ---------------------------------------------------------------- steps

    /** One query in the making: its steps before the clauses. */
    private final class Query {

        private final String range;
        private final Map<String, String> steps = new LinkedHashMap<>();
        private final StringBuilder householdJoins = new StringBuilder();
        private final StringBuilder memberJoins = new StringBuilder();
        private final Map<Expr, String> outcomes = new HashMap<>();

        Query(long first, long end) {
            this.range = ".household_row >= " + first + " AND %s.household_row < " + end;
        }

        private String in(String relation) {
            return relation + range.formatted(relation);
        }

        void with(String name, String query) {
            steps.put(name, query);
        }

        String householdsFrom() {
            return "FROM " + fileOf(PopulationTable.HOUSEHOLDS) + " AS household" + territoryJoins() + householdJoins
                    + "\n  WHERE " + in("household");
        }

        String membersFrom() {
            return "FROM " + fileOf(PopulationTable.MEMBERS)
                    + " AS member\n  JOIN household_parts AS household ON household.household_row = member.household_row"
                    + memberJoins + "\n  WHERE " + in("member");
        }

        /** The columns that expressions about a household may use, after adding the steps their quantifiers need. */
        Map<Expr, String> householdColumns(List<Expr> exprs) {
            Map<Expr, String> columns = householdFacts();
            List<Expr.Quantified> nodes = Folds.in(exprs).stream()
                    .filter(node -> !HouseholdParts.readsMember(node))
                    .toList();
            if (!population.hasTable(PopulationTable.MEMBERS)) {
                columns.put(new Expr.ListKnown(Expr.MemberList.HOUSEHOLD), "false");
                columns.putAll(Folds.unknownResults(nodes, dialect));
                return columns;
            }
            columns.put(new Expr.ListKnown(Expr.MemberList.HOUSEHOLD), "household.members_known");
            List<Expr.Quantified> alone = nodes.stream()
                    .filter(node -> Reads.of(node).unitFacts().isEmpty() && !readsList(node))
                    .toList();
            List<Expr.Quantified> beside =
                    nodes.stream().filter(node -> !alone.contains(node)).toList();
            columns.putAll(householdFolds(MEMBER_LISTS, alone, elementColumns(), membersAlone()));
            Map<Expr, String> both = new HashMap<>(householdFacts());
            both.put(new Expr.ListKnown(Expr.MemberList.HOUSEHOLD), "household.members_known");
            both.putAll(elementColumns());
            columns.putAll(householdFolds(LISTS_OF_HOUSEHOLD, beside, both, membersBesideHousehold()));
            return columns;
        }

        /** Whether the predicate or value asks if the list itself is known, which its household tells. */
        private static boolean readsList(Expr.Quantified node) {
            return node.children().stream()
                    .anyMatch(child -> !Reads.of(child).lists().isEmpty());
        }

        private Map<Expr, String> householdFacts() {
            Map<Expr, String> columns = new HashMap<>(factColumns(Entity.HOUSEHOLD, "household"));
            columns.putAll(territoryColumns);
            return columns;
        }

        private Map<Expr, String> elementColumns() {
            Map<Expr, String> columns = new HashMap<>();
            for (Fact fact : population.facts(PopulationTable.MEMBERS)) {
                columns.put(
                        new Expr.FactRef(Expr.Subject.ELEMENT, fact), "m." + quoted(PopulationTable.columnOf(fact)));
            }
            return columns;
        }

        private String membersAlone() {
            return "FROM " + fileOf(PopulationTable.MEMBERS) + " AS m\n      WHERE " + in("m");
        }

        private String membersBesideHousehold() {
            return "FROM " + fileOf(PopulationTable.MEMBERS) + " AS m\n      JOIN " + fileOf(PopulationTable.HOUSEHOLDS)
                    + " AS household ON household.household_row = m.household_row" + territoryJoins() + "\n      WHERE "
                    + in("m")
                    + " AND " + in("household");
        }

        private Map<Expr, String> householdFolds(
                String name, List<Expr.Quantified> nodes, Map<Expr, String> inside, String from) {
            Folds folds = folds(name, nodes, inside);
            if (folds.isEmpty()) {
                return Map.of();
            }
            with(name, folds.query("m.household_row", from));
            householdJoins
                    .append("\n  LEFT JOIN ")
                    .append(name)
                    .append(" ON ")
                    .append(name)
                    .append(".key = household.household_row");
            outcomes.putAll(folds.outcomes("household.members_known"));
            return folds.results("household.members_known");
        }

        private Folds folds(String name, List<Expr.Quantified> nodes, Map<Expr, String> inside) {
            Folds folds = new Folds(name, dialect, new ExpressionSql(dialect, asOf, inside));
            nodes.forEach(folds::add);
            return folds;
        }

        /** Quantifiers that compare a member with the others of the household. */
        Map<Expr, String> memberFolds(List<Expr.Quantified> nodes) {
            Map<Expr, String> inside = new HashMap<>(householdFacts());
            inside.put(new Expr.ListKnown(Expr.MemberList.HOUSEHOLD), "household.members_known");
            inside.putAll(factColumns(Entity.MEMBER, "member"));
            inside.putAll(elementColumns());
            Folds folds = folds(LISTS_OF_MEMBER, nodes, inside);
            if (folds.isEmpty()) {
                return Map.of();
            }
            String from = "FROM " + fileOf(PopulationTable.MEMBERS) + " AS member\n      JOIN "
                    + fileOf(PopulationTable.MEMBERS) + " AS m ON m.household_row = member.household_row\n      JOIN "
                    + fileOf(PopulationTable.HOUSEHOLDS)
                    + " AS household ON household.household_row = member.household_row"
                    + territoryJoins() + "\n      WHERE " + in("member") + " AND " + in("m") + " AND "
                    + in("household");
            with(LISTS_OF_MEMBER, folds.query("member.member_row", from));
            memberJoins
                    .append("\n  LEFT JOIN ")
                    .append(LISTS_OF_MEMBER)
                    .append(" ON ")
                    .append(LISTS_OF_MEMBER)
                    .append(".key = member.member_row");
            outcomes.putAll(folds.outcomes("household.members_known"));
            return folds.results("household.members_known");
        }

        String householdParts(HouseholdParts parts, Map<Expr, String> columns) {
            // What stays inside this step cannot be named by the clauses.
            outcomes.clear();
            ExpressionSql writer = new ExpressionSql(dialect, asOf, columns);
            StringBuilder select = new StringBuilder(
                    "SELECT household.household_row, household.household_id, household.weight, household.members_known");
            parts.names()
                    .forEach((expr, name) -> select.append(",\n    ")
                            .append(part(expr, writer, columns))
                            .append(" AS ")
                            .append(name));
            return select.append("\n  ").append(householdsFrom()).toString();
        }

        /** A fact goes on as it is stored; anything else as the writer gives it. */
        private String part(Expr expr, ExpressionSql writer, Map<Expr, String> columns) {
            return expr instanceof Expr.FactRef
                    ? columns.getOrDefault(expr, dialect.unknown(expr.type()))
                    : writer.write(expr);
        }

        /** The outcome of a condition as a number, from its fold where that is at hand. */
        String outcome(Expr condition, ExpressionSql writer) {
            String outcome = outcomes.get(condition);
            return outcome != null ? outcome : VerdictSql.outcome(writer.write(condition));
        }

        /** One column a condition: c for its boolean, o where the outcome is at hand without one. */
        String clauses(List<VerdictLayout.Columns> programmes, Map<Expr, String> columns, String key, String from) {
            ExpressionSql writer = new ExpressionSql(dialect, asOf, columns);
            StringBuilder select = new StringBuilder("SELECT " + key);
            int number = 0;
            for (Map.Entry<Expr, List<String>> use : usesOf(programmes).entrySet()) {
                number++;
                use.getValue().forEach(comment -> select.append("\n    -- ").append(comment));
                String outcome = outcomes.get(use.getKey());
                select.append("\n    , ")
                        .append(outcome != null ? outcome : writer.write(use.getKey()))
                        .append(outcome != null ? " AS o" : " AS c")
                        .append(number);
            }
            return select.append("\n  ").append(from).toString();
        }

        private String outcomes(List<VerdictLayout.Columns> programmes, String key) {
            StringBuilder select = new StringBuilder("SELECT " + key);
            int number = 0;
            for (Expr condition : usesOf(programmes).keySet()) {
                number++;
                select.append("\n    , ");
                select.append(
                        outcomes.containsKey(condition)
                                ? "o" + number
                                : VerdictSql.outcome("c" + number) + " AS o" + number);
            }
            return select.append("\n  FROM clauses").toString();
        }

        String whole(String clauses, List<VerdictLayout.Columns> programmes, String key) {
            Map<Expr, Integer> numbers = new HashMap<>();
            usesOf(programmes).keySet().forEach(expr -> numbers.put(expr, numbers.size() + 1));
            with("clauses", clauses);
            with("outcomes", outcomes(programmes, key));
            with("packed", VerdictSql.packed(programmes, numbers, key));
            StringJoiner joined = new StringJoiner(",\n", "WITH ", "\n");
            steps.forEach((name, query) -> joined.add(name + " AS (\n  " + query + "\n)"));
            return joined + VerdictSql.verdicts(programmes, layout.verdictWords());
        }
    }

    /** The distinct conditions of some programmes, with the clauses that ask each of them. */
    private static Map<Expr, List<String>> usesOf(List<VerdictLayout.Columns> programmes) {
        Map<Expr, List<String>> uses = new LinkedHashMap<>();
        for (VerdictLayout.Columns columns : programmes) {
            for (Clause clause : screenedClauses(columns)) {
                uses.computeIfAbsent(clause.when(), ignored -> new ArrayList<>())
                        .add(VerdictSql.comment(columns.programme().id(), clause));
            }
        }
        return uses;
    }

    /** Whether any programme judges this unit. */
    public boolean judges(Unit unit) {
        return !layout.of(unit).isEmpty() && hasUnits(unit);
    }

    private boolean hasUnits(Unit unit) {
        return switch (unit) {
            case HOUSEHOLD -> true;
            case MEMBER -> population.hasTable(PopulationTable.MEMBERS);
            case MUNICIPALITY -> population.hasTable(PopulationTable.MUNICIPALITIES);
            case GROUP, PROJECT -> false;
        };
    }
}
