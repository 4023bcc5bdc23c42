package dev.stet.ingest;

import dev.stet.bytes.ByteCache;
import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.FieldValues;
import java.util.Arrays;
import java.util.Set;

/**
 * Makes the dimensions of a record, the same instances for the same values as long as the caches
 * hold them; bounded, so that a flood of values costs allocations and nothing else.
 */
final class DimensionsCache {

    /** Stands in no UTF-8, so that no values run together like others. */
    private static final byte SEPARATOR = (byte) 0xFF;

    private static final int STRINGS = 1 << 13;
    private static final int TUPLES = 1 << 12;

    /** The fields of the kept dimensions, in their order. */
    private final Field[] kept;

    private final long keptBits;
    private final ByteCache<String> strings = new ByteCache<>(STRINGS);
    private final ByteCache<Dimensions> tuples = new ByteCache<>(TUPLES);

    /** The values of the kept dimensions, each with a separator after it. */
    private byte[] key = new byte[256];

    /**
     * @param dimensions the ones to keep
     */
    DimensionsCache(Set<Dimension> dimensions) {
        kept =
                dimensions.stream()
                        .filter(dimension -> dimension != Dimension.SOURCE)
                        .map(dimension -> Field.ALL.get(Field.ordinalOf(dimension)))
                        .sorted()
                        .toArray(Field[]::new);
        long bits = 0;
        for (Field field : kept) {
            bits |= field.bit();
        }
        keptBits = bits;
    }

    /** Of a record whose fields have been checked. */
    Dimensions of(FieldValues fields, long present) {
        if ((present & keptBits) == 0) {
            return Dimensions.NONE;
        }
        int length = 0;
        for (Field field : kept) {
            if ((present & field.bit()) != 0) {
                fields.string(field);
                length = append(fields.bytes(), fields.from(), fields.to(), length);
            } else {
                length = append(key, 0, 0, length);
            }
        }
        Dimensions known = tuples.find(this, key, 0, length);
        if (known == null) {
            known = make(fields, present);
            tuples.put(this, key, 0, length, known);
        }
        return known;
    }

    private int append(byte[] bytes, int from, int to, int at) {
        int separator = at + to - from;
        if (separator >= key.length) {
            key = Arrays.copyOf(key, Math.max(separator + 1, key.length * 2));
        }
        System.arraycopy(bytes, from, key, at, to - from);
        key[separator] = SEPARATOR;
        return separator + 1;
    }

    private Dimensions make(FieldValues fields, long present) {
        String[] values = new String[dimension(kept[kept.length - 1]) + 1];
        for (Field field : kept) {
            if ((present & field.bit()) != 0) {
                values[dimension(field)] = string(fields, field);
            }
        }
        return new Dimensions(values);
    }

    /** The ordinal of the {@link Dimension}. */
    private static int dimension(Field field) {
        return field.ordinal() - Field.FEATURE.ordinal();
    }

    private String string(FieldValues fields, Field field) {
        fields.string(field);
        String value = strings.find(this, fields.bytes(), fields.from(), fields.to());
        if (value == null) {
            value = fields.name();
            strings.put(this, fields.bytes(), fields.from(), fields.to(), value);
        }
        return value;
    }
}
