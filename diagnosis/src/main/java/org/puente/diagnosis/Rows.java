package org.puente.diagnosis;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads the rows of a query, one by one. */
final class Rows {

    private Rows() {}

    /** What is done with one row. */
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    static void read(Connection connection, String query, Reader reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
