package dev.stet.ingest;

import dev.stet.contract.AlsoRecorded;
import dev.stet.contract.Decoded;
import dev.stet.contract.Fact;
import dev.stet.contract.Header;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.PassedOver;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.Received;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.Refusal;
import dev.stet.contract.Returned;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.UserErased;
import dev.stet.contract.ValidEvent;
import dev.stet.contract.View;
import dev.stet.state.Shards;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which records are admitted, and what becomes of the others?
 *
 * <p>Key: none; chained behind the source. In: every record read. Out: one fact of {@code
 * ingest_kpi} per record; to the side the events of each lifecycle, the refused records and the
 * late ones, whole. An event that a lifecycle gets is counted as effective or without effect by the
 * lifecycle; everything else is counted here, so that read = effective + without effect + refused +
 * late.
 *
 * <table>
 *   <caption>State, of the operator</caption>
 *   <tr><th>name</th><th>holds</th><th>cleared by</th></tr>
 *   <tr><td>{@code watermarks}</td><td>per partition the {@link PartitionWatermark} under which it
 *   was read, for a restore; a union, so that any task finds its partitions'</td>
 *   <td>nothing: a few bytes a partition</td></tr>
 *   <tr><td>{@code times}</td><td>per task a {@link TaskTime}, for a restore; a union, so that any
 *   task finds how far the job had come</td><td>nothing: some 60 bytes a task</td></tr>
 * </table>
 *
 * <p>A bounded input keeps none: its tasks end one after the other, and Flink takes no checkpoint
 * of a union some of whose tasks have ended. Files carry what is late in their own position.
 *
 * <p>Timers: none.
 */
