package dev.stet.state;

import java.io.Serializable;

/**
 * Slices of event time of one width. Those of different shards are staggered over the width, so
 * that no instant has more than one shard's work.
 *
 * @param widthMillis by how much at most a key outlives its need
 */
public record Slices(long widthMillis) implements Serializable {

    /** The number of the slice of this shard that an instant is in. */
    public long number(int shard, long millis) {
        return Math.floorDiv(millis - stagger(shard), widthMillis);
    }

    /** The first instant after the slice, epoch milliseconds. */
    public long endMillis(ShardSlice slice) {
        return (slice.number() + 1) * widthMillis + stagger(slice.shard());
    }

    private long stagger(int shard) {
        return shard * widthMillis / Shards.COUNT;
    }
}
