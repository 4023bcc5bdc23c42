package dev.stet.bench.contest;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Who takes part. To enter another system, implement {@link Contender} and add a line here. */
public enum Entry {
    COUNT(
            "KafkaSource → count",
            "bench",
            "dev.stet.bench.count.CountOnly",
            Speed.FAST,
            EnumSet.of(StateIn.HEAP)),
    STET(
            "Stet, the complete job",
            "bench",
            "dev.stet.bench.stet.WholeJob",
            Speed.FAST,
            EnumSet.allOf(StateIn.class)),
    STET_HOT(
            "Stet, suggestions and questions alone",
            "bench",
            "dev.stet.bench.stet.HotJob",
            Speed.FAST,
            EnumSet.allOf(StateIn.class)),
    STET_CLUSTERS(
            "Stet, the complete job with buckets of users",
            "bench",
            "dev.stet.bench.stet.ClusteredJob",
            Speed.FAST,
            EnumSet.allOf(StateIn.class)),
    PLAIN(
            "KafkaConsumer and hash maps",
            "bench",
            "dev.stet.bench.peers.plain.PlainConsumer",
            Speed.FAST,
            EnumSet.of(StateIn.HEAP)),
    DUCKDB(
            "DuckDB, batch over the file",
            "bench",
            "dev.stet.bench.peers.duckdb.DuckDbBatch",
            Speed.FAST,
            EnumSet.of(StateIn.HEAP)),
    DATASTREAM(
            "Flink DataStream, idiomatic",
            "bench",
            "dev.stet.bench.peers.datastream.IdiomaticDataStream",
            Speed.SLOW,
            EnumSet.allOf(StateIn.class)),
    FLINK_SQL(
            "Flink SQL, idiomatic",
            "bench",
            "dev.stet.bench.peers.flinksql.IdiomaticFlinkSql",
            Speed.SLOW,
            EnumSet.allOf(StateIn.class)),
    FLINK_SQL_TUNED(
            "Flink SQL, tuned",
            "bench",
            "dev.stet.bench.peers.flinksql.TunedFlinkSql",
            Speed.SLOW,
            EnumSet.allOf(StateIn.class)),
    KAFKA_STREAMS(
            "Kafka Streams",
            "bench/kafka-streams",
            "dev.stet.bench.peers.kafkastreams.KafkaStreamsPeer",
            Speed.SLOW,
            EnumSet.of(StateIn.ROCKSDB)),
    SPARK(
            "Spark Structured Streaming",
            "bench/spark",
            "dev.stet.bench.peers.spark.SparkStreaming",
            Speed.SLOW,
            EnumSet.of(StateIn.ROCKSDB));

    private enum Speed {
        FAST,
        /** Run warm only where the cold run was short. */
        SLOW
    }

    private final String title;
    private final String module;
    private final String contender;
    private final Speed speed;
    private final Set<StateIn> states;

    Entry(String title, String module, String contender, Speed speed, EnumSet<StateIn> states) {
        this.title = title;
        this.module = module;
        this.contender = contender;
        this.speed = speed;
        this.states = Set.copyOf(states);
    }

    public String title() {
        return title;
    }

    /** As in options: {@code flink-sql}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The folder of the Maven module whose class path it needs, from the project's own. */
    public String module() {
        return module;
    }

    /** The name of its class, a {@link Contender}. */
    public String contender() {
        return contender;
    }

    public boolean isSlow() {
        return speed == Speed.SLOW;
    }

    public boolean keepsStateIn(StateIn state) {
        return states.contains(state);
    }

    /** Whether it takes part where no contenders are named. */
    public boolean isUsual() {
        return this != STET_CLUSTERS;
    }

    /** Whether it fills the cells at all: the ceiling does not. */
    public boolean answers() {
        return this != COUNT;
    }
}
