package dev.stet.local.replay;

import dev.stet.ingest.files.ReplaySettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What a replay runs, from the files to the rows. */
@FunctionalInterface
interface Dataflow {

    /**
     * Defines the job, and hands what is to be written to {@code outputs}.
     *
     * @param reading how the files are read
     * @param run under which the source tells how far it has come
     */
    void define(
            StreamExecutionEnvironment environment,
            ReplayRequest settings,
            ReplaySettings reading,
            String run,
            Outputs outputs)
            throws Exception;
}
