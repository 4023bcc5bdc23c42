package dev.stet.ingest;

import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the dimensions of a record, the same instances for the same values as long as the caches
 * hold them; bounded, so that a flood of values costs allocations and nothing else.
 */
final class DimensionsCache {

    private static final int STRINGS = 1 << 13;
    private static final int TUPLES = 1 << 12;

    private final int[] kept;
    private final long keptBits;
    private final int length;
    private final ByteCache<String> strings = new ByteCache<>(STRINGS);
    private final @Nullable Tuple[] tuples = new Tuple[TUPLES];
    private final @Nullable String[] values;

    private record Tuple(String[] values, Dimensions dimensions) {}

    /**
     * @param dimensions the ones to keep
     */
    DimensionsCache(Set<Dimension> dimensions) {
        kept =
                dimensions.stream()
                        .filter(dimension -> dimension != Dimension.SOURCE)
                        .mapToInt(Dimension::ordinal)
                        .sorted()
                        .toArray();
        long bits = 0;
        for (int dimension : kept) {
            bits |= Field.bit(Field.FEATURE.ordinal() + dimension);
        }
        keptBits = bits;
        length = kept.length == 0 ? 0 : kept[kept.length - 1] + 1;
        values = new String[length];
    }

    /** Of a record whose fields have been checked. */
    Dimensions of(FieldValues fields, long present) {
        if ((present & keptBits) == 0) {
            return Dimensions.NONE;
        }
        int hash = 0;
        for (int dimension : kept) {
            int field = Field.FEATURE.ordinal() + dimension;
            String value = (present & Field.bit(field)) == 0 ? null : string(fields, field);
            values[dimension] = value;
            hash = hash * 31 + (value == null ? 0 : value.hashCode());
        }
        int slot = (hash * 0x9E3779B1) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(TUPLES));
        Tuple tuple = tuples[slot];
        if (tuple == null || !Arrays.equals(tuple.values, values)) {
            String[] copy = values.clone();
            tuple = new Tuple(copy, new Dimensions(copy));
            tuples[slot] = tuple;
        }
        return tuple.dimensions;
    }

    private String string(FieldValues fields, int field) {
        fields.string(Field.ALL.get(field));
        String value = strings.find(this, fields.bytes(), fields.from(), fields.to());
        if (value == null) {
            value = fields.name();
            strings.put(this, fields.bytes(), fields.from(), fields.to(), value);
        }
        return value;
    }
}