public final class Admission extends ProcessFunction<Received, Fact>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    /** The events of the suggestion lifecycle. */
    public static final OutputTag<SuggestionEvent> SUGGESTIONS =
            new OutputTag<>(
                    "suggestions",
                    CodecType.of(SuggestionEvent.class, SuggestionEvent.WireCodec.class));

    /** The events of the question lifecycle. */
    public static final OutputTag<QuestionEvent> QUESTIONS =
            new OutputTag<>(
                    "questions", CodecType.of(QuestionEvent.class, QuestionEvent.WireCodec.class));

    /** Refused records. */
    public static final OutputTag<Returned> DEAD_LETTERS =
            new OutputTag<>("dead-letters", CodecType.of(Returned.class, Returned.WireCodec.class));

    /** Valid events that came too late. */
    public static final OutputTag<Returned> LATE =
            new OutputTag<>("late", CodecType.of(Returned.class, Returned.WireCodec.class));

    private final long outOfOrdernessMillis;
    private final long allowedLatenessMillis;
    private final long ingestMaturesWithinMillis;
    private final boolean bounded;
    private final EventRoutes routes;

    private transient OffTimeLog offTime;
    private transient WatermarkFloors floors;
    private transient JobTime time;
    private transient @Nullable ListState<PartitionWatermark> watermarks;
    private transient @Nullable ListState<TaskTime> times;
    private transient long operatorWatermark;
    private transient Counter refusedRecords;
    private transient Counter lateRecords;

    /**
     * @param outOfOrderness of the watermark, for telling how late an event of a file is
     * @param ingestMaturesWithin how long after its end a window of {@code ingest_kpi} can change
     * @param bounded whether the input has an end
     * @param routes to all other subjects than suggestions and questions
     */
    @SuppressWarnings("NullAway.Init") // Flink initializes the state before the first record
    public Admission(
            Duration outOfOrderness,
            Duration allowedLateness,
            Duration ingestMaturesWithin,
            boolean bounded,
            EventRoutes routes) {
        this.outOfOrdernessMillis = outOfOrderness.toMillis();
        this.allowedLatenessMillis = allowedLateness.toMillis();
        this.ingestMaturesWithinMillis = ingestMaturesWithin.toMillis();
        this.bounded = bounded;
        this.routes = routes;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        refusedRecords = metrics.counter("refusedRecords");
        lateRecords = metrics.counter("lateRecords");
        offTime = new OffTimeLog(LOG::warn);
        floors = new WatermarkFloors();
        operatorWatermark = Long.MIN_VALUE;
        if (bounded) {
            time = new JobTime(List.of(), allowedLatenessMillis, ingestMaturesWithinMillis);
            return;
        }
        ListState<PartitionWatermark> restored =
                context.getOperatorStateStore()
                        .getUnionListState(
                                new ListStateDescriptor<>(
                                        "watermarks",
                                        CodecType.of(
                                                PartitionWatermark.class,
                                                PartitionWatermark.StateCodec.class)));
        for (PartitionWatermark entry : restored.get()) {
            floors.restore(entry);
        }
        watermarks = restored;
        times =
                context.getOperatorStateStore()
                        .getUnionListState(
                                new ListStateDescriptor<>(
                                        "times",
                                        CodecType.of(TaskTime.class, TaskTime.StateCodec.class)));
        time = new JobTime(times.get(), allowedLatenessMillis, ingestMaturesWithinMillis);
    }

    /**
     * @param flinkWatermark that is passed on now
     */
    void reached(long flinkWatermark) {
        time.reached(flinkWatermark);
    }

    /** All partitions that the task reads are left out of the watermark for now. */
    void idle() {
        time.idle();
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        if (watermarks != null && times != null) {
            watermarks.update(
                    floors.snapshot(
                            operatorWatermark,
                            Passed.minus(operatorWatermark, allowedLatenessMillis)));
            times.update(List.of(time.snapshot()));
        }
    }

    /**
     * Counts where the record arrived, but never in a window whose final row may be out: that waits
     * for the watermark to pass its end by the time in which it matures and the allowed lateness,
     * of now or of before a restore.
     *
     * <p>A late or a refused record is moved so. An admitted event is neither further back than the
     * allowed lateness nor further past its arrival than the future tolerance. Only after a restore
     * may the rollup have come further than its partition, or the tolerance have been less; then
     * its header is moved along, and still tells the window that its fact falls into.
     */
    @Override
    public void processElement(Received received, Context context, Collector<Fact> out) {
        // Flink's watermark stands one below the contract's.
        long flinkWatermark = context.timerService().currentWatermark();
        operatorWatermark =
                flinkWatermark == Long.MIN_VALUE ? Long.MIN_VALUE : saturatedNext(flinkWatermark);
        long watermark = floors.at(received.origin(), operatorWatermark);
        long settled = Math.max(Passed.minus(watermark, allowedLatenessMillis), floors.settled());
        long cohort = cohort(received.arrivedAtMillis(), settled);
        long[] measures = new long[View.INGEST.measures().size()];
        measures[IngestMeasure.READ.ordinal()] = 1;
        Decoded decoded = received.decoded();
        String tenant;
        if (decoded instanceof Refusal refusal) {
            tenant = refusal.tenant();
            measures[IngestMeasure.refused(refusal.reason()).ordinal()] = 1;
            refusedRecords.inc();
            if (refusal.aheadMillis() > 0) {
                offTime.ahead(received.origin(), refusal.eventId(), refusal.aheadMillis());
                putAhead(measures, refusal.aheadMillis(), received);
            }
            context.output(
                    DEAD_LETTERS, returned(refusal.reason().label(), refusal.detail(), received));
        } else if (decoded instanceof PassedOver) {
            tenant = Header.DEFAULT_TENANT;
            measures[IngestMeasure.WITHOUT_EFFECT.ordinal()] = 1;
        } else {
            ValidEvent event = (ValidEvent) decoded;
            tenant = event.header().tenant();
            long eventTime = event.header().eventTimeMillis();
            if (event.hot() instanceof UserErased erased) {
                erase(erased, context);
            }
            putAhead(measures, eventTime - received.receivedAtMillis(), received);
            if (received.late() || eventTime < settled) {
                long behind = passed(received, watermark) - eventTime;
                int partition = received.origin().partition();
                measures[IngestMeasure.LATE.ordinal()] = 1;
                lateRecords.inc();
                measures[IngestMeasure.MAX_LATE.ordinal()] =
                        IngestMeasure.amount(behind, partition);
                offTime.late(event.header(), behind);
                String detail = lateDetail(received, eventTime, watermark);
                context.output(LATE, returned(Returned.LATE, detail, received));
            } else {
                measures[IngestMeasure.NEWEST_EVENT_MILLIS.ordinal()] = eventTime;
                boolean moved = cohort > received.arrivedAtMillis();
                admit(moved ? event.arrivedAt(cohort) : event, measures, context);
            }
        }
        out.collect(
                new Fact(
                        View.INGEST,
                        tenant,
                        cohort,
                        received.origin().dimensions(),
                        measures,
                        null));
    }

    /** An event that is not ahead of its arrival puts nothing. */
    private static void putAhead(long[] measures, long aheadMillis, Received received) {
        if (aheadMillis > 0) {
            measures[IngestMeasure.MAX_AHEAD.ordinal()] =
                    IngestMeasure.amount(aheadMillis, received.origin().partition());
        }
    }

    private long cohort(long arrivedAt, long settled) {
        long finalUntil =
                Math.max(Passed.minus(settled, ingestMaturesWithinMillis), time.finalMillis());
        return Math.max(arrivedAt, finalUntil);
    }

    private void admit(ValidEvent event, long[] measures, Context context) {
        if (event instanceof SuggestionEvent suggestion) {
            context.output(SUGGESTIONS, suggestion);
        } else if (event instanceof QuestionEvent question) {
            context.output(QUESTIONS, question);
        } else if (event instanceof AlsoRecorded both) {
            boolean homeless = both.hot() instanceof UserErased;
            if (!homeless) {
                admit(both.hot(), measures, context);
            }
            routes.send(both.recorded(), homeless, context::output);
        } else if (!(event instanceof RecordedEvent recorded)
                || !routes.send(recorded, true, context::output)) {
            measures[IngestMeasure.WITHOUT_EFFECT.ordinal()] = 1;
        }
    }

    /** Whatever its event time, late too: it acts on what the lifecycles hold when it comes. */
    private void erase(UserErased event, Context context) {
        context.output(QUESTIONS, new QuestionEvent.Erased(event.header(), event.user()));
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            context.output(
                    SUGGESTIONS,
                    new SuggestionEvent.Erased(event.header(), Shards.key(shard), event.user()));
        }
        routes.erase(event, context::output);
    }

    private static Returned returned(String reason, String detail, Received received) {
        return new Returned(
                reason, detail, received.origin(), received.receivedAtMillis(), received.raw());
    }

    /** A file's event is held against its file's watermark, any other against the operator's. */
    private String lateDetail(Received received, long eventTime, long watermark) {
        if (!received.late() && eventTime >= Passed.minus(watermark, allowedLatenessMillis)) {
            return "event time %s was final before stet.ingest.allowed-lateness was raised to %d ms; count it by a replay of the log"
                    .formatted(Instant.ofEpochMilli(eventTime), allowedLatenessMillis);
        }
        long passed = passed(received, watermark);
        return "event time %s is behind the watermark %s; stet.ingest.allowed-lateness of %d ms would keep it, it is %d ms"
                .formatted(
                        Instant.ofEpochMilli(eventTime),
                        Instant.ofEpochMilli(passed),
                        passed - eventTime,
                        allowedLatenessMillis);
    }

    private long passed(Received received, long watermark) {
        return received.late() ? received.arrivedAtMillis() - outOfOrdernessMillis : watermark;
    }

    private static long saturatedNext(long millis) {
        return millis == Long.MAX_VALUE ? millis : millis + 1;
    }
}
