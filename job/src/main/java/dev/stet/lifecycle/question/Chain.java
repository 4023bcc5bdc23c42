package dev.stet.lifecycle.question;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Utf8;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user's queries with one fingerprint, in their order: event time, then interaction id. Each is
 * the predecessor of the next. Immutable.
 */
record Chain(List<Link> links) {

    static final Chain EMPTY = new Chain(List.of());

    record Link(long at, Utf8 interactionId) implements Comparable<Link> {

        @Override
        public int compareTo(Link other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : interactionId.compareTo(other.interactionId);
        }
    }

    /** The link before this one, whether or not this one is in the chain; null for none. */
    @Nullable Link before(Link link) {
        int place = place(link);
        return place == 0 ? null : links.get(place - 1);
    }

    /** The link after this one, whether or not this one is in the chain; null for none. */
    @Nullable Link after(Link link) {
        int place = place(link);
        if (place < links.size() && links.get(place).equals(link)) {
            place++;
        }
        return place == links.size() ? null : links.get(place);
    }

    boolean holds(Utf8 interactionId) {
        for (Link link : links) {
            if (link.interactionId.equals(interactionId)) {
                return true;
            }
        }
        return false;
    }

    Chain with(Link link) {
        List<Link> more = new ArrayList<>(links.size() + 1);
        more.addAll(links);
        more.add(place(link), link);
        return new Chain(more);
    }

    Chain without(Link link) {
        List<Link> fewer = new ArrayList<>(links);
        fewer.remove(link);
        return new Chain(fewer);
    }

    /**
     * Without what can be nobody's predecessor any more: of the links at or before {@code settled}
     * only the last can, since no query can come in between, and that no longer than seven days.
     */
    Chain pruned(long settledMillis) {
        int first = 0;
        while (first + 1 < links.size() && links.get(first + 1).at() <= settledMillis) {
            first++;
        }
        if (first < links.size() && goneAt(links.get(first)) <= settledMillis) {
            first++;
        }
        return first == 0 ? this : new Chain(List.copyOf(links.subList(first, links.size())));
    }

    /** Once no event at or before this instant can come, the link is nobody's predecessor. */
    private static long goneAt(Link link) {
        return link.at() + Gap.MEMORY_MILLIS;
    }

    private int place(Link link) {
        int last = links.size() - 1;
        if (last < 0 || links.get(last).compareTo(link) < 0) {
            return last + 1;
        }
        int found = Collections.binarySearch(links, link);
        return found >= 0 ? found : -found - 1;
    }

    /** Without a version: part of a larger form. */
    void write(DataOutput out) throws IOException {
        Binary.writeVarLong(out, links.size());
        for (Link link : links) {
            out.writeLong(link.at);
            Binary.writeUtf8(out, link.interactionId);
        }
    }

    static Chain read(DataInput in) throws IOException {
        int size = (int) Binary.readVarLong(in);
        List<Link> links = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            links.add(new Link(in.readLong(), Binary.readUtf8(in)));
        }
        return new Chain(links);
    }
}
