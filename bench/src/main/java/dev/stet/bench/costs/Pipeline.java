package dev.stet.bench.costs;

import dev.stet.StetTopology;
import dev.stet.bench.costs.Forward.Next;
import dev.stet.bytes.Codec;
import dev.stet.config.StetConfig;
import dev.stet.contract.Fact;
import dev.stet.contract.KpiRow;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.ValidEvent;
import dev.stet.lifecycle.question.BenchedQuestions;
import dev.stet.lifecycle.suggestion.BenchedSuggestions;
import dev.stet.rollup.BenchedRollup;
import dev.stet.state.Shards;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/**
 * The job from decoded events to KPI rows in one thread, so that everything happens in the same
 * order each time. Time is that of the events: a watermark and the clock every {@link
 * #WATERMARK_EVERY} events. Admission is left out: all that it keeps is a few bytes a partition.
 */
final class Pipeline implements AutoCloseable {

    static final int WATERMARK_EVERY = 1_000;

    private static final Codec<SuggestionEvent> SUGGESTION_CODEC = new SuggestionEvent.WireCodec();
    private static final Codec<QuestionEvent> QUESTION_CODEC = new QuestionEvent.WireCodec();

    private final long outOfOrdernessMillis;
    private final Wire wire;
    private final OneInputStreamOperatorTestHarness<SuggestionEvent, Fact> suggestions;
    private final OneInputStreamOperatorTestHarness<QuestionEvent, Fact> questions;
    private final List<OneInputStreamOperatorTestHarness<Fact, ?>> sums = new ArrayList<>();
    private final OneInputStreamOperatorTestHarness<?, KpiRow> rows;
    private final StreamRecord<SuggestionEvent> suggestion = new StreamRecord<>(null);
    private final StreamRecord<QuestionEvent> question = new StreamRecord<>(null);
    private long newest = Long.MIN_VALUE;
    private long taken;
    private long rowsWritten;

    /** Told of what would be sent between tasks. */
    interface Wire {
        <T> void sends(String what, Codec<T> codec, T value) throws Exception;
    }

    /** An event, and when it arrives, epoch milliseconds. */
    record Arrival(long atMillis, ValidEvent event) {}

    /** The steps of the rollup, of one type of sums. */
    private final class RollupPath<S> {

        private final OneInputStreamOperatorTestHarness<S, KpiRow> rows;
        private final RollupSteps<S> steps;
        private final StreamRecord<S> reused = new StreamRecord<>(null);

        RollupPath(RollupSteps<S> steps, StateBackend backend) throws Exception {
            this.steps = steps;
            this.rows = keyed(steps.rows(), backend, row -> rowsWritten++);
        }

        OneInputStreamOperatorTestHarness<Fact, ?> sum() throws Exception {
            OneInputStreamOperator<Fact, S> operator = steps.sums().get();
            OneInputStreamOperatorTestHarness<Fact, S> sum =
                    new OneInputStreamOperatorTestHarness<>(operator);
            open(sum, this::send);
            sums.add(sum);
            return sum;
        }

        private void send(S sum) throws Exception {
            wire.sends("sum", steps.codec(), sum);
            rows.processElement(reused.replace(sum));
        }
    }

    Pipeline(StetConfig config, int cacheEntries, StateBackend backend, Wire wire)
            throws Exception {
        this.outOfOrdernessMillis = config.outOfOrderness().toMillis();
        this.wire = wire;
        RollupPath<?> rollup =
                path(BenchedRollup.steps(new StetTopology(config).rollup(), cacheEntries), backend);
        rows = rollup.rows;
        suggestions =
                keyed(BenchedSuggestions.step(config, cacheEntries), backend, into(rollup.sum()));
        questions = keyed(BenchedQuestions.step(config, cacheEntries), backend, into(rollup.sum()));
    }

    private <S> RollupPath<S> path(RollupSteps<S> steps, StateBackend backend) throws Exception {
        return new RollupPath<>(steps, backend);
    }

    private static Next<Fact> into(OneInputStreamOperatorTestHarness<Fact, ?> sum) {
        StreamRecord<Fact> reused = new StreamRecord<>(null);
        return fact -> sum.processElement(reused.replace(fact));
    }

    static <K, I, O> OneInputStreamOperatorTestHarness<I, O> keyed(
            KeyedStep<K, I, O> step, StateBackend backend, Next<O> next) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<K, I, O> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        step.operator(), step.key(), step.keyType(), Shards.COUNT, 1, 0);
        harness.setStateBackend(backend);
        open(harness, next);
        return harness;
    }

    private static <I, O> void open(OneInputStreamOperatorTestHarness<I, O> harness, Next<O> next)
            throws Exception {
        harness.getExecutionConfig().enableObjectReuse();
        harness.setOutputCreator(serializer -> new Forward<>(next));
        harness.open();
    }

    void take(Arrival arrival) throws Exception {
        ValidEvent event = arrival.event().hot();
        newest = Math.max(newest, event.header().eventTimeMillis());
        if (event instanceof SuggestionEvent one) {
            wire.sends("suggestion", SUGGESTION_CODEC, one);
            suggestions.processElement(suggestion.replace(one));
        } else if (event instanceof QuestionEvent one) {
            wire.sends("question", QUESTION_CODEC, one);
            questions.processElement(question.replace(one));
        }
        taken++;
        if (taken % WATERMARK_EVERY == 0) {
            advance(arrival.atMillis());
        }
    }

    private void advance(long clockMillis) throws Exception {
        long watermark = newest - outOfOrdernessMillis - 1;
        suggestions.processWatermark(watermark);
        questions.processWatermark(watermark);
        for (var sum : sums) {
            sum.processWatermark(watermark);
            sum.setProcessingTime(clockMillis);
        }
        rows.processWatermark(watermark);
        rows.setProcessingTime(clockMillis);
    }

    /** Has all operators write what is only in memory, and takes their snapshots. */
    void checkpoint() throws Exception {
        for (var sum : sums) {
            sum.prepareSnapshotPreBarrier(taken);
        }
        suggestions.snapshot(taken, taken);
        questions.snapshot(taken, taken);
        rows.snapshot(taken, taken);
    }

    /** The operator that holds the suggestions. */
    OneInputStreamOperatorTestHarness<SuggestionEvent, Fact> suggestions() {
        return suggestions;
    }

    /** The operator that holds the users and their questions. */
    OneInputStreamOperatorTestHarness<QuestionEvent, Fact> questions() {
        return questions;
    }

    /** Rows that a sink would have been given, provisional and final. */
    long rowsWritten() {
        return rowsWritten;
    }

    @Override
    public void close() throws Exception {
        suggestions.close();
        questions.close();
        for (var sum : sums) {
            sum.close();
        }
        rows.close();
    }
}
