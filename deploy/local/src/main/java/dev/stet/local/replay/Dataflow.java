package dev.stet.local.replay;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What a replay runs, from the files to the rows. */
@FunctionalInterface
interface Dataflow {

    /**
     * Defines the job, and hands what is to be written to {@code outputs}.
     *
     * @param tally of this run, for a source to count into
     */
    void define(
            StreamExecutionEnvironment environment,
            ReplaySettings settings,
            Tally tally,
            Outputs outputs)
            throws Exception;
}
