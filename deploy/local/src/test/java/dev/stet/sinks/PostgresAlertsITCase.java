package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.Grain;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.wire.CodecType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** Alerts in the table that the migration makes. */
final class PostgresAlertsITCase {

    private static final KpiTable TABLE = KpiTable.of(AlertCells.LAYOUT);

    private static Alert alert(String segment, AlertStatus status, long version) {
        return new Alert(
                new Alert.Subject(
                        "acme",
                        AlertKind.LEVEL,
                        "csat_mean",
                        Grain.DAY,
                        0,
                        86_400_000,
                        "workflow",
                        segment),
                status,
                version,
                false,
                "warn",
                0,
                new Alert.Numbers(
                        3.2, 3.1, Double.NaN, 3.5, null, Double.NaN, Double.NaN, Double.NaN),
                null,
                "words");
    }

    @Test
    void theLatestStatementStays() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
            PostgresAccess access = new PostgresAccess(database.url(), EmbeddedDatabase.USER, "");
            PostgresTables tables = new PostgresTables(access);
            tables.migrate();
            tables.migrate();
            assertThat(tables.obstacle(TABLE)).isEmpty();
            write(
                    access,
                    alert("a", AlertStatus.RAISED, 1),
                    alert("a", AlertStatus.RESOLVED, 2),
                    alert("b", AlertStatus.RAISED, 1));
            write(access, alert("a", AlertStatus.RAISED, 1), alert("b", AlertStatus.RAISED, 1));
            assertThat(
                            texts(
                                    access,
                                    "SELECT concat_ws(' ', segment, status, version, value, high IS"
                                            + " NULL, window_end AT TIME ZONE 'UTC') FROM kpi_alert"
                                            + " ORDER BY segment"))
                    .containsExactly(
                            "a resolved 2 3.2 t 1970-01-02 00:00:00",
                            "b raised 1 3.2 t 1970-01-02 00:00:00");
            assertThat(
                            texts(
                                    access,
                                    "SELECT privilege_type FROM"
                                            + " information_schema.role_table_grants WHERE"
                                            + " table_name = 'kpi_alert' AND grantee ="
                                            + " 'stet_reader'"))
                    .containsExactly("SELECT");
        }
    }

    private static void write(PostgresAccess access, Alert... alerts) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        PostgresKpiSink sink = new PostgresKpiSink(access);
        sink.add(
                TABLE,
                env.fromData(List.of(alerts), CodecType.of(Alert.class, Alert.WireCodec.class)),
                AlertCells.cells());
        sink.attach();
        env.execute();
    }

    private static List<String> texts(PostgresAccess access, String query) throws Exception {
        List<String> texts = new ArrayList<>();
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
