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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The package as dbt's reference and MetricFlow's want it, by {@link DbtSchema}: names of their
 * own, and nothing referred to that is not there. dbt itself is no part of the build.
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
    void followsTheSchema() {
        for (String file :
                List.of("sources", "models", "exposures", "semantic_models", "metrics")) {
            assertThat(DbtSchema.problems(file + " file", yaml(file))).isEmpty();
        }
        assertThat(DbtSchema.problems("project file", project())).isEmpty();
    }

    private static Map<String, Object> project() {
        return Tree.parseYaml(Objects.requireNonNull(FILES.get("dbt_project.yml")));
    }

    /** A metric divides two numbers, or is one. */
    @Test
    void aMetricHasTheParametersOfItsType() {
        for (Map<String, Object> metric : list(yaml("metrics"), "metrics")) {
            assertThat(map(metric, "type_params").keySet())
                    .as("%s", metric.get("name"))
                    .isEqualTo(
                            text(metric, "type").equals("ratio")
                                    ? Set.of("numerator", "denominator")
                                    : Set.of("measure"));
        }
    }

    /** So the test of the files can fail, for each way to be wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "metrics;    type: ratio;    typ: ratio;metrics[0]: unknown key typ",
                "metrics;    label: acceptance_rate;;metrics[0]: no label!",
                "metrics;    type: ratio;    type: share;metrics[0].type: not simple|ratio: share",
                "semantic_models;        agg: sum;        agg: total;measures[0].agg: not sum",
                "semantic_models;create_metric: true;create_metric: 1;create_metric: not BOOLEAN",
                "semantic_models;    model: ref('stet_suggestion_days');    model: days;not REF",
                "semantic_models;  - name: suggestion_days;  - name: a__b;not WORD: a__b",
                "sources;              arguments:;              values:;no test with arguments",
                "models;    columns:;    columns: name\\n    meta:;columns: no list",
                "exposures;    type: dashboard;    type: page;exposures[0].type: not dashboard",
                "exposures;      name: Whoever runs Stet;      role: x;exposures[0].owner: no name!"
            })
    void aMistakeIsFound(String file, String right, @Nullable String wrong, String problem) {
        String yaml = Objects.requireNonNull(FILES.get("models/%s.yml".formatted(file)));
        String mistaken =
                yaml.replaceFirst(
                        Pattern.quote(right),
                        Matcher.quoteReplacement(
                                Objects.requireNonNullElse(wrong, "").replace("\\n", "\n")));
        assertThat(mistaken).isNotEqualTo(yaml);
        assertThat(DbtSchema.problems(file + " file", Tree.parseYaml(mistaken)))
                .anyMatch(found -> found.contains(problem));
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
