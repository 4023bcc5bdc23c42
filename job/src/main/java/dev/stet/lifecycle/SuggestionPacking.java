package dev.stet.lifecycle;

import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import dev.stet.contract.UnknownFormatException;
import dev.stet.state.Packer;
import dev.stet.state.Packing;
import dev.stet.state.Unpacker;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns a {@link Suggestion} into few bytes and back; the dimensions, which many share, are kept
 * beside. Version 2, or 3 with events that have no opening:
 *
 * <pre>
 * version   1 byte
 * shape     1 byte, what of the following is there
 * base      6 bytes, or 8 where WIDE: event time of the opening, else of the first event; epoch ms
 * opening   event id; length × 2 + 1 if a text follows; text
 * identity  tenant, suggestion id, 16 bytes of user
 * accepts   how many; each: time − base; (length + 1) × 2 + 1 if a text follows; event id and text
 * rejects   how many; each: time − base
 * edits     how many; each: time − base; event id; (retained + 1) × 4 + 2 if the distance is no
 *           whole number of ten thousandths + 1 if a text follows; distance; text
 * closes    how many; each: time − base
 * version   of the last outcome row
 * unopened  of version 3 only: how many; each: time − base; counted in − time; 1 and the source, or 0
 *           for that of the one before
 * </pre>
 *
 * <p>Numbers without a size are of variable length. What hardly differs between suggestions comes
 * first, so that a block of state compresses it away. One thread.
 */
final class SuggestionPacking implements Packing<Suggestion> {

    private static final int VERSION = 2;
    private static final int VERSION_WITH_UNOPENED = 3;

    private static final int OPENING = 1;
    private static final int IDENTITY = 1 << 1;
    private static final int ACCEPTS = 1 << 2;
    private static final int REJECTS = 1 << 3;
    private static final int EDITS = 1 << 4;
    private static final int CLOSES = 1 << 5;
    private static final int TOLD = 1 << 6;
    private static final int WIDE = 1 << 7;

    private static final int NARROW_BYTES = 6;
    private static final double DISTANCE_STEPS = 10_000;

    private static final Accept[] NO_ACCEPTS = {};
    private static final Edit[] NO_EDITS = {};
    private static final long[] NO_INSTANTS = {};

