package dev.stet.sample;

import dev.stet.contract.Key128;
import dev.stet.contract.SampleCandidate;
import dev.stet.contract.SamplePart;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.Stratum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Made-up interactions of one day. */
final class Population {

    private Population() {}

    /** Each in the strata by chance, all in the first. */
    static List<SampleCandidate> random(Random random, int size) {
        List<SampleCandidate> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int strata = Stratum.RANDOM.bit();
            strata |= random.nextInt(5) == 0 ? Stratum.LOW_RATED.bit() : 0;
            strata |= random.nextInt(7) == 0 ? Stratum.LOW_CONFIDENCE.bit() : 0;
            strata |= random.nextInt(9) == 0 ? Stratum.FLAGGED.bit() : 0;
            all.add(candidate(random, "i" + i, strata));
        }
        return all;
    }

    /** With a key as a keyed hash makes it: every bit by chance. */
    static SampleCandidate candidate(Random random, String id, int strata) {
        return new SampleCandidate(
                new Key128(random.nextLong(), random.nextLong()), id, 7_000, strata);
    }

    /** All as one part, which came in any order and any number of parts. */
    static SamplePart shuffled(List<SampleCandidate> all, SampleSizes sizes, Random random) {
        List<SampleCandidate> order = new ArrayList<>(all);
        Collections.shuffle(order, random);
        List<SamplePart> parts = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            parts.add(new SamplePart());
        }
        for (SampleCandidate candidate : order) {
            parts.get(random.nextInt(parts.size())).add(candidate, sizes);
        }
        while (parts.size() > 1) {
            SamplePart one = parts.remove(random.nextInt(parts.size()));
            if (random.nextBoolean()) {
                one.trim(sizes);
            }
            parts.get(random.nextInt(parts.size())).add(one, sizes);
        }
        return parts.get(0);
    }

    /** The definition: all members of a stratum by its word of the key, as numbers without sign. */
    static List<SampleCandidate> inOrder(List<SampleCandidate> all, Stratum stratum) {
        return all.stream()
                .filter(one -> (one.strata() >> stratum.ordinal() & 1) == 1)
                .sorted(Comparator.comparingLong(one -> word(one.key(), stratum.ordinal())))
                .toList();
    }

    private static long word(Key128 key, int word) {
        return Long.parseLong(key.toString().substring(8 * word, 8 * word + 8), 16);
    }
}
