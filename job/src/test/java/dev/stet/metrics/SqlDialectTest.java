package dev.stet.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where windows of a day zone begin in Flink SQL, against java.time. */
final class SqlDialectTest {

    /** A view of Flink SQL is written anew by its parser, which must not change what it says. */
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Kolkata", "America/Havana"})
    void windowsBeginWhereJavaSays(String name) {
        ZoneId zone = ZoneId.of(name);
        List<Instant> given = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2024, 12, 1); day.getYear() < 2026; ) {
            given.add(day.atStartOfDay(zone).toInstant());
            day = day.plusDays(1);
            given.add(day.atStartOfDay(zone).toInstant().minusMillis(1));
        }
        StreamTableEnvironment tables = tables(given);
        tables.getConfig().set("table.local-time-zone", name);
        tables.executeSql(
                "CREATE TEMPORARY VIEW starts AS SELECT instant_of, %s FROM given"
                        .formatted(
                                Stream.of(Period.values())
                                        .flatMap(SqlDialectTest::starts)
                                        .collect(Collectors.joining(", "))));

        List<Row> found =
                CollectionUtil.iteratorToList(tables.executeSql("SELECT * FROM starts").collect());

        assertThat(found).hasSameSizeAs(given);
        for (Row row : found) {
            LocalDate day = ((Instant) row.getField(0)).atZone(zone).toLocalDate();
            assertThat(row).isEqualTo(expected((Instant) row.getField(0), day, zone));
        }
    }

    /** With the view {@code given}, of one column. */
    private static StreamTableEnvironment tables(List<Instant> given) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration()
                                .set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH));
        env.setParallelism(1);
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        tables.createTemporaryView(
                "given",
                tables.fromDataStream(
                                env.fromData(given),
                                Schema.newBuilder().column("f0", "TIMESTAMP_LTZ(3)").build())
                        .as("instant_of"));
        return tables;
    }

    private static Stream<String> starts(Period period) {
        return Stream.of(-1, 0, 1)
                .map(
                        windows ->
                                "%s AS %s_%d"
                                        .formatted(
                                                SqlDialect.FLINK.start(
                                                        period.noun(), "instant_of", windows),
                                                period.noun(),
                                                windows + 1));
    }

    private static Row expected(Instant instant, LocalDate day, ZoneId zone) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = day.withDayOfMonth(1);
        Stream<LocalDate> days =
                Stream.of(
                        day.minusDays(1),
                        day,
                        day.plusDays(1),
                        monday.minusWeeks(1),
                        monday,
                        monday.plusWeeks(1),
                        first.minusMonths(1),
                        first,
                        first.plusMonths(1));
        return Row.of(
                Stream.concat(
                                Stream.of(instant),
                                days.map(start -> start.atStartOfDay(zone).toInstant()))
                        .toArray());
    }
}
