package dev.stet.bench.peers.corrections;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes state as bytes: big-endian numbers, text as UTF-8 behind its length. */
final class CorrectionPacking {

    private byte[] bytes;
    private ByteBuffer buffer;

    /**
     * @param expected how many bytes there will be, about
     */
    CorrectionPacking(int expected) {
        bytes = new byte[expected];
        buffer = ByteBuffer.wrap(bytes);
    }

    CorrectionPacking number(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    CorrectionPacking number(double value) {
        room(Double.BYTES).putDouble(value);
        return this;
    }

    /**
     * @param value 0 to 65535
     */
    CorrectionPacking count(int value) {
        room(Character.BYTES).putChar((char) value);
        return this;
    }

    CorrectionPacking text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        count(encoded.length);
        room(encoded.length).put(encoded);
        return this;
    }

    byte[] packed() {
        return Arrays.copyOf(bytes, buffer.position());
    }

    static String text(ByteBuffer from) {
        int length = from.getChar();
        String text =
                new String(
                        from.array(),
                        from.arrayOffset() + from.position(),
                        length,
                        StandardCharsets.UTF_8);
        from.position(from.position() + length);
        return text;
    }

    private ByteBuffer room(int more) {
        if (buffer.remaining() < more) {
            int position = buffer.position();
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, position + more));
            buffer = ByteBuffer.wrap(bytes).position(position);
        }
        return buffer;
    }
}