    private final Packer out = new Packer();
    private final Unpacker in = new Unpacker();

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
        out.begin().writeByte(anyUnopened ? VERSION_WITH_UNOPENED : VERSION);
        out.writeByte(shape);
        out.writeFixed(base, wide ? Long.BYTES : NARROW_BYTES);
        if (suggestion.opening != null) {
            writeOpening(suggestion.opening);
        }
        if (suggestion.accepts.length > 0) {
            out.writeVarLong(suggestion.accepts.length);
            for (Accept accept : suggestion.accepts) {
                writeAccept(accept, base);
            }
        }
        writeInstants(suggestion.rejects, base);
        if (suggestion.edits.length > 0) {
            out.writeVarLong(suggestion.edits.length);
            for (Edit edit : suggestion.edits) {
                writeEdit(edit, base);
            }
        }
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
        if (form != VERSION && form != VERSION_WITH_UNOPENED) {
            throw new UnknownFormatException("A suggestion", form);
        }
        int shape = in.readByte();
        long base = in.readFixed((shape & WIDE) != 0 ? Long.BYTES : NARROW_BYTES);
        Opening opening = null;
        if ((shape & OPENING) != 0 && dimensions != null) {
            opening = readOpening(base, dimensions, (shape & IDENTITY) != 0);
        }
        Accept[] accepts =
                (shape & ACCEPTS) == 0
                        ? NO_ACCEPTS
                        : fill(new Accept[(int) in.readVarLong()], i -> readAccept(base));
        long[] rejects = (shape & REJECTS) == 0 ? NO_INSTANTS : readInstants(base);
        Edit[] edits =
                (shape & EDITS) == 0
                        ? NO_EDITS
                        : fill(new Edit[(int) in.readVarLong()], i -> readEdit(base));
        long[] closes = (shape & CLOSES) == 0 ? NO_INSTANTS : readInstants(base);
        long version = (shape & TOLD) == 0 ? 0 : in.readVarLong();
        Unopened[] unopened = form == VERSION ? Unopened.NONE : Unopened.unpack(base, in);
        return new Suggestion(opening, accepts, rejects, edits, closes, version, unopened);
    }

    private static <T> T[] fill(T[] empty, IntFunction<T> each) {
        for (int i = 0; i < empty.length; i++) {
            empty[i] = each.apply(i);
        }
        return empty;
    }

    private static int shape(Suggestion suggestion) {
        Opening opening = suggestion.opening;
        return (opening != null ? OPENING : 0)
                | (opening != null && opening.identity() != null ? IDENTITY : 0)
                | (suggestion.accepts.length > 0 ? ACCEPTS : 0)
                | (suggestion.rejects.length > 0 ? REJECTS : 0)
                | (suggestion.edits.length > 0 ? EDITS : 0)
                | (suggestion.closes.length > 0 ? CLOSES : 0)
                | (suggestion.version != 0 ? TOLD : 0);
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

    private void writeOpening(Opening opening) {
        out.writeId(opening.moment().eventId());
        String text = opening.text();
        out.writeVarLong((long) opening.length() << 1 | (text == null ? 0 : 1));
        if (text != null) {
            out.writeText(text);
        }
        Opening.Identity identity = opening.identity();
        if (identity != null) {
            out.writeText(identity.tenant());
            out.writeId(identity.suggestionId());
            out.writeFixed(identity.user().high(), Long.BYTES);
            out.writeFixed(identity.user().low(), Long.BYTES);
        }
    }

    private Opening readOpening(long at, Dimensions dimensions, boolean withIdentity) {
        Moment moment = new Moment(at, in.readId());
        long head = in.readVarLong();
        String text = (head & 1) == 0 ? null : in.readText();
        Opening.Identity identity =
                withIdentity
                        ? new Opening.Identity(
                                in.readText(),
                                in.readId(),
                                new Key128(in.readFixed(Long.BYTES), in.readFixed(Long.BYTES)))
                        : null;
        return new Opening(moment, dimensions, (int) (head >> 1), text, identity);
    }

    private void writeAccept(Accept accept, long base) {
        String text = accept.text();
        out.writeZigZag(accept.at() - base);
        out.writeVarLong((accept.length() + 1L) << 1 | (text == null ? 0 : 1));
        if (text != null) {
            out.writeId(accept.moment().eventId());
            out.writeText(text);
        }
    }

    private Accept readAccept(long base) {
        long at = base + in.readZigZag();
        long head = in.readVarLong();
        int length = (int) ((head >> 1) - 1);
        return (head & 1) == 0
                ? Accept.withoutText(at, length)
                : new Accept(new Moment(at, in.readId()), length, in.readText());
    }

    private void writeEdit(Edit edit, long base) {
        String text = edit.text();
        long steps = Math.round(edit.distance() * DISTANCE_STEPS);
        boolean exact = steps >= 0 && same(steps / DISTANCE_STEPS, edit.distance());
        out.writeZigZag(edit.at() - base);
        out.writeId(edit.moment().eventId());
        out.writeVarLong(
                (edit.retainedChars() + 1L) << 2 | (exact ? 0 : 2) | (text == null ? 0 : 1));
        if (exact) {
            out.writeVarLong(steps);
        } else {
            out.writeFixed(Double.doubleToRawLongBits(edit.distance()), Double.BYTES);
        }
        if (text != null) {
            out.writeText(text);
        }
    }

    /** To the bit: 0 is not −0, and no number is itself. */
    private static boolean same(double one, double other) {
        return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
    }

    private Edit readEdit(long base) {
        Moment moment = new Moment(base + in.readZigZag(), in.readId());
        long head = in.readVarLong();
        double distance =
                (head & 2) == 0
                        ? in.readVarLong() / DISTANCE_STEPS
                        : Double.longBitsToDouble(in.readFixed(Double.BYTES));
        String text = (head & 1) == 0 ? null : in.readText();
        return new Edit(moment, distance, text, (int) ((head >> 2) - 1));
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
