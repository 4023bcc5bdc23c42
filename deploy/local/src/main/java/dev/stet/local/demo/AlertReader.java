package dev.stet.local.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads how many alerts of the default tenant there are, and what was said last. */
final class AlertReader {

    /** Of statements of one moment, what stands comes before what has ended. */
    private static final String NEWS =
            """
            SELECT
                count(*) FILTER (WHERE status = 'raised') OVER () AS open,
                count(*) FILTER (WHERE status <> 'raised') OVER () AS ended,
                grain,
                stated_at,
                words
            FROM kpi_alert
            WHERE tenant_id = 'default'
            ORDER BY stated_at + (window_end - window_start) DESC, status = 'raised' DESC,
                metric_id, segment_by, segment
            LIMIT 1
            """;

    private final Connection connection;

    /** The connection stays the caller's. */
    AlertReader(Connection connection) {
        this.connection = connection;
    }

    AlertNews read() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NEWS)) {
            return row.next()
                    ? new AlertNews(row.getLong("open"), row.getLong("ended"), latest(row))
                    : new AlertNews(0, 0, null);
        }
    }

    private static AlertNews.Statement latest(ResultSet row) throws SQLException {
        return new AlertNews.Statement(
                new CoreMetric.Window(
                        row.getString("grain"), row.getTimestamp("stated_at").getTime()),
                row.getString("words"));
    }
}
