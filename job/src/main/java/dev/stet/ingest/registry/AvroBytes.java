package dev.stet.ingest.registry;

import dev.stet.bytes.Binary;
import dev.stet.bytes.WireReader;
import dev.stet.bytes.WireReader.BrokenException;
import dev.stet.contract.Refusal.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The bytes of one Avro record, read from the first on. Each method throws where the record does
 * not have what is read.
 */
final class AvroBytes {

    private static final int DEEPEST = 64;

    private final byte[] data;
    private final WireReader numbers;
    private final int from;
    private final int to;
    private int at;

    AvroBytes(byte[] data, int from, int to) {
        this.data = data;
        this.numbers = new WireReader(data);
        this.from = from;
        this.to = to;
        this.at = from;
    }

    byte[] data() {
        return data;
    }

    /** The index of the next byte. */
    int at() {
        return at;
    }

    int left() {
        return to - at;
    }

    boolean bool() throws UnreadableException {
        return data[skip(1)] != 0;
    }

    long zigZag() throws UnreadableException {
        try {
            long number = numbers.varint(at, to);
            at += numbers.length(at);
            return Binary.ofZigZag(number);
        } catch (BrokenException e) {
            throw broken();
        }
    }

    float float32() throws UnreadableException {
        return Float.intBitsToFloat((int) numbers.fixed(skip(Float.BYTES), Float.BYTES));
    }

    double float64() throws UnreadableException {
        return Double.longBitsToDouble(numbers.fixed(skip(Double.BYTES), Double.BYTES));
    }

    /** Skips a length and as many bytes. Returns the index of the first of them. */
    int skipBytes() throws UnreadableException {
        return skip(zigZag());
    }

    Schema branch(Schema union) throws UnreadableException {
        return one(union.getTypes());
    }

    String symbol(Schema ofEnum) throws UnreadableException {
        return one(ofEnum.getEnumSymbols());
    }

    private <T> T one(List<T> choices) throws UnreadableException {
        long index = zigZag();
        if (index < 0 || index >= choices.size()) {
            throw broken();
        }
        return choices.get((int) index);
    }

    /**
     * @param type of bytes, or of a fixed number of them
     * @return a number as JSON has it
     */
    String decimal(Schema type, int scale) throws UnreadableException {
        int start = type.getType() == Schema.Type.FIXED ? skip(type.getFixedSize()) : skipBytes();
        if (start == at) {
            throw broken();
        }
        return new BigDecimal(new BigInteger(data, start, at - start), scale).toString();
    }

    /** Skips a value of any type. */
    void skip(Schema type) throws UnreadableException {
        skip(type, 0);
    }

    private void skip(Schema type, int level) throws UnreadableException {
        if (level > DEEPEST) {
            throw new UnreadableException(
                    Reason.TOO_DEEP, "expected at most %d levels".formatted(DEEPEST));
        }
        switch (type.getType()) {
            case NULL -> {
                // Takes no bytes.
            }
            case BOOLEAN -> skip(1);
            case INT, LONG, ENUM -> zigZag();
            case FLOAT -> skip(Float.BYTES);
            case DOUBLE -> skip(Double.BYTES);
            case STRING, BYTES -> skipBytes();
            case FIXED -> skip(type.getFixedSize());
            case UNION -> skip(branch(type), level + 1);
            case RECORD -> {
                for (Schema.Field field : type.getFields()) {
                    skip(field.schema(), level + 1);
                }
            }
            case ARRAY -> skipBlocks(type.getElementType(), false, level + 1);
            case MAP -> skipBlocks(type.getValueType(), true, level + 1);
        }
    }

    /** Blocks of items, each behind their number; a negative one precedes a length in bytes. */
    private void skipBlocks(Schema item, boolean keyed, int level) throws UnreadableException {
        for (long count = zigZag(); count != 0; count = zigZag()) {
            if (count < 0) {
                skipBytes();
                continue;
            }
            int start = -1;
            // Items without bytes can be any number: the first is as good as all.
            for (long i = 0; i < count && start != at; i++) {
                start = at;
                if (keyed) {
                    skipBytes();
                }
                skip(item, level);
            }
        }
    }

    /** The index of the first of these bytes. */
    private int skip(long count) throws UnreadableException {
        try {
            int start = at;
            at = numbers.end(at, to, count);
            return start;
        } catch (BrokenException e) {
            throw broken();
        }
    }

    private UnreadableException broken() {
        return new UnreadableException(
                Reason.MALFORMED_JSON,
                "it is torn, or not of its schema, at byte %d behind the frame"
                        .formatted(at - from));
    }
}
