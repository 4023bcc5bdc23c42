package dev.stet.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stet.contract.KpiRow;
import dev.stet.metrics.Formula;
import dev.stet.metrics.Goal.Direction;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CollectionUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The views {@code metric} and {@code kpi}, over random KPI rows. */
final class LongViewTest {

    private static final List<KpiRow> ROWS = KpiRows.random(2_061, 120);
    private static final StreamTableEnvironment TABLES = KpiRows.tables(ROWS);

    @BeforeAll
    static void register() {
        TABLES.executeSql(SqlFiles.read("catalog/metric.sql"));
        TABLES.executeSql(SqlFiles.read("catalog/kpi.sql"));
    }

    @Test
    void holdsNoState() {
        assertThat(TABLES.explainSql("SELECT metric_id, status FROM kpi"))
                .contains("Correlate")
                .doesNotContainPattern(SqlLayerTest.STATEFUL);
    }

    @Test
    void hasARowPerMetricOfTheRegistry() {
        assertThat(rows("SELECT metric_id FROM metric").stream().map(row -> row.getField(0)))
                .containsExactlyInAnyOrderElementsOf(
                        Metrics.all().stream().map(metric -> (Object) metric.id()).toList());
    }

    @Test
    void saysOfEveryMetricWhatItsDefinitionSays() {
        List<Row> actual = rows("SELECT * FROM kpi");
        List<Metric> metrics = new ArrayList<>();
        List<KpiRow> of = new ArrayList<>();
        for (KpiRow row : ROWS) {
            for (Metric metric : Metrics.of(row.view())) {
                metrics.add(metric);
                of.add(row);
            }
        }
        Set<Object> statuses = new HashSet<>();

        assertThat(actual).hasSameSizeAs(metrics);
        for (int i = 0; i < metrics.size(); i++) {
            Row found = find(actual, metrics.get(i), of.get(i));
            assertIsDefined(found, metrics.get(i), KpiDefinition.of(of.get(i)));
            statuses.add(String.valueOf(found.getField("status")));
        }
        assertThat(statuses)
                .containsExactlyInAnyOrder("ok", "warn", "critical", "too_few", "no_data");
    }

    private static Row find(List<Row> rows, Metric metric, KpiRow of) {
        return rows.stream()
                .filter(row -> metric.id().equals(row.getField("metric_id")))
                .filter(row -> Long.valueOf(of.version()).equals(row.getField("version")))
                .findFirst()
                .orElseThrow();
    }

    private static void assertIsDefined(
            Row found, Metric metric, Map<String, @Nullable Object> columns) {
        Formula formula = metric.formula();
        Double denominator =
                formula.denominator() == null ? null : sum(formula.denominator(), columns);
        Object value =
                metric.hasColumn() ? columns.get(metric.id()) : sum(formula.numerator(), columns);
        Object low = columns.get(metric.id() + "_low");
        Object high = columns.get(metric.id() + "_high");

        equal(found, "denominator", denominator);
        equal(found, "value", value);
        equal(found, "low", low);
        equal(found, "high", high);
        Object effect = columns.get(metric.id() + "_deff");
        equal(found, "deff", effect);
        assertThat(found.getField("interval_basis"))
                .as("interval_basis of %s", found)
                .isEqualTo(effect != null ? "clustered" : low != null ? "independent" : null);
        if (formula.isFraction() && denominator != null && value != null) {
            Double numerator = (Double) found.getField("numerator");
            assertThat(numerator).isNotNull();
            equal(found, "value", numerator / denominator);
        }
        assertThat(found.getField("counter_id")).isEqualTo(metric.goal().counter());
        assertThat(found.getField("status"))
                .as("status of %s", found)
                .isEqualTo(status(metric, value, sample(metric, denominator, columns), low, high));
    }

    /** Of a lift the users with a use or those without, whichever are fewer. */
    private static @Nullable Double sample(
            Metric metric, @Nullable Double denominator, Map<String, @Nullable Object> columns) {
        if (!metric.id().contains("_lift")) {
            return denominator;
        }
        Double with = sum("new_ai_users", columns);
        Double without = sum("new_users - new_ai_users", columns);
        return with == null || without == null ? null : Double.valueOf(Math.min(with, without));
    }

    private static void equal(Row found, String column, @Nullable Object expected) {
        if (expected instanceof Double number) {
            assertThat((Double) found.getField(column))
                    .as("%s of %s", column, found)
                    .isCloseTo(number, within(1e-12 * Math.max(1, Math.abs(number))));
        } else {
            assertThat(found.getField(column)).as("%s of %s", column, found).isNull();
        }
    }

    /** Null where a column of the expression is null. */
    private static @Nullable Double sum(String expression, Map<String, @Nullable Object> columns) {
        Iterator<String> words =
                List.of(expression.replaceAll("([()])", " $1 ").strip().split(" +")).iterator();
        return new Arithmetic(words, columns).sum();
    }

    /** Names of columns with +, -, * and parentheses, word by word. */
    private static final class Arithmetic {

        private final Iterator<String> words;
        private final Map<String, @Nullable Object> columns;
        private String word = "";

        Arithmetic(Iterator<String> words, Map<String, @Nullable Object> columns) {
            this.words = words;
            this.columns = columns;
            next();
        }

        private String next() {
            String read = word;
            word = words.hasNext() ? words.next() : "";
            return read;
        }

        @Nullable Double sum() {
            Double sum = product();
            while (word.equals("+") || word.equals("-")) {
                int sign = next().equals("+") ? 1 : -1;
                Double more = product();
                sum = sum == null || more == null ? null : Double.valueOf(sum + sign * more);
            }
            return sum;
        }

        private @Nullable Double product() {
            Double product = factor();
            while (word.equals("*")) {
                next();
                Double times = factor();
                product = product == null || times == null ? null : Double.valueOf(product * times);
            }
            return product;
        }

        private @Nullable Double factor() {
            if (!word.equals("(")) {
                return columns.get(next()) instanceof Number number ? number.doubleValue() : null;
            }
            next();
            Double inner = sum();
            next();
            return inner;
        }
    }

    private static String status(
            Metric metric,
            @Nullable Object value,
            @Nullable Double sample,
            @Nullable Object low,
            @Nullable Object high) {
        if (value == null) {
            return "no_data";
        }
        if (sample != null && sample < 30) {
            return "too_few";
        }
        Direction direction = metric.goal().direction();
        if (direction == Direction.NEITHER) {
            return "ok";
        }
        boolean more = direction == Direction.MORE;
        Object bestEnd = more ? high : low;
        double best = (Double) (bestEnd == null ? value : bestEnd);
        if (isCrossed(more, best, metric.levels().general().critical())) {
            return "critical";
        }
        return isCrossed(more, best, metric.levels().general().warn()) ? "warn" : "ok";
    }

    private static boolean isCrossed(boolean more, double best, @Nullable String level) {
        return level != null
                && (more ? best < Double.parseDouble(level) : best > Double.parseDouble(level));
    }

    private static List<Row> rows(String query) {
        return CollectionUtil.iteratorToList(TABLES.executeSql(query).collect());
    }
}
