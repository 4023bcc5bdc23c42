package dev.stet.state;

import org.jspecify.annotations.Nullable;

/**
 * Holds recently used entries, up to a weight. It writes changed entries to state on eviction and
 * at checkpoints.
 *
 * <p>What happens to one key happens close together, so that most events find what they need here,
 * and a key is written once for all that happened to it rather than at each event. Evicts by the
 * clock algorithm: a use costs one flag, not a move in a list.
 *
 * <p>One table of tags and one of entries, probed one slot after the other, so that there is no
 * object per entry for the garbage collector to follow; the clock's hand goes round the slots. The
 * same calls in the same order have the same entries leave.
 */
public final class WriteBackCache<K, V extends WriteBackCache.Entry> {

    private static final int FIRST_SLOTS = 1 << 10;

    /** In a tag: was used since the hand last passed. The other bits are the key's hash. */
    private static final int USED = 1;

    /** No hash is 0, so that this tag says that the slot is free. */
    private static final int FREE = 0;

    /** An entry that is kept in state. */
    public abstract static class Entry {

        private @Nullable Object key;
        private int weighed;

        /** Writes what has changed since it was read or last written; nothing if nothing has. */
        protected abstract void writeBack() throws Exception;

        /** Called on eviction, after the last write. */
        protected abstract void leave();

        /** How much memory it takes, roughly in {@link CacheSize#UNIT_BYTES}; at least 1. */
        protected abstract int weight();

        private int weighAnew() {
            int before = weighed;
            weighed = weight();
            return weighed - before;
        }

        /** What it weighed; it may be put again. */
        private int unweighed() {
            int before = weighed;
            weighed = 0;
            return before;
        }
    }

    private final long capacity;
    private int[] tags = new int[FIRST_SLOTS];
    private @Nullable Object[] entries = new Object[FIRST_SLOTS];
    private int size;
    private int hand;
    private long weight;

    /**
     * @param capacity in the unit of {@link Entry#weight()}; the entry last put has its place even
     *     if it alone weighs more
     */
    public WriteBackCache(long capacity) {
        this.capacity = capacity;
    }

    public @Nullable V get(K key) {
        int slot = slotOf(key, tag(key));
        if (slot < 0) {
            return null;
        }
        tags[slot] |= USED;
        return entry(slot);
    }

    /**
     * Adds an entry, or weighs it again; may evict others.
     *
     * @param entry the one that is here under this key, if there is one
     */
    public void put(K key, V entry) throws Exception {
        Entry weighable = entry;
        if (weighable.weighed == 0) {
            weighable.key = key;
            add(tag(key), entry);
        }
        weight += weighable.weighAnew();
        while (weight > capacity && size > 1) {
            makeRoom(entry);
        }
    }

    /** The next one leaves, unless it was used since the hand last passed: then it may stay. */
    private void makeRoom(V newest) throws Exception {
        while (tags[hand] == FREE || (tags[hand] & USED) != 0 || entries[hand] == newest) {
            tags[hand] &= ~USED;
            hand = next(hand);
        }
        V leaving = entry(hand);
        remove(hand);
        leaving.writeBack();
        leaving.leave();
    }

    /** Removes an entry whose state is gone, without writing it. */
    public void drop(K key) {
        int slot = slotOf(key, tag(key));
        if (slot >= 0) {
            remove(slot);
        }
    }

    public void writeBack() throws Exception {
        for (int slot = 0; slot < tags.length; slot++) {
            if (tags[slot] != FREE) {
                entry(slot).writeBack();
            }
        }
    }

    /** A new one counts as used: the hand may stand right before its slot. */
    private void add(int tag, Object entry) {
        if (size >= tags.length - tags.length / 4) {
            grow();
        }
        place(tag | USED, entry);
        size++;
    }

    private void place(int tag, Object entry) {
        int slot = home(tag);
        while (tags[slot] != FREE) {
            slot = next(slot);
        }
        tags[slot] = tag;
        entries[slot] = entry;
    }

    private void grow() {
        int[] formerTags = tags;
        @Nullable Object[] formerEntries = entries;
        tags = new int[formerTags.length * 2];
        entries = new Object[tags.length];
        for (int slot = 0; slot < formerTags.length; slot++) {
            Object entry = formerEntries[slot];
            if (entry != null) {
                place(formerTags[slot], entry);
            }
        }
    }

    /** Those behind it move up, so that each is still found from where it belongs. */
    private void remove(int removed) {
        Entry leaving = entry(removed);
        weight -= leaving.unweighed();
        leaving.key = null;
        size--;
        int gap = removed;
        for (int slot = next(gap); tags[slot] != FREE; slot = next(slot)) {
            int mask = tags.length - 1;
            int fromHome = (slot - home(tags[slot])) & mask;
            if (fromHome >= ((slot - gap) & mask)) {
                tags[gap] = tags[slot];
                entries[gap] = entries[slot];
                gap = slot;
            }
        }
        tags[gap] = FREE;
        entries[gap] = null;
    }

    /** Negative where there is none. */
    private int slotOf(K key, int tag) {
        int slot = home(tag);
        while (tags[slot] != FREE) {
            if ((tags[slot] & ~USED) == tag && key.equals(((Entry) entry(slot)).key)) {
                return slot;
            }
            slot = next(slot);
        }
        return -1;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // whose tag is not FREE was put there as a V
    private V entry(int slot) {
        return (V) entries[slot];
    }

    private int next(int slot) {
        return (slot + 1) & (tags.length - 1);
    }

    private int home(int tag) {
        return (tag >>> 1) & (tags.length - 1);
    }

    private static int tag(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        int tag = (hash ^ (hash >>> 16)) & ~USED;
        return tag == FREE ? USED << 1 : tag;
    }
}
