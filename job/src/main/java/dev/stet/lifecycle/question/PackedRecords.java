package dev.stet.lifecycle.question;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.bytes.UnknownFormatException;
import dev.stet.bytes.Utf8;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A small map from ids to bytes that is one array of bytes and one of numbers, however many
 * records: next to nothing for the garbage collector to follow, and what changes in it makes no
 * object. A lookup passes over a number per record, so it is meant for hundreds, not for thousands.
 */
final class PackedRecords {

    private static final byte[] NO_BYTES = new byte[0];
    private static final int[] NO_INDEX = new int[0];

    /** By record: the hash of its id, the length of its id, and where it ends. */
    private static final int NUMBERS = 3;

    private byte[] bytes = NO_BYTES;
    private int[] index = NO_INDEX;
    private int size;

    int size() {
        return size;
    }

    /** How many bytes of memory there are. */
    int capacity() {
        return bytes.length + index.length * Integer.BYTES;
    }

    /** The record's number, good until the next change; negative where there is none. */
    int find(Utf8 id) {
        int hash = id.hashCode();
        byte[] wanted = id.bytes();
        for (int record = 0; record < size; record++) {
            if (index[record * NUMBERS] == hash
                    && idLength(record) == wanted.length
                    && Arrays.equals(
                            bytes,
                            start(record),
                            start(record) + wanted.length,
                            wanted,
                            0,
                            wanted.length)) {
                return record;
            }
        }
        return -1;
    }

    Utf8 id(int record) {
        return new Utf8(Arrays.copyOfRange(bytes, start(record), valueStart(record)));
    }

    /** All records; read only, and what {@link #valueStart} is a place in. */
    byte[] bytes() {
        return bytes;
    }

    int valueStart(int record) {
        return start(record) + idLength(record);
    }

    int valueLength(int record) {
        return end(record) - valueStart(record);
    }

    void put(Utf8 id, byte[] value, int length) {
        int record = find(id);
        if (record < 0) {
            append(id, value, length);
            return;
        }
        int from = valueStart(record);
        int grown = length - valueLength(record);
        if (grown != 0) {
            int rest = end(record);
            int used = used();
            reserve(used + grown);
            System.arraycopy(bytes, rest, bytes, rest + grown, used - rest);
            moveEnds(record, grown);
        }
        System.arraycopy(value, 0, bytes, from, length);
    }

    private void append(Utf8 id, byte[] value, int length) {
        byte[] idBytes = id.bytes();
        int from = used();
        int to = from + idBytes.length + length;
        reserve(to);
        System.arraycopy(idBytes, 0, bytes, from, idBytes.length);
        System.arraycopy(value, 0, bytes, from + idBytes.length, length);
        int place = size * NUMBERS;
        if (place == index.length) {
            index = Arrays.copyOf(index, place + NUMBERS * (1 + size / 2));
        }
        index[place] = id.hashCode();
        index[place + 1] = idBytes.length;
        index[place + 2] = to;
        size++;
    }

    void remove(int record) {
        int from = start(record);
        int rest = end(record);
        System.arraycopy(bytes, rest, bytes, from, used() - rest);
        moveEnds(record, from - rest);
        int next = (record + 1) * NUMBERS;
        System.arraycopy(index, next, index, next - NUMBERS, size * NUMBERS - next);
        size--;
    }

    /** A copy without room to spare. */
    PackedRecords copy() {
        PackedRecords copy = new PackedRecords();
        copy.bytes = Arrays.copyOf(bytes, used());
        copy.index = Arrays.copyOf(index, size * NUMBERS);
        copy.size = size;
        return copy;
    }

    private void moveEnds(int first, int by) {
        for (int record = first; record < size; record++) {
            index[record * NUMBERS + 2] += by;
        }
    }

    private void reserve(int length) {
        if (length > bytes.length) {
            bytes = Arrays.copyOf(bytes, length + length / 4);
        }
    }

    private int used() {
        return start(size);
    }

    private int start(int record) {
        return record == 0 ? 0 : end(record - 1);
    }

    private int end(int record) {
        return index[record * NUMBERS + 2];
    }

    private int idLength(int record) {
        return index[record * NUMBERS + 1];
    }

    /**
     * The form in state, without a version, part of a larger one: how many, the lengths of each,
     * all bytes.
     */
    void write(DataOutput out) throws IOException {
        Binary.writeVarLong(out, size);
        for (int record = 0; record < size; record++) {
            Binary.writeVarLong(out, idLength(record));
            Binary.writeVarLong(out, valueLength(record));
        }
        out.write(bytes, 0, used());
    }

    static PackedRecords read(DataInput in) throws IOException {
        PackedRecords read = new PackedRecords();
        read.size = (int) Binary.readVarLong(in);
        read.index = new int[read.size * NUMBERS];
        int end = 0;
        for (int record = 0; record < read.size; record++) {
            int idLength = (int) Binary.readVarLong(in);
            end += idLength + (int) Binary.readVarLong(in);
            read.index[record * NUMBERS + 1] = idLength;
            read.index[record * NUMBERS + 2] = end;
        }
        read.bytes = new byte[end];
        in.readFully(read.bytes);
        for (int record = 0; record < read.size; record++) {
            read.index[record * NUMBERS] = read.id(record).hashCode();
        }
        return read;
    }

    /** The form in state by itself, version 1. */
    public static final class StateCodec implements Codec<PackedRecords> {

        private static final int VERSION = 1;

        @Override
        public void write(PackedRecords records, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            records.write(out);
        }

        @Override
        public PackedRecords read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnknownFormatException("A page of records", version);
            }
            return PackedRecords.read(in);
        }
    }
}
