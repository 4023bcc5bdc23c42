package dev.stet.state;

import dev.stet.bytes.Codec;
import dev.stet.contract.Key128;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What ends together: the keys of one {@link Shards shard} whose last relevant instant lies in one
 * slice of event time. A Flink key; all slices of a shard are in its one key group.
 *
 * @param shard in [0, {@link Shards#COUNT})
 * @param number of the slice, counted from 1970; 0 where only the shard matters
 */
public record ShardSlice(int shard, long number) {

    private static final ShardSlice[] SHARDS = shards();

    private static ShardSlice[] shards() {
        ShardSlice[] shards = new ShardSlice[Shards.COUNT];
        for (int shard = 0; shard < shards.length; shard++) {
            shards[shard] = new ShardSlice(shard, 0);
        }
        return shards;
    }

    /** The shard of a key, whatever the slice. */
    public static ShardSlice shardOf(Key128 key) {
        return SHARDS[Shards.of(key)];
    }

    /** Written out, as that of {@link Key128}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShardSlice slice && shard == slice.shard && number == slice.number;
    }

    /** By the shard alone, so that every slice of it has the shard's key group. */
    @Override
    public int hashCode() {
        return Shards.hash(shard);
    }

    /** As a key of state. */
    public static final class KeyCodec implements Codec<ShardSlice> {

        @Override
        public void write(ShardSlice slice, DataOutput out) throws IOException {
            out.writeShort(slice.shard);
            out.writeInt(Math.toIntExact(slice.number));
        }

        @Override
        public ShardSlice read(DataInput in) throws IOException {
            return new ShardSlice(in.readShort(), in.readInt());
        }
    }
}
