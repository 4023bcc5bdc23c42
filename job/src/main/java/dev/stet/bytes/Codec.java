package dev.stet.bytes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The binary form of a type, for the wire and for state. An implementation is final and has a
 * public constructor without arguments; what fields it has are room to work in, so that an instance
 * serves one thread.
 *
 * <p>Forms meant for state begin with a version byte, so that a later release can still read them.
 */
public interface Codec<T> {

    void write(T value, DataOutput out) throws IOException;

    T read(DataInput in) throws IOException;
}
