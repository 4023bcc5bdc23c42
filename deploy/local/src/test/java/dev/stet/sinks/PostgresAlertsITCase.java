package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.Grain;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.wire.CodecType;
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
            RowsWritten<Alert> written =
                    new RowsWritten<>(
                            access,
                            TABLE,
                            CodecType.of(Alert.class, Alert.WireCodec.class),
                            AlertCells.cells());
            written.write(
                    alert("a", AlertStatus.RAISED, 1),
                    alert("a", AlertStatus.RESOLVED, 2),
                    alert("b", AlertStatus.RAISED, 1));
            written.write(alert("a", AlertStatus.RAISED, 1), alert("b", AlertStatus.RAISED, 1));
            assertThat(
                            written.texts(
                                    "SELECT concat_ws(' ', segment, status, version, value, high IS"
                                            + " NULL, window_end AT TIME ZONE 'UTC') FROM kpi_alert"
                                            + " ORDER BY segment"))
                    .containsExactly(
                            "a resolved 2 3.2 t 1970-01-02 00:00:00",
                            "b raised 1 3.2 t 1970-01-02 00:00:00");
            assertThat(written.privilegesOfReaders()).containsExactly("SELECT");
        }
    }
}
