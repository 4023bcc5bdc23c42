package dev.stet.bench.micro;

import dev.stet.contract.KpiRow;
import dev.stet.contract.View;
import dev.stet.views.KpiViews;
import dev.stet.wire.CodecType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.TableDescriptor;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds a row of an hour takes through the view {@code suggestion_kpi}, as Flink plans it,
 * with and without buckets of users; a job of 50,000 rows, with its start.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class ViewBenchmark {

    private static final int ROWS = 50_000;

    @Param({"false", "true"})
    public boolean clusters;

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void suggestions() throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration().set(PipelineOptions.OBJECT_REUSE, true));
        env.setParallelism(1);
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        DataStream<KpiRow> rows =
                env.fromSequence(0, ROWS - 1L)
                        .map(new Rows(clusters))
                        .returns(CodecType.of(KpiRow.class, KpiRow.WireCodec.class));
        KpiViews.register(tables, rows, Set.of(View.SUGGESTION));
        String view = View.SUGGESTION.table();
        tables.createTemporaryTable(
                "sink",
                TableDescriptor.forConnector("blackhole")
                        .schema(
                                Schema.newBuilder()
                                        .fromResolvedSchema(tables.from(view).getResolvedSchema())
                                        .build())
                        .build());
        tables.executeSql("INSERT INTO sink SELECT * FROM " + view).await();
    }

    /** Few rows, over and over. */
    private static final class Rows implements MapFunction<Long, KpiRow> {

        private static final long serialVersionUID = 1L;
        private static final int DIFFERENT = 16;

        private final boolean clusters;
        private transient List<KpiRow> rows = List.of();

        private Rows(boolean clusters) {
            this.clusters = clusters;
        }

        @Override
        public KpiRow map(Long number) {
            if (rows == null || rows.isEmpty()) {
                rows = ClusteredRows.ofSuggestions(DIFFERENT, clusters);
            }
            return rows.get((int) (number % DIFFERENT));
        }
    }
}
