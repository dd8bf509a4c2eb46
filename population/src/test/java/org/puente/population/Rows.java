package org.puente.population;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Shows a Parquet file as lines of text, header first, unknown as {@code ?}. */
final class Rows {

    private Rows() {}

    static List<String> of(Connection connection, Path parquet) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM read_parquet(" + DuckDb.file(parquet) + ")")) {
            int columns = rows.getMetaData().getColumnCount();
            StringJoiner header = new StringJoiner(" | ");
            for (int i = 1; i <= columns; i++) {
                header.add(rows.getMetaData().getColumnName(i));
            }
            lines.add(header.toString());
            while (rows.next()) {
                StringJoiner line = new StringJoiner(" | ");
                for (int i = 1; i <= columns; i++) {
                    String cell = rows.getString(i);
                    line.add(cell == null ? "?" : cell);
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }
}
