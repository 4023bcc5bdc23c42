package dev.stet;

import java.util.List;

/**
 * What a step keeps between events, and until when: the words of {@code docs/state.md}. A test
 * holds this list against what the operators of the dataflow really register.
 *
 * @param step whose uid is the state's address in a savepoint
 * @param key what the state is partitioned by; {@link #NOT_KEYED} for none
 * @param timers which there are, and in which time
 */
public record StepState(Step step, String key, String timers, List<Kept> kept) {

    public static final String NOT_KEYED = "none";

    private static final String NO_TIMERS = "none";

    private static final Kept REACHED =
            new Kept(
                    "reached",
                    "Of the operator, not keyed: the watermark that the task had reached, once"
                            + " per key group, so that a restored job still knows what is late"
                            + " and what is final",
                    "Nothing: a few bytes per key group");

    private static final Kept SETTLED =
            new Kept(
                    "settled",
                    "As reached, less the allowed lateness: what was late, and what was final, even"
                            + " if the lateness is raised at a restore",
                    "Nothing: a few bytes per key group");

    /**
     * One state of a step.
     *
     * @param name under which it is registered, and found in a savepoint
     * @param clearedBy when it goes; everything keyed has such a moment
     */
    public record Kept(String name, String holds, String clearedBy) {}

    /** By step, in the order of the dataflow. */
    public static final List<StepState> ALL =
            List.of(
                    new StepState(
                            Step.INTERACTIONS,
                            NOT_KEYED,
                            NO_TIMERS,
                            List.of(
                                    new Kept(
                                            "SourceReaderState",
                                            "How far each Kafka partition or file has been read",
                                            "Nothing: one small entry per partition, or one for"
                                                    + " all files"))),
                    new StepState(
                            Step.ADMISSION,
                            NOT_KEYED,
                            NO_TIMERS,
                            List.of(
                                    new Kept(
                                            "watermarks",
                                            "By Kafka partition: the watermark under which it"
                                                    + " was read, so that a restored job still"
                                                    + " knows what is late",
                                            "Nothing: a few bytes per partition"),
                                    new Kept(
                                            "times",
                                            "By task: how far event time had come, in it and in"
                                                    + " the job before, so that a restored job"
                                                    + " counts no record in a window that is final",
                                            "Nothing: some 60 bytes per task"))),
                    without(Step.INGEST_SUM),
                    new StepState(
                            Step.SUGGESTIONS,
                            "A shard of suggestion keys, one of 720, each its own key group; and"
                                    + " the slice of 10 min in which suggestions end",
                            "Event time: one per key, at the end of its slice + allowed lateness,"
                                    + " staggered over the shards",
                            List.of(
                                    new Kept(
                                            "suggestions",
                                            "By suggestion key, packed: the opening, accepts,"
                                                    + " rejects, edits and closes; texts where a"
                                                    + " producer sends any",
                                            "The timer of its slice: that of shown + 30 min +"
                                                    + " 600 s; without a shown, that of its"
                                                    + " latest event"),
                                    REACHED,
                                    SETTLED)),
                    without(Step.SUGGESTION_SUM),
                    new StepState(
                            Step.QUESTIONS,
                            "The user's pseudonym, which differs by tenant; of `visits`, a key"
                                    + " group and an instant",
                            "Event time: one per key group and instant of visits. Where outcomes"
                                    + " are written these are the end of an hour + allowed"
                                    + " lateness, staggered over 10 min; else once a day, staggered"
                                    + " over the day",
                            List.of(
                                    new Kept(
                                            "users",
                                            "The questions of the last hours, at most 512; how"
                                                    + " many questions and repeats the days"
                                                    + " have per minute and combination of"
                                                    + " dimensions; by fingerprint the newest"
                                                    + " chains: the queries that can still be a"
                                                    + " predecessor; which pages there are of"
                                                    + " older ones; the times of sweep and"
                                                    + " visit",
                                            "What has ended, a sweep at the user's next event or"
                                                    + " visit: questions from the hour's end"
                                                    + " after their last instant + allowed"
                                                    + " lateness on; days with their last hour's"
                                                    + " questions; chains from 7 d + allowed"
                                                    + " lateness after the end of their last"
                                                    + " query's day on. The whole, the visit that"
                                                    + " finds nothing left"),
                                    new Kept(
                                            "questions",
                                            "By interaction id: the questions past 512 of a"
                                                    + " user",
                                            "As above"),
                                    new Kept(
                                            "chains",
                                            "By page: the chains past 32 of a user, up to 2,048"
                                                    + " on a page",
                                            "The first sweep from when the last of them has ended"
                                                    + " on"),
                                    new Kept(
                                            "visits",
                                            "The users who are visited then, in the key group",
                                            "The timer of its instant"),
                                    REACHED,
                                    SETTLED)),
                    without(Step.QUESTION_SUM),
                    new StepState(
                            Step.KPI_ROWS,
                            "View, tenant, grain, window and segment set",
                            "Event time: one per key, when its rows are final. Processing time:"
                                    + " one per key that changed, for the next provisional rows",
                            List.of(
                                    new Kept(
                                            "cells",
                                            "By segment: the sums, the version written last, and"
                                                    + " whether they changed since",
                                            "The final timer"),
                                    new Kept(
                                            "sketches",
                                            "By column and segment: a compact Theta sketch of"
                                                    + " users, at most 32 KiB",
                                            "The final timer"),
                                    new Kept(
                                            "segments",
                                            "How many segments there are, for the limit",
                                            "The final timer"),
                                    REACHED,
                                    SETTLED,
                                    new Kept(
                                            "final-windows",
                                            "As settled, by view: the latest end of a window that"
                                                    + " was final, even if a window waits for"
                                                    + " longer after a restore",
                                            "Nothing: some 60 bytes per key group"),
                                    new Kept(
                                            "counted-since",
                                            "Of the operator: since which window each grain and"
                                                    + " segment set is counted as a whole",
                                            "A restore without that grain or segment set"),
                                    new Kept(
                                            "newest-windows",
                                            "Of the operator, by view: the end of the newest"
                                                    + " window seen, after which a new segment"
                                                    + " set begins",
                                            "Nothing: a few bytes per task"),
                                    new Kept(
                                            "written-windows",
                                            "Of the operator: stet.rollup.windows-from and"
                                                    + " windows-until, which stay until the"
                                                    + " windows between old and new are final",
                                            "Nothing: two entries"))));

    public StepState {
        kept = List.copyOf(kept);
    }

    private static StepState without(Step step) {
        return new StepState(step, NOT_KEYED, NO_TIMERS, List.of());
    }
}
