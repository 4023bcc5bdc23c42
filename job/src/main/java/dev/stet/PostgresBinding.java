package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.JobConfig;
import dev.stet.config.Secret;
import dev.stet.config.SinkConfig;
import dev.stet.config.SinkOptions;
import dev.stet.contract.Targets;
import dev.stet.sinks.KpiTable;
import dev.stet.sinks.PostgresAccess;
import dev.stet.sinks.PostgresKpiSink;
import dev.stet.sinks.PostgresTables;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.sinks.rows.Cells;
import dev.stet.sinks.rows.Layout;
import dev.stet.sinks.rows.OutcomeCells;
import dev.stet.sinks.rows.SampleCells;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Binds KPI views to tables of PostgreSQL that are there and fit. */
public final class PostgresBinding {

    private PostgresBinding() {}

    static void bind(
            SinkConfig.OfPostgres config,
            List<Bindings.KpiStream> views,
            StetTopology.Streams streams) {
        PostgresAccess access = access(config);
        PostgresTables database = new PostgresTables(access);
        try {
            if (config.create()) {
                database.migrate();
            }
            writeTargets(config, database);
            PostgresKpiSink sink = new PostgresKpiSink(access);
            for (Bindings.KpiStream view : views) {
                KpiTable table =
                        KpiTable.of(view.layout().name(), view.table().getResolvedSchema());
                requireNone(database.obstacle(table));
                sink.add(table, view.rows());
            }
            if (config.outcomes()) {
                for (StetTopology.Outcomes outcomes : streams.outcomes()) {
                    add(
                            Optional.of(outcomes.rows()),
                            OutcomeCells.layout(outcomes.table(), OutcomeCells.EVERY),
                            OutcomeCells.cells(outcomes.table(), OutcomeCells.EVERY),
                            database,
                            sink);
                }
            }
            add(streams.alerts(), AlertCells.LAYOUT, AlertCells.cells(), database, sink);
            add(streams.sample(), SampleCells.LAYOUT, SampleCells.cells(), database, sink);
            sink.attach();
        } catch (SQLException e) {
            throw unreachable(config, e);
        }
    }

    private static <T> void add(
            Optional<DataStream<T>> rows,
            Layout layout,
            Cells<T> cells,
            PostgresTables database,
            PostgresKpiSink sink)
            throws SQLException {
        if (rows.isPresent()) {
            KpiTable table = KpiTable.of(layout);
            requireNone(database.obstacle(table));
            sink.add(table, rows.get(), cells);
        }
    }

    /**
     * Makes the tables of a job that writes to PostgreSQL, and writes its targets, if it has any.
     *
     * @return the URL of the database
     * @throws ConfigException where the job does not, or the database refuses
     */
    public static String migrate(JobConfig config) {
        SinkConfig.OfPostgres postgres =
                config.sinks().stream()
                        .filter(SinkConfig.OfPostgres.class::isInstance)
                        .map(SinkConfig.OfPostgres.class::cast)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ConfigException(
                                                SinkOptions.SINKS.key(), "does not name postgres"));
        try {
            PostgresTables database = new PostgresTables(access(postgres));
            database.migrate();
            writeTargets(postgres, database);
            writeDayZone(config, database);
        } catch (SQLException e) {
            throw unreachable(postgres, e);
        }
        return postgres.url();
    }

    /**
     * Has weeks, months and reviews follow the days of this job, which nothing stops from running
     * any more.
     *
     * @throws ConfigException where the database refuses
     */
    static void announce(JobConfig config) {
        for (SinkConfig sink : config.sinks()) {
            if (sink instanceof SinkConfig.OfPostgres postgres) {
                try {
                    writeDayZone(config, new PostgresTables(access(postgres)));
                } catch (SQLException e) {
                    throw unreachable(postgres, e);
                }
            }
        }
    }

    private static void writeDayZone(JobConfig config, PostgresTables database)
            throws SQLException {
        requireNone(database.replaceDayZone(config.dataflow().cube().zone().id()));
    }

    private static void requireNone(Optional<String> obstacle) {
        if (obstacle.isPresent()) {
            throw new ConfigException(SinkOptions.POSTGRES_URL.key(), Said.line(obstacle.get()));
        }
    }

    private static void writeTargets(SinkConfig.OfPostgres config, PostgresTables database)
            throws SQLException {
        Optional<Targets> targets = ConfigCheck.targets(config.targetsFile());
        if (targets.isPresent()) {
            database.replaceTargets(targets.get());
        }
    }

    private static PostgresAccess access(SinkConfig.OfPostgres config) {
        return new PostgresAccess(
                config.url(), config.user(), config.password().map(Secret::read).orElse(""));
    }

    /** Says which option is to blame, by PostgreSQL's code of the error. */
    private static ConfigException unreachable(SinkConfig.OfPostgres config, SQLException failure) {
        String said = Said.line(failure.getMessage());
        String state = String.valueOf(failure.getSQLState());
        if (state.startsWith("28")) {
            return new ConfigException(
                    SinkOptions.POSTGRES_PASSWORD_FILE.key(),
                    "%s does not let %s in (%s): change the password, or stet.sinks.postgres.user"
                            .formatted(config.url(), config.user(), said));
        }
        if (state.startsWith("08")) {
            return new ConfigException(
                    SinkOptions.POSTGRES_URL.key(),
                    "no PostgreSQL answers at %s (%s)".formatted(config.url(), said));
        }
        return new ConfigException(
                SinkOptions.POSTGRES_URL.key(), "%s refuses: %s".formatted(config.url(), said));
    }
}
