package dev.stet.bench.coverage;

import dev.stet.udf.BucketSums;
import java.util.SplittableRandom;

/** Events of some users, by bucket. */
final class UserSample {

    private final long[] counted = new long[BucketSums.BUCKETS];
    private final long[] events = new long[BucketSums.BUCKETS];
    private long positives;
    private long all;

    /**
     * Adds one event.
     *
     * @param counts whether it counts
     */
    void add(int bucket, boolean counts) {
        counted[bucket] += counts ? 1 : 0;
        events[bucket]++;
        positives += counts ? 1 : 0;
        all++;
    }

    /** Users of one kind, each with all events. */
    static UserSample of(Users kind, int users, SplittableRandom random) {
        UserSample sample = new UserSample();
        for (int user = 0; user < users; user++) {
            int bucket = random.nextInt(BucketSums.BUCKETS);
            int ofUser = kind.events(random);
            int counts = 0;
            for (int event = 0; event < ofUser; event++) {
                boolean next = kind.next(counts, event, random);
                counts += next ? 1 : 0;
                sample.add(bucket, next);
            }
        }
        return sample;
    }

    /** A column of the events that count, by bucket. */
    byte[] numerators() {
        return BucketSums.of(counted).bytes();
    }

    /** A column of all events by bucket. */
    byte[] denominators() {
        return BucketSums.of(events).bytes();
    }

    long positives() {
        return positives;
    }

    long all() {
        return all;
    }
}
