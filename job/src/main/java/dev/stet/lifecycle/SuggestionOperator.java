package dev.stet.lifecycle;

import dev.stet.contract.Fact;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.Returned;
import dev.stet.contract.SuggestionEvent;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * What became of each suggestion: accepted, rejected, still there, still as it was?
 *
 * <p><b>Key</b> a {@link Shards shard}, one per key group; the suggestions of a shard lie in one
 * map, so that they share their clean-up timers. <b>In</b> suggestion events in any order, repeats
 * allowed. <b>Out</b> facts for {@code suggestion_kpi}, the difference that each event makes, and
 * one for {@code ingest_kpi} per event; on {@link #OUTCOMES} a row per suggestion where wanted; on
 * {@link #LATE} what ingest could not yet see to be late.
 *
 * <table>
 *   <caption>State</caption>
 *   <tr><th>name</th><th>holds</th><th>cleared by</th></tr>
 *   <tr><td>{@code suggestions}</td><td>per suggestion of the shard a {@link Suggestion}</td>
 *   <td>the first sweep after its last relevant instant + allowed lateness</td></tr>
 * </table>
 *
 * <p><b>Timers</b> one per shard and time slice, event time: a sweep through the shard. The slices
 * of different shards are staggered, so that no instant has more than one shard's work. <b>TTL</b>
 * none: it would run on processing time and could erase, after an outage, what event time still
 * needs.
 */
public final class SuggestionOperator extends KeyedProcessFunction<Integer, SuggestionEvent, Fact> {

    private static final long serialVersionUID = 1L;

    public static final OutputTag<Outcome.OfSuggestion> OUTCOMES =
            new OutputTag<>(
                    "suggestion-outcomes",
                    CodecType.of(Outcome.OfSuggestion.class, Outcome.OfSuggestionCodec.class));

    public static final OutputTag<Returned> LATE =
            new OutputTag<>(
                    "late-suggestion-events",
                    CodecType.of(Returned.class, Returned.WireCodec.class));

    /** A suggestion outlives its need by at most this. */
    private static final long SLICE_MILLIS = Duration.ofMinutes(10).toMillis();

    private final long allowedLatenessMillis;
    private final OutcomeRows outcomes;
    private transient MapState<Key128, Suggestion> suggestions;

    /** Sweeps already asked for; a cache only, what it forgets is asked for once more. */
    private transient Set<Sweep> planned;

    private record Sweep(int shard, long at) {}

    public SuggestionOperator(Duration allowedLateness, OutcomeRows outcomes) {
        this.allowedLatenessMillis = allowedLateness.toMillis();
        this.outcomes = outcomes;
    }

    @Override
    public void open(OpenContext context) {
        suggestions =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "suggestions",
                                        CodecType.of(Key128.class, Key128.KeyCodec.class),
                                        CodecType.of(Suggestion.class, SuggestionCodec.class)));
        planned = new HashSet<>();
    }

    @Override
    public void processElement(SuggestionEvent event, Context context, Collector<Fact> out)
            throws Exception {
        long watermark = context.timerService().currentWatermark();
        long settled = Lateness.settledMillis(watermark, allowedLatenessMillis);
        if (event.header().eventTimeMillis() <= settled) {
            out.collect(Lateness.counted(event.header(), IngestMeasure.LATE));
            context.output(LATE, Lateness.returned(event.header(), watermark));
            return;
        }
        Suggestion known = suggestions.get(event.key());
        Suggestion before = known == null ? Suggestion.UNHEARD_OF : known;
        Suggestion after = before.with(event, outcomes.wanted());
        boolean effective = SuggestionLifecycle.tell(event, before, after, out::collect);
        if (after != before) {
            keep(event.key(), before, SuggestionPruning.prune(after, settled), context);
        }
        out.collect(
                Lateness.counted(
                        event.header(),
                        effective ? IngestMeasure.EFFECTIVE : IngestMeasure.WITHOUT_EFFECT));
    }

    private void keep(Key128 key, Suggestion before, Suggestion after, Context context)
            throws Exception {
        Suggestion kept = after;
        if (outcomes == OutcomeRows.EVERY_CHANGE && after.opening != null) {
            long now = context.timerService().currentProcessingTime();
            kept = after.withVersion(Math.max(after.version + 1, now));
            Outcome.OfSuggestion row = SuggestionOutcome.of(kept, false);
            if (row != null) {
                context.output(OUTCOMES, row);
            }
        }
        suggestions.put(key, kept);
        Sweep sweep = sweepAfter(context.getCurrentKey(), kept);
        if (before == Suggestion.UNHEARD_OF
                || !sweep.equals(sweepAfter(context.getCurrentKey(), before))) {
            if (planned.add(sweep)) {
                context.timerService().registerEventTimeTimer(sweep.at());
            }
        }
    }

    /** The first sweep of its shard at which the suggestion may go. */
    private Sweep sweepAfter(int shard, Suggestion suggestion) {
        long stagger = Math.floorMod(shard, Shards.COUNT) * SLICE_MILLIS / Shards.COUNT;
        long end = suggestion.lastRelevantMillis() + allowedLatenessMillis - stagger;
        return new Sweep(shard, -Math.floorDiv(-end, SLICE_MILLIS) * SLICE_MILLIS + stagger);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Fact> out)
            throws Exception {
        planned.remove(new Sweep(context.getCurrentKey(), timestamp));
        Iterator<Map.Entry<Key128, Suggestion>> each = suggestions.iterator();
        while (each.hasNext()) {
            Suggestion suggestion = each.next().getValue();
            if (suggestion.lastRelevantMillis() + allowedLatenessMillis <= timestamp) {
                if (outcomes.wanted()) {
                    tellLast(suggestion, context);
                }
                each.remove();
            }
        }
        if (suggestions.isEmpty()) {
            suggestions.clear(); // an empty map would still take its place on the heap
        }
    }

    private void tellLast(Suggestion suggestion, OnTimerContext context) {
        long version =
                outcomes == OutcomeRows.LAST_ONLY && suggestion.version == 0
                        ? 1
                        : Math.max(
                                suggestion.version + 1,
                                context.timerService().currentProcessingTime());
        Outcome.@Nullable OfSuggestion row =
                SuggestionOutcome.of(suggestion.withVersion(version), true);
        if (row != null) {
            context.output(OUTCOMES, row);
        }
    }
}
