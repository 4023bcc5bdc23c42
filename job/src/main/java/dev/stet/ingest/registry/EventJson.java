package dev.stet.ingest.registry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes one flat JSON object. Strings are copied as they are: who reads it checks their UTF-8. */
final class EventJson {

    private static final int FIRST_BYTES = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_BYTES);

    /** A string, from its UTF-8. */
    void string(String name, byte[] data, int from, int to) {
        name(name);
        out.write('"');
        int copied = from;
        for (int at = from; at < to; at++) {
            byte next = data[at];
            if (next == '"' || next == '\\' || next >= 0 && next < ' ') {
                out.write(data, copied, at - copied);
                ascii("\\u%04x".formatted((int) next));
                copied = at + 1;
            }
        }
        out.write(data, copied, to - copied);
        out.write('"');
    }

    void string(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        string(name, bytes, 0, bytes.length);
    }

    /** NaN and the infinities, which JSON lacks, as strings: they are refused by the name. */
    void number(String name, double value, String literal) {
        if (Double.isFinite(value)) {
            literal(name, literal);
        } else {
            string(name, literal);
        }
    }

    /** A number, or true or false. */
    void literal(String name, String literal) {
        name(name);
        ascii(literal);
    }

    byte[] bytes() {
        if (out.size() == 0) {
            out.write('{');
        }
        out.write('}');
        return out.toByteArray();
    }

    private void name(String name) {
        out.write(out.size() == 0 ? '{' : ',');
        out.write('"');
        ascii(name);
        ascii("\":");
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
