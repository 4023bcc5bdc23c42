package dev.stet.bench.peers.kafkastreams;

import dev.stet.bench.contest.Contest;
import dev.stet.bench.contest.ContestCells;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What do this partition's users add to each cell?
 *
 * <p>Key: the cell. In: differences. Out: the sums, of the cells that changed, every commit
 * interval. State: {@code cells}, the sums; dropped once nothing can change a cell any more.
 */
final class PartitionSums implements Processor<ContestCells.Key, long[], ContestCells.Key, long[]> {

    static final String CELLS = "cells";

    /** From the window's start: the window, the decision, the last horizon, the disorder. */
    private static final long CHANGING_MILLIS =
            60_000 + 30 * 60_000 + 600_000 + Contest.OUT_OF_ORDERNESS_MILLIS;

    private final Duration tellEvery;
    private final StreamsProgress progress;
    private final Set<ContestCells.Key> changed = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<ContestCells.Key, long[]> context;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<ContestCells.Key, long[]> cells;

    PartitionSums(Duration tellEvery, StreamsProgress progress) {
        this.tellEvery = tellEvery;
        this.progress = progress;
    }

    /** What was not told before a failure is told again: the sink takes whole sums. */
    @Override
    public void init(ProcessorContext<ContestCells.Key, long[]> context) {
        this.context = context;
        cells = context.getStateStore(CELLS);
        try (KeyValueIterator<ContestCells.Key, long[]> restored = cells.all()) {
            restored.forEachRemaining(cell -> changed.add(cell.key));
        }
        context.schedule(tellEvery, PunctuationType.WALL_CLOCK_TIME, this::tell);
        context.schedule(Duration.ofHours(1), PunctuationType.STREAM_TIME, this::sweep);
    }

    @Override
    public void process(Record<ContestCells.Key, long[]> record) {
        long[] differences = record.value();
        long[] sums = cells.get(record.key());
        if (sums == null) {
            sums = differences;
        } else {
            for (int column = 0; column < sums.length; column++) {
                sums[column] += differences[column];
            }
        }
        cells.put(record.key(), sums);
        changed.add(record.key());
    }

    private void tell(long now) {
        for (ContestCells.Key cell : changed) {
            context.forward(new Record<>(cell, cells.get(cell), now));
        }
        changed.clear();
        progress.told(context.taskId().partition());
    }

    private void sweep(long streamTime) {
        tell(streamTime);
        try (KeyValueIterator<ContestCells.Key, long[]> byTime = cells.all()) {
            while (byTime.hasNext()) {
                KeyValue<ContestCells.Key, long[]> next = byTime.next();
                if (next.key.minuteMillis() + CHANGING_MILLIS >= streamTime) {
                    return;
                }
                cells.delete(next.key);
            }
        }
    }
}
