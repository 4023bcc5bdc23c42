package dev.stet;

import dev.stet.lifecycle.families.Families;
import dev.stet.lifecycle.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a step keeps between events, and until when: the words of {@code docs/state.md}. A test
 * compares this list with what the operators of the dataflow register.
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
                    "Operator state, not keyed: the watermark that the task had reached, once"
                            + " per key group, so that a restored job knows what is late and"
                            + " what is final",
                    "Nothing: a few bytes per key group");

    private static final Kept SETTLED =
            new Kept(
                    "settled",
                    "The same minus the allowed lateness: what was late and what was final stays"
                            + " so, even if a restore raises the lateness",
                    "Nothing: a few bytes per key group");

    /**
     * One state of a step.
     *
     * @param name under which it is registered, and found in a savepoint
     * @param clearedBy when it goes; everything keyed has such a moment
     */
    public record Kept(String name, String holds, String clearedBy) {}

    private static final List<StepState> INGEST_AND_HOT =
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
                                            "Per Kafka partition: its watermark, so that a"
                                                    + " restored job knows what is late",
                                            "Nothing: a few bytes per partition"),
                                    new Kept(
                                            "times",
                                            "Per task: how far event time had advanced, in this"
                                                    + " task and in the job before, so that a"
                                                    + " restored job counts no record in a final"
                                                    + " window",
                                            "Nothing: about 60 bytes per task"))),
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
                                            "Per suggestion key, packed: the opening, accepts,"
                                                    + " rejects, edits and closes; texts if a"
                                                    + " producer sends them",
                                            "The timer of its slice, which contains shown +"
                                                    + " 30 min + 600 s; without a shown, its"
                                                    + " latest event. Before that, an erasure of"
                                                    + " the user it was shown to"),
                                    REACHED,
                                    SETTLED)),
                    without(Step.SUGGESTION_SUM),
                    new StepState(
                            Step.QUESTIONS,
                            "The user's pseudonym, which differs by tenant; for `visits`, a key"
                                    + " group and an instant",
                            "Event time: one per key group and instant of visits. With outcome"
                                    + " rows, visits are at the end of an hour + allowed lateness,"
                                    + " staggered over 10 min; without, once a day, staggered over"
                                    + " the day",
                            List.of(
                                    new Kept(
                                            "users",
                                            "The questions of the last hours, at most 512; per"
                                                    + " day the number of questions and repeats"
                                                    + " per minute and combination of"
                                                    + " dimensions; the newest chains by"
                                                    + " fingerprint (a chain: the queries that"
                                                    + " can still be a predecessor); the list of"
                                                    + " pages with older chains; the times of"
                                                    + " the next sweep and visit",
                                            "A sweep at the user's next event or visit removes"
                                                    + " what has expired. A question expires at"
                                                    + " the end of the hour of its last instant +"
                                                    + " allowed lateness; a day with the"
                                                    + " questions of its last hour; a chain"
                                                    + " 7 d + allowed lateness after the end of"
                                                    + " the day of its last query. A visit that"
                                                    + " finds nothing left, or an erasure of the"
                                                    + " user, clears the whole value"),
                                    new Kept(
                                            "questions",
                                            "Per interaction id: the questions of a user beyond"
                                                    + " 512",
                                            "As above"),
                                    new Kept(
                                            "chains",
                                            "Per page: the chains of a user beyond 32, up to"
                                                    + " 2,048 on a page",
                                            "The first sweep after the last of them has"
                                                    + " expired"),
                                    new Kept(
                                            "visits",
                                            "The users of the key group to visit at the instant",
                                            "The timer of its instant; an erasure removes its"
                                                    + " user"),
                                    REACHED,
                                    SETTLED)),
                    without(Step.QUESTION_SUM));

    private static final StepState ROWS =
            new StepState(
                    Step.KPI_ROWS,
                    "View, tenant, grain, window and segment set",
                    "Event time: one per key, when its rows are final. Processing time:"
                            + " one per key that changed, for the next provisional rows",
                    List.of(
                            new Kept(
                                    "cells",
                                    "Per segment: the sums, the last written version,"
                                            + " and whether they changed since",
                                    "The final timer"),
                            new Kept(
                                    "sketches",
                                    "Per column and segment: a compact Theta sketch of"
                                            + " users, at most 32 KiB",
                                    "The final timer"),
                            new Kept(
                                    "segments",
                                    "The number of segments, for the limit",
                                    "The final timer"),
                            REACHED,
                            SETTLED,
                            new Kept(
                                    "final-windows",
                                    "Like settled, per view: the latest end of a final"
                                            + " window, even if windows wait longer"
                                            + " after a restore",
                                    "Nothing: about 60 bytes per key group"),
                            new Kept(
                                    "counted-since",
                                    "Operator state: the first complete window of each"
                                            + " grain and segment set",
                                    "A restore without that grain or segment set"),
                            new Kept(
                                    "newest-windows",
                                    "Operator state, per view: the end of the newest"
                                            + " window seen, after which a new segment"
                                            + " set starts",
                                    "Nothing: a few bytes per task"),
                            new Kept(
                                    "written-windows",
                                    "Operator state: stet.rollup.windows-from and"
                                            + " windows-until, which cannot change until"
                                            + " the windows between the old and the new"
                                            + " value are final",
                                    "Nothing: two entries"),
                            new Kept(
                                    "day-zone",
                                    "Operator state: stet.rollup.day-zone, which cannot change",
                                    "Nothing: one entry")));

    private static final StepState ALERTS =
            new StepState(
                    Step.ALERTS,
                    "Tenant and grain; for `look-rows` also a view and a window",
                    "Event time: one per window of a view, when its rows are final; and one per"
                            + " day, which sweeps",
                    List.of(
                            new Kept(
                                    "look-rows",
                                    "The final rows of a window that is not looked at yet",
                                    "The timer of its window"),
                            new Kept(
                                    "segment-histories",
                                    "Per view and segment: of metrics with a rule the numerator"
                                            + " and denominator of the last 28 days; of histograms"
                                            + " of generations their days, in coarse buckets;"
                                            + " which levels were crossed in the last window",
                                    "A sweep, 35 days after its last row"),
                            new Kept(
                                    "standing-alerts",
                                    "The last statement of each alert that stands",
                                    "The look that ends it, or a sweep, 35 days after its last"
                                            + " row"),
                            new Kept(
                                    "first-windows",
                                    "Per view: the start of the first window",
                                    "The sweep that finds nothing else left")));

    private static final StepState REVIEW_SAMPLE =
            new StepState(
                    Step.REVIEW_SAMPLE,
                    "Tenant",
                    "Event time: two per day, its draw and its end",
                    List.of(
                            new Kept(
                                    "sample-days",
                                    "Per day: how many interactions each stratum has, and the ids"
                                            + " that can be drawn, at most the sizes of a week;"
                                            + " after the draw, those that were drawn",
                                    "The timer 7 d after the draw of the day")));

    /** By step, in the order of the dataflow. */
    public static final List<StepState> ALL = all();

    private static List<StepState> all() {
        List<StepState> all = new ArrayList<>(INGEST_AND_HOT);
        for (Subject subject : Families.ALL) {
            all.add(of(subject));
            all.add(without(Step.sum(subject)));
        }
        all.add(ROWS);
        all.add(ALERTS);
        all.add(REVIEW_SAMPLE);
        return List.copyOf(all);
    }

    private static StepState of(Subject subject) {
        return new StepState(
                Step.lifecycle(subject),
                "A shard of keys of the kind '%s', one of 720, each its own key group; and the slice"
                                .formatted(subject.name())
                        + " of event time in which they end",
                "Event time: one per key, at the end of its slice + allowed lateness, staggered"
                        + " over the shards"
                        + (subject.sampledBy().isEmpty()
                                ? ""
                                : "; with the review sample one per shard and day"),
                List.of(
                        new Kept(
                                "histories",
                                "By key, packed: the distinct events that bear upon it and the"
                                        + " claims of other subjects",
                                "The timer of its slice, which contains the last instant at which"
                                        + " anything can bear upon it: its opening%s, or later;"
                                                .formatted(openFor(subject))
                                        + " without an opening, the last instant at which one could"
                                        + " come for what is known. Before that, an erasure of its"
                                        + " user"),
                        REACHED,
                        SETTLED));
    }

    private static String openFor(Subject subject) {
        return subject.openFor().isZero() ? "" : " + %d h".formatted(subject.openFor().toHours());
    }

    public StepState {
        kept = List.copyOf(kept);
    }

    private static StepState without(Step step) {
        return new StepState(step, NOT_KEYED, NO_TIMERS, List.of());
    }
}
