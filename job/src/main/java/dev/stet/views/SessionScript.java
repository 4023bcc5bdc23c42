package dev.stet.views;

import dev.stet.contract.Targets;
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

    private static final String FOLDER = "'reviews/";
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

    /** A review reads what the statement before it writes. */
    private static final String ONE_AFTER_THE_OTHER = "SET 'table.dml-sync' = 'true'";

    private static final List<String> PERIODS = List.of("day", "week", "month");

    /** What is written into a table of that name before the reviews can be read, in this order. */
    private static final List<String> WRITTEN =
            PERIODS.stream()
                    .flatMap(period -> Stream.of("kpi_" + period, "kpi_" + period + "_change"))
                    .toList();

    /** Over these tables, each after those that it reads. */
    private static final List<String> REVIEWS =
            List.of(
                    "worst_segments",
                    "daily_review",
                    "weekly_split",
                    "weekly_review",
                    "feature_health",
                    "baseline",
                    "objective",
                    "monthly_review");

    private final List<String> lines = new ArrayList<>();

    private SessionScript() {}

    /**
     * Without the reviews, which take longer to prepare than all else together.
     *
     * @param bootstrapServers where Kafka listens, as the session's cluster sees it
     * @param jars the folder of the jars, as the process that runs the session sees it
     */
    public static String of(String bootstrapServers, String jars) {
        return of(bootstrapServers, jars, List.of());
    }

    /**
     * With the reviews.
     *
     * @param targets that the reviews judge by
     * @param folder of the tables that the reviews read, as the cluster sees it
     */
    public static String of(String bootstrapServers, String jars, Targets targets, String folder) {
        List<String> statements = new ArrayList<>(List.of(ONE_AFTER_THE_OTHER));
        statements.addAll(reviews(targets, folder));
        return of(bootstrapServers, jars, statements);
    }

    private static String of(String bootstrapServers, String jars, List<String> reviews) {
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
        reviews.forEach(script::add);
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

    /**
     * The statements that create the reviews and what they stand on, each after what it reads.
     *
     * @param folder of the tables that the reviews read, as the cluster sees it
     */
    public static List<String> reviews(Targets targets, String folder) {
        List<String> statements = new ArrayList<>(TargetViews.statements(targets));
        String path = "'" + folder.replace("'", "''") + '/';
        Stream<String> tables =
                PERIODS.stream()
                        .flatMap(
                                period ->
                                        Stream.of(
                                                        "kpi_%s_now",
                                                        "kpi_%s",
                                                        "latest_%s",
                                                        "kpi_%s_change_now",
                                                        "kpi_%s_change")
                                                .map(name -> name.formatted(period)));
        Stream.concat(tables, REVIEWS.stream())
                .map("catalog/%s.sql"::formatted)
                .map(file -> SqlFiles.read(file).strip().replace(FOLDER, path))
                .forEach(statements::add);
        return statements;
    }

    /** The statements that compute what the reviews read, one job each, in this order. */
    public static List<String> writing() {
        return WRITTEN.stream()
                .map("INSERT OVERWRITE %1$s SELECT * FROM %1$s_now"::formatted)
                .toList();
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
