package dev.stet.local.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Builds a key whose unsigned bytes order as its parts do, one after the other: text by code point,
 * numbers by value. No key is the beginning of another one made of the same kinds of parts.
 */
public final class SortKey {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    /** A zero within the text is escaped, since a zero ends it. */
    public SortKey text(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.write(b);
            if (b == 0) {
                bytes.write(1);
            }
        }
        bytes.write(0);
        bytes.write(0);
        return this;
    }

    public SortKey number(long number) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number ^ Long.MIN_VALUE).array());
        return this;
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }
}
