package dev.stet.ingest;

import dev.stet.contract.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a restored task still knows of the watermark. Flink begins anew without one, and until the
 * first has come anything would be admitted, however late: into windows that are final, into
 * lifecycles that have ended. So each partition remembers the watermark under which it was read.
 */
final class WatermarkFloors {

    private record Partition(String source, int number) {}

    /**
     * How far time had come.
     *
     * @param settled up to where events were late
     */
    private record Floor(long watermark, long settled) {

        static final Floor NONE = new Floor(Long.MIN_VALUE, Long.MIN_VALUE);

        Floor orLater(Floor other) {
            return new Floor(
                    Math.max(watermark, other.watermark), Math.max(settled, other.settled));
        }
    }

    private final Map<Partition, Floor> restored = new HashMap<>();
    private final Set<Partition> read = new HashSet<>();
    private String source = "";
    private int partition = Origin.NO_PARTITION;
    private Floor floor = Floor.NONE;

    /** Takes in what a checkpoint held; of several values the greatest. */
    void restore(PartitionWatermark entry) {
        restored.merge(
                new Partition(entry.source(), entry.partition()),
                new Floor(entry.watermarkMillis(), entry.settledMillis()),
                Floor::orLater);
    }

    /**
     * The watermark that a record is held against: the operator's, or the one its partition had
     * reached before the restore.
     */
    long at(Origin origin, long watermark) {
        if (origin.isFile()) {
            return watermark;
        }
        if (origin.partition() != partition || !origin.source().equals(source)) {
            source = origin.source();
            partition = origin.partition();
            Partition key = new Partition(source, partition);
            read.add(key);
            floor = restored.getOrDefault(key, Floor.NONE);
        }
        return Math.max(floor.watermark, watermark);
    }

    /**
     * Up to where events of the partition last asked about were late before the restore: they stay
     * late, though more lateness be allowed now.
     */
    long settled() {
        return floor.settled;
    }

    /**
     * What the next checkpoint holds: for a partition read here the greater of what it had and what
     * the operator has, for another what was restored.
     *
     * @param watermark the operator's
     * @param settled up to where events are late by it
     */
    List<PartitionWatermark> snapshot(long watermark, long settled) {
        Map<Partition, Floor> known = new HashMap<>(restored);
        for (Partition key : read) {
            known.merge(key, new Floor(watermark, settled), Floor::orLater);
        }
        return known.entrySet().stream()
                .map(
                        entry ->
                                new PartitionWatermark(
                                        entry.getKey().source(),
                                        entry.getKey().number(),
                                        entry.getValue().watermark,
                                        entry.getValue().settled))
                .toList();
    }
}
