package dev.stet.lifecycle;

import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.Returned;
import dev.stet.contract.Utf8;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * What became of each question: asked again, and how soon; its answer regenerated?
 *
 * <p><b>Key</b> the user's pseudonym. <b>In</b> question events in any order, repeats allowed.
 * <b>Out</b> facts for {@code question_kpi}, the difference that each event makes, with the cells
 * in which the user is new or no more; one for {@code ingest_kpi} per event; on {@link #OUTCOMES} a
 * row per question where wanted; on {@link #LATE} what ingest could not yet see to be late.
 *
 * <table>
 *   <caption>State</caption>
 *   <tr><th>name</th><th>holds</th><th>cleared by</th></tr>
 *   <tr><td>{@code questions}</td><td>per interaction id a {@link Question}</td>
 *   <td>the sweep 30 min + allowed lateness after its hour</td></tr>
 *   <tr><td>{@code days}</td><td>per UTC day a {@link UserDay}</td>
 *   <td>the sweep 30 min + allowed lateness after that day</td></tr>
 *   <tr><td>{@code chains}</td><td>per fingerprint a {@link Chain}</td>
 *   <td>the sweep 7 days + allowed lateness after the day of its last link</td></tr>
 * </table>
 *
 * <p><b>Timers</b> event time, per user one for each hour and two for each day with a question,
 * staggered over users. <b>TTL</b> none: it would run on processing time and could erase, after an
 * outage, what event time still needs.
 */
public final class QuestionOperator extends KeyedProcessFunction<Key128, QuestionEvent, Fact> {

    private static final long serialVersionUID = 1L;

    public static final OutputTag<Outcome.OfQuestion> OUTCOMES =
            new OutputTag<>(
                    "question-outcomes",
                    CodecType.of(Outcome.OfQuestion.class, Outcome.OfQuestionCodec.class));

    public static final OutputTag<Returned> LATE =
            new OutputTag<>(
                    "late-question-events", CodecType.of(Returned.class, Returned.WireCodec.class));

    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final int MINUTES_PER_HOUR = 60;

    /** Sweeps of different users are spread over this long. */
    private static final long STAGGER_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Cube cube;
    private final long allowedLatenessMillis;
    private final OutcomeRows outcomes;
    private transient MapState<Utf8, Question> questions;
    private transient MapState<Long, UserDay> days;
    private transient MapState<Key128, Chain> chains;
    private transient QuestionLifecycle lifecycle;
    private transient @Nullable TimerService timers;
    private transient long stagger;

    public QuestionOperator(Cube cube, Duration allowedLateness, OutcomeRows outcomes) {
        this.cube = cube;
        this.allowedLatenessMillis = allowedLateness.toMillis();
        this.outcomes = outcomes;
    }

    @Override
    public void open(OpenContext context) {
        questions =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "questions",
                                        CodecType.of(Utf8.class, Utf8.KeyCodec.class),
                                        CodecType.of(Question.class, Question.StateCodec.class)));
        days =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "days",
                                        Types.LONG,
                                        CodecType.of(UserDay.class, UserDay.StateCodec.class)));
        chains =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "chains",
                                        CodecType.of(Key128.class, Key128.KeyCodec.class),
                                        CodecType.of(Chain.class, Chain.StateCodec.class)));
        lifecycle = new QuestionLifecycle(cube, outcomes.wanted(), new UserState());
    }

    @Override
    public void processElement(QuestionEvent event, Context context, Collector<Fact> out)
            throws Exception {
        timers = context.timerService();
        long watermark = timers.currentWatermark();
        long settled = Lateness.settledMillis(watermark, allowedLatenessMillis);
        if (event.header().eventTimeMillis() <= settled) {
            out.collect(Lateness.counted(event.header(), IngestMeasure.LATE));
            context.output(LATE, Lateness.returned(event.header(), watermark));
            return;
        }
        stagger = staggerOf(event.user());
        boolean effective =
                lifecycle.apply(
                        event,
                        settled,
                        out::collect,
                        (interactionId, question) -> tell(interactionId, question, context));
        if (effective && event instanceof QuestionEvent.Regenerated) {
            planHour(event.header().eventTimeMillis());
        }
        out.collect(
                Lateness.counted(
                        event.header(),
                        effective ? IngestMeasure.EFFECTIVE : IngestMeasure.WITHOUT_EFFECT));
    }

    /** Writes a changed question's outcome, where every change is wanted. */
    private Question tell(Utf8 interactionId, Question question, Context context) {
        if (outcomes != OutcomeRows.EVERY_CHANGE || question.tenant() == null) {
            return question;
        }
        long now = context.timerService().currentProcessingTime();
        Question told = question.withVersion(Math.max(question.version() + 1, now));
        context.output(
                OUTCOMES, QuestionOutcome.of(context.getCurrentKey(), interactionId, told, false));
        return told;
    }

    private static long staggerOf(Key128 user) {
        return Math.floorMod(user.low(), STAGGER_MILLIS);
    }

    /** The sweep that may let go what happened in this hour. */
    private void planHour(long atMillis) {
        long hourEnd = (Math.floorDiv(atMillis, HOUR_MILLIS) + 1) * HOUR_MILLIS;
        plan(hourEnd + Question.REGENERATION_MILLIS);
    }

    private void plan(long atMillis) {
        if (timers != null) {
            timers.registerEventTimeTimer(atMillis + allowedLatenessMillis + stagger);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Fact> out)
            throws Exception {
        stagger = staggerOf(context.getCurrentKey());
        long settled = timestamp - allowedLatenessMillis;
        if (Math.floorMod(settled - stagger, DAY_MILLIS) == 0) {
            sweepChains(settled);
            return;
        }
        sweepQuestions(settled, context);
        Iterator<Map.Entry<Long, UserDay>> each = days.iterator();
        while (each.hasNext()) {
            long dayEnd = (each.next().getKey() + 1) * DAY_MILLIS;
            if (dayEnd + Question.REGENERATION_MILLIS <= settled) {
                each.remove();
            }
        }
        clearIfEmpty(days);
    }

    /** A map that is merely empty still takes its place on the heap. */
    private static void clearIfEmpty(MapState<?, ?> state) throws Exception {
        if (state.isEmpty()) {
            state.clear();
        }
    }

    private void sweepQuestions(long settled, OnTimerContext context) throws Exception {
        Iterator<Map.Entry<Utf8, Question>> each = questions.iterator();
        while (each.hasNext()) {
            Map.Entry<Utf8, Question> entry = each.next();
            Question question = entry.getValue();
            if (question.lastRelevantMillis() <= settled) {
                if (outcomes.wanted() && question.tenant() != null) {
                    context.output(OUTCOMES, last(entry.getKey(), question, context));
                }
                each.remove();
            }
        }
        clearIfEmpty(questions);
    }

    private Outcome.OfQuestion last(Utf8 id, Question question, OnTimerContext context) {
        long now = context.timerService().currentProcessingTime();
        long version =
                outcomes == OutcomeRows.LAST_ONLY && question.version() == 0
                        ? 1
                        : Math.max(question.version() + 1, now);
        return QuestionOutcome.of(context.getCurrentKey(), id, question.withVersion(version), true);
    }

    private void sweepChains(long settled) throws Exception {
        Iterator<Map.Entry<Key128, Chain>> each = chains.iterator();
        while (each.hasNext()) {
            Map.Entry<Key128, Chain> entry = each.next();
            Chain pruned = entry.getValue().pruned(settled);
            if (pruned.links().isEmpty()) {
                each.remove();
            } else if (pruned != entry.getValue()) {
                entry.setValue(pruned);
            }
        }
        clearIfEmpty(chains);
    }

    /** The current user's state, as the lifecycle sees it. */
    private final class UserState implements QuestionStore {

        @Override
        public @Nullable Question question(Utf8 interactionId) throws Exception {
            return questions.get(interactionId);
        }

        @Override
        public void keep(Utf8 interactionId, Question question) throws Exception {
            questions.put(interactionId, question);
        }

        @Override
        public @Nullable Chain chain(Key128 fingerprint) throws Exception {
            return chains.get(fingerprint);
        }

        @Override
        public void keep(Key128 fingerprint, Chain chain) throws Exception {
            if (chain.links().isEmpty()) {
                chains.remove(fingerprint);
            } else {
                chains.put(fingerprint, chain);
            }
        }

        @Override
        public @Nullable UserDay day(long day) throws Exception {
            return days.get(day);
        }

        @Override
        public void keep(long day, int minute, @Nullable UserDay before, UserDay after)
                throws Exception {
            days.put(day, after);
            if (before == null) {
                long dayEnd = (day + 1) * DAY_MILLIS;
                plan(dayEnd + Question.REGENERATION_MILLIS);
                plan(dayEnd + Gap.MEMORY_MILLIS);
            }
            if (before == null || !before.knowsHour(minute / MINUTES_PER_HOUR)) {
                planHour(day * DAY_MILLIS + minute / MINUTES_PER_HOUR * HOUR_MILLIS);
            }
        }
    }
}
