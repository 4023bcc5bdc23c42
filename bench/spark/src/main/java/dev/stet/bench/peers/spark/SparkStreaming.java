package dev.stet.bench.peers.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.stet.bench.contest.Contender;
import dev.stet.bench.contest.Contest;
import dev.stet.bench.contest.ContestCells;
import dev.stet.bench.contest.StateIn;
import dev.stet.bench.peers.corrections.CorrectionColumns;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.StructType;

/**
 * Spark Structured Streaming: one task thread, {@code transformWithState}, RocksDB with changelog
 * checkpoints.
 *
 * <p>Written as its users write it: Kafka source, {@code from_json} with a schema, a stateful
 * processor by user, and a {@code foreachBatch} that sums a batch's changes by cell and adds them
 * to the sink. Batches follow one another without a pause ({@code AvailableNow}), each of so many
 * records as make about the contest's interval of 5 s; each ends with its checkpoint.
 *
 * <p>In its favour:
 *
 * <ul>
 *   <li>Corrections as in Stet, not timers that wait for each horizon; so nothing can be late, and
 *       there is no watermark to pay for.
 *   <li>State by user rather than by suggestion, as packed bytes: one read and one write per user
 *       and batch, however many events came.
 *   <li>{@code groupBy(…).as(…)} rather than {@code groupByKey(lambda)}: the key stays a column,
 *       and an event becomes an object once only. Types that the question does not need are dropped
 *       before the shuffle.
 *   <li>One shuffle partition, since there is one thread; no count of state rows; larger polls.
 * </ul>
 */
public final class SparkStreaming implements Contender {

    /** About 5 s of work on the machine that this was tuned on. */
    static final long RECORDS_PER_BATCH = 200_000;

    private static final StructType SCHEMA =
            new StructType()
                    .add("event_id", "string")
                    .add("event_type", "string")
                    .add("event_time", "bigint")
                    .add("user_id", "string")
                    .add("suggestion_id", "string")
                    .add("interaction_id", "string")
                    .add("feature", "string")
                    .add("text", "string")
                    .add("distance", "double")
                    .add("removed", "boolean");

    /** For whoever runs the contest. */
    public SparkStreaming() {}

    /**
     * @throws IllegalArgumentException for state on the heap: {@code transformWithState} has
     *     RocksDB only
     */
    @Override
    public void run(Contest contest) throws Exception {
        if (contest.state() != StateIn.ROCKSDB) {
            throw new IllegalArgumentException("Spark takes part with RocksDB only");
        }
        try (SparkSession session = session(contest)) {
            VoidFunction2<Dataset<Row>, Long> batch =
                    (changes, number) -> batch(changes, number, contest);
            StreamingQuery query =
                    changes(events(session, contest))
                            .writeStream()
                            .outputMode(OutputMode.Update())
                            .option(
                                    "checkpointLocation",
                                    contest.scratch().resolve("checkpoints").toString())
                            .trigger(Trigger.AvailableNow())
                            .foreachBatch(batch)
                            .start();
            query.awaitTermination();
        }
    }

    private static SparkSession session(Contest contest) {
        String state = "spark.sql.streaming.stateStore.";
        return SparkSession.builder()
                .master("local[1]")
                .appName("contest")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.local.dir", contest.scratch().resolve("local").toString())
                .config("spark.sql.warehouse.dir", contest.scratch().resolve("sql").toString())
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", 1)
                .config("spark.sql.streaming.noDataMicroBatches.enabled", false)
                .config(
                        state + "providerClass",
                        "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider")
                .config(state + "rocksdb.changelogCheckpointing.enabled", true)
                .config(state + "rocksdb.trackTotalNumberOfRows", false)
                .getOrCreate();
    }

    private static Dataset<Row> events(SparkSession session, Contest contest) {
        return session.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", contest.bootstrap())
                .option("subscribe", contest.topic())
                .option("startingOffsets", "earliest")
                .option("maxOffsetsPerTrigger", RECORDS_PER_BATCH)
                .option("kafka.max.poll.records", 10_000)
                .option("kafka.max.partition.fetch.bytes", 8 << 20)
                .load()
                .select(from_json(col("value").cast("string"), SCHEMA).as("event"))
                .select("event.*")
                .where(
                        col("event_type")
                                .isin(
                                        "suggestion.shown",
                                        "suggestion.accepted",
                                        "content.edited",
                                        "query.submitted"))
                .select(
                        col("user_id"),
                        col("event_id").as("eventId"),
                        col("event_type").as("eventType"),
                        col("event_time").as("eventTime"),
                        col("suggestion_id").as("suggestionId"),
                        col("interaction_id").as("interactionId"),
                        coalesce(col("feature"), lit("unknown")).as("feature"),
                        col("text"),
                        when(col("removed"), lit(1.0))
                                .otherwise(coalesce(col("distance"), lit(0.0)))
                                .as("distance"));
    }

    /** Minute, feature and the differences by {@link CorrectionColumns}. */
    private static Dataset<Row> changes(Dataset<Row> events) {
        StructType schema = new StructType().add("minute", "bigint").add("feature", "string");
        for (int column = 0; column < CorrectionColumns.count(); column++) {
            schema = schema.add(name(column), "bigint");
        }
        return events.groupBy("user_id")
                .as(Encoders.STRING(), Encoders.bean(SparkEvent.class))
                .transformWithState(
                        new Lifecycles(),
                        TimeMode.None(),
                        OutputMode.Update(),
                        Encoders.row(schema));
    }

    /** The meter spans from the first batch's first record to the end of the last batch. */
    private static void batch(Dataset<Row> changes, long number, Contest contest) {
        if (number == 0) {
            contest.meter().begin();
        }
        Column[] sums =
                IntStream.range(0, CorrectionColumns.count())
                        .mapToObj(column -> sum(name(column)))
                        .toArray(Column[]::new);
        Column[] others =
                IntStream.range(1, sums.length).mapToObj(i -> sums[i]).toArray(Column[]::new);
        ContestCells cells = contest.cells();
        for (Row row : changes.groupBy("minute", "feature").agg(sums[0], others).collectAsList()) {
            for (int column = 0; column < CorrectionColumns.count(); column++) {
                long difference = row.getLong(2 + column);
                if (difference != 0) {
                    cells.add(
                            row.getLong(0),
                            row.getString(1),
                            CorrectionColumns.at(column),
                            difference);
                }
            }
        }
        contest.meter().end();
    }

    private static String name(int column) {
        return CorrectionColumns.at(column).column();
    }
}
