package dev.stet.state;

import dev.stet.bytes.Binary;
import dev.stet.contract.Key128;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which keys have certainly never been added: a Bloom filter that grows.
 *
 * <p>It saves the reads of state that would find nothing, and those are most: every lifecycle
 * begins with one. Each stage has four times the room of the one before, each takes 16 bits and 6
 * probes a key. About one strange key in 1,000 passes a stage, more where a stage is only a few
 * words long; since it may pass any of them, about one in 100 passes a filter of 100,000 keys. The
 * keys are hashes already, and are not hashed again.
 *
 * <p><b>Source</b> Almeida et al., "Scalable Bloom Filters", Information Processing Letters 101(6),
 * 2007.
 */
public final class KeyFilter {

    private static final int BITS_PER_KEY = 16;
    private static final int PROBES = 6;
    private static final int GROWTH = 4;

    private final List<long[]> stages = new ArrayList<>(1);
    private long[] newest = new long[0];
    private int room;

    /** An empty one, whose first stage has room for at least so many keys. */
    public static KeyFilter withRoomFor(int keys) {
        KeyFilter filter = new KeyFilter();
        int words = Math.max(1, -Math.floorDiv(-keys * BITS_PER_KEY, Long.SIZE));
        filter.open(Integer.highestOneBit(2 * words - 1));
        return filter;
    }

    /** How many bytes of memory there are. */
    public int capacity() {
        int words = 0;
        for (long[] stage : stages) {
            words += stage.length;
        }
        return words * Long.BYTES;
    }

    /** Begins a stage; a power of two words long. */
    private void open(int words) {
        newest = new long[words];
        stages.add(newest);
        room = words * Long.SIZE / BITS_PER_KEY;
    }

    public void add(Key128 key) {
        if (mayHold(key)) {
            return;
        }
        if (room == 0) {
            open(Math.max(1, newest.length * GROWTH));
        }
        room--;
        long probe = key.low();
        for (int i = 0; i < PROBES; i++) {
            int bit = bit(probe, newest);
            newest[bit >>> 6] |= 1L << bit;
            probe += key.high() | 1;
        }
    }

    /** False only for a key that was never added. */
    public boolean mayHold(Key128 key) {
        for (int stage = stages.size() - 1; stage >= 0; stage--) {
            if (mayHold(stages.get(stage), key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayHold(long[] stage, Key128 key) {
        long probe = key.low();
        for (int i = 0; i < PROBES; i++) {
            int bit = bit(probe, stage);
            if ((stage[bit >>> 6] & 1L << bit) == 0) {
                return false;
            }
            probe += key.high() | 1;
        }
        return true;
    }

    private static int bit(long probe, long[] stage) {
        return (int) (probe >>> 32) & (stage.length * Long.SIZE - 1);
    }

    public KeyFilter copy() {
        KeyFilter copy = new KeyFilter();
        for (long[] stage : stages) {
            copy.newest = stage.clone();
            copy.stages.add(copy.newest);
        }
        copy.room = room;
        return copy;
    }

    public void write(DataOutput out) throws IOException {
        Binary.writeVarLong(out, stages.size());
        for (long[] stage : stages) {
            Binary.writeVarLong(out, stage.length);
            for (long word : stage) {
                out.writeLong(word);
            }
        }
        Binary.writeVarLong(out, room);
    }

    public static KeyFilter read(DataInput in) throws IOException {
        KeyFilter filter = new KeyFilter();
        int stages = (int) Binary.readVarLong(in);
        for (int stage = 0; stage < stages; stage++) {
            filter.newest = new long[(int) Binary.readVarLong(in)];
            for (int word = 0; word < filter.newest.length; word++) {
                filter.newest[word] = in.readLong();
            }
            filter.stages.add(filter.newest);
        }
        filter.room = (int) Binary.readVarLong(in);
        return filter;
    }
}
