package dev.stet.integrations;

import static dev.stet.integrations.Tree.list;
import static dev.stet.integrations.Tree.map;
import static dev.stet.integrations.Tree.text;
import static dev.stet.integrations.Tree.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stet.sinks.MigratedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The package of dbt over a database with rows: its models, its data tests, and its metrics, which
 * must be those of the view {@code kpi_week}. What dbt's templates say is filled in here, since dbt
 * itself is not part of the build.
 */
final class DbtPackageITCase {

    private static final Path FOLDER = Path.of("../../integrations/dbt");

    private static final Path DOCUMENT = Path.of("../../docs/integrations.md");

    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SOURCE = Pattern.compile("\\{\\{ source\\('stet', '(\\w+)'\\) }}");
    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\{ var\\(\"stet_segment_by\", \"all\"\\) }}");

    @RegisterExtension private static final MigratedDatabase DATABASE = new MigratedDatabase();

    @BeforeAll
    static void fill() throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            new FilledTables(connection).fill();
            for (Path model : models()) {
                statement.execute(
                        "CREATE VIEW %s AS %s"
                                .formatted(name(model), filled(Files.readString(model), "all")));
            }
        }
    }

    @Test
    void modelsHoldTheFinalDaysOfOneSegmentSet() throws Exception {
        for (Path model : models()) {
            if (!name(model).equals("stet_time_spine")) {
                assertThat(count("SELECT * FROM " + name(model)))
                        .as(name(model))
                        .isEqualTo(FilledTables.DAYS);
                assertThat(count(filled(Files.readString(model), "feature")))
                        .as(name(model))
                        .isEqualTo(2 * FilledTables.DAYS);
            }
        }
        assertThat(
                        count(
                                "SELECT * FROM stet_time_spine WHERE date_day = DATE '%s'"
                                        .formatted(FilledTables.FIRST)))
                .isEqualTo(1);
    }

    /** With what docs/integrations.md grants, and nothing else. */
    @Test
    void theDocumentedUserMayBuildTheModels() throws Exception {
        Matcher documented = SQL.matcher(Files.readString(DOCUMENT));
        assertThat(documented.find()).isTrue();
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(documented.group(1));
            statement.execute("SET ROLE dbt");
            for (Path model : models()) {
                statement.execute(
                        "CREATE VIEW analytics.%s AS %s"
                                .formatted(name(model), filled(Files.readString(model), "all")));
            }
            assertThat(count(statement, "SELECT * FROM analytics.stet_suggestion_days"))
                    .isEqualTo(FilledTables.DAYS);
            assertThatThrownBy(() -> statement.execute("DELETE FROM suggestion_kpi"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            connection.rollback();
        }
    }

    /** As MetricFlow computes them: sums over the rows of a model, and one divided by the other. */
    @Test
    void metricsAreThoseOfTheWeek() throws Exception {
        Map<String, Measure> measures = measures();
        Map<String, Double> expected = week();
        List<Map<String, Object>> metrics = list(yaml("models/metrics.yml"), "metrics");
        assertThat(metrics).hasSizeGreaterThan(150);
        for (Map<String, Object> metric : metrics) {
            Map<String, Object> parameters = map(metric, "type_params");
            double value =
                    text(metric, "type").equals("simple")
                            ? sum(measures, parameters.get("measure"))
                            : sum(measures, parameters.get("numerator"))
                                    / sum(measures, parameters.get("denominator"));
            Double week = expected.get(text(metric, "name"));
            assertThat(week).as("%s of the week", metric.get("name")).isNotNull();
            assertThat(value)
                    .as("%s", metric.get("name"))
                    .isCloseTo(
                            Objects.requireNonNull(week),
                            within(1e-9 * Math.max(1, Math.abs(week))));
        }
    }

    /** What fails returns rows. */
    @Test
    void dataTestsHold() throws Exception {
        int tests = 0;
        for (Map<String, Object> source : list(yaml("models/sources.yml"), "sources")) {
            for (Map<String, Object> table : list(source, "tables")) {
                tests += run(table);
            }
        }
        for (Map<String, Object> model : list(yaml("models/models.yml"), "models")) {
            tests += run(model);
        }
        assertThat(tests).isGreaterThan(200);
    }

    @Test
    void dataTestsFindWhatIsWrong() throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE suggestion_kpi SET acceptance_rate = 0.3");
            assertThat(count(statement, interval("suggestion_kpi", "acceptance_rate")))
                    .isPositive();
            statement.execute("UPDATE suggestion_kpi SET grain = '2h' WHERE segment = 'search'");
            assertThat(
                            count(
                                    statement,
                                    acceptedValues(
                                            "suggestion_kpi", "grain", List.of("1m", "1h", "1d"))))
                    .isPositive();
            connection.rollback();
        }
    }

    private record Measure(String model, String expression) {}

    private static Map<String, Measure> measures() throws Exception {
        Map<String, Measure> measures = new HashMap<>();
        for (Map<String, Object> model :
                list(yaml("models/semantic_models.yml"), "semantic_models")) {
            String table = text(model, "model").replaceAll("ref\\('(\\w+)'\\)", "$1");
            for (Map<String, Object> measure : list(model, "measures")) {
                assertThat(measure.get("agg")).isEqualTo("sum");
                measures.put(text(measure, "name"), new Measure(table, text(measure, "expr")));
            }
        }
        return measures;
    }

    private static double sum(Map<String, Measure> measures, @Nullable Object name)
            throws Exception {
        Measure measure = Objects.requireNonNull(measures.get(String.valueOf(name)), "" + name);
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(
                                "SELECT CAST(sum(%s) AS double precision) FROM %s"
                                        .formatted(measure.expression(), measure.model()))) {
            result.next();
            return result.getDouble(1);
        }
    }

    private static Map<String, Double> week() throws Exception {
        Map<String, Double> values = new HashMap<>();
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(
                                """
                                SELECT metric_id, coalesce(value, numerator) FROM kpi_week
                                WHERE segment_by = 'all' AND window_start = '%sZ'
                                """
                                        .formatted(FilledTables.FIRST))) {
            while (result.next()) {
                double value = result.getDouble(2);
                if (!result.wasNull()) {
                    values.put(result.getString(1), value);
                }
            }
        }
        return values;
    }

    private static int run(Map<String, Object> table) throws Exception {
        String name = text(table, "name");
        int tests = 0;
        for (Object test : values(table, "data_tests")) {
            assertHolds(name, "", test);
            tests++;
        }
        for (Map<String, Object> column : list(table, "columns")) {
            for (Object test : values(column, "data_tests")) {
                assertHolds(name, text(column, "name"), test);
                tests++;
            }
        }
        return tests;
    }

    private static void assertHolds(String table, String column, Object test) throws Exception {
        String name =
                test instanceof Map<?, ?> map
                        ? map.keySet().iterator().next().toString()
                        : "" + test;
        String sql =
                switch (name) {
                    case "not_null" ->
                            "SELECT * FROM %s WHERE \"%s\" IS NULL".formatted(table, column);
                    case "unique" -> unique(table, List.of(column));
                    case "stet_unique_row" -> unique(table, argument(test, name, "columns"));
                    case "accepted_values" ->
                            acceptedValues(table, column, argument(test, name, "values"));
                    case "stet_interval" -> interval(table, column);
                    default -> throw new AssertionError("unknown test " + name);
                };
        assertThat(count(sql)).as("%s of %s.%s", name, table, column).isZero();
    }

    private static String unique(String table, List<String> columns) throws Exception {
        return Files.readString(FOLDER.resolve("macros/stet_unique_row.sql"))
                .replaceAll("\\{%.*?%}", "")
                .replace("{{ columns | join(', ') }}", String.join(", ", columns))
                .replace("{{ model }}", table);
    }

    private static String interval(String table, String column) throws Exception {
        return Files.readString(FOLDER.resolve("macros/stet_interval.sql"))
                .replaceAll("\\{%.*?%}", "")
                .replace("{{ column_name }}", column)
                .replace("{{ model }}", table);
    }

    private static String acceptedValues(String table, String column, List<String> values) {
        return "SELECT * FROM %s WHERE \"%s\" NOT IN ('%s')"
                .formatted(table, column, String.join("', '", values));
    }

    @SuppressWarnings("unchecked")
    private static List<String> argument(Object test, String name, String argument) {
        Map<String, Object> tree = (Map<String, Object>) test;
        return (List<String>)
                Objects.requireNonNull(map(map(tree, name), "arguments").get(argument));
    }

    private static List<Path> models() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER.resolve("models"))) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        }
    }

    private static String name(Path model) {
        return model.getFileName().toString().replace(".sql", "");
    }

    private static String filled(String template, String segmentBy) {
        String sources = SOURCE.matcher(template).replaceAll("$1");
        String sql = VARIABLE.matcher(sources).replaceAll(Matcher.quoteReplacement(segmentBy));
        assertThat(sql).doesNotContain("{{");
        return sql;
    }

    private static long count(String sql) throws Exception {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            return count(statement, sql);
        }
    }

    private static long count(Statement statement, String sql) throws Exception {
        try (ResultSet result =
                statement.executeQuery("SELECT count(*) FROM (\n%s\n) AS rows".formatted(sql))) {
            result.next();
            return result.getLong(1);
        }
    }

    private static Map<String, Object> yaml(String file) throws Exception {
        return Tree.parseYaml(Files.readString(FOLDER.resolve(file)));
    }
}
