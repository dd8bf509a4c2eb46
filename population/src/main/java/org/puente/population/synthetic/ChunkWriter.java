package org.puente.population.synthetic;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.puente.population.DuckDb;

/** Draws a run of households and writes them with their members to two files. Each thread has its own. */
final class ChunkWriter {

    private static final int ID_DIGITS = 9;

    private final Connection connection;
    private final HouseholdMaker maker;
    private final Territory territory;
    private final List<Benefit> benefits;
    private final Codes codes;
    private final Unknowns unknown;
    private final String households;
    private final String members;
    private final BitSet inhabited;
    private final byte[] householdId = new byte[ID_DIGITS];

    /** Shares of unknown cells by column, read once. */
    private static final class Unknowns {
        final double income, currentIncome, monetaryIncome, food, deprivedFood, housing, services;
        final double sales, ownConsumption, land, potential, memberList;
        final double speaks, education, disability, activity, grade, health, socialSecurity;

        Unknowns(Map<String, Double> shares) {
            income = of(shares, "household.income_per_person_monthly");
            currentIncome = of(shares, "household.current_income_quarterly");
            monetaryIncome = of(shares, "household.monetary_income_monthly");
            food = of(shares, "household.food_insecurity");
            deprivedFood = of(shares, "household.deprived_food");
            housing = of(shares, "household.deprived_housing");
            services = of(shares, "household.deprived_services");
            sales = of(shares, "household.farm_sales_quarterly");
            ownConsumption = of(shares, "household.farm_own_consumption_quarterly");
            land = of(shares, "household.land_hectares");
            potential = of(shares, "household.potential");
            memberList = of(shares, "household.members");
            speaks = of(shares, "member.speaks_indigenous_language");
            education = of(shares, "member.education");
            disability = of(shares, "member.disability");
            activity = of(shares, "member.activity");
            grade = of(shares, "member.school_grade");
            health = of(shares, "member.deprived_health");
            socialSecurity = of(shares, "member.deprived_social_security");
        }

        private static double of(Map<String, Double> shares, String path) {
            return shares.getOrDefault(path, 0.0);
        }
    }

    /**
     * Prepares to write.
     *
     * @param number tells the tables of one writer from those of another on the same database
     */
    ChunkWriter(Connection connection, Figures figures, Codes codes, Territory territory, long seed, int number) {
        this.connection = connection;
        this.codes = codes;
        this.territory = territory;
        this.benefits = Benefit.list(figures);
        this.maker = new HouseholdMaker(figures, benefits, territory, seed);
        this.unknown = new Unknowns(figures.get("unknown").terms());
        this.households = "household_chunk_" + number;
        this.members = "member_chunk_" + number;
        this.inhabited = new BitSet(territory.localities().size());
    }

    /** The localities in which a household lives so far, by number. */
    BitSet inhabited() {
        return inhabited;
    }

    /** Draws households from {@code first} up to {@code end}, without it, and returns how many members they list. */
    long draw(long first, long end) throws SQLException {
        createTables();
        // One transaction for the run: the appender would otherwise commit every vector of rows.
        DuckDb.execute(connection, "BEGIN TRANSACTION");
        long count = appendRows(first, end);
        DuckDb.execute(connection, "COMMIT");
        return count;
    }

    private long appendRows(long first, long end) throws SQLException {
        long count = 0;
        DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
        try (DuckDBAppender householdRows = duck.createAppender(households);
                DuckDBAppender memberRows = duck.createAppender(members)) {
            Cells householdCells = new Cells(householdRows, maker.draws());
            Cells memberCells = new Cells(memberRows, maker.draws());
            for (long number = first; number < end; number++) {
                Family family = maker.draw(number);
                inhabited.set(family.locality);
                String id = id(number);
                boolean listed = !maker.draws().chance(unknown.memberList);
                householdRows.beginRow();
                append(householdCells, family, number, id, listed);
                householdRows.endRow();
                for (int i = 0; listed && i < family.size; i++) {
                    memberRows.beginRow();
                    append(memberCells, family, number, id, i);
                    memberRows.endRow();
                    count++;
                }
            }
        }
        return count;
    }

