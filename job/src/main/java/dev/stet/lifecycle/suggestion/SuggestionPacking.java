package dev.stet.lifecycle.suggestion;

import dev.stet.bytes.Packer;
import dev.stet.bytes.UnknownFormatException;
import dev.stet.bytes.Unpacker;
import dev.stet.bytes.Utf8;
import dev.stet.contract.Clusters;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import dev.stet.contract.SuggestionEvent;
import dev.stet.lifecycle.Moment;
import dev.stet.lifecycle.Timed;
import dev.stet.lifecycle.Unopened;
import dev.stet.state.Packing;
import org.jspecify.annotations.Nullable;

/**
 * Turns a {@link Suggestion} into few bytes and back; the dimensions, which many share, are kept
 * beside. Version 3; version 2 is the same, but for an owner without the bucket of the user:
 *
 * <pre>
 * version   1 byte: × 8, + 1 if unopened events, + 2 if lines and visibility of the opening follow,
 *           + 4 if all event ids have one head
 * shape     1 byte, what of the following is there
 * ids       the head of every event id, where they have one; else each has its own
 * base      6 bytes, or 8 where WIDE: event time of the opening, else of the first event; epoch ms
 * opening   event id; characters × 2 + 1 if a text follows; text; lines × 4 + visibility
 * identity  tenant and suggestion id, empty where only the user is remembered; 16 bytes of user;
 *           without an identity 8 bytes of owner
 * accepts   how many × 2 + 1 if any has lines or is automatic; each: time − base; event id;
 *           (characters + 1) × 2 + 1 if a text follows; text; then (lines + 1) × 2 + 1 if automatic
 * rejects   how many; each: time − base
 * edits     how many × 2 + 1 if any has lines; each: time − base; event id; (retained characters
 *           + 1) × 4 + 2 if the distance is no whole number of ten thousandths + 1 if a text
 *           follows; distance; text; then retained lines + 1
 * closes    how many; each: time − base
 * version   of the last outcome row
 * unopened  how many; each: time − base; counted in − time; 1 and the source, or 0
 *           for that of the one before
 * </pre>
 *
 * <p>Numbers without a size are of variable length. What hardly differs between suggestions comes
 * first, so that a block of state compresses it away. One thread.
 */
final class SuggestionPacking implements Packing<Suggestion> {

    private static final int VERSION = 3 << 3;
    private static final int WITHOUT_BUCKET = 2 << 3;
    private static final int UNOPENED = 1;
    private static final int SEEN = 1 << 1;
    private static final int ONE_HEAD = 1 << 2;

    /** Where event ids have no head in common. */
    private static final long NO_HEAD = -1;

    private static final int OPENING = 1;
    private static final int IDENTITY = 1 << 1;
    private static final int ACCEPTS = 1 << 2;
    private static final int REJECTS = 1 << 3;
    private static final int EDITS = 1 << 4;
    private static final int CLOSES = 1 << 5;
    private static final int VERSIONED = 1 << 6;
    private static final int WIDE = 1 << 7;

    private static final int NARROW_BYTES = 6;
    private static final double DISTANCE_STEPS = 10_000;

    private static final Accept[] NO_ACCEPTS = {};
    private static final Edit[] NO_EDITS = {};
    private static final long[] NO_INSTANTS = {};

    private final Packer out = new Packer();
    private final Unpacker in = new Unpacker();

    /** Of the event ids of the suggestion at hand. */
    private long head = NO_HEAD;

    @Override
    public Suggestion nothing() {
        return Suggestion.UNHEARD_OF;
    }

    @Override
    public @Nullable Dimensions shared(Suggestion suggestion) {
        return suggestion.opening == null ? null : suggestion.opening.dimensions();
    }

    @Override
    public byte[] pack(Suggestion suggestion) {
        long base = base(suggestion);
        boolean wide = base >>> (8 * NARROW_BYTES) != 0;
        int shape = shape(suggestion) | (wide ? WIDE : 0);
        boolean anyUnopened = suggestion.unopened.length > 0;
        Opening opening = suggestion.opening;
        boolean seen = opening != null && isSeen(opening);
        head = commonHead(suggestion);
        out.begin()
                .writeByte(
                        (isWithoutBucket(opening) ? WITHOUT_BUCKET : VERSION)
                                | (anyUnopened ? UNOPENED : 0)
                                | (seen ? SEEN : 0)
                                | (head != NO_HEAD ? ONE_HEAD : 0));
        out.writeByte(shape);
        if (head != NO_HEAD) {
            out.writeVarLong(head);
        }
        out.writeFixed(base, wide ? Long.BYTES : NARROW_BYTES);
        if (opening != null) {
            writeOpening(opening, seen);
        }
        writeAccepts(suggestion.accepts, base);
        writeInstants(suggestion.rejects, base);
        writeEdits(suggestion.edits, base);
        writeInstants(suggestion.closes, base);
        if (suggestion.version != 0) {
            out.writeVarLong(suggestion.version);
        }
        if (anyUnopened) {
            Unopened.pack(suggestion.unopened, base, out);
        }
        return out.toBytes();
    }

