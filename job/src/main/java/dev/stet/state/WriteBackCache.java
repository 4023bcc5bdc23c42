package dev.stet.state;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was recently in use, up to a weight; what has not been used for long makes room and is
 * written to state then, what is still here at a checkpoint is written at the checkpoint.
 *
 * <p>What happens to one key happens close together, so that most events find what they need here,
 * and a key is written once for all that happened to it rather than at each event. Who makes room
 * is told by the clock algorithm, for which a use costs one flag and not a place in a list.
 */
public final class WriteBackCache<K, V extends WriteBackCache.Entry> {

    /** Something that is kept in state. */
    public abstract static class Entry {

        private int weighed;
        private boolean used;

        /** Writes what has changed since it was read or last written; nothing if nothing has. */
        protected abstract void writeBack() throws Exception;

        /** Told after the last writing that it makes room. */
        protected abstract void leave();

        /** How much memory it takes, roughly in units of 250 bytes; at least 1. */
        protected abstract int weight();

        private int weighAnew() {
            int before = weighed;
            weighed = weight();
            return weighed - before;
        }
    }

    private final long capacity;
    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(1 << 10);
    private long weight;

    /**
     * @param capacity in the unit of {@link Entry#weight()}; the entry last put has its place even
     *     if it alone weighs more
     */
    public WriteBackCache(long capacity) {
        this.capacity = capacity;
    }

    public @Nullable V get(K key) {
        V entry = entries.get(key);
        if (entry != null) {
            ((Entry) entry).used = true;
        }
        return entry;
    }

    /** Adds an entry, or weighs it anew; others may make room. */
    public void put(K key, V entry) throws Exception {
        Entry weighable = entry;
        if (weighable.weighed == 0) {
            entries.put(key, entry);
        }
        weight += weighable.weighAnew();
        while (weight > capacity && entries.size() > 1) {
            makeRoom(entry);
        }
    }

    /** The eldest leaves, unless it was used since it was last the eldest: then it begins anew. */
    private void makeRoom(V newest) throws Exception {
        Iterator<Map.Entry<K, V>> eldestFirst = entries.entrySet().iterator();
        Map.Entry<K, V> eldest = eldestFirst.next();
        K key = eldest.getKey();
        V leaving = eldest.getValue();
        eldestFirst.remove();
        Entry flagged = leaving;
        if (flagged.used || leaving == newest) {
            flagged.used = false;
            entries.put(key, leaving);
            return;
        }
        weight -= flagged.weighed;
        leaving.writeBack();
        leaving.leave();
    }

    /** Forgets an entry whose state is gone, unwritten. */
    public void drop(K key) {
        V dropped = entries.remove(key);
        if (dropped != null) {
            weight -= ((Entry) dropped).weighed;
        }
    }

    public void writeBack() throws Exception {
        for (V entry : entries.values()) {
            entry.writeBack();
        }
    }
}
