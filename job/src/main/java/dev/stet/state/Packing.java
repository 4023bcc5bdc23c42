package dev.stet.state;

import dev.stet.contract.Dimensions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of thing becomes few bytes and back. The bytes begin with the version of the form,
 * and bit 0 of the second byte says whether there are shared dimensions. One thread.
 *
 * @param <T> what is packed
 */
public interface Packing<T> {

    byte[] pack(T value);

    /** The dimensions, stored separately since many entries share them; null for none. */
    @Nullable Dimensions shared(T value);

    /**
     * @param dimensions those that {@link #shared} returned; null for none
     * @throws IOException where the form is not known
     */
    T unpack(byte[] packed, @Nullable Dimensions dimensions) throws IOException;

    /** What is known of a key that was never kept. */
    T nothing();
}
