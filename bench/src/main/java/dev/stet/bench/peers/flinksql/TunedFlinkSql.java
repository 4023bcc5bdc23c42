package dev.stet.bench.peers.flinksql;

import dev.stet.bench.contest.Contender;
import dev.stet.bench.contest.Contest;
import dev.stet.bench.peers.LocalFlinkSettings;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.table.api.config.AggregatePhaseStrategy;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.table.api.config.OptimizerConfigOptions;
import org.apache.flink.table.api.config.TableConfigOptions;

/**
 * The same question in Flink SQL, as someone writes it who knows what the planner makes of it.
 *
 * <p>What was tuned:
 *
 * <ul>
 *   <li>No joins and no rankings: one {@code GROUP BY suggestion_id} with an aggregate function of
 *       its own, {@link SqlSuggestionOutcome}, reads and writes one row of state per suggestion and
 *       batch, and needs no timer. It answers at once and corrects itself.
 *   <li>Mini-batches of up to 2 s or 50,000 rows, and local sums before global ones, so that the
 *       corrections of a suggestion meet in memory; counts with a filter rather than sums, which
 *       need half the accumulators where rows are taken back.
 *   <li>No {@code COUNT(DISTINCT)}: windows by user first, then their number; no deduplication
 *       before {@code OVER} either, as {@link EarlierTime} does not mind duplicates and a window by
 *       interaction drops them.
 *   <li>One pass over the topic for both inserts, only the columns that are needed, types no wider
 *       than these need; object reuse; RocksDB's timers on the heap.
 *   <li>State that the watermark does not free lives for eight days.
 * </ul>
 *
 * <p>The statements are files as in the idiomatic peer; two functions in Java are what a team that
 * tunes SQL writes when a join is the bottleneck.
 */
public final class TunedFlinkSql implements Contender {

    private static final Duration BATCH_LATENCY = Duration.ofSeconds(2);
    private static final long BATCH_SIZE = 50_000;
    private static final Duration STATE_LIVES = Duration.ofDays(8);

    private static final SqlJob JOB =
            new SqlJob(
                    "tuned",
                    List.of(
                            "suggestion_outcome",
                            "earlier_time",
                            "events",
                            "suggestions",
                            "queries",
                            "single_queries",
                            "queries_by_user",
                            "suggestion_cells",
                            "question_cells"),
                    List.of("insert_suggestions", "insert_questions"));

    @Override
    public void run(Contest contest) throws Exception {
        Configuration configuration = LocalFlinkSettings.of(contest);
        configuration.set(TableConfigOptions.LOCAL_TIME_ZONE, "UTC");
        tune(configuration);
        JOB.run(contest, configuration);
    }

    private static void tune(Configuration configuration) {
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(ExecutionConfigOptions.TABLE_EXEC_MINIBATCH_ENABLED, true);
        configuration.set(ExecutionConfigOptions.TABLE_EXEC_MINIBATCH_ALLOW_LATENCY, BATCH_LATENCY);
        configuration.set(ExecutionConfigOptions.TABLE_EXEC_MINIBATCH_SIZE, BATCH_SIZE);
        configuration.set(
                OptimizerConfigOptions.TABLE_OPTIMIZER_AGG_PHASE_STRATEGY,
                AggregatePhaseStrategy.TWO_PHASE);
        configuration.set(ExecutionConfigOptions.IDLE_STATE_RETENTION, STATE_LIVES);
        configuration.set(
                RocksDBOptions.TIMER_SERVICE_FACTORY,
                EmbeddedRocksDBStateBackend.PriorityQueueStateType.HEAP);
    }
}