    private String id(long number) {
        long rest = number;
        for (int i = ID_DIGITS - 1; i >= 0; i--) {
            householdId[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return new String(householdId, StandardCharsets.ISO_8859_1);
    }

    private void append(Cells cells, Family family, long number, String id, boolean listed) throws SQLException {
        Territory.Locality locality = territory.localities().get(family.locality);
        cells.row(number);
        cells.text(id);
        cells.bool(listed, 0);
        cells.text(territory.stateCodes().get(family.state));
        cells.text(territory.municipalities().get(locality.municipality()).code());
        cells.text(locality.code());
        cells.code(codes.localitySize, family.sizeClass, 0);
        cells.code(codes.setting, family.rural ? 1 : 0, 0);
        cells.whole(family.size, 0);
        cells.money(family.monetaryIncome, unknown.monetaryIncome);
        cells.money(family.currentIncome, unknown.currentIncome);
        cells.money(family.incomePerPerson, unknown.income);
        cells.code(codes.food, family.foodInsecurity, unknown.food);
        cells.bool(family.foodInsecurity >= 2, unknown.deprivedFood);
        cells.bool(family.deprivedHousing, unknown.housing);
        cells.bool(family.deprivedServices, unknown.services);
        cells.bool(family.farm, 0);
        cells.money(family.farmSales, family.farm ? unknown.sales : 0);
        cells.money(family.farmOwnConsumption, family.farm ? unknown.ownConsumption : 0);
        cells.decimal(family.hectares, unknown.land);
        cells.code(codes.potential, family.potential, unknown.potential);
        for (int i = 0; i < benefits.size(); i++) {
            cells.bool(family.receives[i], 0);
            if (benefits.get(i).amountFact() != null) {
                cells.money(family.amounts[i], 0);
            }
        }
    }

    private void append(Cells cells, Family family, long number, String id, int i) throws SQLException {
        int age = family.age[i];
        cells.row(number);
        cells.text(id + (char) ('0' + (i + 1) / 10) + (char) ('0' + (i + 1) % 10));
        cells.text(id);
        cells.whole(age, 0);
        cells.code(codes.sex, family.female[i] ? 1 : 0, 0);
        cells.code(codes.kinship, family.kinship[i], 0);
        if (family.education[i] == Family.NOT_ASKED) {
            cells.nothing();
            cells.nothing();
        } else {
            cells.bool(family.speaks[i], unknown.speaks);
            cells.bool(family.attends[i], 0);
        }
        cells.code(codes.education, family.education[i], unknown.education);
        cells.bool(family.disability[i], unknown.disability);
        cells.code(codes.activity, family.activity[i], unknown.activity);
        cells.code(codes.schoolGrade, family.schoolGrade[i], unknown.grade);
        cells.bool(family.deprivedEducation[i], 0);
        cells.bool(family.deprivedHealth[i], unknown.health);
        cells.bool(family.deprivedSocialSecurity[i], unknown.socialSecurity);
    }

    private void createTables() throws SQLException {
        DuckDb.execute(connection, "CREATE OR REPLACE TABLE " + households + """
                 (household_row INTEGER, household_id VARCHAR, members_known BOOLEAN,
                  state_code VARCHAR, municipality_code VARCHAR, locality_code VARCHAR,
                  locality_size VARCHAR, setting VARCHAR, size BIGINT,
                  monetary_income_monthly DECIMAL(18,2), current_income_quarterly DECIMAL(18,2),
                  income_per_person_monthly DECIMAL(18,2), food_insecurity VARCHAR, deprived_food BOOLEAN,
                  deprived_housing BOOLEAN, deprived_services BOOLEAN, farm_business BOOLEAN,
                  farm_sales_quarterly DECIMAL(18,2), farm_own_consumption_quarterly DECIMAL(18,2),
                  land_hectares DOUBLE, potential VARCHAR""" + benefitColumns() + ")");
        DuckDb.execute(connection, "CREATE OR REPLACE TABLE " + members + """
                 (household_row INTEGER, member_id VARCHAR, household_id VARCHAR, age BIGINT, sex VARCHAR,
                  kinship VARCHAR, speaks_indigenous_language BOOLEAN, attends_school BOOLEAN,
                  education VARCHAR, disability BOOLEAN, activity VARCHAR, school_grade VARCHAR,
                  deprived_education BOOLEAN, deprived_health BOOLEAN, deprived_social_security BOOLEAN)""");
    }

    private String benefitColumns() {
        StringBuilder columns = new StringBuilder();
        for (Benefit benefit : benefits) {
            columns.append(", ").append(DuckDb.name(benefit.fact())).append(" BOOLEAN");
            if (benefit.amountFact() != null) {
                columns.append(", ").append(DuckDb.name(benefit.amountFact())).append(" DECIMAL(18,2)");
            }
        }
        return columns.toString();
    }

    /** Writes what was drawn; the members' rows are numbered from {@code firstMember}. */
    void write(Path householdFile, Path memberFile, long firstMember) throws SQLException {
        String form = " (FORMAT parquet, COMPRESSION lz4)";
        DuckDb.execute(connection, "COPY " + households + " TO " + DuckDb.target(householdFile) + form);
        DuckDb.execute(
                connection,
                "COPY (SELECT CAST(rowid + " + firstMember + " AS INTEGER) AS member_row, * FROM " + members + ") TO "
                        + DuckDb.target(memberFile) + form);
        DuckDb.execute(connection, "DROP TABLE " + households);
        DuckDb.execute(connection, "DROP TABLE " + members);
    }
}
