package dev.stet.lifecycle.question;

import dev.stet.bytes.Binary;
import dev.stet.contract.Dimensions;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How many questions one user asked per minute and combination of dimensions, so that it is known
 * which is the first in a cell and which the last taken back. At most 1,440 minutes in 24 hours and
 * combination, however many the questions.
 */
final class UserMinutes {

    /** What is counted: the index in {@code View.QUESTION.distinct()}. */
    static final int ASKED = 0;

    static final int REPEATED = 1;

    private static final long MINUTE_MILLIS = 60_000L;

    /** Enough for more combinations than a day's memory could hold. */
    private static final int NUMBER_BITS = 24;

    private static final int KIND_BITS = 32;
    private static final long[] NONE = new long[0];

    private final DimensionsTable dimensions;

    /**
     * Two to an entry, sorted by minute: the minute since 1970 with the number of the dimensions in
     * the low bits; the questions asked with the repeats in the low bits.
     */
    private long[] entries = NONE;

    private int size;

    UserMinutes(DimensionsTable dimensions) {
        this.dimensions = dimensions;
    }

    static long minute(long atMillis) {
        return Math.floorDiv(atMillis, MINUTE_MILLIS);
    }

    /** When a minute starts. */
    static long millis(long minute) {
        return minute * MINUTE_MILLIS;
    }

    int size() {
        return size;
    }

    /** How many bytes of memory there are. */
    int capacity() {
        return entries.length * Long.BYTES;
    }

    /** The first entry at or after this minute; {@link #size()} if there is none. */
    int from(long minute) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (minuteOf(middle) < minute) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long minuteOf(int entry) {
        return entries[2 * entry] >> NUMBER_BITS;
    }

    Dimensions dimensions(int entry) {
        return dimensions.at(number(entry));
    }

    int count(int entry, int kind) {
        long counts = entries[2 * entry + 1];
        return (int) (kind == ASKED ? counts >> KIND_BITS : counts);
    }

    private int number(int entry) {
        return (int) entries[2 * entry] & ((1 << NUMBER_BITS) - 1);
    }

    /** Counts one question more (or less, by a negative amount) in this minute. */
    void add(int kind, long minute, Dimensions combination, int amount) {
        int number = dimensions.number(combination);
        int entry = from(minute);
        while (entry < size && minuteOf(entry) == minute && number(entry) != number) {
            entry++;
        }
        if (entry == size || minuteOf(entry) != minute) {
            insert(entry, (minute << NUMBER_BITS) | number);
        }
        entries[2 * entry + 1] += kind == ASKED ? (long) amount << KIND_BITS : amount;
    }

    private void insert(int entry, long place) {
        if (2 * size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * (size + 1 + size / 4));
        }
        System.arraycopy(entries, 2 * entry, entries, 2 * entry + 2, 2 * (size - entry));
        entries[2 * entry] = place;
        entries[2 * entry + 1] = 0;
        size++;
    }

    /** Only from this minute on, with the numbers of another table. */
    UserMinutes since(long minute, DimensionsTable renumbered) {
        UserMinutes later = new UserMinutes(renumbered);
        int first = from(minute);
        later.size = size - first;
        later.entries = Arrays.copyOfRange(entries, 2 * first, 2 * size);
        for (int entry = 0; entry < later.size; entry++) {
            long number = renumbered.number(dimensions(first + entry));
            later.entries[2 * entry] = (later.minuteOf(entry) << NUMBER_BITS) | number;
        }
        return later;
    }

    /** A copy without room to spare. */
    UserMinutes copy(DimensionsTable copied) {
        UserMinutes copy = new UserMinutes(copied);
        copy.entries = Arrays.copyOf(entries, 2 * size);
        copy.size = size;
        return copy;
    }

    /** The form in state, part of a larger one. */
    void write(DataOutput out) throws IOException {
        Binary.writeVarLong(out, size);
        long minute = 0;
        for (int entry = 0; entry < size; entry++) {
            Binary.writeZigZag(out, minuteOf(entry) - minute);
            minute = minuteOf(entry);
            Binary.writeVarLong(out, number(entry));
            Binary.writeVarLong(out, count(entry, ASKED));
            Binary.writeVarLong(out, count(entry, REPEATED));
        }
    }

    static UserMinutes read(DataInput in, DimensionsTable dimensions) throws IOException {
        UserMinutes read = new UserMinutes(dimensions);
        read.size = (int) Binary.readVarLong(in);
        read.entries = new long[2 * read.size];
        long minute = 0;
        for (int entry = 0; entry < read.size; entry++) {
            minute += Binary.readZigZag(in);
            long number = Binary.readVarLong(in);
            long asked = Binary.readVarLong(in);
            read.entries[2 * entry] = (minute << NUMBER_BITS) | number;
            read.entries[2 * entry + 1] = (asked << KIND_BITS) | Binary.readVarLong(in);
        }
        return read;
    }
}
