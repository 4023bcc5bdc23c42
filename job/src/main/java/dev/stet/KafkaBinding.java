package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.OptionValue;
import dev.stet.config.SinkConfig;
import dev.stet.config.SinkOptions;
import dev.stet.config.StetConfig;
import dev.stet.sinks.KafkaTarget;
import dev.stet.sinks.rows.KpiCells;
import dev.stet.sinks.rows.Layout;
import dev.stet.sinks.rows.OutcomeCells;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Binds rows, outcomes and returned records to topics that are there. */
final class KafkaBinding {

    private KafkaBinding() {}

    static void bind(
            SinkConfig.OfKafka config,
            List<Bindings.KpiStream> views,
            StetTopology.Streams streams,
            StetConfig dataflow,
            Duration checkpointInterval) {
        KafkaTarget target =
                new KafkaTarget(
                        config.access().bootstrapServers(),
                        config.access().clientProperties(),
                        config.topicPrefix(),
                        config.transactions()
                                .map(
                                        exactlyOnce ->
                                                new KafkaTarget.Transactions(
                                                        exactlyOnce.idPrefix(),
                                                        exactlyOnce.timeout())));
        List<String> topics = new ArrayList<>();
        for (Bindings.KpiStream view : views) {
            Layout layout = view.layout();
            target.upsert(view.rows(), layout, KpiCells.cells(layout));
            topics.add(target.topic(layout.name()));
        }
        if (dataflow.outcomes()) {
            Layout suggestions = OutcomeCells.suggestions(dataflow.cube());
            target.upsert(
                    streams.suggestionOutcomes(),
                    suggestions,
                    OutcomeCells.suggestionCells(dataflow.cube()));
            Layout questions = OutcomeCells.questions(dataflow.cube());
            target.upsert(
                    streams.questionOutcomes(),
                    questions,
                    OutcomeCells.questionCells(dataflow.cube()));
            topics.add(target.topic(suggestions.name()));
            topics.add(target.topic(questions.name()));
        }
        target.append(streams.deadLetters(), KafkaTarget.DEAD_LETTERS);
        target.append(streams.late(), KafkaTarget.LATE);
        topics.add(target.topic(KafkaTarget.DEAD_LETTERS));
        topics.add(target.topic(KafkaTarget.LATE));
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
                    "exactly-once needs checkpoints: set execution.checkpointing.interval");
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