    /**
     * @param dimensions of the opening; null only where there is none
     */
    @Override
    public Suggestion unpack(byte[] packed, @Nullable Dimensions dimensions)
            throws UnknownFormatException {
        int form = in.begin(packed).readByte();
        int version = form & ~(UNOPENED | SEEN | ONE_HEAD);
        if (version != VERSION && version != WITHOUT_BUCKET) {
            throw new UnknownFormatException("A suggestion", form);
        }
        int shape = in.readByte();
        head = (form & ONE_HEAD) != 0 ? in.readVarLong() : NO_HEAD;
        long base = in.readFixed((shape & WIDE) != 0 ? Long.BYTES : NARROW_BYTES);
        Opening opening = null;
        if ((shape & OPENING) != 0 && dimensions != null) {
            opening =
                    readOpening(
                            base,
                            dimensions,
                            (form & SEEN) != 0,
                            (shape & IDENTITY) != 0,
                            version == VERSION);
        }
        Accept[] accepts = (shape & ACCEPTS) == 0 ? NO_ACCEPTS : readAccepts(base);
        long[] rejects = (shape & REJECTS) == 0 ? NO_INSTANTS : readInstants(base);
        Edit[] edits = (shape & EDITS) == 0 ? NO_EDITS : readEdits(base);
        long[] closes = (shape & CLOSES) == 0 ? NO_INSTANTS : readInstants(base);
        long written = (shape & VERSIONED) == 0 ? 0 : in.readVarLong();
        Unopened[] unopened = (form & UNOPENED) == 0 ? Unopened.NONE : Unopened.unpack(base, in);
        return new Suggestion(opening, accepts, rejects, edits, closes, written, unopened);
    }

    /** Of all event ids; {@link #NO_HEAD} where they differ, or there are none. */
    private static long commonHead(Suggestion suggestion) {
        Opening opening = suggestion.opening;
        long head = opening == null ? NO_HEAD : Packer.headOf(opening.moment().eventId());
        boolean first = opening == null;
        for (Timed[] each : new Timed[][] {suggestion.accepts, suggestion.edits}) {
            for (Timed event : each) {
                long another = Packer.headOf(event.moment().eventId());
                if (!first && another != head) {
                    return NO_HEAD;
                }
                head = another;
                first = false;
            }
        }
        return head;
    }

    private void writeEventId(Moment moment) {
        if (head == NO_HEAD) {
            out.writeId(moment.eventId());
        } else {
            out.writeBody(moment.eventId(), head);
        }
    }

    private Utf8 readEventId() {
        return head == NO_HEAD ? in.readId() : in.readBody(head);
    }

    private static int shape(Suggestion suggestion) {
        Opening opening = suggestion.opening;
        return (opening != null ? OPENING : 0)
                | (opening != null && opening.identity() != null ? IDENTITY : 0)
                | (suggestion.accepts.length > 0 ? ACCEPTS : 0)
                | (suggestion.rejects.length > 0 ? REJECTS : 0)
                | (suggestion.edits.length > 0 ? EDITS : 0)
                | (suggestion.closes.length > 0 ? CLOSES : 0)
                | (suggestion.version != 0 ? VERSIONED : 0);
    }

    private static long base(Suggestion suggestion) {
        if (suggestion.opening != null) {
            return suggestion.opening.at();
        }
        if (suggestion.accepts.length > 0) {
            return suggestion.accepts[0].at();
        }
        if (suggestion.rejects.length > 0) {
            return suggestion.rejects[0];
        }
        if (suggestion.edits.length > 0) {
            return suggestion.edits[0].at();
        }
        return suggestion.closes.length > 0 ? suggestion.closes[0] : 0;
    }

    private static boolean isWithoutBucket(@Nullable Opening opening) {
        return opening != null && opening.identity() == null && opening.bucket() == Clusters.NOBODY;
    }

    private static boolean isSeen(Opening opening) {
        return opening.lines() != 0 || opening.visibility() != Visibility.UNKNOWN;
    }

    private void writeOpening(Opening opening, boolean seen) {
        writeEventId(opening.moment());
        String text = opening.text();
        out.writeVarLong(opening.chars() << 1 | (text == null ? 0 : 1));
        if (text != null) {
            out.writeText(text);
        }
        if (seen) {
            out.writeVarLong(opening.lines() << 2 | opening.visibility().ordinal());
        }
        Opening.Identity identity = opening.identity();
        if (identity != null) {
            out.writeText(identity.tenant());
            out.writeId(identity.suggestionId());
            out.writeFixed(identity.user().high(), Long.BYTES);
            out.writeFixed(identity.user().low(), Long.BYTES);
        } else {
            out.writeFixed(opening.owner(), Long.BYTES);
        }
    }

