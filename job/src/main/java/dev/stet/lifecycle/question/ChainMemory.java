package dev.stet.lifecycle.question;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Key128;
import dev.stet.state.KeyFilter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user's chains: the newest in the user's value, older ones on pages beside.
 *
 * <p>A page is filled at once and never changed. A chain that grows later comes in anew, and the
 * newest copy is the one that holds. So a user's days go by without any look through state: which
 * page a chain may lie on is known, and a page whose last chain has ended is removed unread. Pages
 * grow with their number, so that one who asks without end has few: 100,000 chains lie on 155.
 */
final class ChainMemory {

    /** How many chains the first page takes, how many more each further one, and how many most. */
    private static final int FIRST_PAGE = 32;

    private static final int NEXT_PAGE = 8;
    private static final int MOST_ON_A_PAGE = 2_048;

    private final UserMemory.Home home;

    /** By fingerprint; empty where an older page may still say otherwise. */
    private PackedRecords newest;

    /** Oldest first. */
    private final List<ChainPage> pages;

    /**
     * @param newest taken over
     * @param pages copied
     */
    ChainMemory(UserMemory.Home home, PackedRecords newest, List<ChainPage> pages) {
        this.home = home;
        this.newest = newest;
        this.pages = new ArrayList<>(pages);
    }

    PackedRecords newest() {
        return newest;
    }

    List<ChainPage> pages() {
        return pages;
    }

    /** How many bytes of memory there are. */
    int capacity() {
        int bytes = newest.capacity();
        for (ChainPage page : pages) {
            bytes += page.fingerprints().capacity();
        }
        return bytes;
    }

    @Nullable Chain get(UserMemory user, Key128 fingerprint) throws Exception {
        Utf8 id = id(fingerprint);
        int record = newest.find(id);
        if (record >= 0) {
            return read(newest, record);
        }
        for (int i = pages.size() - 1; i >= 0; i--) {
            Chain found = pages.get(i).mayHold(fingerprint) ? find(user, pages.get(i), id) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Chain find(UserMemory user, ChainPage page, Utf8 id) throws Exception {
        user.select();
        PackedRecords stored = home.chains().get(page.number());
        int record = stored.find(id);
        return record < 0 ? null : read(stored, record);
    }

    /** Returns when the chain ends; {@link Long#MIN_VALUE} if there is nothing to remember. */
    long put(UserMemory user, Key128 fingerprint, Chain chain) throws Exception {
        Utf8 id = id(fingerprint);
        long bearsUntil = bearsUntil(fingerprint, chain);
        if (bearsUntil == Long.MIN_VALUE) {
            int record = newest.find(id);
            if (record >= 0) {
                newest.remove(record);
            }
            return bearsUntil;
        }
        var out = home.scratch().out();
        out.clear();
        chain.write(out);
        newest.put(id, out.getSharedBuffer(), out.length());
        if (newest.size() > Math.min(FIRST_PAGE + NEXT_PAGE * pages.size(), MOST_ON_A_PAGE)) {
            turnThePage(user);
        }
        return user.endOfChains(bearsUntil);
    }

    /**
     * Until when the chain is needed. Not less than the pages on which there may be an older copy:
     * it would come back with links that were taken out.
     */
    private long bearsUntil(Key128 fingerprint, Chain chain) {
        long until = chain.links().isEmpty() ? Long.MIN_VALUE : UserMemory.bearsUntil(chain);
        for (ChainPage page : pages) {
            if (page.mayHold(fingerprint)) {
                until = Math.max(until, page.bearsUntil());
            }
        }
        return until;
    }

    private void turnThePage(UserMemory user) throws Exception {
        int number = pages.isEmpty() ? 0 : pages.get(pages.size() - 1).number() + 1;
        KeyFilter fingerprints = KeyFilter.withRoomFor(newest.size());
        long until = Long.MIN_VALUE;
        for (int record = 0; record < newest.size(); record++) {
            Key128 fingerprint = fingerprint(newest.id(record));
            until = Math.max(until, bearsUntil(fingerprint, read(newest, record)));
            fingerprints.add(fingerprint);
        }
        user.select();
        home.chains().put(number, newest.copy());
        pages.add(new ChainPage(number, until, fingerprints));
        newest = new PackedRecords();
    }

    /**
     * Lets go those that have ended; the user is selected.
     *
     * @return when the first of those that remain ends; {@link Long#MAX_VALUE} for none
     */
    long sweep(UserMemory user, long nowMillis) throws Exception {
        long next = Long.MAX_VALUE;
        for (Iterator<ChainPage> each = pages.iterator(); each.hasNext(); ) {
            ChainPage page = each.next();
            long end = user.endOfChains(page.bearsUntil());
            if (end <= nowMillis) {
                home.chains().remove(page.number());
                each.remove();
            } else {
                next = Math.min(next, end);
            }
        }
        for (int record = newest.size() - 1; record >= 0; record--) {
            long until = bearsUntil(fingerprint(newest.id(record)), read(newest, record));
            long end = until == Long.MIN_VALUE ? until : user.endOfChains(until);
            if (end <= nowMillis) {
                newest.remove(record);
            } else {
                next = Math.min(next, end);
            }
        }
        return next;
    }

    private Chain read(PackedRecords records, int record) throws IOException {
        var in = home.scratch().in();
        in.setBuffer(records.bytes(), records.valueStart(record), records.valueLength(record));
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
