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
 * One user's chains: the newest in the user's value, older ones on pages in state.
 *
 * <p>A page is written once and never changed. A chain that grows later is added to the newest
 * again, and the newest copy counts. No operation scans state: a filter per page says whether the
 * page may hold a chain, and a page is removed unread once its last chain has ended. Pages grow
 * with their number, so that a user with many chains has few pages: 155 for 100,000 chains.
 */
final class ChainMemory {

    /** How many chains the first page takes, how many more each further one, and how many most. */
    private static final int FIRST_PAGE = 32;

    private static final int NEXT_PAGE = 8;
    private static final int MOST_ON_A_PAGE = 2_048;

    private final Key128 user;
    private final UserHome home;
    private final UserEnds ends;

    /** By fingerprint; an empty chain hides the copy on an older page. */
    private PackedRecords newest;

    /** Oldest first. */
    private final List<ChainPage> pages;

    /**
     * @param newest taken over
     * @param pages copied
     */
    ChainMemory(
            Key128 user,
            UserHome home,
            UserEnds ends,
            PackedRecords newest,
            List<ChainPage> pages) {
        this.user = user;
        this.ends = ends;
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

    @Nullable Chain get(Key128 fingerprint) throws Exception {
        Utf8 id = id(fingerprint);
        int record = newest.find(id);
        if (record >= 0) {
            return read(newest, record);
        }
        for (int i = pages.size() - 1; i >= 0; i--) {
            Chain found = pages.get(i).mayHold(fingerprint) ? find(pages.get(i), id) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Chain find(ChainPage page, Utf8 id) throws Exception {
        home.select(user);
        PackedRecords stored = home.chains().get(page.number());
        int record = stored.find(id);
        return record < 0 ? null : read(stored, record);
    }

    /** Returns when the chain ends; {@link Long#MIN_VALUE} if there is nothing to keep. */
    long put(Key128 fingerprint, Chain chain) throws Exception {
        Utf8 id = id(fingerprint);
        long neededUntil = neededUntil(fingerprint, chain);
        if (neededUntil == Long.MIN_VALUE) {
            int record = newest.find(id);
            if (record >= 0) {
                newest.remove(record);
            }
            return neededUntil;
        }
        var out = home.scratch().out();
        out.clear();
        chain.write(out);
        newest.put(id, out.getSharedBuffer(), out.length());
        if (newest.size() > Math.min(FIRST_PAGE + NEXT_PAGE * pages.size(), MOST_ON_A_PAGE)) {
            fillPage();
        }
        return ends.ofChains(neededUntil);
    }

    /**
     * Until when the chain is needed. Not before the end of a page that may hold an older copy:
     * that copy still has links that were removed since.
     */
    private long neededUntil(Key128 fingerprint, Chain chain) {
        long until = chain.links().isEmpty() ? Long.MIN_VALUE : UserEnds.neededUntil(chain);
        for (ChainPage page : pages) {
            if (page.mayHold(fingerprint)) {
                until = Math.max(until, page.neededUntil());
            }
        }
        return until;
    }

    private void fillPage() throws Exception {
        int number = pages.isEmpty() ? 0 : pages.get(pages.size() - 1).number() + 1;
        KeyFilter fingerprints = KeyFilter.withRoomFor(newest.size());
        long until = Long.MIN_VALUE;
        for (int record = 0; record < newest.size(); record++) {
            Key128 fingerprint = fingerprint(newest.id(record));
            until = Math.max(until, neededUntil(fingerprint, read(newest, record)));
            fingerprints.add(fingerprint);
        }
        home.select(user);
        home.chains().put(number, newest.copy());
        pages.add(new ChainPage(number, until, fingerprints));
        newest = new PackedRecords();
    }

    /**
     * Removes those that have ended; the user is selected.
     *
     * @return when the first of those that remain ends; {@link Long#MAX_VALUE} for none
     */
    long sweep(long nowMillis) throws Exception {
        long next = Long.MAX_VALUE;
        for (Iterator<ChainPage> each = pages.iterator(); each.hasNext(); ) {
            ChainPage page = each.next();
            long end = ends.ofChains(page.neededUntil());
            if (end <= nowMillis) {
                home.chains().remove(page.number());
                each.remove();
            } else {
                next = Math.min(next, end);
            }
        }
        for (int record = newest.size() - 1; record >= 0; record--) {
            long until = neededUntil(fingerprint(newest.id(record)), read(newest, record));
            long end = until == Long.MIN_VALUE ? until : ends.ofChains(until);
            if (end <= nowMillis) {
                newest.remove(record);
            } else {
                next = Math.min(next, end);
            }
        }
        return next;
    }

    /** Removes the pages; the user is selected. Not used afterwards. */
    void erase() throws Exception {
        for (ChainPage page : pages) {
            home.chains().remove(page.number());
        }
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
