package dev.stet.contract;

import dev.stet.bytes.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The interactions of a tenant's day, or of a part of them: how many each {@link Stratum} has, and
 * of each stratum the first in its order, as many as a week may draw. The parts of a day add up to
 * the day, in whatever order they come. Not thread-safe.
 */
public final class SamplePart {

    /** So many more than can be drawn are kept before those that cannot be are forgotten. */
    private static final int SPARE = 64;

    private final long[] counts = new long[Stratum.COUNT];
    private final Map<Key128, SampleCandidate> kept = new HashMap<>();

    /** One of its own that has the same. */
    public SamplePart copy() {
        SamplePart copy = new SamplePart();
        System.arraycopy(counts, 0, copy.counts, 0, counts.length);
        copy.kept.putAll(kept);
        return copy;
    }

    /** How many interactions the stratum has. */
    public long count(Stratum stratum) {
        return counts[stratum.ordinal()];
    }

    /** Those that can be drawn, in no certain order. */
    public Collection<SampleCandidate> kept() {
        return Collections.unmodifiableCollection(kept.values());
    }

    /** Adds one that no part of the day has yet. */
    public void add(SampleCandidate candidate, SampleSizes sizes) {
        for (Stratum stratum : Stratum.values()) {
            counts[stratum.ordinal()] += stratum.isIn(candidate.strata()) ? 1 : 0;
        }
        kept.put(candidate.key(), candidate);
        if (kept.size() > 2 * sizes.total() + SPARE) {
            trim(sizes);
        }
    }

    /** Adds what another part of the day has. */
    public void add(SamplePart part, SampleSizes sizes) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += part.counts[i];
        }
        kept.putAll(part.kept);
        trim(sizes);
    }

    /** Forgets those that cannot be drawn. */
    public void trim(SampleSizes sizes) {
        Set<Key128> wanted = new HashSet<>();
        for (Stratum stratum : Stratum.values()) {
            first(stratum, sizes.of(stratum)).forEach(one -> wanted.add(one.key()));
        }
        kept.keySet().retainAll(wanted);
    }

    /** The first of a stratum in its order, the very first at the front. */
    public List<SampleCandidate> first(Stratum stratum, int most) {
        return kept.values().stream()
                .filter(one -> stratum.isIn(one.strata()))
                .sorted(SampleCandidate.orderOf(stratum))
                .limit(most)
                .toList();
    }

    /**
     * Forgets some; the counts stay.
     *
     * @return whether there were any
     */
    public boolean removeIf(Predicate<SampleCandidate> test) {
        return kept.values().removeIf(test);
    }

    public void write(DataOutput out) throws IOException {
        for (long count : counts) {
            Binary.writeVarLong(out, count);
        }
        Binary.writeVarLong(out, kept.size());
        for (SampleCandidate candidate : new TreeMap<>(kept).values()) {
            candidate.write(out);
        }
    }

    public static SamplePart read(DataInput in) throws IOException {
        SamplePart part = new SamplePart();
        for (int i = 0; i < part.counts.length; i++) {
            part.counts[i] = Binary.readVarLong(in);
        }
        long size = Binary.readVarLong(in);
        for (long i = 0; i < size; i++) {
            SampleCandidate candidate = SampleCandidate.read(in);
            part.kept.put(candidate.key(), candidate);
        }
        return part;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SamplePart part
                && Arrays.equals(counts, part.counts)
                && kept.equals(part.kept);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(counts) + kept.hashCode();
    }
}
