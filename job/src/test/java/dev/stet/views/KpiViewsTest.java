package dev.stet.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stet.contract.Clusters;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import dev.stet.metrics.Clustered;
import dev.stet.metrics.Columns;
import dev.stet.udf.WilsonLower;
import dev.stet.udf.WilsonUpper;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CollectionUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KpiViewsTest {

    private static final long SEED = 435;
    private static final List<KpiRow> ROWS = KpiRows.random(SEED, 180);
    private static final StreamTableEnvironment TABLES = KpiRows.tables(ROWS);
    private static final Map<View, ResolvedSchema> SCHEMAS = new EnumMap<>(View.class);

    /** Passes measures through, makes every rate and bound, and is NULL where nothing is known. */
    @ParameterizedTest
    @EnumSource(View.class)
    void everyColumnIsWhatItsDefinitionSays(View view) {
        List<Map<String, @Nullable Object>> expected =
                ROWS.stream().filter(row -> row.view() == view).map(KpiDefinition::of).toList();
        List<Row> actual =
                CollectionUtil.iteratorToList(
                        TABLES.executeSql("SELECT * FROM " + view.table()).collect());

        assertThat(actual).hasSameSizeAs(expected);
        if (!Clustered.measures(view).isEmpty()) {
            assertThat(expected)
                    .extracting(columns -> String.valueOf(columns.get("interval_basis")))
                    .contains("clustered", "independent");
        }
        for (int i = 0; i < actual.size(); i++) {
            Row row = actual.get(i);
            assertThat(row.getKind()).isEqualTo(RowKind.INSERT);
            for (Map.Entry<String, @Nullable Object> column : expected.get(i).entrySet()) {
                Object value = row.getField(column.getKey());
                String what = "%s of row %d, seed %d".formatted(column.getKey(), i, SEED);
                if (column.getValue() instanceof Double number) {
                    assertThat(value).as(what).isInstanceOf(Double.class);
                    assertThat((Double) value)
                            .as(what)
                            .isCloseTo(number, within(1e-12 * Math.max(1, Math.abs(number))));
                } else {
                    assertThat(value).as(what).isEqualTo(column.getValue());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void columnsStandInTheirOrder(View view) {
        KpiRow any = ROWS.stream().filter(row -> row.view() == view).findFirst().orElseThrow();

        assertThat(schema(view).getColumnNames())
                .containsExactlyElementsOf(KpiDefinition.of(any).keySet());
    }

    /** So that tables can be made from the registry, without a planner. */
    @ParameterizedTest
    @EnumSource(View.class)
    void columnsAreWhatTheRegistrySays(View view) {
        assertThat(schema(view).getColumns())
                .extracting(column -> column.getName() + " " + column.getDataType())
                .containsExactlyElementsOf(
                        Columns.of(view).stream()
                                .map(column -> column.name() + " " + column.flinkType())
                                .toList());
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void timesAreInstantsAndTheKeyIsNeverNull(View view) {
        ResolvedSchema schema = schema(view);

        for (String column : List.of("tenant_id", "grain", "segment_by", "segment", "maturity")) {
            assertThat(type(schema, column)).isEqualTo(DataTypes.STRING().notNull());
        }
        assertThat(type(schema, "window_start")).isEqualTo(DataTypes.TIMESTAMP_LTZ(3).notNull());
        assertThat(type(schema, "window_end")).isEqualTo(DataTypes.TIMESTAMP_LTZ(3).notNull());
        assertThat(type(schema, "version")).isEqualTo(DataTypes.BIGINT().notNull());
        assertThat(type(schema, "watermark")).isEqualTo(DataTypes.TIMESTAMP_LTZ(3));
    }

    private static ResolvedSchema schema(View view) {
        return SCHEMAS.computeIfAbsent(view, each -> TABLES.from(each.table()).getResolvedSchema());
    }

    private static Object type(ResolvedSchema schema, String column) {
        return schema.getColumn(column).orElseThrow().getDataType();
    }

    /** One row by hand, lest definition and view err alike. */
    @Test
    void anHourOfSuggestions() {
        long[] values = new long[View.SUGGESTION.columns().size()];
        Map.of(
                        "shown", 1_000L,
                        "accepted", 269L,
                        "rejected", 31L,
                        "observed_30s", 200L,
                        "unobserved_30s", 69L,
                        "present_30s", 150L,
                        "retained_chars_30s", 900L,
                        "observed_chars_30s", 600L)
                .forEach((name, sum) -> values[View.SUGGESTION.columns().indexOf(name)] = sum);
        KpiRow row =
                new KpiRow(
                        View.SUGGESTION,
                        "default",
                        Grain.HOUR,
                        KpiRows.NEW_YEAR,
                        KpiRows.NEW_YEAR + Grain.HOUR.millis(),
                        "all",
                        "all",
                        true,
                        7,
                        Long.MAX_VALUE,
                        KpiRows.sums(View.SUGGESTION, values),
                        List.of());

        List<Row> rows =
                CollectionUtil.iteratorToList(
                        KpiRows.tables(List.of(row), Set.of(View.SUGGESTION))
                                .executeSql(
                                        "SELECT window_end, `watermark`, ignored, acceptance_rate,"
                                            + " persistence_rate_30s, kept_rate_30s,"
                                            + " char_persistence_30s, char_persistence_30s_high,"
                                            + " persistence_rate_30s_if_gone,"
                                            + " persistence_rate_30s_if_kept, persistence_rate_600s"
                                            + " FROM suggestion_kpi")
                                .collect());

        assertThat(rows)
                .containsExactly(
                        Row.of(
                                Instant.parse("2026-01-01T01:00:00Z"),
                                null,
                                700L,
                                0.269,
                                0.75,
                                0.15,
                                1.5,
                                null,
                                150.0 / 269,
                                219.0 / 269,
                                null));
    }

    /** Half of 20 users accept all that they see, half nothing. */
    @Test
    void anIntervalIsAsWideAsUsersDiffer() {
        List<Row> rows = select(hour(20, 0));

        assertThat(rows).hasSize(1);
        Row row = rows.get(0);
        assertThat(row.getField("interval_basis")).isEqualTo("clustered");
        assertThat((Double) row.getField("acceptance_rate_deff"))
                .isCloseTo(20 * 25 / 190.0 / 190.0 * 200 / 0.25, within(1e-9));
        assertThat((Double) row.getField("acceptance_rate_low")).isBetween(0.24, 0.27);
        assertThat((Double) row.getField("acceptance_rate_high")).isBetween(0.73, 0.76);
    }

    @Test
    void withNineUsersItIsTheWilsonInterval() {
        Row row = select(hour(9, 0)).get(0);

        assertThat(row.getField("interval_basis")).isEqualTo("independent");
        assertThat(row.getField("acceptance_rate_deff")).isNull();
        assertThat(row.getField("acceptance_rate_low")).isEqualTo(new WilsonLower().eval(40L, 90L));
        assertThat(row.getField("acceptance_rate_high"))
                .isEqualTo(new WilsonUpper().eval(40L, 90L));
    }

    /** The buckets do not add up to all that was shown: how far users differ is not known. */
    @Test
    void withAnEventOfNobodyItIsTheWilsonInterval() {
        Row row = select(hour(20, 1)).get(0);

        assertThat(row.getField("interval_basis")).isEqualTo("independent");
        assertThat(row.getField("acceptance_rate_deff")).isNull();
        assertThat(row.getField("acceptance_rate_low"))
                .isEqualTo(new WilsonLower().eval(100L, 201L));
        assertThat(row.getField("acceptance_rate_high"))
                .isEqualTo(new WilsonUpper().eval(100L, 201L));
        assertThat(row.getField("shown_clusters")).isNull();
        assertThat(row.getField("accepted_clusters")).isNotNull();
    }

    private static List<Row> select(KpiRow row) {
        return CollectionUtil.iteratorToList(
                KpiRows.tables(List.of(row), Set.of(View.SUGGESTION))
                        .executeSql(
                                "SELECT interval_basis, acceptance_rate_deff, acceptance_rate_low,"
                                        + " acceptance_rate_high, shown_clusters, accepted_clusters"
                                        + " FROM suggestion_kpi")
                        .collect());
    }

    /**
     * Each user sees ten suggestions; every second one accepts them.
     *
     * @param ofNobody how many more are shown
     */
    private static KpiRow hour(int users, int ofNobody) {
        long[] values = new long[View.SUGGESTION.columns().size()];
        int shown = View.SUGGESTION.columns().indexOf("shown");
        int accepted = View.SUGGESTION.columns().indexOf("accepted");
        Clusters clusters = new Clusters();
        for (int user = 0; user < users; user++) {
            long[] counts = new long[values.length];
            counts[shown] = 10;
            counts[accepted] = user % 2 * 10;
            clusters.add(user * 3, counts);
            values[shown] += counts[shown];
            values[accepted] += counts[accepted];
        }
        values[shown] += ofNobody;
        Sums sums = KpiRows.sums(View.SUGGESTION, values);
        sums.addClusters(PackedClusters.of(clusters));
        return new KpiRow(
                View.SUGGESTION,
                "default",
                Grain.HOUR,
                KpiRows.NEW_YEAR,
                KpiRows.NEW_YEAR + Grain.HOUR.millis(),
                "all",
                "all",
                true,
                7,
                Long.MAX_VALUE,
                sums,
                List.of());
    }
}
