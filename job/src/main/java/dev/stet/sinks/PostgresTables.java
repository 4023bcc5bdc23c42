package dev.stet.sinks;

import dev.stet.contract.Targets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of KPI rows in a database: makes them, and holds them against what is to be written.
 */
public record PostgresTables(PostgresAccess access) {

    private static final String MIGRATION = "/postgres/migration.sql";

    private static final int WITHIN_SECONDS = 15;

    private static final String COLUMNS =
            "SELECT column_name, data_type FROM information_schema.columns"
                    + " WHERE table_schema = current_schema() AND table_name = ?";

    /** Tables, comments, views and grants, for any version of the tables that was there before. */
    public static String migration() {
        try (InputStream file = PostgresTables.class.getResourceAsStream(MIGRATION)) {
            if (file == null) {
                throw new IllegalStateException(MIGRATION + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs the migration, in one transaction. It may be run again.
     *
     * @throws SQLException where the server refuses or cannot be reached
     */
    public void migrate() throws SQLException {
        try (Connection connection = access.connect(WITHIN_SECONDS);
                Statement statement = connection.createStatement()) {
            statement.execute(migration());
            connection.commit();
        }
    }

    /**
     * Writes targets in place of those that are there, in one transaction.
     *
     * @throws SQLException where the server refuses, as without the migration, or cannot be reached
     */
    public void replaceTargets(Targets targets) throws SQLException {
        try (Connection connection = access.connect(WITHIN_SECONDS)) {
            PostgresTargets.replace(connection, targets);
            connection.commit();
        }
    }

    /**
     * Writes the zone of the days, by which the views of weeks and months go.
     *
     * @return what to change, where the table of it is missing
     * @throws SQLException where the server refuses, as a zone that it does not know, or cannot be
     *     reached
     */
    public Optional<String> replaceDayZone(String id) throws SQLException {
        try (Connection connection = access.connect(WITHIN_SECONDS)) {
            if (columns(connection, "day_zone").isEmpty()) {
                return Optional.of(missing("day_zone"));
            }
            try (PreparedStatement update =
                    connection.prepareStatement(
                            "UPDATE day_zone SET zone = ? WHERE now() AT TIME ZONE ? IS NOT"
                                    + " NULL")) {
                update.setString(1, id);
                update.setString(2, id);
                update.executeUpdate();
            }
            connection.commit();
            return Optional.empty();
        }
    }

    private static String missing(String table) {
        return "the table %s is missing: run './stet postgres migrate', or set stet.sinks.postgres.create"
                .formatted(table);
    }

    /**
     * What keeps rows from being written into a table.
     *
     * @return what to change, with whatever the server says; empty where all is well
     * @throws SQLException where the server cannot be reached
     */
    public Optional<String> obstacle(KpiTable table) throws SQLException {
        try (Connection connection = access.connect(WITHIN_SECONDS)) {
            Map<String, String> there = columns(connection, table.name());
            if (there.isEmpty()) {
                return Optional.of(missing(table.name()));
            }
            for (KpiTable.Field field : table.columns()) {
                String type = there.get(field.name());
                if (type == null) {
                    return Optional.of(
                            "the table %s has no column %s: run './stet postgres migrate'"
                                    .formatted(table.name(), field.name()));
                }
                if (!type.equals(field.type().sql())) {
                    return Optional.of(
                            "the column %s.%s is %s, and must be %s: change it, or rename the table and run './stet postgres migrate'"
                                    .formatted(
                                            table.name(), field.name(), type, field.type().sql()));
                }
            }
            return refusal(connection, table);
        }
    }

    private static Map<String, String> columns(Connection connection, String table)
            throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    columns.put(found.getString(1), found.getString(2));
                }
            }
        }
        return columns;
    }

    /** Has the server plan an upsert: it looks for the unique key, and at privileges. */
    private static Optional<String> refusal(Connection connection, KpiTable table) {
        try (PreparedStatement statement =
                connection.prepareStatement("EXPLAIN " + table.upsertStatement())) {
            for (int i = 1; i <= table.columns().size(); i++) {
                statement.setNull(i, Types.NULL);
            }
            statement.execute();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(
                    "the table %s cannot be written to: %s"
                            .formatted(table.name(), e.getMessage()));
        }
    }
}