    private Opening readOpening(
            long at,
            Dimensions dimensions,
            boolean seen,
            boolean withIdentity,
            boolean withBucket) {
        Moment moment = new Moment(at, readEventId());
        long head = in.readVarLong();
        String text = (head & 1) == 0 ? null : in.readText();
        long sight = seen ? in.readVarLong() : 0;
        Opening.Identity identity =
                withIdentity
                        ? new Opening.Identity(
                                in.readText(),
                                in.readId(),
                                new Key128(in.readFixed(Long.BYTES), in.readFixed(Long.BYTES)))
                        : null;
        long owner = identity == null ? in.readFixed(Long.BYTES) : 0;
        int ofOwner = withBucket ? Opening.bucketOf(owner) : Clusters.NOBODY;
        return new Opening(
                moment,
                dimensions,
                head >> 1,
                sight >> 2,
                Visibility.at((int) sight & 3),
                text,
                identity,
                owner,
                identity == null ? ofOwner : Clusters.bucketOf(identity.user()));
    }

    private void writeAccepts(Accept[] accepts, long base) {
        if (accepts.length == 0) {
            return;
        }
        boolean more = false;
        for (Accept accept : accepts) {
            more |= accept.auto() || accept.lines() != SuggestionEvent.UNKNOWN;
        }
        out.writeVarLong((long) accepts.length << 1 | (more ? 1 : 0));
        for (Accept accept : accepts) {
            String text = accept.text();
            out.writeZigZag(accept.at() - base);
            writeEventId(accept.moment());
            out.writeVarLong((accept.chars() + 1) << 1 | (text == null ? 0 : 1));
            if (text != null) {
                out.writeText(text);
            }
            if (more) {
                out.writeVarLong((accept.lines() + 1) << 1 | (accept.auto() ? 1 : 0));
            }
        }
    }

    private Accept[] readAccepts(long base) {
        long count = in.readVarLong();
        Accept[] accepts = new Accept[(int) (count >> 1)];
        for (int i = 0; i < accepts.length; i++) {
            Moment moment = new Moment(base + in.readZigZag(), readEventId());
            long head = in.readVarLong();
            String text = (head & 1) == 0 ? null : in.readText();
            long more = (count & 1) == 0 ? 0 : in.readVarLong();
            accepts[i] =
                    new Accept(moment, (head >> 1) - 1, (more >> 1) - 1, (more & 1) != 0, text);
        }
        return accepts;
    }

    private void writeEdits(Edit[] edits, long base) {
        if (edits.length == 0) {
            return;
        }
        boolean lines = false;
        for (Edit edit : edits) {
            lines |= edit.retainedLines() != SuggestionEvent.UNKNOWN;
        }
        out.writeVarLong((long) edits.length << 1 | (lines ? 1 : 0));
        for (Edit edit : edits) {
            writeEdit(edit, base);
            if (lines) {
                out.writeVarLong(edit.retainedLines() + 1);
            }
        }
    }

    private void writeEdit(Edit edit, long base) {
        String text = edit.text();
        long steps = Math.round(edit.distance() * DISTANCE_STEPS);
        boolean exact = steps >= 0 && same(steps / DISTANCE_STEPS, edit.distance());
        out.writeZigZag(edit.at() - base);
        writeEventId(edit.moment());
        out.writeVarLong(
                (edit.retainedChars() + 1) << 2 | (exact ? 0 : 2) | (text == null ? 0 : 1));
        if (exact) {
            out.writeVarLong(steps);
        } else {
            out.writeFixed(Double.doubleToRawLongBits(edit.distance()), Double.BYTES);
        }
        if (text != null) {
            out.writeText(text);
        }
    }

    /** Compares bits, so that −0.0 and NaN survive. */
    private static boolean same(double one, double other) {
        return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
    }

    private Edit[] readEdits(long base) {
        long count = in.readVarLong();
        Edit[] edits = new Edit[(int) (count >> 1)];
        for (int i = 0; i < edits.length; i++) {
            edits[i] = readEdit(base, (count & 1) != 0);
        }
        return edits;
    }

    private Edit readEdit(long base, boolean withLines) {
        Moment moment = new Moment(base + in.readZigZag(), readEventId());
        long head = in.readVarLong();
        double distance =
                (head & 2) == 0
                        ? in.readVarLong() / DISTANCE_STEPS
                        : Double.longBitsToDouble(in.readFixed(Double.BYTES));
        String text = (head & 1) == 0 ? null : in.readText();
        long lines = withLines ? in.readVarLong() - 1 : SuggestionEvent.UNKNOWN;
        return new Edit(moment, distance, text, (head >> 2) - 1, lines);
    }

    private void writeInstants(long[] instants, long base) {
        if (instants.length > 0) {
            out.writeVarLong(instants.length);
            for (long instant : instants) {
                out.writeZigZag(instant - base);
            }
        }
    }

    private long[] readInstants(long base) {
        long[] instants = new long[(int) in.readVarLong()];
        for (int i = 0; i < instants.length; i++) {
            instants[i] = base + in.readZigZag();
        }
        return instants;
    }
}
