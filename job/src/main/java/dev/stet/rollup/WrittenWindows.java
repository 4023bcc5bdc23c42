package dev.stet.rollup;

import dev.stet.contract.Span;
import java.time.Instant;
import java.util.function.LongPredicate;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Which windows are this job's to write, where another one writes the rest. Facts of windows that
 * were left out are in no sum, so an end of the stretch stays where it is, until every window
 * between the two is final and takes no more.
 *
 * <p><b>State, of the operator</b> {@code written-windows}, the same in every task: by option the
 * instant, epoch milliseconds.
 */
final class WrittenWindows {

    static final MapStateDescriptor<String, Long> WRITTEN =
            new MapStateDescriptor<>("written-windows", Types.STRING, Types.LONG);

    private static final String FROM = "stet.rollup.windows-from";
    private static final String UNTIL = "stet.rollup.windows-until";

    private WrittenWindows() {}

    /**
     * Keeps what is configured now.
     *
     * @param store of the operator
     * @param isFinal whether all windows that end at or before an instant are
     * @throws SuppressRestartsException where it was another before, and rows would be of a part
     */
    static void keep(OperatorStateStore store, Span windows, LongPredicate isFinal)
            throws Exception {
        BroadcastState<String, Long> before = store.getBroadcastState(WRITTEN);
        keep(before, FROM, windows.fromMillis(), isFinal);
        keep(before, UNTIL, windows.untilMillis(), isFinal);
    }

    private static void keep(
            BroadcastState<String, Long> state, String option, long now, LongPredicate isFinal)
            throws Exception {
        Long before = state.get(option);
        if (before != null && before != now) {
            long last = Math.max(before, now);
            if (last == Span.ALWAYS.untilMillis() || !isFinal.test(last)) {
                throw refused(option, before, now, last);
            }
        }
        state.put(option, now);
    }

    private static SuppressRestartsException refused(
            String option, long before, long now, long last) {
        String until =
                last == Span.ALWAYS.untilMillis()
                        ? ""
                        : " until every window before %s is final".formatted(written(last));
        return new SuppressRestartsException(
                new IllegalStateException(
                        "%s was %s in the savepoint and is %s now, so rows would show a part of their window as if it were all: leave it as it was%s, or read from the start without the savepoint"
                                .formatted(option, written(before), written(now), until)));
    }

    private static String written(long millis) {
        boolean unset = millis == Span.ALWAYS.fromMillis() || millis == Span.ALWAYS.untilMillis();
        return unset ? "not set" : Instant.ofEpochMilli(millis).toString();
    }
}
