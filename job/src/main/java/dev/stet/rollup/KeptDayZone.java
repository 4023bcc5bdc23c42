package dev.stet.rollup;

import dev.stet.contract.DayZone;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * The zone whose days are windows, which a job keeps for good: sums of open days, and what is known
 * of users by days, cannot be cut anew.
 *
 * <p><b>State, of the operator</b> {@code day-zone}, the same in every task: the option's name, and
 * its value. An older savepoint has none, and days of UTC.
 */
final class KeptDayZone {

    static final MapStateDescriptor<String, String> KEPT =
            new MapStateDescriptor<>("day-zone", Types.STRING, Types.STRING);

    private static final String OPTION = "stet.rollup.day-zone";

    private KeptDayZone() {}

    /**
     * Keeps what is configured now.
     *
     * @param store of the operator
     * @param isRestored whether the job goes on from a savepoint or a checkpoint
     * @throws SuppressRestartsException where days were others before
     */
    static void keep(OperatorStateStore store, DayZone now, boolean isRestored) throws Exception {
        BroadcastState<String, String> kept = store.getBroadcastState(KEPT);
        String known = kept.get(OPTION);
        String before = known == null && isRestored ? DayZone.UTC.id() : known;
        if (before != null && !DayZone.of(before).hasSameDays(now)) {
            throw new SuppressRestartsException(
                    new IllegalStateException(
                            "%s was %s in the savepoint and is %s now, so open days and users would be counted by days of two zones: leave it as it was, or read from the start without the savepoint"
                                    .formatted(OPTION, before, now.id())));
        }
        kept.put(OPTION, now.id());
    }
}
