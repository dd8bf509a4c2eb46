package org.puente.conformance.engines;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.puente.population.CanonicalPopulation;
import org.puente.population.CanonicalWriter;
import org.puente.population.DuckDb;
import org.puente.population.PopulationFile;
import org.puente.population.PopulationTable;
import org.puente.rules.checked.Policy;
import org.puente.rules.fact.Entity;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Facts;
import org.puente.rules.fact.Type;

/** Writes a nation as a canonical population and reads one back. */
final class NationFiles {

    private static final DuckDb.Limits SMALL = new DuckDb.Limits(1, "400MB");

    private final String country;
    private final Facts facts;

    NationFiles(Policy policy) {
        this.country = policy.country();
        this.facts = policy.facts();
    }

    // ---------------------------------------------------------------- writing

    /** Writes a population that has a column for every fact that is known for any row, and for no other. */
    void write(Nation nation, Path directory, Path scratch) {
        try (Connection connection = DuckDb.open(scratch, SMALL)) {
            List<Table> tables = new ArrayList<>();
            tables.add(households(nation));
            if (nation.hasMembers()) {
                tables.add(members(nation));
            }
            nation.territory().forEach((entity, rows) -> tables.add(territory(entity, rows)));
            for (Table table : tables) {
                fill(connection, table);
            }
            new CanonicalWriter(connection, facts)
                    .write(directory, PopulationFile.of(country, LocalDate.of(2016, 8, 31), Map.of()))
                    .close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A table to be filled: its own columns come before the facts. */
    private record Table(PopulationTable table, List<String> ownColumns, List<Row> rows) {}

    private record Row(List<Object> own, Map<String, Object> facts) {}

    private static Table households(Nation nation) {
        return new Table(
                PopulationTable.HOUSEHOLDS,
                List.of("household_id VARCHAR", "weight DOUBLE", "members_known BOOLEAN"),
                nation.households().stream()
                        .map(one -> new Row(List.of(one.id(), one.weight(), one.membersKnown()), one.facts()))
                        .toList());
    }

    private static Table members(Nation nation) {
        List<Row> rows = new ArrayList<>();
        for (Nation.Household household : nation.households()) {
            household
                    .members()
                    .forEach(member -> rows.add(new Row(List.of(member.id(), household.id()), member.facts())));
        }
        return new Table(PopulationTable.MEMBERS, List.of("member_id VARCHAR", "household_id VARCHAR"), rows);
    }

    private static Table territory(Entity entity, Map<String, Map<String, Object>> rows) {
        PopulationTable table = tableOf(entity);
        return new Table(
                table,
                List.of(table.key() + " VARCHAR"),
                rows.entrySet().stream()
                        .map(row -> new Row(List.of(row.getKey()), row.getValue()))
                        .toList());
    }

    static PopulationTable tableOf(Entity entity) {
        for (PopulationTable table : PopulationTable.values()) {
            if (table.entity() == entity) {
                return table;
            }
        }
        throw new IllegalArgumentException(entity.word());
    }

    private void fill(Connection connection, Table table) throws SQLException {
        Set<String> known = new TreeSet<>();
        table.rows().forEach(row -> known.addAll(row.facts().keySet()));
        List<Fact> columns = facts.listObserved(table.table().entity()).stream()
                .filter(fact -> known.contains(fact.name()))
                .toList();
        List<String> definitions = new ArrayList<>(table.ownColumns());
        columns.forEach(fact -> definitions.add(DuckDb.name(fact.name()) + " " + sqlType(fact.type())));
        DuckDb.execute(
                connection, "CREATE TABLE " + table.table().word() + " (" + String.join(", ", definitions) + ")");
        try (DuckDBAppender appender = connection
                .unwrap(DuckDBConnection.class)
                .createAppender("main", table.table().word())) {
            for (Row row : table.rows()) {
                appender.beginRow();
                for (Object own : row.own()) {
                    append(appender, own, null);
                }
                for (Fact fact : columns) {
                    append(appender, row.facts().get(fact.name()), fact.type());
                }
                appender.endRow();
            }
        }
    }

    private static String sqlType(Type type) {
        return switch (type.kind()) {
            case BOOL -> "BOOLEAN";
            case INT -> "BIGINT";
            case DECIMAL -> "DOUBLE";
            case MONEY -> "DECIMAL(18,2)";
            case TEXT, CODE -> "VARCHAR";
            case DATE -> "DATE";
        };
    }

    private static void append(DuckDBAppender appender, @Nullable Object value, @Nullable Type type)
            throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else if (type != null && type.is(Type.Kind.MONEY)) {
            appender.append(BigDecimal.valueOf((Long) value, 2));
        } else if (value instanceof Long number) {
            appender.append(number.longValue());
        } else if (value instanceof Double number) {
            appender.append(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            appender.append(flag.booleanValue());
        } else if (value instanceof LocalDate day) {
            appender.append(day);
        } else {
            appender.append((String) value);
        }
    }

    // ---------------------------------------------------------------- reading

    /** Reads a canonical population whole. */
    Nation read(CanonicalPopulation population, Path scratch) {
        try (Connection connection = DuckDb.open(scratch, SMALL)) {
            Map<String, List<Nation.Member>> members = new HashMap<>();
            rows(
                    connection,
                    population,
                    PopulationTable.MEMBERS,
                    "household_id, member_id",
                    (row, known) -> members.computeIfAbsent(row.get(0), ignored -> new ArrayList<>())
                            .add(new Nation.Member(row.get(1), known)));
            List<Nation.Household> households = new ArrayList<>();
            rows(
                    connection,
                    population,
                    PopulationTable.HOUSEHOLDS,
                    "household_id, weight, members_known",
                    (row, known) -> households.add(new Nation.Household(
                            row.get(0),
                            Double.parseDouble(row.get(1)),
                            known,
                            Boolean.parseBoolean(row.get(2)),
                            members.getOrDefault(row.get(0), List.of()))));
            Map<Entity, Map<String, Map<String, Object>>> territory = new EnumMap<>(Entity.class);
            for (PopulationTable table :
                    List.of(PopulationTable.LOCALITIES, PopulationTable.MUNICIPALITIES, PopulationTable.STATES)) {
                if (population.hasTable(table)) {
                    Map<String, Map<String, Object>> byCode = new TreeMap<>();
                    rows(connection, population, table, table.key(), (row, known) -> byCode.put(row.get(0), known));
                    territory.put(table.entity(), byCode);
                }
            }
            return new Nation(households, population.hasTable(PopulationTable.MEMBERS), territory);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void rows(
            Connection connection,
            CanonicalPopulation population,
            PopulationTable table,
            String own,
            BiConsumer<List<String>, Map<String, Object>> each)
            throws SQLException {
        if (!population.hasTable(table)) {
            return;
        }
        List<Fact> columns = population.facts(table);
        int ownColumns = own.split(",", -1).length;
        StringBuilder select = new StringBuilder("SELECT " + own);
        columns.forEach(fact -> select.append(", ").append(readable(fact)));
        String file = DuckDb.file(population.findTable(table).orElseThrow());
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select + " FROM read_parquet(" + file + ")")) {
            while (rows.next()) {
                List<String> keys = new ArrayList<>();
                for (int i = 1; i <= ownColumns; i++) {
                    keys.add(rows.getString(i));
                }
                each.accept(keys, known(rows, columns, ownColumns));
            }
        }
    }

    /** Days are read as numbers, since java.sql.Date knows another calendar before 1582. */
    private static String readable(Fact fact) {
        String column = DuckDb.name(PopulationTable.columnOf(fact));
        return fact.type().is(Type.Kind.DATE) ? "datediff('day', DATE '1970-01-01', " + column + ")" : column;
    }

    private static Map<String, Object> known(ResultSet rows, List<Fact> columns, int offset) throws SQLException {
        Map<String, Object> known = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            int index = offset + i + 1;
            @Nullable Object value = switch (columns.get(i).type().kind()) {
                case BOOL -> rows.getObject(index, Boolean.class);
                case INT -> rows.getObject(index, Long.class);
                case DECIMAL -> rows.getObject(index, Double.class);
                case MONEY -> centavos(rows.getBigDecimal(index));
                case TEXT, CODE -> rows.getString(index);
                case DATE -> day(rows.getObject(index, Long.class));
            };
            if (value != null && !columns.get(i).name().equals("id")) {
                known.put(columns.get(i).name(), value);
            }
        }
        return known;
    }

    private static @Nullable LocalDate day(@Nullable Long sinceEpoch) {
        return sinceEpoch == null ? null : LocalDate.ofEpochDay(sinceEpoch);
    }

    private static @Nullable Long centavos(@Nullable BigDecimal amount) {
        return amount == null ? null : (Long) amount.movePointRight(2).longValueExact();
    }
}
