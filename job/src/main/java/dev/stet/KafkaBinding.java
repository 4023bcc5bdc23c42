package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.OptionValue;
import dev.stet.config.SinkConfig;
import dev.stet.config.SinkOptions;
import dev.stet.config.StetConfig;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.Returned;
import dev.stet.sinks.KafkaTarget;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.sinks.rows.Cells;
import dev.stet.sinks.rows.KpiCells;
import dev.stet.sinks.rows.Layout;
import dev.stet.sinks.rows.OutcomeCells;
import dev.stet.sinks.rows.SampleCells;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Binds rows, outcomes and returned records to topics that are there. */
final class KafkaBinding {

    private final KafkaTarget target;
    private final List<String> topics = new ArrayList<>();

    private KafkaBinding(KafkaTarget target) {
        this.target = target;
    }

    /**
     * @throws ConfigException where a topic is missing, or exactly once cannot be had
     */
    static void bind(
            SinkConfig.OfKafka config,
            List<Bindings.KpiStream> views,
            StetTopology.Streams streams,
            StetConfig dataflow,
            Duration checkpointInterval) {
        List<String> topics = attach(config, views, streams, dataflow);
        try (KafkaPreflight brokers = KafkaPreflight.of(config.access())) {
            brokers.requireTopics(SinkOptions.KAFKA_TOPIC_PREFIX.key(), topics);
            config.transactions()
                    .ifPresent(
                            exactlyOnce ->
                                    requireTimeToCommit(
                                            exactlyOnce,
                                            brokers.transactionLimit(),
                                            checkpointInterval));
        }
    }

    /**
     * Binds, and asks nobody.
     *
     * @return the topics that there must be
     */
    static List<String> attach(
            SinkConfig.OfKafka config,
            List<Bindings.KpiStream> views,
            StetTopology.Streams streams,
            StetConfig dataflow) {
        KafkaBinding binding = new KafkaBinding(target(config));
        for (Bindings.KpiStream view : views) {
            binding.upsert(view.rows(), view.layout(), KpiCells.cells(view.layout()));
        }
        if (dataflow.outcomes()) {
            for (StetTopology.Outcomes outcomes : streams.outcomes()) {
                OutcomeTable table = outcomes.table();
                binding.upsert(
                        outcomes.rows(),
                        OutcomeCells.layout(table, outcomes.dimensions()),
                        OutcomeCells.cells(table, outcomes.dimensions()));
            }
        }
        streams.alerts()
                .ifPresent(alerts -> binding.upsert(alerts, AlertCells.LAYOUT, AlertCells.cells()));
        streams.sample()
                .ifPresent(rows -> binding.upsert(rows, SampleCells.LAYOUT, SampleCells.cells()));
        binding.append(streams.deadLetters(), KafkaTarget.DEAD_LETTERS);
        binding.append(streams.late(), KafkaTarget.LATE);
        return binding.topics;
    }

    private static KafkaTarget target(SinkConfig.OfKafka config) {
        return new KafkaTarget(
                config.access().bootstrapServers(),
                config.access().clientProperties(),
                config.topicPrefix(),
                config.transactions()
                        .map(
                                exactlyOnce ->
                                        new KafkaTarget.Transactions(
                                                exactlyOnce.idPrefix(), exactlyOnce.timeout())));
    }

    private <T> void upsert(DataStream<T> rows, Layout layout, Cells<T> cells) {
        target.upsert(rows, layout, cells);
        topics.add(target.topic(layout.name()));
    }

    private void append(DataStream<Returned> records, String name) {
        target.append(records, name);
        topics.add(target.topic(name));
    }

    /**
     * A transaction stays open from one checkpoint to the next, and while the job is down. Given up
     * by the broker, it takes what was written with it, and nothing fails.
     */
    static void requireTimeToCommit(
            SinkConfig.Transactions transactions, Duration limit, Duration checkpointInterval) {
        String key = SinkOptions.KAFKA_TRANSACTION_TIMEOUT.key();
        Duration timeout = transactions.timeout();
        if (timeout.compareTo(limit) > 0) {
            throw new ConfigException(
                    key,
                    "is %s, but the brokers allow at most %s (transaction.max.timeout.ms)"
                            .formatted(OptionValue.write(timeout), OptionValue.write(limit)));
        }
        if (checkpointInterval.isZero()) {
            throw new ConfigException(
                    SinkOptions.KAFKA_DELIVERY.key(),
                    "exactly-once needs checkpoints: set execution.checkpointing.interval, and"
                            + " execution.runtime-mode to STREAMING, since batch takes none");
        }
        Duration open = checkpointInterval.plus(transactions.declaredOutage());
        if (timeout.compareTo(open) <= 0) {
            throw new ConfigException(
                    key,
                    "is %s, but must exceed checkpoint interval and declared outage, together %s"
                            .formatted(OptionValue.write(timeout), OptionValue.write(open)));
        }
    }
}
