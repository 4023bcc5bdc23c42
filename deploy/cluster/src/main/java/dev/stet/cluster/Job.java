package dev.stet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A job as the JobManager lists it.
 *
 * @param tasks how many subtasks it has by now
 * @param runningTasks how many of them run or have finished
 */
record Job(String id, String name, String state, int tasks, int runningTasks) {

    /** The name that Stet's job has unless it is given another. */
    static final String STET = "stet";

    private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED", "SUSPENDED");

    /** Flink names a query's job by its statement; older versions by {@code collect}. */
    private static final Pattern STATEMENT =
            Pattern.compile("(?i)\\s*(SELECT|WITH|VALUES|TABLE|INSERT|collect)\\b");

    /**
     * @param overview an element of what {@code /jobs/overview} answers
     */
    static Job of(JsonNode overview) {
        JsonNode tasks = overview.path("tasks");
        return new Job(
                overview.path("jid").asText(),
                overview.path("name").asText(),
                overview.path("state").asText(),
                tasks.path("total").asInt(),
                tasks.path("running").asInt() + tasks.path("finished").asInt());
    }

    boolean hasEnded() {
        return ENDED.contains(state);
    }

    /** Whether every task runs: only then a savepoint can be taken. */
    boolean isRunning() {
        return state.equals("RUNNING") && tasks > 0 && runningTasks == tasks;
    }

    /** Whether a SQL client started it. */
    boolean isQuery() {
        return STATEMENT.matcher(name).lookingAt();
    }
}
