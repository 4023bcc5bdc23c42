package dev.stet.bench.peers.datastream;

import dev.stet.bench.contest.Contender;
import dev.stet.bench.contest.Contest;
import dev.stet.bench.peers.Handover;
import dev.stet.bench.peers.LocalFlinkSettings;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * A DataStream job as Flink's training teaches it.
 *
 * <p>Jackson binds each record to a POJO. Suggestions are keyed by their id and wait for each
 * horizon with an event-time timer, four an accept, and one more to clean up; users' questions are
 * keyed by user and held until the watermark has passed them. Then keyed counts by the minute of
 * the showing, and a tumbling window where the time of what is counted is its own. Named value and
 * map states, Flink's POJO serializer, no Kryo, state that ends.
 *
 * <p>Nothing was tuned: no object reuse, and RocksDB's timers are where Flink has them by default,
 * in RocksDB.
 */
public final class IdiomaticDataStream implements Contender {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    public void run(Contest contest) throws Exception {
        String handover = Handover.leave(contest);
        try {
            StreamExecutionEnvironment environment =
                    StreamExecutionEnvironment.createLocalEnvironment(
                            1, LocalFlinkSettings.of(contest));
            DataStream<DataStreamEvent> events = read(environment, contest, handover);
            CellsSink sink = new CellsSink(handover);
            countSuggestions(events).sinkTo(sink).name("suggestion cells");
            countQuestions(events).sinkTo(sink).name("question cells");
            environment.execute("idiomatic DataStream");
        } finally {
            Handover.forget(handover);
        }
    }

    private static DataStream<DataStreamEvent> read(
            StreamExecutionEnvironment environment, Contest contest, String handover) {
        KafkaSource<DataStreamEvent> source =
                KafkaSource.<DataStreamEvent>builder()
                        .setBootstrapServers(contest.bootstrap())
                        .setTopics(contest.topic())
                        .setGroupId("idiomatic-datastream")
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setBounded(OffsetsInitializer.latest())
                        .setValueOnlyDeserializer(new DataStreamEventSchema(handover))
                        .build();
        return environment.fromSource(
                source,
                WatermarkStrategy.<DataStreamEvent>forBoundedOutOfOrderness(
                                Duration.ofMillis(Contest.OUT_OF_ORDERNESS_MILLIS))
                        .withTimestampAssigner((event, time) -> event.eventTime),
                "events");
    }

    private static DataStream<DataStreamFact> countSuggestions(DataStream<DataStreamEvent> events) {
        return events.filter(
                        event ->
                                switch (event.eventType) {
                                    case "suggestion.shown",
                                            "suggestion.accepted",
                                            "content.edited" ->
                                            true;
                                    default -> false;
                                })
                .keyBy(event -> Objects.requireNonNull(event.suggestionId))
                .process(new SuggestionFunction())
                .name("suggestions")
                .keyBy(
                        fact -> Tuple2.of(fact.minute, fact.feature),
                        TypeInformation.of(new TypeHint<Tuple2<Long, String>>() {}))
                .process(new CountFunction())
                .name("counts");
    }

    private static DataStream<DataStreamFact> countQuestions(DataStream<DataStreamEvent> events) {
        return events.filter(event -> event.eventType.equals("query.submitted"))
                .keyBy(event -> event.userId)
                .process(new RepeatFunction())
                .name("repeats")
                .keyBy(question -> question.feature)
                .window(TumblingEventTimeWindows.of(MINUTE))
                .aggregate(new QuestionWindow.Aggregate(), new QuestionWindow.Tell())
                .name("questions");
    }
}
