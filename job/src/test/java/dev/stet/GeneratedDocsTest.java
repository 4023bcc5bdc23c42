package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.contract.View;
import dev.stet.ingest.KafkaInteractions;
import dev.stet.sinks.KpiTable;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.Docs;
import dev.stet.views.KpiViews;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.junit.jupiter.api.Test;

/** Documents that are made from the code must be what the code says. */
final class GeneratedDocsTest {

    @Test
    void configuration() throws Exception {
        Docs.holdAgainst("configuration.md", ConfigurationDoc.generate());
    }

    @Test
    void metrics() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        KpiViews.register(tables, streams(env).rows());
        for (View view : View.values()) {
            assertThat(SelectList.of(view).stream().map(SelectList.Item::column))
                    .as("columns of %s, as Flink sees them", view.table())
                    .isEqualTo(tables.from(view.table()).getResolvedSchema().getColumnNames());
        }
        Docs.holdAgainst("metrics.md", MetricsDoc.generate());
    }

    @Test
    void postgresMigration() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        KpiViews.register(tables, streams(env).rows());
        Map<View, KpiTable> columns = new EnumMap<>(View.class);
        for (View view : View.values()) {
            columns.put(
                    view, KpiTable.of(view.table(), tables.from(view.table()).getResolvedSchema()));
        }
        Docs.holdAgainst(
                "../job/src/main/resources/postgres/migration.sql", PostgresMigration.of(columns));
    }

    @Test
    void state() throws Exception {
        assertThat(StepState.ALL.stream().map(StepState::step)).containsExactly(Step.values());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        streams(env).rows().sinkTo(new DiscardingSink<>()).uid("test.rows");
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
        StetConfig config = StetConfig.defaults();
        return new StetTopology(config)
                .define(
                        env,
                        KafkaInteractions.source(
                                "127.0.0.1:1",
                                List.of("never-read"),
                                "test",
                                new Properties(),
                                false,
                                Decoding.decoders(config)));
    }
}
