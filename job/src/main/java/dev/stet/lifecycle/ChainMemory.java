package dev.stet.lifecycle;

import dev.stet.contract.Key128;
import dev.stet.contract.Utf8;
import dev.stet.state.KeyFilter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** One user's chains: in state, and those that were asked for in memory, until they are written. */
final class ChainMemory {

    /** Chains in memory; past that they are written and forgotten. */
    private static final int MOST_CHAINS = 512;

    private final UserMemory.Home home;
    private KeyFilter filter;
    private long endAt;

    /** By fingerprint whether it has changed, and the chain. */
    private final PackedRecords known = new PackedRecords();

    private boolean changed;

    /**
     * @param filter taken over: which fingerprints may have a chain in state
     * @param endAt when the first chains can go; {@link Long#MAX_VALUE} where there are none
     */
    ChainMemory(UserMemory.Home home, KeyFilter filter, long endAt) {
        this.home = home;
        this.filter = filter;
        this.endAt = endAt;
    }

    KeyFilter filter() {
        return filter;
    }

    long endAt() {
        return endAt;
    }

    int size() {
        return known.size();
    }

    int capacity() {
        return known.capacity();
    }

    @Nullable Chain get(UserMemory user, Key128 fingerprint) throws Exception {
        Utf8 id = id(fingerprint);
        int record = known.find(id);
        if (record >= 0) {
            return read(record);
        }
        if (!filter.mayHold(fingerprint)) {
            return null;
        }
        user.select();
        Chain stored = home.chains().get(fingerprint);
        if (stored != null) {
            write(id, stored, false);
        }
        return stored;
    }

    /** Returns when the chain ends; {@link Long#MAX_VALUE} if it is empty. */
    long put(UserMemory user, Key128 fingerprint, Chain chain) throws Exception {
        write(id(fingerprint), chain, true);
        changed = true;
        long end = Long.MAX_VALUE;
        if (!chain.links().isEmpty()) {
            filter.add(fingerprint);
            end = user.endOf(chain);
            endAt = Math.min(endAt, end);
        }
        if (known.size() > MOST_CHAINS) {
            writeBack(user);
        }
        return end;
    }

    /** Lets go those that have ended; the user is selected. */
    void sweep(UserMemory user, long nowMillis) throws Exception {
        if (endAt > nowMillis) {
            return;
        }
        writeBack(user);
        filter = new KeyFilter();
        endAt = Long.MAX_VALUE;
        List<Key128> ended = new ArrayList<>();
        for (Entry<Key128, Chain> entry : home.chains().entries()) {
            long end = user.endOf(entry.getValue());
            if (end <= nowMillis) {
                ended.add(entry.getKey());
            } else {
                filter.add(entry.getKey());
                endAt = Math.min(endAt, end);
            }
        }
        forget(ended);
    }

    /** All at once where none remains: afterwards there would be nothing to find, at great cost. */
    private void forget(List<Key128> ended) throws Exception {
        if (endAt == Long.MAX_VALUE && !ended.isEmpty()) {
            home.chains().clear();
            return;
        }
        for (Key128 fingerprint : ended) {
            home.chains().remove(fingerprint);
        }
    }

    void writeBack(UserMemory user) throws Exception {
        if (!changed) {
            return;
        }
        user.select();
        for (int record = 0; record < known.size(); record++) {
            if (known.bytes()[known.valueStart(record)] != 0) {
                write(fingerprint(known.id(record)), read(record));
            }
        }
        changed = false;
        known.clear();
    }

    private void write(Key128 fingerprint, Chain chain) throws Exception {
        if (chain.links().isEmpty()) {
            home.chains().remove(fingerprint);
        } else {
            home.chains().put(fingerprint, chain);
        }
    }

    private void write(Utf8 id, Chain chain, boolean isChanged) throws IOException {
        var out = home.scratch().out();
        out.clear();
        out.writeBoolean(isChanged);
        chain.write(out);
        known.put(id, out.getSharedBuffer(), out.length());
    }

    private Chain read(int record) throws IOException {
        var in = home.scratch().in();
        in.setBuffer(known.bytes(), known.valueStart(record), known.valueLength(record));
        in.skipBytesToRead(1);
        return Chain.read(in);
    }

    private static Utf8 id(Key128 fingerprint) {
        return new Utf8(
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(fingerprint.high())
                        .putLong(fingerprint.low())
                        .array());
    }

    private static Key128 fingerprint(Utf8 id) {
        ByteBuffer bytes = ByteBuffer.wrap(id.bytes());
        return new Key128(bytes.getLong(), bytes.getLong());
    }
}
