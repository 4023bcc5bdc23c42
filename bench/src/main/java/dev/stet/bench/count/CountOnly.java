package dev.stet.bench.count;

import dev.stet.bench.contest.Contender;
import dev.stet.bench.contest.Contest;
import dev.stet.bench.contest.Meter;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Flink reads the topic and adds up how long its records are; no event is looked into, and the
 * answer stays empty. No checkpoints, parallelism 1, object reuse.
 */
public final class CountOnly implements Contender {

    /** Contender and source share the process; a source is made from its serialized form. */
    private static volatile @Nullable Meter meter;

    @Override
    public void run(Contest contest) throws Exception {
        meter = contest.meter();
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        KafkaSource<Long> source =
                KafkaSource.<Long>builder()
                        .setBootstrapServers(contest.bootstrap())
                        .setTopics(contest.topic())
                        .setGroupId("count-only")
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setBounded(OffsetsInitializer.latest())
                        .setDeserializer(new Lengths())
                        .build();
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "count only")
                .sinkTo(new DiscardingSink<>());
        env.execute("count only");
    }

    /** Emits the sum so far. */
    private static final class Lengths implements KafkaRecordDeserializationSchema<Long> {

        private static final long serialVersionUID = 1L;

        private long bytes;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Long> out) {
            Meter told = meter;
            if (told != null) {
                told.record();
            }
            bytes += record.value().length;
            out.collect(bytes);
        }

        @Override
        public TypeInformation<Long> getProducedType() {
            return Types.LONG;
        }
    }
}
