package dev.stet.views;

import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The script that gives a session of the SQL Client, the SQL Gateway or the JDBC driver Stet's
 * functions, the KPI tables over Kafka and the views over them. It is put together from the files
 * under {@code sql/} when it is needed.
 */
public final class SessionScript {

    private static final String BROKERS = "'localhost:9092'";

    private static final List<String> JARS =
            List.of(
                    "flink-sql-connector-kafka.jar",
                    "commons-numbers-core.jar",
                    "commons-numbers-fraction.jar",
                    "commons-numbers-gamma.jar",
                    "commons-numbers-rootfinder.jar",
                    "commons-statistics-distribution.jar",
                    "datasketches-memory.jar",
                    "datasketches-java.jar",
                    "stet-udfs.jar");

    private static final List<String> SETTINGS =
            List.of(
                    "SET 'table.local-time-zone' = 'UTC'",
                    "SET 'parallelism.default' = '1'",
                    "SET 'execution.runtime-mode' = 'streaming'",
                    "SET 'sql-client.execution.result-mode' = 'tableau'");

    private final List<String> lines = new ArrayList<>();

    private SessionScript() {}

    /**
     * @param bootstrapServers where Kafka listens, as the session's cluster sees it
     * @param jars the folder of the jars, as the process that runs the session sees it
     */
    public static String of(String bootstrapServers, String jars) {
        SessionScript script = new SessionScript();
        script.lines.add(
                "-- Stet's functions, KPI tables over Kafka and their views, for a session");
        JARS.forEach(jar -> script.add("ADD JAR '" + jars + '/' + jar + '\''));
        SETTINGS.forEach(script::add);
        KpiViews.FUNCTIONS.forEach(script::addFile);
        script.lines.add(
                "-- Without an end: 'USE live' and SET 'execution.runtime-mode' = 'streaming'");
        script.addDatabase("live", "tables/");
        script.lines.add("-- Up to the moment of the query: batch execution, the default here");
        script.addDatabase("recorded", "recorded/");
        script.add("SET 'execution.runtime-mode' = 'batch'");
        return (String.join("\n\n", script.lines) + "\n")
                .replace(BROKERS, '\'' + bootstrapServers + '\'');
    }

    private void addDatabase(String name, String tables) {
        add("CREATE DATABASE IF NOT EXISTS " + name);
        add("USE " + name);
        views().forEach(view -> addFile(tables + view + ".sql"));
        views().forEach(view -> addFile("catalog/" + view + "_current.sql"));
        views().forEach(view -> addFile("catalog/" + view + "_final.sql"));
        addFile("catalog/metric.sql");
        addFile("catalog/kpi.sql");
        addFile("catalog/kpi_total.sql");
        add(
                SqlFiles.read("reviews/routing_ratio.sql")
                        .strip()
                        .replace("CREATE VIEW", "CREATE TEMPORARY VIEW"));
        addFile("catalog/experiment_effect.sql");
    }

    private static Stream<String> views() {
        return Arrays.stream(View.values()).map(View::table);
    }

    private void addFile(String file) {
        add(SqlFiles.read(file).strip());
    }

    private void add(String statement) {
        lines.add(statement + ';');
    }
}
