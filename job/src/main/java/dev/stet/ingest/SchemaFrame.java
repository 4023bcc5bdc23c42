package dev.stet.ingest;

import java.util.HexFormat;

/** What serializers of a schema registry put before a record: a zero and the id of its schema. */
public final class SchemaFrame {

    /** How long it is. */
    public static final int BYTES = 5;

    private SchemaFrame() {}

    /** Whether a record begins with one, and goes on behind it. No schema has the id 0. */
    public static boolean isAt(byte[] record, int from, int to) {
        return to - from > BYTES && record[from] == 0 && id(record, from) != 0;
    }

    /** The id, without a sign. */
    public static int id(byte[] record, int from) {
        int id = 0;
        for (int i = 1; i < BYTES; i++) {
            id = id << Byte.SIZE | record[from + i] & 0xFF;
        }
        return id;
    }

    /** What a refusal of such a record begins with. */
    static String shown(byte[] record, int from) {
        return "begins with %s, the frame of a schema registry"
                .formatted(HexFormat.ofDelimiter(" ").formatHex(record, from, from + BYTES));
    }
}
