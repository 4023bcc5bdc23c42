package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.OutcomeTable;
import dev.stet.contract.View;
import dev.stet.local.CoauthorTopic;
import dev.stet.local.WrittenRows;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.local.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The job as its file of options describes it: real events out of Kafka, rows into PostgreSQL,
 * Kafka and Parquet at once, and in each of them the rows that an independent program computed.
 */
final class StetJobITCase {

    private static final String ROWS_AND_CASES =
            """
            SELECT count(*) AS rows, sum(counted) AS cases,
                count(*) FILTER (WHERE (k.%3$s, k.%4$s) IS DISTINCT FROM (o.counted, o.hits)) AS wrong
            FROM %1$s_kpi AS k
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(%3$s), 0) AS counted, coalesce(sum(%4$s), 0) AS hits
                FROM %1$s_outcome AS o
                WHERE o.tenant_id = k.tenant_id
                    AND o.%2$s >= k.window_start AND o.%2$s < k.window_end
                    AND k.segment = CASE k.segment_by WHEN 'all' THEN 'all' WHEN 'model' THEN model
                        ELSE feature || '|' || model END
            ) AS o
            WHERE k.grain = '1h'
            """;

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "at-least-once, STREAMING, all",
        "exactly-once, STREAMING, task",
        "at-least-once, BATCH, task"
    })
    void writesTheExpectedRowsToEverySinkAtOnce(
            String delivery, RuntimeExecutionMode mode, String families) throws Exception {
        CoauthorTopic topic = CoauthorTopic.of(delivery.length() + mode.ordinal());
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                EmbeddedDatabase database = EmbeddedDatabase.start()) {
            topic.fill(kafka);
            for (String name : topics()) {
                kafka.createTopic("stet." + name, 2);
            }

            boolean outcomes = mode == RuntimeExecutionMode.STREAMING;
            run(
                    options(kafka, database, delivery, families, outcomes),
                    delivery.equals("exactly-once"),
                    mode);

            for (View view : List.of(View.SUGGESTION, View.QUESTION)) {
                SortedMap<String, SortedMap<String, Long>> expected = WrittenRows.expected(view);
                WrittenRows rows = WrittenRows.like(view, expected);
                try (Connection connection = database.connect()) {
                    assertThat(rows.inPostgres(connection)).as("PostgreSQL").isEqualTo(expected);
                }
                assertThat(rows.inKafka(kafka.bootstrapServers())).as("Kafka").isEqualTo(expected);
                assertThat(rows.inParquet(folder.resolve("rows")))
                        .as("Parquet")
                        .isEqualTo(expected);
            }
            if (outcomes) {
                try (Connection connection = database.connect()) {
                    leadsToAsManyCases(connection, "shown", "shown", "accepted");
                    leadsToAsManyCases(connection, "submitted", "queries", "retried");
                }
            } else {
                assertThatThrownBy(
                                () ->
                                        run(
                                                options(kafka, database, delivery, families, true),
                                                false,
                                                mode))
                        .hasStackTraceContaining("stet.sinks.postgres.outcomes");
            }
            assertThat(read(kafka, "stet.suggestion_outcome")).isNotEmpty();
            assertThat(read(kafka, "stet.question_outcome")).isNotEmpty();
            assertThat(read(kafka, "stet.dead_letters")).isEmpty();
            assertThat(read(kafka, "stet.late")).isEmpty();
        }
    }

    /** The outcome rows of a window and a segment add up to its row. */
    private static void leadsToAsManyCases(Connection connection, String... of) throws Exception {
        String noun = of[0].equals("shown") ? "suggestion" : "question";
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                ROWS_AND_CASES.formatted(noun, of[0] + "_at", of[1], of[2]))) {
            assertThat(found.next()).isTrue();
            assertThat(found.getLong("rows")).as(noun).isPositive();
            assertThat(found.getLong("wrong")).as(noun).isZero();
            assertThat(found.getLong("cases")).as(noun).isPositive();
        }
    }

    private static List<ConsumerRecord<String, String>> read(EmbeddedKafka kafka, String topic) {
        return WrittenRows.read(kafka.bootstrapServers(), topic);
    }

    private static List<String> topics() {
        return Stream.of(
                        Stream.of(View.values()).map(View::table),
                        StetTopology.outcomeTables().stream().map(OutcomeTable::name),
                        Stream.of("dead_letters", "late"))
                .flatMap(Function.identity())
                .toList();
    }

    private Path options(
            EmbeddedKafka kafka,
            EmbeddedDatabase database,
            String delivery,
            String families,
            boolean outcomes)
            throws Exception {
        return Files.writeString(
                folder.resolve("stet.yaml"),
                """
                stet:
                  families: [%s]
                  kafka:
                    bootstrap-servers: %s
                    topics: [interactions]
                    bounded: true
                  rollup:
                    grains: [1h, 1d]
                    segment-sets: [all, model, feature|model]
                    refresh-interval: 200 ms
                  outcomes.enabled: true
                  sinks:
                    enabled: [postgres, kafka, files]
                    postgres:
                      url: %s
                      user: %s
                      create: true
                      outcomes: %s
                    kafka:
                      delivery: %s
                      transaction-timeout: 10 min
                      declared-outage: 5 min
                    files.path: %s
                """
                        .formatted(
                                families,
                                kafka.bootstrapServers(),
                                database.url(),
                                EmbeddedDatabase.USER,
                                outcomes,
                                delivery,
                                folder.resolve("rows")));
    }

    private static void run(Path options, boolean checkpoints, RuntimeExecutionMode mode)
            throws Exception {
        Configuration flink = new Configuration();
        if (checkpoints) {
            flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        }
        LocalJob.run(options, mode, flink);
    }
}
