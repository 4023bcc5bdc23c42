package dev.stet.integrations.dbt;

import static dev.stet.integrations.Tree.list;
import static dev.stet.integrations.Tree.map;
import static dev.stet.integrations.Tree.text;
import static dev.stet.integrations.Tree.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import dev.stet.integrations.Tree;
import dev.stet.metrics.Columns;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The package as dbt's parser and MetricFlow's schema want it: known keys, names of their own, and
 * nothing referred to that is not there. dbt itself is no part of the build.
 */
final class DbtPackageTest {

    /** Of a name in a semantic model: MetricFlow keeps two underscores for itself. */
    private static final String NAME = "(?!.*__)[a-z][a-z0-9_]*[a-z0-9]";

    /** Names that MetricFlow keeps for itself. */
    private static final Set<String> RESERVED =
            Set.of("day", "week", "month", "quarter", "year", "hour", "minute", "metric_time");

    /** Metrics that do not add up over rows. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    // Quantiles.
                    "latency_p50_ms",
                    "latency_p95_ms",
                    "latency_p99_ms",
                    "time_to_complete_p50_s",
                    "time_to_complete_p90_s",
                    "time_to_resolution_p50_s",
                    "time_to_resolution_p90_s",
                    "time_to_resolve_incident_p50_s",
                    "time_to_resolve_incident_p90_s",
                    "time_to_resolve_ticket_p50_s",
                    "time_to_value_p50_s",
                    "time_to_value_p90_s",
                    "ttft_p50_ms",
                    "ttft_p95_ms",
                    "ttft_p99_ms",
                    "turns_p95",
                    // Of distinct users.
                    "active_users",
                    "repeat_queries_per_user",
                    "repeat_user_rate",
                    "using_users",
                    "value_user_rate",
                    "valuing_users",
                    // Of a survival.
                    "survival_at_30s",
                    "survival_at_120s",
                    "survival_at_300s",
                    "survival_at_600s",
                    // Of a rate that a sample corrects.
                    "hallucination_rate_corrected",
                    // Products, quotients or absolute values of sums.
                    "calibration_error",
                    "conversion_lift",
                    "retention_lift_d1",
                    "retention_lift_d7",
                    "retention_lift_d28");

    private static final Map<String, String> FILES = DbtPackage.files();

    @Test
    void usesNoKeyThatTheSchemaDoesNotKnow() {
        for (Map<String, Object> model : list(yaml("semantic_models"), "semantic_models")) {
            assertKeys(model, "name description model defaults primary_entity dimensions measures");
            assertKeys(map(model, "defaults"), "agg_time_dimension");
            for (Map<String, Object> dimension : list(model, "dimensions")) {
                assertKeys(dimension, "name type type_params");
            }
            for (Map<String, Object> measure : list(model, "measures")) {
                assertKeys(measure, "name description agg expr create_metric");
            }
        }
        for (Map<String, Object> metric : list(yaml("metrics"), "metrics")) {
            assertKeys(metric, "name label description type type_params config");
            assertKeys(
                    map(metric, "type_params"),
                    text(metric, "type").equals("ratio") ? "numerator denominator" : "measure");
            assertKeys(map(metric, "config"), "meta");
        }
        for (Map<String, Object> source : list(yaml("sources"), "sources")) {
            assertKeys(source, "name description schema tables");
            for (Map<String, Object> table : list(source, "tables")) {
                assertKeys(table, "name description data_tests columns");
                for (Map<String, Object> column : list(table, "columns")) {
                    assertKeys(column, "name description data_type data_tests");
                }
            }
        }
        for (Map<String, Object> exposure : list(yaml("exposures"), "exposures")) {
            assertKeys(exposure, "name label type maturity description owner depends_on");
        }
    }

    private static void assertKeys(Map<String, Object> tree, String known) {
        assertThat(Set.of(known.split(" "))).as("%s", tree).containsAll(tree.keySet());
    }

    @Test
    void namesAreOfTheirOwnAndAllowed() {
        List<String> metrics = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Map<String, Object> model : list(yaml("semantic_models"), "semantic_models")) {
            others.add(text(model, "name"));
            list(model, "measures").forEach(each -> metrics.add(text(each, "name")));
            list(model, "dimensions").forEach(each -> others.add(text(each, "name")));
        }
        list(yaml("metrics"), "metrics").forEach(each -> metrics.add(text(each, "name")));
        assertThat(metrics).as("every measure is a metric, too").doesNotHaveDuplicates();
        others.addAll(metrics);
        assertThat(others)
                .allMatch(name -> name.matches(NAME))
                .doesNotContainAnyElementsOf(RESERVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"semantic_models", "metrics", "exposures", "models"})
    void refersToWhatIsThere(String file) {
        Set<String> models = names("models", "models");
        Set<String> tables =
                list(yaml("sources"), "sources").stream()
                        .flatMap(source -> list(source, "tables").stream())
                        .map(table -> text(table, "name"))
                        .collect(Collectors.toSet());
        Set<String> measures = new HashSet<>();
        for (Map<String, Object> model : list(yaml("semantic_models"), "semantic_models")) {
            list(model, "measures").forEach(each -> measures.add(text(each, "name")));
            assertThat(models).contains(text(model, "model").replaceAll("ref\\('(.*)'\\)", "$1"));
        }
        for (Map<String, Object> tree : list(yaml(file), file)) {
            map(tree, "type_params")
                    .values()
                    .forEach(measure -> assertThat(measures).contains(String.valueOf(measure)));
            for (Object source : values(tree, "depends_on")) {
                assertThat(tables)
                        .contains(
                                String.valueOf(source)
                                        .replaceAll("source\\('stet', '(.*)'\\)", "$1"));
            }
        }
        assertThat(models).allMatch(model -> FILES.containsKey("models/%s.sql".formatted(model)));
    }

    @Test
    void exposuresDependOnEveryTable() {
        List<Map<String, Object>> tables = list(list(yaml("sources"), "sources").get(0), "tables");
        List<Object> all =
                tables.stream()
                        .map(table -> (Object) "source('stet', '%s')".formatted(table.get("name")))
                        .toList();
        assertThat(all).hasSizeGreaterThan(View.values().length);
        for (Map<String, Object> exposure : list(yaml("exposures"), "exposures")) {
            assertThat(values(exposure, "depends_on"))
                    .as("%s", exposure.get("name"))
                    .containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void describesEveryColumnOfEveryTable() {
        List<Map<String, Object>> tables = list(list(yaml("sources"), "sources").get(0), "tables");
        for (View view : View.values()) {
            Map<String, Object> table =
                    tables.stream()
                            .filter(each -> text(each, "name").equals(view.table()))
                            .findFirst()
                            .orElseThrow();
            assertThat(list(table, "columns"))
                    .extracting(column -> text(column, "name"))
                    .containsExactlyElementsOf(
                            Columns.of(view).stream().map(Columns.Column::name).toList());
            assertThat(list(table, "columns"))
                    .allMatch(column -> !text(column, "description").isBlank());
        }
    }

    @Test
    void hasEveryMetricThatAddsUp() {
        Set<String> there = names("metrics", "metrics");
        assertThat(Metrics.all().stream().map(Metric::id).filter(id -> !there.contains(id)))
                .containsExactlyInAnyOrderElementsOf(LEFT_OUT);
        assertThat(there).hasSize(Metrics.all().size() - LEFT_OUT.size());
    }

    private static Set<String> names(String file, String key) {
        return list(yaml(file), key).stream()
                .map(each -> text(each, "name"))
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> yaml(String file) {
        return Tree.parseYaml(Objects.requireNonNull(FILES.get("models/%s.yml".formatted(file))));
    }

    /** A parser of dbt reads the braces of Jinja first, so no description may hold any. */
    @Test
    void descriptionsHoldNoTemplate() {
        Stream.of("sources", "exposures", "models", "semantic_models", "metrics")
                .map(file -> Objects.requireNonNull(FILES.get("models/%s.yml".formatted(file))))
                .flatMap(String::lines)
                .filter(line -> !line.contains("schema:"))
                .forEach(line -> assertThat(line).doesNotContain("{{").doesNotContain("{%"));
    }
}
