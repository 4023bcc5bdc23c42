package dev.stet.bench.coverage;

import dev.stet.udf.BucketSums;
import dev.stet.udf.ProportionDifference;
import java.util.SplittableRandom;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * How often the 95 % interval of a difference holds 0, where there is none.
 *
 * @param users in each of the two groups
 * @param same whether both groups have the same users, as when all users see both models
 * @param clustered the share of samples whose interval by buckets of users holds 0
 * @param newcombe that of the interval that takes events for independent
 */
record DifferenceCoverage(Users kind, int users, boolean same, double clustered, double newcombe) {

    private static final ProportionDifference DIFFERENCE = new ProportionDifference();

    /**
     * @param draws how many samples
     */
    static DifferenceCoverage of(Users kind, int users, boolean same, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int clustered = 0;
        int newcombe = 0;
        for (int draw = 0; draw < draws; draw++) {
            UserSample[] samples =
                    same
                            ? ofSame(kind, users, random)
                            : new UserSample[] {
                                UserSample.of(kind, users, random),
                                UserSample.of(kind, users, random)
                            };
            clustered +=
                    holdsNone(
                                    DIFFERENCE.eval(
                                            samples[0].numerators(),
                                            samples[0].denominators(),
                                            samples[1].numerators(),
                                            samples[1].denominators()))
                            ? 1
                            : 0;
            newcombe +=
                    holdsNone(
                                    DIFFERENCE.eval(
                                            samples[0].positives(),
                                            samples[0].all(),
                                            samples[1].positives(),
                                            samples[1].all()))
                            ? 1
                            : 0;
        }
        return new DifferenceCoverage(
                kind, users, same, (double) clustered / draws, (double) newcombe / draws);
    }

    /** Each event of a user is in either group, whatever the user's other events are. */
    private static UserSample[] ofSame(Users kind, int users, SplittableRandom random) {
        UserSample[] samples = {new UserSample(), new UserSample()};
        for (int user = 0; user < users; user++) {
            int bucket = random.nextInt(BucketSums.BUCKETS);
            int ofUser = 2 * kind.events(random);
            int counts = 0;
            for (int event = 0; event < ofUser; event++) {
                boolean next = kind.next(counts, event, random);
                counts += next ? 1 : 0;
                samples[random.nextInt(2)].add(bucket, next);
            }
        }
        return samples;
    }

    private static boolean holdsNone(@Nullable Row difference) {
        if (difference == null) {
            throw new IllegalStateException("no interval of samples that have events");
        }
        return Boolean.FALSE.equals(difference.getField(3));
    }
}
