package dev.stet.ingest.files;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives the one split to the first reader that asks, and sends the others home. */
final class ReplayEnumerator implements SplitEnumerator<ReplaySplit, List<ReplaySplit>> {

    private final SplitEnumeratorContext<ReplaySplit> context;
    private final Queue<ReplaySplit> unassigned;

    ReplayEnumerator(SplitEnumeratorContext<ReplaySplit> context, List<ReplaySplit> unassigned) {
        this.context = context;
        this.unassigned = new ArrayDeque<>(unassigned);
    }

    @Override
    public void start() {}

    @Override
    public void addReader(int subtask) {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        ReplaySplit split = unassigned.poll();
        if (split != null) {
            context.assignSplit(split, subtask);
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<ReplaySplit> splits, int subtask) {
        unassigned.addAll(splits);
    }

    @Override
    public List<ReplaySplit> snapshotState(long checkpoint) {
        return List.copyOf(unassigned);
    }

    @Override
    public void close() {}
}
