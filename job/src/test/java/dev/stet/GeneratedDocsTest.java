package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.ingest.KafkaEvents;
import dev.stet.metrics.MetricsDoc;
import dev.stet.metrics.PostgresMigration;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.Docs;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

/** Documents that are made from the code must be what the code says. */
final class GeneratedDocsTest {

    @Test
    void configuration() throws Exception {
        Docs.holdAgainst("configuration.md", ConfigurationDoc.generate());
    }

    @Test
    void metrics() throws Exception {
        Docs.holdAgainst("metrics.md", MetricsDoc.generate());
    }

    @Test
    void postgresMigration() throws Exception {
        Docs.holdAgainst(
                "../job/src/main/resources/postgres/migration.sql", PostgresMigration.write());
    }

    @Test
    void state() throws Exception {
        assertThat(StepState.ALL.stream().map(StepState::step))
                .containsExactlyElementsOf(Step.all());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        StetTopology.Streams streams = streams(env);
        streams.rows().sinkTo(new DiscardingSink<>()).uid("test.rows");
        streams.alerts().orElseThrow().sinkTo(new DiscardingSink<>()).uid("test.alerts");
        streams.sample().orElseThrow().sinkTo(new DiscardingSink<>()).uid("test.sample");
        List<RegisteredState> registered = RegisteredState.of(env.getStreamGraph());
        for (StepState told : StepState.ALL) {
            RegisteredState found = RegisteredState.find(registered, told.step());
            assertThat(told.kept().stream().map(StepState.Kept::name).collect(Collectors.toSet()))
                    .as("state of %s", told.step().uid())
                    .isEqualTo(found.kinds().keySet());
            assertThat(told.key().equals(StepState.NOT_KEYED))
                    .as("%s is not keyed", told.step().uid())
                    .isEqualTo(!found.isKeyed());
        }
        Docs.holdAgainst("state.md", StateDoc.of(registered));
    }

    private static StetTopology.Streams streams(StreamExecutionEnvironment env) {
        StetConfig config =
                StetConfig.from(
                        new Configuration()
                                .set(StetOptions.FAMILIES, StetConfig.EVERY_FAMILY)
                                .set(StetOptions.ALERTS, true)
                                .set(StetOptions.REVIEW_SAMPLE, true));
        return new StetTopology(config)
                .define(
                        env,
                        KafkaEvents.source(
                                "127.0.0.1:1",
                                List.of("never-read"),
                                "test",
                                new Properties(),
                                false,
                                Decoding.decoders(config)));
    }
}
