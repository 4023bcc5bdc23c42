package dev.stet.sinks;

import dev.stet.sinks.rows.Cells;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Rows that the sink writes into one table of the migration, and what is there afterwards. */
record RowsWritten<T>(
        PostgresAccess access, KpiTable table, TypeInformation<T> type, Cells<T> cells) {

    /** Runs a job that writes them in this order. */
    @SafeVarargs
    final void write(T... rows) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        PostgresKpiSink sink = new PostgresKpiSink(access);
        sink.add(table, env.fromData(List.of(rows), type), cells);
        sink.attach();
        env.execute();
    }

    /** What those may do with the table who only read. */
    List<String> privilegesOfReaders() throws Exception {
        return texts(
                "SELECT privilege_type FROM information_schema.role_table_grants WHERE table_name"
                        + " = '%s' AND grantee = 'stet_reader'".formatted(table.name()));
    }

    /** The first column of what a query returns. */
    List<String> texts(String query) throws Exception {
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
