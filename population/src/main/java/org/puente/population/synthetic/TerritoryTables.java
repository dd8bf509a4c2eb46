package org.puente.population.synthetic;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.puente.population.DuckDb;

/** Writes a territory as the tables {@code states}, {@code municipalities} and {@code localities}. */
final class TerritoryTables {

    private final Connection connection;
    private final Territory territory;
    private final Codes codes;
    private final Map<String, Double> unknown;
    private final Draws draws = new Draws();

    TerritoryTables(Connection connection, Figures figures, Codes codes, Territory territory, long seed) {
        this.connection = connection;
        this.territory = territory;
        this.codes = codes;
        this.unknown = figures.get("unknown").terms();
        draws.restart(seed, Long.MIN_VALUE);
    }

    /** All states and municipalities, and the localities given by their numbers. */
    void write(java.util.List<String> stateNames, BitSet localities) throws SQLException {
        DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
        writeStates(duck, stateNames);
        writeMunicipalities(duck);
        writeLocalities(duck, localities);
    }

    private void writeStates(DuckDBConnection duck, java.util.List<String> names) throws SQLException {
        DuckDb.execute(connection, "CREATE TABLE states (state_code VARCHAR, name VARCHAR)");
        try (DuckDBAppender rows = duck.createAppender("states")) {
            for (int i = 0; i < names.size(); i++) {
                rows.beginRow();
                rows.append(territory.stateCodes().get(i));
                rows.append(names.get(i));
                rows.endRow();
            }
        }
    }

    private void writeMunicipalities(DuckDBConnection duck) throws SQLException {
        DuckDb.execute(connection, """
                CREATE TABLE municipalities (municipality_code VARCHAR, name VARCHAR, state_code VARCHAR,
                  population BIGINT, marginalisation VARCHAR, marginalisation_index DOUBLE,
                  poor_share DOUBLE, extreme_poor_share DOUBLE, below_line_share DOUBLE,
                  below_minimum_line_share DOUBLE, three_deprivations_share DOUBLE, indigenous_share DOUBLE,
                  rural_priority_zone BOOLEAN, urban_priority_zone_share DOUBLE, social_bank BOOLEAN,
                  social_lag VARCHAR)""");
        try (DuckDBAppender rows = duck.createAppender("municipalities")) {
            Cells cells = new Cells(rows, draws);
            for (Territory.Municipality municipality : territory.municipalities()) {
                rows.beginRow();
                append(cells, municipality);
                rows.endRow();
            }
        }
    }

    private void append(Cells cells, Territory.Municipality municipality) throws SQLException {
        double poverty = municipality.povertyKnown() ? 0 : 1;
        cells.text(municipality.code());
        cells.text(municipality.name());
        cells.text(territory.stateCodes().get(municipality.state()));
        cells.whole(municipality.population(), 0);
        cells.code(codes.marginalisation, municipality.grade(), 0);
        cells.decimal(municipality.index(), 0);
        cells.decimal(municipality.poorShare(), poverty);
        cells.decimal(municipality.extremePoorShare(), poverty);
        cells.decimal(municipality.belowLineShare(), poverty);
        cells.decimal(municipality.belowMinimumLineShare(), poverty);
        cells.decimal(municipality.threeDeprivationsShare(), poverty);
        cells.decimal(municipality.indigenousShare(), 0);
        cells.bool(municipality.ruralPriorityZone(), unknown("municipality.rural_priority_zone"));
        cells.decimal(municipality.urbanPriorityZoneShare(), unknown("municipality.urban_priority_zone_share"));
        cells.bool(municipality.socialBank(), unknown("municipality.social_bank"));
        cells.code(codes.socialLag, municipality.socialLag(), unknown("municipality.social_lag"));
    }

    private double unknown(String path) {
        return unknown.getOrDefault(path, 0.0);
    }

    private void writeLocalities(DuckDBConnection duck, BitSet chosen) throws SQLException {
        DuckDb.execute(connection, "CREATE TABLE localities (locality_code VARCHAR, name VARCHAR, population BIGINT)");
        try (DuckDBAppender rows = duck.createAppender("localities")) {
            Cells cells = new Cells(rows, draws);
            for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
                Territory.Locality locality = territory.localities().get(i);
                rows.beginRow();
                cells.text(locality.code());
                cells.text(locality.name());
                cells.whole(locality.population(), unknown("locality.population"));
                rows.endRow();
            }
        }
    }
}
