package dev.stet.lifecycle.subject;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Dimensions;
import dev.stet.contract.EventType;
import dev.stet.contract.Id;
import dev.stet.contract.Ids;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.Value;
import dev.stet.contract.Values;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One event of a history, as far as the subject keeps it.
 *
 * @param at event time, epoch milliseconds
 * @param eventId {@link Utf8#EMPTY} for a sum of several, and for what is {@link #anonymous}
 * @param carried the bits of the {@link Id}s that the event carried
 * @param links the keys of the ids that the subject makes claims to
 * @param user the pseudonym, where the subject keeps it, and of an event that can open a subject
 *     whose key is no user's; else null
 * @param dimensions of an event that can open a subject; else none
 */
public record Recorded(
        EventType type,
        long at,
        Utf8 eventId,
        Values values,
        int carried,
        Ids links,
        @Nullable Key128 user,
        Dimensions dimensions) {

    /** Ties of event time are settled by the event id. */
    static final Comparator<Recorded> EARLIER_FIRST =
            Comparator.comparingLong(Recorded::at)
                    .thenComparing(Recorded::eventId)
                    .thenComparing(Recorded::type);

    /** What a subject keeps of an event that it hears so. */
    static Recorded of(RecordedEvent event, Heard heard, boolean withOpener) {
        return new Recorded(
                event.type(),
                event.header().eventTimeMillis(),
                event.header().eventId(),
                event.values().only(heard.values()),
                event.ids().bits(),
                linked(event.ids(), heard.links()),
                heard.user() || withOpener && heard.opens() ? event.user() : null,
                heard.opens() ? event.dimensions() : Dimensions.NONE);
    }

    private static Ids linked(Ids ids, int bits) {
        if ((ids.bits() & bits) == 0) {
            return Ids.NONE;
        }
        @Nullable Key128[] keys = new @Nullable Key128[Ids.length(ids.bits() & bits)];
        for (int ordinal = 0; ordinal < keys.length; ordinal++) {
            keys[ordinal] = (bits & 1 << ordinal) == 0 ? null : ids.key(Id.at(ordinal));
        }
        return new Ids(keys);
    }

    public boolean has(Value value) {
        return values.has(value);
    }

    /** In the base unit of the value; 0 where it is absent. */
    public long number(Value value) {
        return values.number(value);
    }

    public boolean is(Value value, long code) {
        return values.is(value, code);
    }

    /** Null where it is absent. */
    public @Nullable String text(Value value) {
        return values.text(value);
    }

    public boolean carries(Id id) {
        return (carried & id.bit()) != 0;
    }

    /** The key of the subject it names; null where it names none. */
    public @Nullable Key128 link(Id id) {
        return links.key(id);
    }

    /**
     * The same without its id and dimensions: of an event that cannot be sent again, and of which
     * only type, time and values still matter.
     */
    public Recorded anonymous() {
        return new Recorded(type, at, Utf8.EMPTY, values, carried, links, user, Dimensions.NONE);
    }

    /** The same, anonymous, with its dimensions. */
    public Recorded withoutId() {
        return new Recorded(type, at, Utf8.EMPTY, values, carried, links, user, dimensions);
    }

    /** Whether it is of an event that cannot be sent again, or the sum of several. */
    public boolean isAnonymous() {
        return eventId.equals(Utf8.EMPTY);
    }
}
