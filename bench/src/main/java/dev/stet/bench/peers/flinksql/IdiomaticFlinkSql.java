package dev.stet.bench.peers.flinksql;

import dev.stet.bench.contest.Contender;
import dev.stet.bench.contest.Contest;
import dev.stet.bench.peers.LocalFlinkSettings;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.config.TableConfigOptions;

/**
 * Flink SQL as its documentation teaches it, with the planner's defaults.
 *
 * <p>Each step of the question is a view of its own: the first showing by {@code ROW_NUMBER},
 * interval joins from showing to accept and from accept to edits, {@code ROW_NUMBER} for the last
 * edit by each horizon, {@code LAG} for the question before, tumbling windows for what is counted
 * by its own time and {@code GROUP BY} for what is counted by its cohort's, {@code COUNT(DISTINCT)}
 * for users. All time-based operators free their state by the watermark. The inserts are one
 * statement set, which reads the topic once.
 *
 * <p>Nothing was tuned. What was seen to and is often missed: views that keep the time attribute,
 * so that deduplication and joins stay append-only where they can be.
 */
public final class IdiomaticFlinkSql implements Contender {

    private static final SqlJob JOB =
            new SqlJob(
                    "idiomatic",
                    List.of(
                            "events",
                            "shown",
                            "accepted",
                            "contents",
                            "contents_at_horizons",
                            "queries",
                            "classified_queries",
                            "shown_cells",
                            "kept_cells",
                            "question_cells"),
                    List.of("insert_shown", "insert_kept", "insert_questions"));

    @Override
    public void run(Contest contest) throws Exception {
        Configuration configuration = LocalFlinkSettings.of(contest);
        configuration.set(TableConfigOptions.LOCAL_TIME_ZONE, "UTC");
        JOB.run(contest, configuration);
    }
}
